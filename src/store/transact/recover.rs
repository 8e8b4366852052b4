//! Finishing what a killed folio left: the first thing every change does once it holds the lock.
//!
//! | the branch names | the files are | then |
//! |---|---|---|
//! | the old commit | old or new, all of them | roll forward: the commit is whole, and the files say it was wanted |
//! | the new commit | anything | files that are still old become new, the index follows; bytes of the user stay in the folder |
//! | the new commit, but HEAD is on another branch | anything | nothing is left to do: git has switched from it since |
//! | a commit made on top of it | anything | nothing is left to do |
//! | a commit of somebody else with the same files | anything | nothing either: git found the change in the index, and recorded it |
//! | anything else | anything | bytes stay as they are, the commit is kept at `refs/folio/rescued/<op>` and reported |
//!
//! The index is not asked where the change stopped. What it has of the change's files from before, or from the change itself,
//! `finish` sets anew, also of those that the user has edited since: with an old entry, the next `git commit` would take the
//! change back. Anything else was staged since, and stays. An index that a power failure has torn gives way to the old one first.
//!
//! A journal that was not finished is dropped: nothing had been touched when it was written.

use std::fs;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, Oid};

use super::super::folder::{FILE, Folders};
use super::super::head::Head;
use super::super::path::{disk, shown};
use super::super::refusal;
use super::super::repository::unread;
use super::super::view::read_file;
use super::Work;
use super::branch::lock_file as branch_lock_file;
use super::index;
use super::index_lock;
use super::journal::{Journal, JournalFile, temporary};
use super::prepare::{Change, Prepared, named};
use super::publish::{Outcome, publish};
use crate::error::{Error, Result};

/// Where commits are kept that could not be finished.
pub(in super::super) const RESCUED: &str = "refs/folio/rescued/";

/// What each file of the journal is now.
enum Stand {
    Old,
    New,
    Other,
}

/// Finishes, or keeps aside, what the journal says was begun. The caller holds `folio.lock`. Gives what to tell the user.
pub(super) fn recover(work: &Work<'_>) -> Result<Vec<String>> {
    let lock = index_lock::lock_file(work.place);
    // Whoever made it held `folio.lock`, which is ours now: it is dead.
    if index_lock::is_ours(&lock) {
        fs::remove_file(&lock).map_err(|cause| disk("cannot remove", &lock, work.place, cause))?;
    }
    let Some(journal) = Journal::read(work.place) else {
        Journal::remove(work.place)?;
        return Ok(Vec::new());
    };
    index::mend(work)?;
    let mut notes = tidy(work, &journal)?;
    notes.extend(resume(work, &journal)?);
    Journal::remove(work.place)?;
    Ok(notes)
}

/// Removes the branch's lock and the temporary files that the operation left.
fn tidy(work: &Work<'_>, journal: &Journal) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    let lock = branch_lock_file(&journal.branch, work);
    if fs::read_to_string(&lock).is_ok_and(|text| text.trim_end() == journal.new.to_string()) {
        fs::remove_file(&lock).map_err(|cause| disk("cannot remove", &lock, work.place, cause))?;
    }
    for (number, file) in journal.files.iter().enumerate() {
        let left = temporary(&work.place.top.join(&file.path), &journal.op, number);
        for left in [left.with_extension("old"), left] {
            if known(work, &left, file) {
                drop(fs::remove_file(&left));
            } else {
                let kept = free_name(&left);
                fs::rename(&left, &kept).map_err(|cause| disk("cannot rename", &left, work.place, cause))?;
                let name = shown(&kept, work.place);
                notes.push(format!(
                    "`{name}` holds an edit of `{}` made while folio was stopped; it was kept",
                    file.path
                ));
            }
        }
    }
    Ok(notes)
}

