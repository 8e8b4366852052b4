//! From a plan to commits that no reference names yet: hand edits told from ours, blobs, trees from HEAD's tree, commits.
//!
//! Trees start from HEAD's, not from the index: what the user has staged elsewhere cannot get in.

use std::collections::{BTreeMap, BTreeSet};

use git2::{Index, ObjectType, Oid};

use super::super::conversion;
use super::super::folder::{EXECUTABLE, FILE, store};
use super::super::head::Head;
use super::super::path::{self, ROOM};
use super::super::plan::{HandEdit, Plan, Write};
use super::super::read::SIZE_LIMIT;
use super::super::refusal;
use super::super::repository::unread;
use super::super::view::{View, read_file};
use super::Work;
use super::commit::Committer;
use crate::error::{Error, Result};

/// One file of a change, as it is on disk and as it is to be. Paths are git's: from the top of the work tree.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) path: String,
    pub(super) head_id: Option<Oid>,
    pub(super) disk: Option<Vec<u8>>,
    pub(super) disk_id: Option<Oid>,
    pub(super) new: Option<Vec<u8>>,
    pub(super) new_id: Option<Oid>,
    /// The mode in git: HEAD's, or that of a new file.
    pub(super) mode: u32,
}

/// Everything that is needed to make a change visible. Nothing of it is, yet.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) op: String,
    pub(super) head: Head,
    /// The commit the branch is to name; HEAD's, where files only become what it has.
    pub(super) tip: Oid,
    pub(super) own: Option<Oid>,
    pub(super) hand: Option<Oid>,
    /// The first line of the newest commit's message, for the reflog.
    pub(super) subject: String,
    pub(super) changes: Vec<Change>,
    /// Files of an interrupted change that the user has edited since: they stay, and only git's index learns what the commit
    /// has of them.
    pub(super) edited: Vec<Change>,
    /// What git's index may have of each file of an interrupted change if nothing was staged since; `None` for a change that
    /// is made now.
    pub(super) found: Option<BTreeMap<String, Vec<Option<Oid>>>>,
    /// Every object that must be on the disk before the branch names the commit.
    pub(super) objects: Vec<Oid>,
    pub(super) notes: Vec<String>,
}

impl Prepared {
    /// What the index may have of a file for its entry to be ours to set; `None` where it is in any case.
    pub(super) fn found_by(&self, change: &Change) -> Option<&[Option<Oid>]> {
        Some(self.found.as_ref()?.get(&change.path)?)
    }
}

/// `None` when files and HEAD already are as the plan wants them.
pub(super) fn prepare(work: &Work<'_>, view: &View<'_>, plan: Plan<'_>) -> Result<Option<Prepared>> {
    let Plan { writes, message, hand_message } = plan;
    let mut changes = Vec::new();
    let mut shown = BTreeSet::new();
    let looked = look(work, view, &writes)?;
    for (write, looked) in writes.into_iter().zip(looked) {
        if !shown.insert(write.path.clone()) {
            return Err(Error::bug(format!("a change writes `{}` twice", write.path)));
        }
        changes.push(compare(work, looked, &write.path, write.new)?);
    }
    let edits = match &hand_message {
        Some(_) => hand_edits(work, view, &changes)?,
        None => Vec::new(),
    };
    let mut at_head = ids(&changes, |change| change.head_id);
    let (on_disk, wanted) = (ids(&changes, |change| change.disk_id), ids(&changes, |change| change.new_id));
    let mut committer = Committer::new(work, view.op())?;
    let mut objects = BTreeSet::new();
    let mut parent = view.head.commit;
    let mut tree = view.top()?;
    let mut hand = None;
    if let Some(words) = hand_message.filter(|_| !edits.is_empty()) {
        let edited = with(view, tree, &changes, (&at_head, &on_disk), &mut objects)?;
        hand = Some(committer.commit(edited, parent, words(&edits))?);
        (parent, tree, at_head) = (hand, Some(edited), on_disk);
    }
    let mut own = None;
    if at_head != wanted {
        let wanted = with(view, tree, &changes, (&at_head, &wanted), &mut objects)?;
        own = Some(committer.commit(wanted, parent, message)?);
    }
    // Files that become what HEAD has are written without a commit.
    let restored = || view.head.commit.filter(|_| changes.iter().any(|change| change.disk_id != change.new_id));
    let Some(tip) = own.or(hand).or_else(restored) else { return Ok(None) };
    objects.extend(own.into_iter().chain(hand));
    objects.extend(changes.iter().flat_map(|change| [change.disk_id, change.new_id]).flatten());
    if committer.asked_hooks() {
        refuse_touched(work, &changes)?;
    }
    let (subject, notes) = committer.finish();
    let op = view.op().to_owned();
    let (head, objects) = (view.head.clone(), objects.into_iter().collect());
    Ok(Some(Prepared { op, head, tip, own, hand, subject, changes, edited: Vec::new(), found: None, objects, notes }))
}

