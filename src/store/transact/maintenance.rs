//! `git maintenance run --auto`, now and then: loose objects add up, and libgit2 never packs them.

use git2::Oid;

use super::Work;

/// One commit in this many looks whether there is something to do.
const EVERY: u8 = 32;

/// Starts maintenance without waiting for it, for one commit in [`EVERY`], unless `maintenance.auto` is off.
///
/// Which commit is decided by its name, so nothing has to be counted and kept.
pub(super) fn now_and_then(work: &Work<'_>, commit: Oid) {
    let due = commit.as_bytes().last().is_some_and(|byte| byte % EVERY == 0);
    if due && work.configuration.flag("maintenance.auto") != Some(false) {
        // Hooks stay on: `pre-auto-gc` is how a user keeps it from running on battery.
        let call = work.repository.git.call_with_hooks(["maintenance", "run", "--auto", "--quiet"], &[]);
        drop(call.detach());
    }
}
