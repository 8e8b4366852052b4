//! Reads many files on all cores and hands what they hold to one writer, in their order.
//!
//! The order matters to the writer: SQLite appends rowids that grow, and its full-text index empties its buffer whenever one
//! does not.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use sha2::{Digest as _, Sha256};

use crate::ledger::{ClientFile, Ledger};
use crate::source;
use crate::store::ReadFault;

/// How many files that were read may wait for the writer to ask, for each core: memory, in other words. What comes out of its turn
/// waits beside them, at most as long as the slowest file takes to be read.
const AHEAD: usize = 16;

/// A file to be read.
#[derive(Debug)]
pub(super) struct Task {
    /// Which client's, and where.
    pub(super) file: ClientFile,
    /// The name of the bytes that the tables already hold of it; empty for none.
    pub(super) known: String,
}

/// What came of it.
pub(super) enum Reaped<R> {
    /// It holds the bytes that are known.
    Same,
    /// It was read.
    Read {
        /// The name of its bytes.
        content: String,
        /// What was made of it, or why it is no text.
        harvest: Result<R, String>,
    },
    /// The system did not give its bytes.
    Refused(ReadFault),
}

/// Reads the files, makes of each what `read` makes of it, and gives it with its position to `write`, in order, together with what
/// `start` made, which works while the first are read; ends early at the first error of either.
pub(super) fn feed<R: Send, S, E>(
    ledger: &Ledger,
    read: &(impl Fn(&ClientFile, &str) -> R + Sync),
    tasks: &[Task],
    start: impl FnOnce() -> Result<S, E>,
    mut write: impl FnMut(&mut S, usize, Reaped<R>) -> Result<(), E>,
) -> Result<S, E> {
    if let [only] = tasks {
        let mut started = start()?;
        write(&mut started, 0, reap(ledger, read, only))?;
        return Ok(started);
    }
    let cores = thread::available_parallelism().map_or(1, usize::from).min(tasks.len().max(1));
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(AHEAD * cores);
        for _ in 0..cores {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let position = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(position) else { break };
                    // The writer is gone: it met an error.
                    if sender.send((position, reap(ledger, read, task))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut started = start()?;
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (position, reaped) in receiver {
            early.insert(position, reaped);
            while let Some(reaped) = early.remove(&due) {
                write(&mut started, due, reaped)?;
                due += 1;
            }
        }
        Ok(started)
    })
}

/// A name that no other bytes have: half of their SHA-256, which processors compute by themselves.
///
/// Git's own name would do as well, at ten times the cost; only this index reads it.
fn name_of(bytes: &[u8]) -> String {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    digest[..16].iter().fold(String::with_capacity(32), |mut name, byte| {
        // Writing to memory does not fail.
        write!(name, "{byte:02x}").ok();
        name
    })
}

fn reap<R>(ledger: &Ledger, read: &impl Fn(&ClientFile, &str) -> R, task: &Task) -> Reaped<R> {
    let bytes = match ledger.read(&task.file.path) {
        Ok(bytes) => bytes,
        Err(fault) => return Reaped::Refused(fault),
    };
    let content = name_of(&bytes);
    if content == task.known {
        return Reaped::Same;
    }
    let harvest = match source::decode(bytes) {
        Ok(text) => Ok(read(&task.file, &text)),
        Err(fault) => {
            Err(format!("`{}:{}:{}`: {}", task.file.path, fault.position.line, fault.position.column, fault.message))
        }
    };
    Reaped::Read { content, harvest }
}
