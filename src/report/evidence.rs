//! Where the ledger says what a document says, for programs and for who wants to look.

use serde::Serialize;

use crate::ledger::Account;
use crate::query::Cell;
use crate::source::KeyPath;

/// A place in the ledger, as JSON has it: `{"file": "clients/baltika.toml", "line": 14}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The path, relative to the ledger's root.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

impl Evidence {
    /// Where a key or a record of a client stands.
    pub fn at(account: &Account, path: &KeyPath) -> Evidence {
        Evidence { file: account.file.path.clone(), line: account.line(path) }
    }

    /// Where an entry of a section stands.
    pub fn of(account: &Account, section: &str, index: usize) -> Evidence {
        Evidence::at(account, &KeyPath::key(section).index(index))
    }

    /// The same for a page.
    pub fn cell(&self) -> Cell {
        Cell::Place { file: self.file.clone(), line: self.line }
    }
}