/// What the disk and HEAD have of the files that a plan writes; refuses what git would convert or ignore. Nothing is stored.
pub(super) fn look(work: &Work<'_>, view: &View<'_>, writes: &[Write]) -> Result<Vec<Looked>> {
    spare_the_index(work, view, writes)?;
    writes.iter().map(|write| look_at(work, view, &write.path, write.new.as_deref())).collect()
}

/// One file as the disk and HEAD have it.
pub(super) struct Looked {
    pub(super) disk: Option<Vec<u8>>,
    at_head: Option<(u32, Oid)>,
}

impl Looked {
    /// Whether somebody changed the file by hand.
    pub(super) fn differs(&self) -> bool {
        self.disk.as_deref().and_then(named) != self.at_head.map(|(_, id)| id)
    }
}

fn look_at(work: &Work<'_>, view: &View<'_>, shown: &str, new: Option<&[u8]>) -> Result<Looked> {
    path::inside(shown)?;
    path::folders_are_real(work.place, shown)?;
    if let Some(folder) = view.other_repository(shown)? {
        return Err(refusal::other_repository(folder, &work.repository.typed(folder)));
    }
    if new.is_some_and(|bytes| bytes.len() as u64 > SIZE_LIMIT) {
        return Err(Error::environment(format!("`{shown}` would be larger than the 4 MiB that a file may have")).hint(
            "keep long texts and exports beside the ledger, with their address in `links`; `folio explain too-large`",
        ));
    }
    let disk = read_file(&work.place.root.join(shown), shown)?;
    let at_head = view.committed(shown)?;
    let contents: Vec<&[u8]> = disk.as_deref().into_iter().chain(new).collect();
    conversion::refuse(work.repository, work.native, work.configuration()?, shown, &contents)?;
    if at_head.is_none() && new.is_some() {
        refuse_ignored(work, shown)?;
    }
    Ok(Looked { disk, at_head })
}

/// Compares one write with the file and with HEAD, and stores the blobs.
fn compare(work: &Work<'_>, looked: Looked, shown: &str, new: Option<Vec<u8>>) -> Result<Change> {
    let Looked { disk, at_head } = looked;
    let blob = |bytes: &Option<Vec<u8>>| match bytes {
        Some(bytes) => store(work.native, ObjectType::Blob, bytes).map(Some).map_err(|error| unstored(shown, error)),
        None => Ok(None),
    };
    let disk_id = match &disk {
        // Already in git: nothing to store, and a blob in a pack needs no `fsync`.
        Some(bytes) if at_head.is_some_and(|(_, id)| named(bytes) == Some(id)) => at_head.map(|(_, id)| id),
        _ => blob(&disk)?,
    };
    let new_id = if new == disk { disk_id } else { blob(&new)? };
    let mode = at_head.map_or_else(|| mode_on_disk(work, shown), |(mode, _)| Ok(mode))?;
    let head_id = at_head.map(|(_, id)| id);
    Ok(Change { path: work.place.in_git(shown), head_id, disk, disk_id, new, new_id, mode })
}

pub(super) fn named(bytes: &[u8]) -> Option<Oid> {
    Oid::hash_object(ObjectType::Blob, bytes).ok()
}

/// What git records for a file it does not know yet: executable or not, if the repository cares.
fn mode_on_disk(work: &Work<'_>, shown: &str) -> Result<u32> {
    use std::os::unix::fs::PermissionsExt;
    let cares = work.configuration()?.flag("core.filemode") != Some(false);
    let meta = work.place.root.join(shown).symlink_metadata();
    let executable = meta.is_ok_and(|meta| meta.permissions().mode() & 0o100 != 0);
    Ok(if cares && executable { EXECUTABLE } else { FILE })
}

