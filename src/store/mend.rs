//! Replacing one file of the work tree without a commit: what `check --fix`, `fmt` and `edit` do.

use std::fs::File;
use std::path::Path;
use std::time::Instant;

use super::environment::Environment;
use super::gitfolder::GitFolder;
use super::path::{folders_are_real, inside};
use super::plan::CommitOptions;
use super::repository::Place;
use super::transact::lock::OperationLock;
use super::transact::replace_one;
use crate::error::{Error, Result};

/// Replaces a file that still has the bytes `old` by one with the bytes `new`, whole or not at all, permissions kept.
///
/// Works without git. Fails when the file is no longer as it was read, and leaves it alone. Where there is git, folio's lock is
/// held meanwhile: a change under way would take the temporary file for one that a power failure has left.
pub fn replace_file(root: &Path, environment: &Environment, path: &str, old: &[u8], new: &[u8]) -> Result<()> {
    let mut place = Place::without_git(root);
    let git = root.canonicalize().ok().and_then(|root| GitFolder::around(&root, environment));
    let _lock = match git {
        Some(git) => {
            place.gitdir = git.directory;
            let options = CommitOptions::default();
            Some(OperationLock::take(&place, &options, Instant::now() + options.wait)?)
        }
        None => None,
    };
    inside(path)?;
    folders_are_real(&place, path)?;
    if !replace_one(&place, path, old, new)? {
        return Err(Error::environment(format!("`{path}` was changed by another program just now"))
            .hint("run the command again"));
    }
    // The bytes are on the disk already; only the name could still be the old one after a power failure.
    if let Some(folder) = place.root.join(path).parent() {
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
    Ok(())
}
