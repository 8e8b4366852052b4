//! git's index with only our entries changed, published by renaming a finished file over it.
//!
//! libgit2 would take `index.lock` itself, which we already hold, so it works on a hard link in folio's drawer: writing
//! makes a new file there and leaves the real index alone until the rename. A second link keeps the old index: the way
//! back if the branch then cannot move, and what a power failure leaves of it if the new one was not on the disk yet.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use git2::{ErrorClass, Index, IndexEntry, IndexEntryExtendedFlag, IndexEntryFlag, IndexTime, Oid, Tree};

use super::super::path::disk;
use super::super::refusal;
use super::super::repository::Place;
use super::Work;
use super::prepare::{Change, Prepared, named, unstored};
use crate::error::{Error, Result};

/// The old index, kept until the change is made.
const BEFORE: &str = "index.before";

/// Seconds and nanoseconds.
type Time = (i64, i64);

/// The index as it is, ready to take our entries.
pub(super) struct StagedIndex<'w> {
    work: &'w Work<'w>,
    index: Index,
    copy: PathBuf,
    before: Before,
    published: bool,
    /// When the index was last written; `None` when there is none yet.
    written: Option<Time>,
    /// Files of an interrupted change of which the index has what the user staged since: that is left to stand.
    pub(super) staged_since: Vec<String>,
}

impl<'w> StagedIndex<'w> {
    /// The caller holds `index.lock`. Refuses an index that libgit2 cannot write whole, and entries that are not plain.
    pub(super) fn open(work: &'w Work<'w>, changes: &[Change], before: Before) -> Result<StagedIndex<'w>> {
        let (index, copy, written) = open_copy(work, "index.next")?;
        let staged_since = Vec::new();
        let mut staged = StagedIndex { work, index, copy, before, published: false, written, staged_since };
        for change in changes {
            refuse_entry(work, &staged.index, &change.path, change.disk.is_some(), || [change.disk_id, change.new_id])?;
        }
        staged.smudge_racy()?;
        Ok(staged)
    }

    /// Sets our entries, those of edited files as if they were ours, and puts the new index in the old one's place. Gives
    /// what to wait for.
    pub(super) fn publish(&mut self, prepared: &Prepared) -> Result<[PathBuf; 3]> {
        let place = self.work.place;
        for change in prepared.changes.iter().chain(&prepared.edited) {
            // A conflict in a file edited since is the user's too.
            if is_in_conflict(&self.index, &change.path) {
                continue;
            }
            let there = self.index.get_path(change.path.as_ref(), 0).map(|entry| entry.id);
            match prepared.found_by(change) {
                Some(found) if !found.contains(&there) => self.staged_since.push(change.path.clone()),
                _ => self.set(change).map_err(|error| unstored("the index", error))?,
            }
        }
        self.index.write().map_err(|error| unstored("the index", error))?;
        let real = file(place);
        fs::rename(&self.copy, &real).map_err(|cause| disk("cannot write", &real, place, cause))?;
        self.published = true;
        // A rename is sure once both its folders are.
        Ok([real, place.gitdir.clone(), super::drawer(place)?])
    }

    /// Puts the old index back where the new one was published; tells whether it was.
    pub(super) fn take_back(&mut self) -> Result<bool> {
        let place = self.work.place;
        if self.published {
            let real = file(place);
            let back =
                if self.written.is_some() { fs::rename(&self.before.path, &real) } else { fs::remove_file(&real) };
            back.map_err(|cause| disk("cannot restore", &real, place, cause))?;
        }
        Ok(std::mem::take(&mut self.published))
    }

    fn set(&mut self, change: &Change) -> Result<(), git2::Error> {
        let there = self.index.get_path(change.path.as_ref(), 0);
        let Some(id) = change.new_id else {
            return if there.is_some() { self.index.remove(change.path.as_ref(), 0) } else { Ok(()) };
        };
        let blank = IndexTime::new(0, 0);
        let mut entry = IndexEntry {
            ctime: blank,
            mtime: blank,
            dev: 0,
            ino: 0,
            mode: change.mode,
            uid: 0,
            gid: 0,
            file_size: 0,
            id,
            // What the user asked of this entry stays: assume-unchanged, skip-worktree.
            flags: there.as_ref().map_or(0, |entry| entry.flags & IndexEntryFlag::VALID.bits()),
            flags_extended: there
                .map_or(0, |entry| entry.flags_extended & IndexEntryExtendedFlag::SKIP_WORKTREE.bits()),
            path: change.path.as_bytes().to_vec(),
        };
        // Without the file's particulars git compares contents: right for a file that somebody has changed since, of which we
        // have no bytes, or others than it has.
        let expected = change.new.as_ref().map(|bytes| bytes.len() as u64);
        if let Ok(meta) = self.work.place.top.join(&change.path).symlink_metadata()
            && expected.is_some_and(|size| size == meta.len())
        {
            entry.ctime = IndexTime::new(meta.ctime() as i32, meta.ctime_nsec() as u32);
            entry.mtime = IndexTime::new(meta.mtime() as i32, meta.mtime_nsec() as u32);
            // git keeps the low 32 bits of these.
            (entry.dev, entry.ino) = (meta.dev() as u32, meta.ino() as u32);
            (entry.uid, entry.gid, entry.file_size) = (meta.uid(), meta.gid(), meta.len() as u32);
        }
        self.index.add(&entry)
    }

    /// git trusts a file's times only while they are older than the index, in seconds. Written anew, the index is younger than
    /// every file, so an entry that git would still have doubted, and that is in fact different, must say so.
    fn smudge_racy(&mut self) -> Result<()> {
        let Some(written) = self.written else { return Ok(()) };
        let doubted = |entry: &IndexEntry| {
            i64::from(entry.mtime.seconds()) >= written.0 && entry.file_size > 0 && entry.mode & 0o170_000 == 0o100_000
        };
        let entries: Vec<IndexEntry> = self.index.iter().filter(doubted).collect();
        for mut entry in entries {
            let file = self.work.place.top.join(String::from_utf8_lossy(&entry.path).as_ref());
            let Ok(meta) = file.symlink_metadata() else { continue };
            let same = meta.len() as u32 == entry.file_size && meta.mtime() as i32 == entry.mtime.seconds();
            if !same || !meta.is_file() || is_settled(&entry, &meta, written) {
                continue;
            }
            if fs::read(&file).ok().and_then(|bytes| named(&bytes)) != Some(entry.id) {
                entry.file_size = 0;
                self.index.add(&entry).map_err(|error| unstored("the index", error))?;
            }
        }
        Ok(())
    }
}

