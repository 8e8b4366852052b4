//! The files of a ledger's work tree by name: what is there, without opening anything.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

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
    let mut found = Vec::new();
    if let Some(kind) = kind_at(&root.join(LEDGER_FILE)) {
        found.push(Stored { path: LEDGER_FILE.to_owned(), kind });
    }
    let clients = root.join(CLIENTS_FOLDER);
    match kind_at(&clients) {
        // `clients` itself may be the link.
        Some(kind) => found.push(Stored { path: CLIENTS_FOLDER.to_owned(), kind }),
        None => visit(&clients, CLIENTS_FOLDER, &mut |seen| found.extend(stored(seen))),
    }
    found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    found
}

/// A name met on the way, or a folder that could not be listed.
pub(super) struct Seen<'s> {
    /// The folder, for messages; ends without `/`.
    pub(super) folder: &'s str,
    /// Empty for the folder itself.
    pub(super) name: &'s [u8],
    pub(super) kind: Kind,
    entry: Option<&'s DirEntry>,
}

impl Seen<'_> {
    pub(super) fn path(&self) -> String {
        if self.name.is_empty() {
            return self.folder.to_owned();
        }
        let mut path = String::with_capacity(self.folder.len() + 1 + self.name.len());
        path.push_str(self.folder);
        path.push('/');
        path.push_str(&String::from_utf8_lossy(self.name));
        path
    }
}

/// Calls `each` with every name below a folder that is no folder itself. Hidden folders are not entered.
///
/// By hand, because a listing is part of every command: it makes one string a file and asks the system nothing twice.
pub(super) fn visit(folder: &Path, shown: &str, each: &mut dyn FnMut(Seen<'_>)) {
    let closed =
        |cause: io::Error| Seen { folder: shown, name: b"", kind: Kind::Closed(cause.to_string()), entry: None };
    let names = match fs::read_dir(folder) {
        Ok(names) => names,
        // It vanished while we walked, or the ledger has no `clients/` yet: no fault.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return,
        Err(cause) => return each(closed(cause)),
    };
    for entry in names {
        let seen = entry.and_then(|entry| Ok((entry.file_type()?, entry)));
        let (kind, entry) = match seen {
            Ok((kind, entry)) => (kind_of(kind), entry),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => continue,
            Err(cause) => return each(closed(cause)),
        };
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        match kind {
            Some(kind) => each(Seen { folder: shown, name, kind, entry: Some(&entry) }),
            None if name.starts_with(b".") => {}
            None => visit(&entry.path(), &format!("{shown}/{}", String::from_utf8_lossy(name)), each),
        }
    }
}

fn stored(seen: Seen<'_>) -> Option<Stored> {
    let named = seen.name.ends_with(b".toml") || matches!(seen.kind, Kind::Closed(_));
    // A link to a folder would hide clients whatever its name, so it is reported; asking what it leads to opens nothing.
    let folder = || seen.entry.is_some_and(|entry| entry.path().metadata().is_ok_and(|target| target.is_dir()));
    let reported = !seen.name.starts_with(b".") && (named || (seen.kind == Kind::Link && folder()));
    reported.then(|| Stored { path: seen.path(), kind: seen.kind })
}

/// What stands at a path; `None` for a folder, or for nothing.
fn kind_at(path: &Path) -> Option<Kind> {
    kind_of(path.symlink_metadata().ok()?.file_type())
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
