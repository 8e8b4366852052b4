//! Beginnings: a new repository for a ledger, and folio's own hook in it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::git::Git;
use super::path::disk;
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
        if self.configuration()?.get("core.hookspath").is_none() {
            return Ok(self.place.shared.join("hooks"));
        }
        // Not through the flags of other calls: they set the very key that is asked for.
        let call = self.git.call_with_hooks(["rev-parse", "--git-path", "hooks"], &[]);
        let answer = call.succeed()?;
        Ok(self.place.top.join(String::from_utf8_lossy(&answer).trim_end_matches('\n')))
    }

    /// Writes an executable hook, and gives its path.
    ///
    /// A hook of that name is replaced only if it contains `mark`, by which folio knows its own; another's is kept.
    pub fn install_hook(&self, name: &str, script: &str, mark: &str) -> Result<PathBuf> {
        let folder = self.hooks_folder()?;
        fs::create_dir_all(&folder).map_err(|cause| disk("cannot make", &folder, &self.place, cause))?;
        let file = folder.join(name);
        if file.symlink_metadata().is_ok() && !fs::read_to_string(&file).is_ok_and(|text| text.contains(mark)) {
            return Err(Error::environment(format!("there is a `{name}` hook already: `{}`", file.display()))
                .hint("add the line `folio check --staged` to it, or move it away"));
        }
        let next = folder.join(format!(".{name}.folio"));
        let written = fs::write(&next, script)
            .and_then(|()| fs::set_permissions(&next, Permissions::from_mode(0o755)))
            .and_then(|()| fs::rename(&next, &file));
        written.map_err(|cause| disk("cannot write", &file, &self.place, cause))?;
        Ok(file)
    }
}
