//! Whether git tracks a file.

use super::repository::Repository;

impl Repository {
    /// Whether git's index has a file, given from the top of the work tree; not where git cannot tell.
    pub(super) fn tracks(&self, inside: &str) -> bool {
        let listed = self.git(&["--literal-pathspecs", "ls-files", "-z", "--", inside]);
        listed.is_ok_and(|listed| !listed.is_empty())
    }
}
