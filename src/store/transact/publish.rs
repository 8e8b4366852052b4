//! Steps 7 to 9 of the protocol: making a prepared change visible, all of it or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use git2::Oid;

use super::super::head::Head;
use super::super::refusal;
use super::super::view::read_file;
use super::Work;
use super::branch::{self, BranchLock};
use super::index::StagedIndex;
use super::index_lock::IndexLock;
use super::journal::{Journal, JournalFile, file as journal_file};
use super::prepare::Prepared;
use super::replace::Files;
use crate::error::{Error, Result};

/// How an attempt to publish ended without an error.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is done; what the user should hear besides.
    Done(Vec<String>),
    /// HEAD or a file was no longer as the plan saw it. Nothing was changed; plan again.
    Moved,
}

/// Publishes; `holds` tells whether what the plan read besides the written files is still the same.
pub(super) fn publish(work: &Work<'_>, prepared: &Prepared, holds: &dyn Fn() -> bool) -> Result<Outcome> {
    let lock = IndexLock::take(work.place, work.options, work.deadline)?;
    if Head::of(work.native)? != prepared.head || !files_as_compared(work, prepared)? || !holds() {
        return Ok(Outcome::Moved);
    }
    refusal::in_progress(work.native)?;
    let mut index = StagedIndex::open(work, &prepared.changes)?;
    let mut files = Files::new(work.place, &prepared.op, &prepared.changes);
    let moved_to = match advance(work, prepared, &mut files) {
        Ok(Some(moved_to)) => moved_to,
        Ok(None) => {
            files.undo()?;
            Journal::remove(work.place)?;
            return Ok(Outcome::Moved);
        }
        Err(error) => return Err(taken_back(work, &mut files, error)),
    };
    // From here on the change is made: the branch names it, and whatever fails is mended by the next folio.
    // The index first, the disk after: `git commit` reads the index before it locks it, and one that starts between the
    // branch and the index would commit the old entry on top of ours. Waiting for the disk would keep that gap open.
    let mut notes = Vec::new();
    // Once more, because a full disk may have been a passing thing.
    let indexed = index.publish(&prepared.changes).or_else(|_| index.publish(&prepared.changes));
    let confirmed = work.wait_for_disk(&moved_to);
    if let Err(error) = indexed {
        notes.push(format!("recorded, but git's index was left behind: {error}; the next folio command mends it"));
        return confirmed.map_err(|error| unconfirmed(prepared, error)).map(|()| Outcome::Done(notes));
    }
    let tidied = files.finish().and_then(|()| Journal::remove(work.place));
    let ended = tidied.and(lock.release(work.place));
    notes.extend(ended.err().map(|error| format!("recorded, but not tidied up: {error}; the next folio command does")));
    confirmed.map_err(|error| unconfirmed(prepared, error))?;
    Ok(Outcome::Done(notes))
}

/// Journal, new files beside the old, everything on the disk, branch locked, files swapped, branch moved.
///
/// Gives what has to be waited for now; `None` when a file or the branch had moved.
fn advance(work: &Work<'_>, prepared: &Prepared, files: &mut Files<'_>) -> Result<Option<Vec<PathBuf>>> {
    journal_of(prepared).write(work.place)?;
    let mut paths = files.stage()?;
    let token = branch::write_token(work, prepared.tip)?;
    paths.extend([journal_file(work.place), super::drawer(work.place)?, token.clone()]);
    paths.extend(object_paths(work, &prepared.objects));
    work.wait_for_disk(&paths)?;
    let taken = BranchLock::take(work, &prepared.head, &token)?;
    drop(fs::remove_file(&token));
    let Some(branch) = taken else { return Ok(None) };
    if !files.swap()? {
        return Ok(None);
    }
    let mut moved = if prepared.head.commit == Some(prepared.tip) { Vec::new() } else { branch.commit(prepared)? };
    moved.extend(files.changed_folders());
    Ok(Some(moved))
}

fn journal_of(prepared: &Prepared) -> Journal {
    let files = prepared.changes.iter();
    let files = files.map(|change| JournalFile { path: change.path.clone(), old: change.disk_id, new: change.new_id });
    Journal {
        op: prepared.op.clone(),
        branch: prepared.head.branch.clone(),
        old: prepared.head.commit,
        new: prepared.tip,
        files: files.collect(),
    }
}

fn files_as_compared(work: &Work<'_>, prepared: &Prepared) -> Result<bool> {
    for change in &prepared.changes {
        if read_file(&work.place.top.join(&change.path), &change.path)? != change.disk {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files of loose objects and their folders. An object that is in a pack has no such file, and needs none.
fn object_paths(work: &Work<'_>, objects: &[Oid]) -> BTreeSet<PathBuf> {
    let store = work.place.shared.join("objects");
    let mut paths = BTreeSet::from([store.clone()]);
    for object in objects {
        let name = object.to_string();
        let (folder, file) = name.split_at(2);
        let folder = store.join(folder);
        paths.insert(folder.join(file));
        paths.insert(folder);
    }
    paths
}

/// Puts the files back after an error. If even that fails, the journal stays, and the next folio finishes the change.
fn taken_back(work: &Work<'_>, files: &mut Files<'_>, error: Error) -> Error {
    match files.undo().and_then(|()| Journal::remove(work.place)) {
        Ok(()) => error,
        Err(_) => error.hint("the change could not be taken back either; the next folio command finishes it"),
    }
}

fn unconfirmed(prepared: &Prepared, error: Error) -> Error {
    Error::environment(format!("the change is made, as commit {}, but the disk did not confirm it", prepared.tip))
        .because(error)
        .hint("do not repeat it; check the disk, then `git fsck` and `folio check`")
}
