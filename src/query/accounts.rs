//! Every client of a ledger whole, for facts and reports: from the index without parsing, else from the files.

use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;

use rayon::prelude::*;
use rusqlite::Connection;

use super::{Database, Keep};
use crate::error::Result;
use crate::ledger::{Account, ClientFile, Gaps, Ledger};

/// What came of looking at every client.
#[derive(Debug)]
pub struct Looked<T> {
    /// What was seen, in the order of the slugs.
    pub seen: Vec<T>,
    /// The files and folders that could not be read, each with the reason.
    pub unread: Vec<String>,
    /// The files of which something is missing, in the order of the slugs.
    pub gaps: Vec<Missing>,
}

/// What is missing of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The file.
    pub path: String,
    /// What it is.
    pub gaps: Gaps,
}

/// What is seen of a client, and what is missing of its file.
type Seen<T> = (T, Option<Missing>);

fn seen<T>(mut account: Account, look: &impl Fn(Account) -> T) -> Seen<T> {
    let missing = (!account.gaps.none())
        .then(|| Missing { path: account.file.path.clone(), gaps: std::mem::take(&mut account.gaps) });
    (look(account), missing)
}

impl<T> Looked<T> {
    fn of(all: impl Iterator<Item = Seen<T>>, unread: Vec<String>) -> Looked<T> {
        let (seen, missing): (Vec<T>, Vec<Option<Missing>>) = all.unzip();
        Looked { seen, unread, gaps: missing.into_iter().flatten().collect() }
    }
}

/// Looks at every client that can be read, on all cores; each is dropped once it was looked at, so that ten thousand need no
/// more memory than what `look` keeps of them.
///
/// # Errors
/// Where the index cannot be read, nor memory be had.
pub fn each_account<T: Send>(ledger: &Ledger, keep: Keep, look: impl Fn(Account) -> T + Sync) -> Result<Looked<T>> {
    match keep {
        Keep::Index => indexed(ledger, &Database::open(ledger, keep)?, &look),
        Keep::Nothing => Ok(parsed(ledger, &look)),
    }
}

/// How many clients go to a core at once.
const BATCH: usize = 64;

/// A part of the clients as the index keeps them.
#[derive(Debug, Default)]
struct Batch {
    /// Where the part stands among the others.
    at: usize,
    /// The clients one after another: one piece of memory, for another core gives it back.
    bytes: Vec<u8>,
    /// Each client's file, and where its bytes end.
    files: Vec<(ClientFile, usize)>,
}

impl Batch {
    fn add(&mut self, path: &str, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.files.push((ClientFile::at(path), self.bytes.len()));
    }

    /// Each client with its bytes.
    fn clients(&self) -> impl Iterator<Item = (&ClientFile, &[u8])> {
        let starts = std::iter::once(0).chain(self.files.iter().map(|(_, end)| *end));
        self.files.iter().zip(starts).map(|((file, end), start)| (file, &self.bytes[start..*end]))
    }
}

fn indexed<T: Send>(
    ledger: &Ledger,
    database: &Database<'_>,
    look: &(impl Fn(Account) -> T + Sync),
) -> Result<Looked<T>> {
    let mut unread = database.unread()?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let seen: Vec<Result<Seen<T>, String>> = database.aside(|connection| {
        let parts = Mutex::new(Vec::new());
        // Bounded: the clients that wait are memory.
        let (sender, receiver) = mpsc::sync_channel::<Batch>(2 * cores);
        // Only those who take from it own it: should each of them panic, it is gone, and nobody waits to put more in.
        let receiver = Arc::new(Mutex::new(receiver));
        // The pool's own threads, which go on to draw what is seen: what ends with a thread, another has to clear away.
        rayon::in_place_scope(|scope| {
            for _ in 0..cores {
                let receiver = Arc::clone(&receiver);
                let parts = &parts;
                scope.spawn(move |_| {
                    // The lock is held for the taking only.
                    while let Some(batch) = receiver.lock().ok().and_then(|waiting| waiting.recv().ok()) {
                        let accounts = batch.clients().map(|(file, bytes)| account(ledger, file, bytes));
                        let seen: Vec<Result<Seen<T>, String>> = accounts.map(|one| Ok(seen(one?, look))).collect();
                        parts.lock().map(|mut parts| parts.push((batch.at, seen))).ok();
                    }
                });
            }
            drop(receiver);
            batches(connection, sender)
        })?;
        let mut parts = parts.into_inner().unwrap_or_default();
        parts.sort_unstable_by_key(|(at, _)| *at);
        Ok(parts.into_iter().flat_map(|(_, seen)| seen).collect())
    })?;
    let seen: Vec<Seen<T>> = seen.into_iter().filter_map(|one| one.map_err(|fault| unread.push(fault)).ok()).collect();
    Ok(Looked::of(seen.into_iter(), unread))
}

/// A client as it is kept; where the bytes are damaged, as its file has it.
///
/// # Errors
/// Why the file cannot be read, where it is asked.
fn account(ledger: &Ledger, file: &ClientFile, bytes: &[u8]) -> Result<Account, String> {
    let written = || ledger.text(file).map(|text| Account::of(file.clone(), &text)).map_err(|error| error.to_string());
    Account::kept(file.clone(), bytes).map_or_else(written, Ok)
}

/// Reads the clients in the order of their ids, which follow the slugs, and gives them away in parts; then nobody waits for more.
#[allow(clippy::needless_pass_by_value, reason = "with the sender the channel ends")]
fn batches(connection: &Connection, sender: SyncSender<Batch>) -> rusqlite::Result<()> {
    let mut select =
        connection.prepare("select f.path, a.account from _files f join _accounts a on a.file = f.id order by f.id")?;
    let mut rows = select.query([])?;
    let mut batch = Batch::default();
    while let Some(row) = rows.next()? {
        batch.add(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_blob()?);
        if batch.files.len() == BATCH {
            let bytes = Vec::with_capacity(batch.bytes.len());
            let next = Batch { at: batch.at + 1, bytes, ..Batch::default() };
            if sender.send(std::mem::replace(&mut batch, next)).is_err() {
                // Nobody takes more only where each core has panicked, and that is told when the scope ends.
                return Ok(());
            }
        }
    }
    sender.send(batch).ok();
    Ok(())
}

fn parsed<T: Send>(ledger: &Ledger, look: &(impl Fn(Account) -> T + Sync)) -> Looked<T> {
    let clients = ledger.clients();
    let read = |file: &ClientFile| match ledger.text(file) {
        Ok(text) => Ok(seen(Account::of(file.clone(), &text), look)),
        Err(error) => Err(error.to_string()),
    };
    let all: Vec<Result<Seen<T>, String>> = clients.par_iter().map(read).collect();
    let mut unread = Vec::new();
    let read = all.into_iter().filter_map(|one| one.map_err(|fault| unread.push(fault)).ok());
    let read: Vec<Seen<T>> = read.collect();
    unread.extend(ledger.closed());
    Looked::of(read.into_iter(), unread)
}
