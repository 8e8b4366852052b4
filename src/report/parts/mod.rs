//! What several documents tell of a client, each part told in one place: its people, goals, promises, wishes, money, complaints.
//!
//! A part is a list of values for programs, with the places that say so, and a function that makes them lines of a page.

mod changes;
mod complaints;
mod goals;
mod money;
mod people;
mod promises;
mod wishes;

pub use changes::{News, changes_since};
pub use complaints::{Complaint, complaints};
pub use goals::{Aim, Astray, aims, astray};
pub use money::{Deadline, Unpaid, deadlines, unpaid};
pub use people::{Person, people, standing};
pub use promises::{Owed, promises};
pub use wishes::{Wish, wishes};

use super::Item;
use super::words::{Word, Words};
use crate::facts::{AsOf, rewound};
use crate::ledger::Account;
use crate::model::Row;
use crate::model::commitment::{Commitment, CommitmentState};

/// The client as it was known on the day: what is dated later has not happened.
pub fn known(account: &Account, as_of: &AsOf<'_>) -> Account {
    let mut client = rewound(&account.client, as_of.today, as_of.zone);
    // A promise may be given up before its day. When that was, the file does not say; nobody is to read that it will be kept.
    let written = |promise: &Commitment| {
        let same = |row: &&Row<Commitment>| row.id == promise.id && row.due == promise.due;
        account.client.commitments.iter().find(same).filter(|row| row.state == CommitmentState::Missed)
    };
    client.commitments = client.commitments.kept(|mut promise| {
        if let Some(given_up) = written(&promise) {
            (promise.state, promise.reason) = (given_up.state, given_up.reason);
        }
        Some(promise)
    });
    Account { client, file: account.file.clone(), places: account.places.clone(), gaps: account.gaps.clone() }
}

/// The lines of several values.
pub fn lines<T>(values: &[T], words: &Words, line: impl Fn(&T, &Words) -> Vec<Item>) -> Vec<Item> {
    values.iter().flat_map(|value| line(value, words)).collect()
}

/// A line below another: a message with one text, where there is one.
fn below(words: &Words, id: &str, text: Option<&str>) -> Option<Item> {
    let text = text.filter(|text| !text.is_empty())?;
    Some(Item::new(words.tell(id, &[("text", Word::from(text.to_owned()))])).at_depth(1))
}

/// A line below another for what a list says.
fn below_list(words: &Words, id: &str, texts: &[String]) -> Option<Item> {
    below(words, id, Some(&texts.join("; ")))
}
