//! The state of the ledger that a check compares with.

use std::collections::HashMap;
use std::path::Path;

use crate::error::Result;
use crate::ledger::ClientFile;
use crate::store::{Before, Environment, Snapshot};

/// The ledger as the last commit holds it.
pub struct Earlier {
    snapshot: Snapshot,
    paths: HashMap<String, String>,
}

/// What is told where the commit before is not there to compare with.
const CUT_OFF: &str = "the history of this clone begins here, so nobody can tell what this commit rewrote: \
    `git fetch --deepen 1`, then check again";

impl Earlier {
    /// What stood before a revision; without one, before what is staged. Beside it a word where there was something that this
    /// clone does not have.
    ///
    /// # Errors
    /// Where git cannot read it.
    pub fn before(
        root: &Path,
        revision: Option<&str>,
        environment: &Environment,
    ) -> Result<(Option<Earlier>, Option<&'static str>)> {
        Ok(match Snapshot::before(root, revision, environment)? {
            Before::Commit(snapshot) => (Some(Earlier::new(snapshot)), None),
            Before::Nothing => (None, None),
            Before::CutOff => (None, Some(CUT_OFF)),
        })
    }

    fn new(snapshot: Snapshot) -> Earlier {
        let files = snapshot.list().into_iter().map(|stored| ClientFile::at(&stored.path));
        let paths = files.map(|file| (file.slug, file.path)).collect();
        Earlier { snapshot, paths }
    }

    /// The bytes of a file, found by its slug where it stood in another folder.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let there = || self.paths.get(&ClientFile::at(path).slug);
        self.snapshot.read(path).ok().or_else(|| self.snapshot.read(there()?).ok())
    }
}
