//! What a caller of [`Repository::transact`](super::Repository::transact) asks for, and what it gets.

use std::time::Duration;

/// New bytes for one file, or its removal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Relative to the ledger's root, with `/`; no link on the way.
    pub path: String,
    /// The whole file; `None` removes it.
    pub new: Option<Vec<u8>>,
}

/// A difference between a file and HEAD that folio did not make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandEdit {
    /// Relative to the ledger's root, with `/`.
    pub path: String,
    /// The bytes at HEAD; `None` for a file made by hand.
    pub was: Option<Vec<u8>>,
    /// The bytes in the folder; `None` for a file removed by hand.
    pub now: Option<Vec<u8>>,
}

/// Words the commit message of hand edits; they come in the order of the plan's writes.
pub type HandMessage<'p> = Box<dyn Fn(&[HandEdit]) -> String + 'p>;

/// One change: the files it writes, and what its commit says.
pub struct Plan<'p> {
    /// Each path once.
    pub writes: Vec<Write>,
    /// Subject, empty line, body and trailers.
    pub message: String,
    /// How hand edits found in the written files are recorded: with a message, in a commit of their own before this
    /// one; `None`, in this very commit, because recording them is what the command is for.
    pub hand_message: Option<HandMessage<'p>>,
}

/// How to commit.
#[derive(Debug, Clone)]
pub struct CommitOptions {
    /// How long to wait for all locks together.
    pub wait: Duration,
    /// Commit although HEAD is detached.
    pub detached: bool,
    /// The command as typed, for whoever waits for us: `folio log`.
    pub command: String,
    /// The moment the command started, for the same reader.
    pub since: String,
}

impl Default for CommitOptions {
    fn default() -> CommitOptions {
        let wait = Duration::from_secs(10);
        CommitOptions { wait, detached: false, command: "folio".to_owned(), since: String::new() }
    }
}

/// What came of a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// The commit, in hexadecimal; `None` when the files already were as the plan wanted them.
    pub commit: Option<String>,
    /// The commit of hand edits before it, where there were any.
    pub hand_commit: Option<String>,
    /// The operation's id, as in the trailer `Folio-Op`.
    pub op: String,
    /// The files that the two commits change, relative to the ledger's root.
    pub files: Vec<String>,
    /// What the user should hear besides: an interrupted change finished, what a hook printed, an index left behind.
    pub notes: Vec<String>,
}
