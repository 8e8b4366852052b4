//! Steps 7 to 9 of the protocol: making a prepared change visible, all of it or nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use git2::Oid;

use super::super::head::Head;
use super::super::refusal;
use super::super::view::read_file;
use super::Work;
use super::branch::{BranchLock, Token};
use super::index::{Before, StagedIndex};
use super::index_lock::IndexLock;
use super::journal::{Journal, JournalFile, file as journal_file};
use super::prepare::Prepared;
use super::process::Commits;
use super::replace::Files;
use super::strays;
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
pub(super) fn publish<'w>(work: &'w Work<'w>, prepared: &'w Prepared, holds: &dyn Fn() -> bool) -> Result<Outcome> {
    let lock = IndexLock::take(work.place, work.options, work.deadline)?;
    if Head::of(work.native)? != prepared.head || !files_as_compared(work, prepared)? || !holds() {
        return Ok(Outcome::Moved);
    }
    refusal::in_progress(work.native)?;
    let mut made = Making { files: Files::new(work.place, &prepared.op, &prepared.changes), index: None };
    match advance(work, prepared, &mut made) {
        Ok(Some(moved_to)) => conclude(work, prepared, &made, lock, &moved_to),
        Ok(None) => made.take_back(work).map(|()| Outcome::Moved),
        Err(error) => match made.take_back(work) {
            Ok(()) => Err(error),
            Err(_) => Err(error.hint("the change could not be taken back either; the next folio command finishes it")),
        },
    }
}

/// What a change has made visible so far.
struct Making<'w> {
    files: Files<'w>,
    index: Option<StagedIndex<'w>>,
}

impl Making<'_> {
    /// Puts index and files back. If even that fails, the journal stays, and the next folio finishes the change.
    fn take_back(&mut self, work: &Work<'_>) -> Result<()> {
        if let Some(index) = &mut self.index
            && index.take_back()?
        {
            Commits::below(&work.place.top).outlast();
        }
        self.files.undo()?;
        Journal::remove(work.place)
    }
}

/// Journal, new files beside the old, everything on the disk; branch locked, files swapped, index published, branch moved.
///
/// Gives what has to be waited for now; `None` when a file or the branch had moved.
fn advance<'w>(work: &'w Work<'w>, prepared: &Prepared, made: &mut Making<'w>) -> Result<Option<Vec<PathBuf>>> {
    let before = Before::keep(work)?;
    journal_of(prepared).write(work.place)?;
    let mut paths = made.files.stage()?;
    let token = Token::write(work, prepared.tip)?;
    paths.extend([journal_file(work.place), token.path.clone(), before.path.clone()]);
    // The drawer may be new, and a journal that cannot be found is none.
    paths.extend([super::drawer(work.place)?, work.place.gitdir.clone()]);
    paths.extend(object_paths(work, &prepared.objects));
    let index = work.wait_for_disk(&paths, || {
        strays::sweep(work, prepared);
        StagedIndex::open(work, &prepared.changes, before)
    })?;
    let index = made.index.insert(index?);
    let Some(mut branch) = BranchLock::take(work, &prepared.head, &token)? else { return Ok(None) };
    if !made.files.swap()? {
        return Ok(None);
    }
    let moves = prepared.head.commit != Some(prepared.tip);
    if moves {
        branch.log(prepared)?;
    }
    let mut moved_to = Vec::from(index.publish(prepared)?);
    if moves {
        moved_to.extend(branch.commit()?);
    }
    moved_to.extend(made.files.changed_folders());
    Ok(Some(moved_to))
}

/// What is left once the branch names the change: it is made, and whatever fails here is mended by the next folio.
fn conclude(
    work: &Work<'_>,
    prepared: &Prepared,
    made: &Making<'_>,
    lock: IndexLock,
    moved_to: &[PathBuf],
) -> Result<Outcome> {
    // Looked for after the index was published; while the disk is waited for anyway.
    let confirmed = std::thread::scope(|scope| {
        scope.spawn(|| Commits::below(&work.place.top).outlast());
        work.wait_for_disk(moved_to, || ())
    });
    let tidied = made.files.finish().and_then(|()| Journal::remove(work.place));
    let ended = tidied.and(lock.release(work.place));
    let told = |error| format!("recorded, but not tidied up: {error}; the next folio command does");
    let staged = made.index.iter().flat_map(|index| &index.staged_since).map(|path| {
        let shown = &path[work.place.prefix.len().min(path.len())..];
        format!("what you have staged of `{shown}` since then does not have that change: `git diff --cached` shows it")
    });
    let notes = ended.err().map(told).into_iter().chain(staged).collect();
    confirmed.map_err(|error| unconfirmed(prepared, error)).map(|()| Outcome::Done(notes))
}

fn journal_of(prepared: &Prepared) -> Journal {
    let files = prepared.changes.iter().chain(&prepared.edited);
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

fn unconfirmed(prepared: &Prepared, error: Error) -> Error {
    Error::environment(format!("the change is made, as commit {}, but the disk did not confirm it", prepared.tip))
        .because(error)
        .hint("do not repeat it; check the disk, then `git fsck` and `folio check`")
}