/// The name that a temporary file is kept under; what was kept before keeps its own.
fn free_name(left: &Path) -> PathBuf {
    let names = std::iter::successors(Some(left.with_extension("kept")), |name| Some(name.with_extension("1.kept")));
    names.into_iter().find(|name| name.symlink_metadata().is_err()).unwrap_or_default()
}

/// Whether a temporary file is not there, or holds nothing but what git has: the old bytes, or the new ones as far as they
/// were written. What cannot be read, or is larger than any file of folio's, may be all that is left of an edit.
fn known(work: &Work<'_>, left: &Path, file: &JournalFile) -> bool {
    let bytes = match read_file(left, "") {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return true,
        Err(_) => return false,
    };
    let id = named(&bytes);
    let begun = || {
        let new = file.new.and_then(|id| work.native.find_blob(id).ok());
        new.is_some_and(|blob| blob.content().starts_with(&bytes))
    };
    bytes.is_empty() || id.is_some() && [file.old, file.new].contains(&id) || begun()
}

fn resume(work: &Work<'_>, journal: &Journal) -> Result<Vec<String>> {
    let op = &journal.op;
    let head = Head::of(work.native)?;
    let here = head.branch == journal.branch;
    let tip = if here { head.commit } else { tip(work, &journal.branch, &head) };
    if !whole(work, journal) {
        // Only a power failure loses objects, and then the branch was not moved.
        return Ok(Vec::from([format!("an interrupted change ({op}) had not reached the disk and was dropped")]));
    }
    let stands = journal.files.iter().map(|file| stand(work, file)).collect::<Result<Vec<_>>>()?;
    let clean = !stands.iter().any(|stand| matches!(stand, Stand::Other));
    let forward = || head.commit == journal.old && clean && refusal::in_progress(work.native).is_ok();
    if here && (tip == Some(journal.new) || forward()) {
        let staged = finish(work, journal, head, &stands)?;
        return Ok([vec![format!("an interrupted change ({op}) was finished")], staged].concat());
    }
    let stands = |tip: Oid| tip == journal.new || work.native.graph_descendant_of(tip, journal.new).unwrap_or(false);
    if tip.is_some_and(|tip| stands(tip) || has_the_files(work, journal, tip)) {
        return Ok(Vec::new());
    }
    rescue(work, journal)?;
    Ok(Vec::from([format!(
        "an interrupted change ({op}) could not be finished, because files or branch have moved on; \
         its commit is kept as `{RESCUED}{op}`"
    )]))
}

/// The commit that a branch names on which HEAD is no more. A change made on no branch stands where HEAD has it.
fn tip(work: &Work<'_>, branch: &str, head: &Head) -> Option<Oid> {
    match branch {
        "HEAD" => head.commit,
        _ => work.native.find_reference(branch).ok()?.target(),
    }
}

/// Whether all that the change needs is in the object store, undamaged: blobs, and each commit's folders on the way to them.
fn whole(work: &Work<'_>, journal: &Journal) -> bool {
    let mut commit = Some(journal.new);
    while let Some(id) = commit.filter(|id| Some(*id) != journal.old) {
        let Ok(found) = work.native.find_commit(id) else { return false };
        let folders = Folders::new(work.native);
        if !journal.files.iter().all(|file| folders.find(found.tree_id(), &file.path).is_ok()) {
            return false;
        }
        commit = found.parent_id(0).ok();
    }
    let store = work.native.odb();
    let readable = |id: Oid| store.as_ref().is_ok_and(|store| store.read(id).is_ok());
    journal.files.iter().flat_map(|file| [file.old, file.new]).flatten().all(readable)
}

fn has_the_files(work: &Work<'_>, journal: &Journal, tip: Oid) -> bool {
    let Ok(tree) = work.native.find_commit(tip).and_then(|commit| commit.tree()) else { return false };
    journal.files.iter().all(|file| tree.get_path(file.path.as_ref()).ok().map(|entry| entry.id()) == file.new)
}

