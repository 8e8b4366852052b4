//! Who is using an index, so that nobody's file is taken away: a shared lock for all who have one open.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::place::Place;

/// Held as long as an index file is open or being built.
pub(in crate::query) struct Lease {
    file: File,
    /// What goes on beside the questions, and is waited for before the lock is given up.
    beside: RefCell<Vec<JoinHandle<()>>>,
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
        share(&file).then_some(Lease { file, beside: RefCell::default() })
    }

    /// Does `work` if nobody else has an index open, and while nobody can open one; `false` where the lock was lost over it.
    pub(super) fn alone(&self, work: impl FnOnce()) -> bool {
        if self.file.try_lock().is_ok() {
            work();
        }
        // Trying for the exclusive lock gives up the shared one, whatever comes of it.
        share(&self.file)
    }

    /// Does `work` beside what is done under the lease, which ends after it. Nobody hears of a failure: what is not published is
    /// built anew the next time.
    pub(super) fn end_after(&self, work: impl FnOnce() -> io::Result<()> + Send + 'static) {
        let started = thread::Builder::new().spawn(|| drop(work()));
        self.beside.borrow_mut().extend(started.ok());
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        for work in self.beside.take() {
            drop(work.join());
        }
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
