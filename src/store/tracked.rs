//! Whether git tracks a file, and with which command it is moved then.

use std::path::Path;

use super::environment::Environment;
use super::repository::Repository;

impl Repository {
    /// Whether git's index has a file, given from the top of the work tree; not where git cannot tell.
    pub(super) fn tracks(&self, inside: &str) -> bool {
        let listed = self.git(&["ls-files", "-z", "--", inside]);
        listed.is_ok_and(|listed| !listed.is_empty())
    }
}

/// The command that moves a file of the ledger at `root`: `git mv` refuses what git does not track.
pub fn mover(root: &Path, environment: &Environment, path: &str) -> &'static str {
    match Repository::open(root, environment) {
        Ok(Some(repository)) if repository.tracks(&repository.place.in_git(path)) => "git mv",
        _ => "mv",
    }
}