/// `git add` would refuse it too: a client file that git ignores is one that nobody else will ever see.
fn refuse_ignored(work: &Work<'_>, shown: &str) -> Result<()> {
    let in_git = work.place.in_git(shown);
    let ignored = work.native.is_path_ignored(&in_git).map_err(|error| unread(".gitignore", error))?;
    let index = work.place.gitdir.join("index");
    let staged = || Index::open(&index).is_ok_and(|index| index.get_path(in_git.as_ref(), 0).is_some());
    if !ignored || staged() {
        return Ok(());
    }
    // <source>:<line>:<pattern> TAB <path>
    // This command refuses to take paths as they are; with a dot in front none begins like a pattern.
    let dotted = format!("./{in_git}");
    let call = work.repository.git.call(["check-ignore", "--verbose", "--", &dotted]);
    let answer = call.env("GIT_LITERAL_PATHSPECS", "0").output()?;
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    let hint = match answer.split_once('\t') {
        Some((rule, _)) => format!("the rule is `{rule}`: take it out"),
        None => format!("`git check-ignore -v {}` says by which rule", work.repository.typed(shown)),
    };
    Err(Error::environment(format!("git ignores `{shown}`, so it could not be committed")).hint(hint))
}

fn hand_edits(work: &Work<'_>, view: &View<'_>, changes: &[Change]) -> Result<Vec<HandEdit>> {
    let mut edits = Vec::new();
    for change in changes.iter().filter(|change| change.disk_id != change.head_id) {
        let path = change.path[work.place.prefix.len()..].to_owned();
        edits.push(HandEdit { was: view.head(&path)?, path, now: change.disk.clone() });
    }
    Ok(edits)
}

/// A hook that changes a file we are about to replace: its bytes stay, and nothing is committed.
fn refuse_touched(work: &Work<'_>, changes: &[Change]) -> Result<()> {
    for change in changes {
        let shown = &change.path[work.place.prefix.len()..];
        if read_file(&work.place.top.join(&change.path), shown)? != change.disk {
            return Err(Error::environment(format!("a hook changed `{shown}`, so nothing was committed"))
                .hint("a hook of a ledger may refuse a change, but not alter its files"));
        }
    }
    Ok(())
}

fn ids(changes: &[Change], id: impl Fn(&Change) -> Option<Oid>) -> Vec<Option<Oid>> {
    changes.iter().map(id).collect()
}

/// The tree with the files of the changes turned from the first of their states, which it has, to the second.
fn with(
    view: &View<'_>,
    tree: Option<Oid>,
    changes: &[Change],
    (from, to): (&[Option<Oid>], &[Option<Oid>]),
    objects: &mut BTreeSet<Oid>,
) -> Result<Oid> {
    let states = changes.iter().zip(from.iter().zip(to)).filter(|(_, (from, to))| from != to);
    let files = states.map(|(change, (_, to))| (change.path.as_str(), to.map(|id| (change.mode, id)))).collect();
    view.folders.with(tree, &files, objects).map_err(|error| unstored("the new tree", error))
}

/// Keeps libgit2 from reading the whole index for attributes, where it could only find them if the work tree lacks a
/// `.gitattributes` that HEAD has.
fn spare_the_index(work: &Work<'_>, view: &View<'_>, writes: &[Write]) -> Result<()> {
    let mut folders = BTreeSet::from([String::new()]);
    for write in writes {
        let path = work.place.in_git(&write.path);
        folders.extend(path.match_indices('/').map(|(end, _)| path[..end].to_owned()));
    }
    for folder in folders {
        let there = work.place.top.join(&folder).join(".gitattributes").symlink_metadata().is_ok();
        let in_git = format!("{folder}/.gitattributes");
        if !there && view.at_head(in_git.trim_start_matches('/'))?.is_some() {
            return Ok(());
        }
    }
    let empty = Index::new().and_then(|mut empty| work.native.set_index(&mut empty));
    empty.map_err(|error| unread("the index", error))
}

/// An error of libgit2 in writing, which tells of the system's only in words.
pub(super) fn unstored(what: &str, error: git2::Error) -> Error {
    let said = error.message().to_owned();
    let refused = Error::environment(format!("git could not store `{what}`")).because(error);
    match said.rsplit(": ").next() {
        Some("Permission denied" | "Read-only file system") => refused.hint("you need permission to write in `.git`"),
        Some("No space left on device" | "Disk quota exceeded") => refused.hint(ROOM),
        _ => refused.hint("`git fsck` tells whether the store of git is whole"),
    }
}