/// Whether the times say to the nanosecond that a file is as it was when the index was written: after a clone nearly every file
/// is as young as the index in seconds, and reading them all takes its time.
fn is_settled(entry: &IndexEntry, meta: &Metadata, written: Time) -> bool {
    let as_recorded = |time: &IndexTime, seconds: i64, nanoseconds: i64| {
        // Some programs write none, and then seconds are all there is.
        time.nanoseconds() > 0 && (time.seconds(), i64::from(time.nanoseconds())) == (seconds as i32, nanoseconds)
    };
    as_recorded(&entry.mtime, meta.mtime(), meta.mtime_nsec())
        && as_recorded(&entry.ctime, meta.ctime(), meta.ctime_nsec())
        && (meta.mtime(), meta.mtime_nsec()) < written
        && (meta.ctime(), meta.ctime_nsec()) < written
}

impl Drop for StagedIndex<'_> {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.copy));
    }
}

/// An index of exactly one tree, in folio's drawer, for hooks to look at; files that are the same keep their particulars.
pub(super) fn of_tree(work: &Work<'_>, tree: &Tree<'_>, name: &str) -> Result<PathBuf> {
    let (mut index, copy, _) = open_copy(work, name)?;
    index.read_tree(tree).and_then(|()| index.write()).map_err(|error| unstored("the index for hooks", error))?;
    Ok(copy)
}

