//! The clients that a document is made of.

use super::{Outcome, left_out};
use crate::context::Context;
use crate::error::Result;
use crate::ledger::{Account, Ledger};

/// Clients as facts read them, and what could not be read.
pub struct Accounts {
    /// The clients whose files could be read, by slug.
    pub read: Vec<Account>,
    /// What is left out of the others and of these, for standard error.
    pub left_out: Vec<String>,
}

/// Every client of the ledger.
///
/// # Errors
/// Where the index cannot be read, nor memory be had.
pub fn all(context: &Context, ledger: &Ledger) -> Result<Accounts> {
    let looked = context.each_account(ledger, |account| account)?;
    let left_out = left_out::of_documents(&looked, ledger, context);
    Ok(Accounts { read: looked.seen, left_out })
}

/// The client that `typed` means; no other file is opened.
///
/// # Errors
/// Where there is none, or its file cannot be read.
pub fn one(ledger: &Ledger, typed: &str) -> Result<Account> {
    let file = ledger.find(typed)?;
    let text = ledger.text(&file)?;
    Ok(Account::of(file, &text))
}

/// The outcome with a warning where something in the client's file or in `folio.toml` is malformed: then a document misses what it
/// says there.
pub fn warned(mut outcome: Outcome, account: &Account, ledger: &Ledger, context: &Context) -> Outcome {
    outcome.talk.extend(left_out::of_document(account, ledger, context));
    outcome
}
