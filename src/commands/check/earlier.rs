//! The state of the ledger that a check compares with.

use std::collections::HashMap;

use crate::ledger::ClientFile;
use crate::store::Snapshot;

/// The ledger as the last commit holds it.
pub struct Earlier {
    snapshot: Snapshot,
    paths: HashMap<String, String>,
}

impl Earlier {
    /// Of one state of the files.
    pub fn new(snapshot: Snapshot) -> Earlier {
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
