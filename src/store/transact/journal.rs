//! The journal: what a change is about to do, written before the first file is touched, removed when all is done.
//!
//! A text of lines, so that a person can read what folio was at:
//! ```text
//! folio journal 1
//! op 3f2a91c04d5e
//! branch refs/heads/main
//! old 5b1c…            the commit the branch named, or zeros before the first
//! new 77ae…            the commit it is to name
//! file <old> <new> clients/acme.toml        blobs, zeros for no file; the path from the top of the work tree
//! end
//! ```
//! Without its last line it was not finished, and then nothing had been touched yet.

use std::fs;
use std::path::{Path, PathBuf};

use git2::Oid;

use super::super::path::disk;
use super::super::repository::Place;
use super::index_lock::write_new;
use crate::error::Result;

const FIRST: &str = "folio journal 1";
const LAST: &str = "end";

/// What a change is about to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Journal {
    pub(in super::super) op: String,
    pub(in super::super) branch: String,
    pub(in super::super) old: Option<Oid>,
    pub(in super::super) new: Oid,
    pub(in super::super) files: Vec<JournalFile>,
}

/// One file of it: the blobs on disk before and after; `None` for no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct JournalFile {
    pub(in super::super) path: String,
    pub(in super::super) old: Option<Oid>,
    pub(in super::super) new: Option<Oid>,
}

impl Journal {
    pub(super) fn write(&self, place: &Place) -> Result<()> {
        let path = file(place);
        let next = super::drawer(place)?.join("journal.next");
        // Renamed, because a recovery writes it anew, and killed in between must find the old one.
        let written = write_new(&next, &self.text()).and_then(|()| fs::rename(&next, &path));
        written.map_err(|cause| disk("cannot write", &path, place, cause))
    }

    /// The journal left by an interrupted change; `None` when there is none, or none that was finished.
    pub(in super::super) fn read(place: &Place) -> Option<Journal> {
        Journal::parse(&fs::read_to_string(file(place)).ok()?)
    }

    pub(super) fn remove(place: &Place) -> Result<()> {
        let path = file(place);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                Err(disk("cannot remove", &path, place, cause))
            }
            _ => Ok(()),
        }
    }

    fn text(&self) -> String {
        let name = |id: Option<Oid>| id.unwrap_or(Oid::ZERO_SHA1).to_string();
        let mut text =
            format!("{FIRST}\nop {}\nbranch {}\nold {}\nnew {}\n", self.op, self.branch, name(self.old), self.new);
        for file in &self.files {
            text.push_str(&format!("file {} {} {}\n", name(file.old), name(file.new), file.path));
        }
        text + LAST + "\n"
    }

    fn parse(text: &str) -> Option<Journal> {
        let id = |name: &str| Oid::from_str(name).ok();
        let some = |name: &str| id(name).map(|id| (!id.is_zero()).then_some(id));
        let mut lines = text.strip_suffix('\n')?.split('\n');
        (lines.next()? == FIRST).then_some(())?;
        let mut journal = Journal {
            op: lines.next()?.strip_prefix("op ")?.to_owned(),
            branch: lines.next()?.strip_prefix("branch ")?.to_owned(),
            old: some(lines.next()?.strip_prefix("old ")?)?,
            new: id(lines.next()?.strip_prefix("new ")?)?,
            files: Vec::new(),
        };
        loop {
            let line = lines.next()?;
            if line == LAST {
                return Some(journal);
            }
            let mut words = line.strip_prefix("file ")?.splitn(3, ' ');
            let (old, new) = (some(words.next()?)?, some(words.next()?)?);
            journal.files.push(JournalFile { path: words.next()?.to_owned(), old, new });
        }
    }
}

pub(in super::super) fn file(place: &Place) -> PathBuf {
    place.gitdir.join(super::DRAWER).join("journal")
}

/// The name, beside `target`, under which the file number `number` of an operation waits for its turn.
pub(super) fn temporary(target: &Path, op: &str, number: usize) -> PathBuf {
    target.with_file_name(format!(".folio-{op}-{number}.tmp"))
}

#[cfg(test)]
mod tests {
    use git2::Oid;

    use super::{Journal, JournalFile};

    fn journal() -> Journal {
        let id = Oid::from_str("77ae000000000000000000000000000000000001").ok();
        let file = |path: &str, old, new| JournalFile { path: path.to_owned(), old, new };
        Journal {
            op: "3f2a91c04d5e".to_owned(),
            branch: "refs/heads/main".to_owned(),
            old: None,
            new: id.expect("an id"),
            files: vec![file("clients/a b.toml", None, id), file("clients/c.toml", id, None)],
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        assert_eq!(Journal::parse(&journal().text()), Some(journal()));
    }

    #[test]
    fn a_journal_cut_anywhere_is_none() {
        let text = journal().text();
        for end in 0..text.len() {
            assert_eq!(Journal::parse(&text[..end]), None, "cut at {end}");
        }
    }
}
