//! The one way to change a ledger under git: all files and one branch move together, or nothing does.
//!
//! # The protocol
//! Everything before step 7 makes things nobody can see, so it can be dropped at any moment.
//!
//! 1. **Refuse** ([`refusal`]) what a commit would disturb or what libgit2 cannot write whole: a merge in
//!    progress, a bare repository, a detached HEAD, a foreign owner, an unknown identity, reftable, SHA-256, a split or
//!    sparse index, a filter on the path. Later this would mean taking something back.
//! 2. **Lock** ([`lock`]): `flock` on `folio.lock`. The kernel frees it however we end, so a crash never blocks anybody.
//! 3. **Recover** ([`recover`]) what a killed folio left. Before reading, because it may change the files.
//! 4. **Plan** ([`View`], [`Plan`]): the caller reads files and HEAD and says what to write. It is called again when they
//!    have moved by the time we would write.
//! 5. **Prepare** ([`prepare`](mod@prepare)): a file that differs from HEAD carries a hand edit, which becomes a commit of its own, the
//!    parent of ours. Blobs; trees from HEAD's tree and not from the index, so what is staged elsewhere stays there;
//!    [`hooks`]; commits, signed if the user signs. No reference names them: they are inert.
//! 6. **Take `index.lock`** ([`index_lock`]), and compare HEAD and the files once more: from here no git command moves them.
//!    Then the **journal** ([`journal`]): after the comparison, so that a journal found later always tells of a state
//!    that was true.
//! 7. **Replace** ([`replace`]): new bytes beside the old files; *barrier*: new files, journal, objects and the branch's new
//!    value are on the disk; branch locked and compared; files swapped; reflog; index renamed into place ([`index`]), our
//!    entries only; branch renamed into place ([`branch`]). The barrier must come before the swap, or a power failure could
//!    leave names without bytes; within it, all wait at once ([`barrier`]), and the index is read meanwhile.
//! 8. **Wait**: *barrier*: the index, and the folders in which names have changed. Meanwhile, for each `git commit` that may
//!    have read the old index ([`process`]).
//! 9. **Tidy up**: old files, journal, `index.lock`, `folio.lock`; then `post-commit` and, now and then,
//!    [`maintenance`], which take no lock of ours.
//!
//! Before the branch moves, an error takes everything back. After it, the change is made, and what is missing is
//! finished by step 3 of the next folio.
//!
//! # `git commit` at the same moment
//! It reads HEAD, then the index, and only then takes `index.lock`; it writes the index it has read, lets go, and moves
//! the branch if it still names the HEAD it read. A commit that takes our entry back needs our HEAD and an index older than
//! ours. Two rules shut it out:
//!
//! - *The index before the branch.* Whoever sees our HEAD sees our index. With our index and the old HEAD git cannot move
//!   the branch: we hold its lock from before the index until it has moved.
//! - *The lock outlives who read the old index.* Having read both old, git would fail at the branch, but not before it has
//!   written the old index over ours, for the next `git commit` to record. So each that was there when the new index came
//!   into its place finds `index.lock` held and ends. This needs `/proc`; without it git has to be stopped between its
//!   reading and its lock, two calls, for as long as step 8 takes.
//!
//! `git add`, `rm`, `reset`, `switch` lock before they read. `git commit -a`, and `-- PATH`, write the index only after the
//! branch. `git stash` ends with an index of HEAD.
//!
//! # A power failure
//! What was not waited for may be missing, or may be all there is. Before the first barrier nothing that matters has been
//! touched; a journal without its objects is dropped, a temporary file without its journal is swept later ([`strays`]), an
//! object cut short is never built on. Between the barriers the journal is sure, and the old index is kept beside the new
//! one. After the second one all is sure but the tidying up.
//!
//! Files are read and compared by content, objects by name. Nothing here knows what a client is.

mod barrier;
mod branch;
mod commit;
mod hooks;
mod index;
pub(super) mod index_lock;
pub(super) mod journal;
pub(super) mod lock;
mod maintenance;
mod prepare;
mod process;
mod publish;
pub(super) mod recover;
mod rehearse;
mod replace;
mod strays;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

pub use self::hooks::COMMIT_MARK;
pub(super) use self::replace::replace_one;

use self::barrier::Barrier;
use self::hooks::Hooks;
use self::lock::OperationLock;
use self::prepare::{Prepared, prepare};
use self::publish::{Outcome, publish};
use super::configuration::{Configuration, Stamp};
use super::path::disk;
use super::plan::{CommitOptions, Plan, Published};
use super::refusal;
use super::repository::{Place, Repository};
use super::view::View;
use crate::error::{Error, Result};

/// folio's own folder in the git directory: journal, and files on their way.
pub(super) const DRAWER: &str = "folio";

/// How often a plan is made anew at least before the ledger counts as too busy; as long as there is time, oftener.
const ATTEMPTS: usize = 20;

/// What all steps of one change share.
struct Work<'w> {
    repository: &'w Repository,
    native: &'w git2::Repository,
    place: &'w Place,
    options: &'w CommitOptions,
    deadline: Instant,
    /// One answer for the whole change: all its commits and reflogs bear the same date.
    configuration: OnceCell<Rc<Configuration>>,
}