/// The old index under a name of its own, until it is dropped; where there was none, nothing.
pub(super) struct Before {
    pub(super) path: PathBuf,
}

impl Before {
    pub(super) fn keep(work: &Work<'_>) -> Result<Before> {
        link_copy(work, BEFORE).map(|(path, _)| Before { path })
    }
}

impl Drop for Before {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

/// Puts the old index back where a power failure left a torn one. The caller has found the journal of the change.
///
/// One that only libgit2 cannot read is not torn: git has written it since, with what the user has staged. Nor is one that
/// the system does not let us read.
pub(super) fn mend(work: &Work<'_>) -> Result<()> {
    let (real, before) = (file(work.place), work.place.gitdir.join(super::DRAWER).join(BEFORE));
    let Err(error) = Index::open(&real) else { return Ok(()) };
    if refusal::index_kind(&error).is_some() || error.class() == ErrorClass::Os {
        return Err(refusal::index(&error));
    }
    if Index::open(&before).is_err() {
        return Ok(());
    }
    fs::rename(&before, &real).map_err(|cause| disk("cannot restore", &real, work.place, cause))
}

fn file(place: &Place) -> PathBuf {
    place.gitdir.join("index")
}

fn open_copy(work: &Work<'_>, name: &str) -> Result<(Index, PathBuf, Option<Time>)> {
    let (copy, there) = link_copy(work, name)?;
    let index = Index::open(&copy).map_err(|error| {
        drop(fs::remove_file(&copy));
        refusal::index(&error)
    })?;
    let written =
        if there { file(work.place).metadata().ok().map(|meta| (meta.mtime(), meta.mtime_nsec())) } else { None };
    Ok((index, copy, written))
}

/// The index under another name in folio's drawer; tells whether there is an index at all.
fn link_copy(work: &Work<'_>, name: &str) -> Result<(PathBuf, bool)> {
    let (real, copy) = (file(work.place), super::drawer(work.place)?.join(name));
    for left in [copy.clone(), copy.with_file_name(format!("{name}.lock"))] {
        drop(fs::remove_file(left));
    }
    match fs::hard_link(&real, &copy) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok((copy, false)),
        Err(_) => {
            fs::copy(&real, &copy).map_err(|cause| disk("cannot write", &copy, work.place, cause)).map(|_| (copy, true))
        }
        Ok(()) => Ok((copy, true)),
    }
}

fn is_in_conflict(index: &Index, path: &str) -> bool {
    (1..=3).any(|stage| index.get_path(path.as_ref(), stage).is_some())
}

/// Refuses a path of git's in a conflict, and one whose difference the user has told git to overlook; `ours` are the contents
/// that the change finds there and makes.
pub(super) fn refuse_entry(
    work: &Work<'_>,
    index: &Index,
    path: &str,
    is_there: bool,
    ours: impl FnOnce() -> [Option<Oid>; 2],
) -> Result<()> {
    let shown = &path[work.place.prefix.len().min(path.len())..];
    let typed = work.repository.typed(shown);
    if is_in_conflict(index, path) {
        return Err(Error::environment(format!("`{shown}` has a merge conflict that git still waits to see resolved"))
            .hint(format!("resolve it, then `git add {typed}`")));
    }
    let Some(entry) = index.get_path(path.as_ref(), 0) else { return Ok(()) };
    let skipped = entry.flags_extended & IndexEntryExtendedFlag::SKIP_WORKTREE.bits() != 0;
    let assumed = entry.flags & IndexEntryFlag::VALID.bits() != 0;
    // Or one that an interrupted change had already set.
    if (!skipped && !assumed) || ours().contains(&Some(entry.id)) {
        return Ok(());
    }
    if !is_there {
        return Err(work.repository.outside(shown, "and git has it there"));
    }
    let flag = if skipped { "skip-worktree" } else { "assume-unchanged" };
    Err(Error::environment(format!("git was told to overlook the changes in `{shown}` ({flag})"))
        .hint(format!("`git update-index --no-{flag} {typed}` ends that")))
}
