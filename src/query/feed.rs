//! Reads many files on all cores and hands what they hold to one writer, in their order.
//!
//! The order matters to the writer: SQLite appends rowids that grow, and its full-text index empties its buffer whenever one
//! does not.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::extract::{Extractor, Harvest};
use crate::ledger::{ClientFile, Ledger};
use crate::source;

/// How many files may be read ahead of the writer, for each core: memory, in other words.
const AHEAD: usize = 16;

/// A file that was read.
pub(super) struct Reaped {
    /// What the tables hold of it, or a line that says why it could not be read.
    pub(super) harvest: Result<Harvest, String>,
    /// Its bytes' name in git; empty where there are none.
    pub(super) content: String,
}

/// Reads the files and gives each with its position to `write`, in order; ends early at the first error of `write`.
pub(super) fn feed<E>(
    ledger: &Ledger,
    extractor: &Extractor<'_>,
    files: &[ClientFile],
    mut write: impl FnMut(usize, Reaped) -> Result<(), E>,
) -> Result<(), E> {
    if let [only] = files {
        return write(0, reap(ledger, extractor, only));
    }
    let cores = thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(AHEAD * cores);
        for _ in 0..cores {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let position = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(position) else { break };
                    // The writer is gone: it met an error.
                    if sender.send((position, reap(ledger, extractor, file))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (position, reaped) in receiver {
            early.insert(position, reaped);
            while let Some(reaped) = early.remove(&due) {
                write(due, reaped)?;
                due += 1;
            }
        }
        Ok(())
    })
}

fn reap(ledger: &Ledger, extractor: &Extractor<'_>, file: &ClientFile) -> Reaped {
    let bytes = match ledger.read(&file.path) {
        Ok(bytes) => bytes,
        Err(fault) => {
            let fault = format!("`{}` cannot be read: {fault}", file.path);
            return Reaped { harvest: Err(fault), content: String::new() };
        }
    };
    let content = crate::store::content_name(&bytes);
    let harvest = match source::decode(bytes) {
        Ok(text) => Ok(extractor.read(file, &text)),
        Err(fault) => {
            Err(format!("`{}:{}:{}`: {}", file.path, fault.position.line, fault.position.column, fault.message))
        }
    };
    Reaped { harvest, content }
}
