//! Who is using an index, so that nobody's file is taken away: a shared lock for all who have one open.

use std::fs::{self, File, OpenOptions};
use std::thread;
use std::time::Duration;

use super::place::Place;

/// Held as long as an index file is open or being built.
pub(in crate::query) struct Lease {
    file: File,
}

/// How long to wait between two tries for the lock, and how often to try: about two seconds in all.
const PAUSE: Duration = Duration::from_millis(5);
const TRIES: usize = 400;

impl Lease {
    /// Takes the shared lock; who is alone first removes what others left. `None` where the lock cannot be had.
    ///
    /// The exclusive lock is held for no longer than removing takes, so whoever has it for two seconds has been stopped.
    pub(super) fn take(place: &Place) -> Option<Lease> {
        let path = place.folder.join("index.lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).ok()?;
        if !place.leftovers().is_empty() && file.try_lock().is_ok() {
            // Looked at again: what is left over now that nobody else is at work.
            for path in place.leftovers() {
                // What cannot be removed stays a leftover.
                let _ = fs::remove_file(path);
            }
            file.unlock().ok()?;
        }
        share(&file).then_some(Lease { file })
    }

    /// Does `work` if nobody else has an index open, and while nobody can open one; `false` where the lock was lost over it.
    pub(super) fn alone(&self, work: impl FnOnce()) -> bool {
        if self.file.try_lock().is_ok() {
            work();
        }
        // Trying for the exclusive lock gives up the shared one, whatever comes of it.
        share(&self.file)
    }
}

fn share(file: &File) -> bool {
    for _ in 0..TRIES {
        if file.try_lock_shared().is_ok() {
            return true;
        }
        thread::sleep(PAUSE);
    }
    false
}
