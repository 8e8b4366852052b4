//! The files of a ledger's work tree by name: what is there, without opening anything.

use std::fs::FileType;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::root::LEDGER_FILE;

/// The folder that holds the client files.
pub const CLIENTS_FOLDER: &str = "clients";

/// What stands under a file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A symbolic link, to a file or to a folder; never followed.
    Link,
    /// A character or block device; never opened.
    Device,
    /// A named pipe or a socket; never opened.
    Pipe,
    /// A folder that could not be listed, with the system's reason; what is in it is unknown.
    Closed(String),
}

/// One name in the ledger that folio reads, or would read were it a regular file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Relative to the ledger's root, with `/`. Bytes that are not UTF-8 show as U+FFFD, and such a file cannot be read.
    pub path: String,
    /// What stands there.
    pub kind: Kind,
}

/// Whether a path inside the ledger is one that folio reads: `folio.toml`, or `*.toml` under `clients/` with nothing hidden on the way.
pub(super) fn belongs(path: &str) -> bool {
    if path == LEDGER_FILE {
        return true;
    }
    let Some(rest) = path.strip_prefix(CLIENTS_FOLDER).and_then(|rest| rest.strip_prefix('/')) else { return false };
    rest.ends_with(".toml") && !rest.split('/').any(|name| name.starts_with('.'))
}

/// All names folio reads below `root`, ordered by path. Links are reported, not followed.
pub(super) fn walk(root: &Path) -> Vec<Stored> {
    let mut found = names(root);
    found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The same names as the folders list them.
pub(super) fn names(root: &Path) -> Vec<Stored> {
    let mut found = Vec::new();
    if let Ok(meta) = root.join(LEDGER_FILE).symlink_metadata()
        && let Some(kind) = kind_of(meta.file_type())
    {
        found.push(Stored { path: LEDGER_FILE.to_owned(), kind });
    }
    let walk = WalkDir::new(root.join(CLIENTS_FOLDER)).follow_root_links(false);
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !hidden(entry)) {
        match entry {
            Ok(entry) => found.extend(stored(root, &entry)),
            Err(error) => found.extend(closed(root, &error)),
        }
    }
    found
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn stored(root: &Path, entry: &DirEntry) -> Option<Stored> {
    let kind = kind_of(entry.file_type())?;
    let named = entry.file_name().as_encoded_bytes().ends_with(b".toml");
    // A link to a folder would hide clients whatever its name, so it is reported; asking what it leads to opens nothing.
    // In the place of `clients` itself one hides them all, wherever it leads.
    let hides = || entry.depth() == 0 || entry.path().metadata().is_ok_and(|target| target.is_dir());
    let reported = named || (kind == Kind::Link && hides());
    reported.then(|| Stored { path: relative(root, entry.path()), kind })
}

/// A folder that vanished while we walked, or a ledger that has no `clients/` yet, is no fault.
fn closed(root: &Path, error: &walkdir::Error) -> Option<Stored> {
    let cause = error.io_error()?;
    let path = error.path()?;
    let reported = cause.kind() != std::io::ErrorKind::NotFound;
    reported.then(|| Stored { path: relative(root, path), kind: Kind::Closed(cause.to_string()) })
}

/// `None` for a folder.
fn kind_of(kind: FileType) -> Option<Kind> {
    if kind.is_dir() {
        None
    } else if kind.is_file() {
        Some(Kind::File)
    } else if kind.is_symlink() {
        Some(Kind::Link)
    } else if kind.is_fifo() || kind.is_socket() {
        Some(Kind::Pipe)
    } else {
        Some(Kind::Device)
    }
}

/// The path below the root. Taken as bytes, because a listing of ten thousand names spends its time here; they have `/`
/// between them already.
fn relative(root: &Path, path: &Path) -> String {
    let (root, path) = (root.as_os_str().as_encoded_bytes(), path.as_os_str().as_encoded_bytes());
    let inside = path.strip_prefix(root).unwrap_or(path);
    String::from_utf8_lossy(inside.strip_prefix(b"/").unwrap_or(inside)).into_owned()
}
