//! Which files git tracks, and with which command each is moved then.

use std::collections::HashSet;
use std::path::Path;

use super::environment::Environment;
use super::repository::Repository;
use super::walk::CLIENTS_FOLDER;
use crate::error::Result;

/// The client files that git's index has.
#[derive(Default)]
pub struct Tracked(HashSet<String>);

impl Tracked {
    /// Asks git about the ledger at `root`; none where git cannot tell.
    pub fn of(root: &Path, environment: &Environment) -> Tracked {
        match Repository::open(root, environment) {
            Ok(Some(repository)) => Tracked(repository.tracked_clients().unwrap_or_default().into_iter().collect()),
            _ => Tracked::default(),
        }
    }

    /// The command that moves a file, its path relative to the ledger's root: `git mv` refuses what git does not track.
    pub fn mover(&self, path: &str) -> &'static str {
        if self.0.contains(path) { "git mv" } else { "mv" }
    }
}

impl Repository {
    /// Whether git's index has a file, given from the top of the work tree; not where git cannot tell.
    pub(super) fn tracks(&self, inside: &str) -> bool {
        let listed = self.git(&["ls-files", "-z", "--", inside]);
        listed.is_ok_and(|listed| !listed.is_empty())
    }

    fn tracked_clients(&self) -> Result<Vec<String>> {
        let clients = self.place.in_git(CLIENTS_FOLDER);
        let listed = self.git(&["ls-files", "-z", "--full-name", "--", &clients])?;
        Ok(listed.split(|byte| *byte == 0).map(|path| self.below_root(path)).collect())
    }
}