impl<'w> Work<'w> {
    fn new(repository: &'w Repository, native: &'w git2::Repository, options: &'w CommitOptions) -> Result<Work<'w>> {
        // git answers while we lock, recover and plan.
        repository.ask_configuration()?;
        let deadline = Instant::now() + options.wait;
        Ok(Work { repository, native, place: &repository.place, options, deadline, configuration: OnceCell::new() })
    }

    fn configuration(&self) -> Result<&Configuration> {
        if let Some(known) = self.configuration.get() {
            return Ok(known);
        }
        let known = self.repository.configuration()?;
        Ok(self.configuration.get_or_init(|| known))
    }

    /// Author and committer of a commit made now; refuses where git does not know them.
    fn stamps(&self) -> Result<(Stamp, Stamp)> {
        self.configuration()?.stamps(&self.repository.git, &self.repository.environment)
    }

    /// Waits until these are on the disk, and does something else meanwhile.
    fn wait_for_disk<T>(&self, paths: &[PathBuf], meanwhile: impl FnOnce() -> T) -> Result<T> {
        let barrier = Barrier::new(self.configuration()?, &self.repository.environment);
        barrier.wait(paths, meanwhile).map_err(|(path, cause)| disk("the disk did not take", &path, self.place, cause))
    }
}

impl Repository {
    /// Makes one change to the ledger: what `plan` says, or nothing.
    ///
    /// `plan` is called with the files and HEAD as they are, under folio's lock, and again if they moved before its words
    /// could be made true. Its own error ends the change and is passed on; nothing is changed then. An error that is
    /// ours leaves the work tree as it was, or, after a second failure in taking it back, says that the next folio
    /// command finishes the change.
    pub fn transact<'p>(
        &self,
        options: &CommitOptions,
        plan: &mut dyn FnMut(&View<'_>) -> Result<Plan<'p>>,
    ) -> Result<Published> {
        let native = refusal::writable(self)?;
        refusal::in_progress(native)?;
        let work = Work::new(self, native, options)?;
        let lock = OperationLock::take(work.place, options, work.deadline)?;
        // Anew if we have waited: commits in the order of the lock have dates in that order.
        self.ask_configuration()?;
        let mut notes = recover::recover(&work)?;
        let op = new_op();
        for attempt in 0.. {
            if attempt >= ATTEMPTS && Instant::now() >= work.deadline {
                break;
            }
            refusal::in_progress(native)?;
            let view = View::new(self, native, &op)?;
            refusal::detached(&view.head, options.detached)?;
            let Some(prepared) = prepare(&work, &view, plan(&view)?)? else {
                return Ok(Published { op, notes, ..Published::default() });
            };
            if let Outcome::Done(more) = publish(&work, &prepared, &|| view.holds())? {
                drop(lock);
                notes.extend(more);
                return conclude(&work, prepared, notes);
            }
        }
        Err(Error::environment("files of the ledger kept changing while folio was about to write them")
            .hint("wait until the other program is done, then run the command again"))
    }

    /// The files and HEAD as they are now, for a caller that only wants to show what it would do.
    pub fn view(&self) -> Result<View<'_>> {
        View::new(self, refusal::writable(self)?, &new_op())
    }
}

/// Step 3 alone, for `doctor`.
pub(super) fn recover_only(repository: &Repository, options: &CommitOptions) -> Result<Vec<String>> {
    let work = Work::new(repository, refusal::writable(repository)?, options)?;
    let _lock = OperationLock::take(work.place, options, work.deadline)?;
    recover::recover(&work)
}

/// What git does after a commit, and the answer to the caller.
fn conclude(work: &Work<'_>, prepared: Prepared, mut notes: Vec<String>) -> Result<Published> {
    let (author, _) = work.stamps()?;
    notes.extend(prepared.notes);
    if prepared.own.or(prepared.hand).is_some()
        && let Ok(mut hooks) = Hooks::new(work, &prepared.op, &author)
    {
        hooks.after_commit();
        notes.append(&mut hooks.notes);
    }
    maintenance::now_and_then(work, prepared.tip);
    let changed =
        prepared.changes.iter().filter(|change| change.head_id != change.disk_id || change.disk_id != change.new_id);
    let files = changed.map(|change| change.path[work.place.prefix.len()..].to_owned());
    Ok(Published {
        commit: prepared.own.map(|id| id.to_string()),
        hand_commit: prepared.hand.map(|id| id.to_string()),
        op: prepared.op,
        files: files.collect(),
        notes,
    })
}

/// Twelve hexadecimal digits that no other operation has.
fn new_op() -> String {
    format!("{:012x}", RandomState::new().build_hasher().finish() & 0xffff_ffff_ffff)
}

/// folio's folder in the git directory, made if need be.
fn drawer(place: &Place) -> Result<PathBuf> {
    let folder = place.gitdir.join(DRAWER);
    match fs::create_dir(&folder) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => Err(disk("cannot make", &folder, place, cause)),
        _ => Ok(folder),
    }
}
