//! Paths that may be written: inside the ledger, never inside `.git`, never through a link.

use std::io;
use std::path::Path;

use super::repository::Place;
use crate::error::{Error, Result};

/// What helps where the disk is full.
pub(super) const ROOM: &str = "free some space on the disk, then run the command again";

/// Refuses a path that is not plainly below the ledger's root.
///
/// Control characters are refused with the rest: the journal is a text of lines.
pub(super) fn inside(path: &str) -> Result<()> {
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.eq_ignore_ascii_case(".git");
    if path.split('/').all(plain) && !path.chars().any(|letter| letter.is_control() || letter == '\\') {
        return Ok(());
    }
    Err(Error::usage(format!("`{}` is no path inside the ledger", path.escape_debug())))
}

/// Refuses when a folder on the way to `path` is a link or a file. Folders that do not exist yet are fine.
pub(super) fn folders_are_real(place: &Place, path: &str) -> Result<()> {
    let mut folder = place.root.clone();
    let Some((folders, _)) = path.rsplit_once('/') else { return Ok(()) };
    for part in folders.split('/') {
        folder.push(part);
        match folder.symlink_metadata() {
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => {
                return Err(Error::environment(format!("`{part}` in `{path}` is a link or a file, not a folder"))
                    .hint("folio follows no link inside a ledger; put a real folder there"));
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(cause) => return Err(disk("cannot open", &folder, place, cause)),
        }
    }
    Ok(())
}

/// A path for messages: relative to the ledger or the work tree where it is inside.
pub(super) fn shown(path: &Path, place: &Place) -> String {
    let inside = path.strip_prefix(&place.root).or_else(|_| path.strip_prefix(&place.top)).unwrap_or(path);
    inside.display().to_string()
}

/// An error of the disk: what could not be done to which file, why, and what the user can do about it.
///
/// `deed` goes before the path: "cannot write".
pub(super) fn disk(deed: &str, path: &Path, place: &Place, cause: io::Error) -> Error {
    let kind = cause.kind();
    let error = Error::environment(format!("{deed} `{}`", shown(path, place))).because(cause);
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => error.hint(ROOM),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            let folder = path.parent().map(|folder| shown(folder, place)).filter(|folder| !folder.is_empty());
            error.hint(format!("you need permission to write in `{}`", folder.as_deref().unwrap_or(".")))
        }
        _ => error,
    }
}
