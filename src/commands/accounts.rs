//! The clients that a document is made of.

use crate::error::Result;
use crate::ledger::{Account, Ledger};

/// Clients as facts read them, and what could not be read.
pub struct Accounts {
    /// The clients whose files could be read, by slug.
    pub read: Vec<Account>,
    /// Why each of the others is left out, for standard error.
    pub left_out: Vec<String>,
}

/// Every client of the ledger.
pub fn all(ledger: &Ledger) -> Accounts {
    let mut accounts = Accounts { read: Vec::new(), left_out: Vec::new() };
    for file in ledger.clients() {
        match ledger.text(&file) {
            Ok(text) => accounts.read.push(Account::of(file, &text)),
            Err(error) => accounts.left_out.push(format!("warning: left out: {error}")),
        }
    }
    accounts
}

/// The client that `typed` means.
///
/// # Errors
/// Where there is none, or its file cannot be read.
pub fn one(ledger: &Ledger, typed: &str) -> Result<Account> {
    let file = ledger.find(typed)?;
    let text = ledger.text(&file)?;
    Ok(Account::of(file, &text))
}
