//! `git maintenance run --auto`, now and then: loose objects add up, and libgit2 never packs them.

use std::fs;
use std::io;
use std::time::Duration;

use git2::Oid;

use super::Work;

/// One commit in this many looks whether there is something to do.
const EVERY: u8 = 32;

/// How libgit2 names an object that it has not finished writing. git's own pruning knows other names only.
const UNFINISHED: &str = "tmp_object_git2_";

/// So old, an unfinished object belongs to a process that was killed.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// Starts maintenance without waiting for it, for one commit in [`EVERY`], unless `maintenance.auto` is off.
///
/// Which commit is decided by its name, so nothing has to be counted and kept.
pub(super) fn now_and_then(work: &Work<'_>, commit: Oid) {
    let due = commit.as_bytes().last().is_some_and(|byte| byte % EVERY == 0);
    if !due {
        return;
    }
    // What cannot be swept now will be another time.
    drop(sweep(work));
    if work.configuration().is_ok_and(|known| known.flag("maintenance.auto") != Some(false)) {
        // Hooks stay on: `pre-auto-gc` is how a user keeps it from running on battery.
        let call = work.repository.git.call_with_hooks(["maintenance", "run", "--auto", "--quiet"], &[]);
        drop(call.detach());
    }
}

/// Removes what killed processes left of objects. The index was written just now, so its time is the present.
fn sweep(work: &Work<'_>) -> io::Result<()> {
    let now = work.place.gitdir.join("index").metadata()?.modified()?;
    for entry in fs::read_dir(work.place.shared.join("objects"))? {
        let entry = entry?;
        let unfinished = entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes());
        if unfinished && now.duration_since(entry.metadata()?.modified()?).is_ok_and(|age| age > ABANDONED) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
