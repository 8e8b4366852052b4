//! Replacing one file of the work tree without a commit: what `check --fix`, `fmt` and `edit` do.

use std::fs::File;
use std::path::Path;

use super::path::{folders_are_real, inside};
use super::repository::Place;
use super::transact::replace_one;
use crate::error::{Error, Result};

/// Replaces a file that still has the bytes `old` by one with the bytes `new`, whole or not at all, permissions kept.
///
/// Works without git. Fails when the file is no longer as it was read, and leaves it alone.
pub fn replace_file(root: &Path, path: &str, old: &[u8], new: &[u8]) -> Result<()> {
    let place = Place::without_git(root);
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