fn stand(work: &Work<'_>, file: &JournalFile) -> Result<Stand> {
    let now = read_file(&work.place.top.join(&file.path), &file.path)?;
    let id = now.as_deref().and_then(named);
    Ok(match id {
        id if id == file.new => Stand::New,
        id if id == file.old => Stand::Old,
        _ => Stand::Other,
    })
}

/// Publishes the journal's change, from wherever it stopped. A file with bytes of the user's is left alone. Gives what to tell.
fn finish(work: &Work<'_>, journal: &Journal, head: Head, stands: &[Stand]) -> Result<Vec<String>> {
    let commit = work.native.find_commit(journal.new).map_err(|error| unread("the interrupted change", error))?;
    let tree = commit.tree().map_err(|error| unread("the interrupted change", error))?;
    let (mut changes, mut edited) = (Vec::new(), Vec::new());
    for (file, stand) in journal.files.iter().zip(stands) {
        let mode = tree.get_path(file.path.as_ref()).map_or(FILE, |entry| entry.filemode() as u32);
        let (path, new_id) = (file.path.clone(), file.new);
        if matches!(stand, Stand::Other) {
            // The journal written now says the same of it as the one before: killed again, it is not taken for the old file.
            edited.push(Change { path, head_id: None, disk: None, disk_id: file.old, new: None, new_id, mode });
            continue;
        }
        let disk = read_file(&work.place.top.join(&file.path), &file.path)?;
        let disk_id = disk.as_deref().and_then(named);
        let new = match (stand, new_id) {
            (Stand::Old, Some(id)) => {
                let blob = work.native.find_blob(id).map_err(|error| unread(&file.path, error))?;
                Some(blob.content().to_vec())
            }
            (Stand::Old, None) => None,
            _ => disk.clone(),
        };
        changes.push(Change { path, head_id: None, disk, disk_id, new, new_id, mode });
    }
    let prepared = Prepared {
        op: journal.op.clone(),
        head,
        tip: journal.new,
        own: None,
        hand: None,
        subject: commit.summary().ok().flatten().unwrap_or_default().to_owned(),
        changes,
        edited,
        found: Some(journal.files.iter().map(|file| (file.path.clone(), found(work, journal, file))).collect()),
        objects: vec![journal.new, tree.id()],
        notes: Vec::new(),
    };
    match publish(work, &prepared, &|| true)? {
        Outcome::Done(notes) => Ok(notes),
        Outcome::Moved => Err(Error::environment("files are being changed while an interrupted change is finished")
            .hint("run the command again")),
    }
}

/// What the change found in the index, and what it may have put there: what each commit has of the file, from the one it was
/// made on to its own, and what the folder had.
fn found(work: &Work<'_>, journal: &Journal, file: &JournalFile) -> Vec<Option<Oid>> {
    let mut found = Vec::from([file.old, file.new]);
    let mut commit = Some(journal.new);
    while let Some(known) = commit.and_then(|id| work.native.find_commit(id).ok()) {
        let entry = known.tree().and_then(|tree| tree.get_path(file.path.as_ref()));
        found.push(entry.ok().map(|entry| entry.id()));
        commit = known.parent_id(0).ok().filter(|_| Some(known.id()) != journal.old);
    }
    if journal.old.is_none() {
        found.push(None);
    }
    found
}

fn rescue(work: &Work<'_>, journal: &Journal) -> Result<()> {
    let name = format!("{RESCUED}{}", journal.op);
    let pin = || work.native.reference(&name, journal.new, false, "folio: interrupted change");
    let mut pinned = pin();
    if matches!(&pinned, Err(error) if error.code() == ErrorCode::Locked) {
        // Nobody else makes a reference of this name, and folio's lock is ours: whoever left this one was killed here.
        drop(fs::remove_file(work.place.shared.join(format!("{name}.lock"))));
        pinned = pin();
    }
    match pinned {
        Err(error) if error.code() != ErrorCode::Exists => Err(unread(&name, error)),
        _ => Ok(()),
    }
}
