//! Beginnings: a new repository for a ledger, and where its hooks are.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::git::Git;
use super::repository::Repository;
use crate::error::{Error, Result};

/// Makes a git repository in a folder that is in none, with the user's templates and `init.defaultBranch`.
///
/// Object names and references get git's usual formats whatever the user's default is: folio could not write the others.
pub fn create_repository(folder: &Path, environment: &Environment) -> Result<Repository> {
    let call = Git::new(folder, environment).call(["init", "-q"]);
    call.env("GIT_DEFAULT_HASH", "sha1").env("GIT_DEFAULT_REF_FORMAT", "files").succeed()?;
    Repository::open(folder, environment)?
        .ok_or_else(|| Error::bug(format!("git made no repository in `{}`", folder.display())))
}

impl Repository {
    /// Where git looks for hooks, `core.hooksPath` included.
    pub fn hooks_folder(&self) -> Result<PathBuf> {
        let configuration = self.configuration()?;
        match configuration.get("core.hookspath") {
            None => Ok(self.place.shared.join("hooks")),
            // Only git knows whose home a tilde means, and its own prefix.
            Some(path) if path.starts_with(['~', '%']) => {
                let call = self.git.call_with_hooks(["rev-parse", "--git-path", "hooks"], &[]);
                let answer = call.succeed()?;
                Ok(self.place.top.join(String::from_utf8_lossy(&answer).trim_end_matches('\n')))
            }
            // Relative to where hooks run, which is the top of the work tree.
            Some(path) => Ok(self.place.top.join(path)),
        }
    }
}
