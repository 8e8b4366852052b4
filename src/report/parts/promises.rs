//! Promises that are still to be kept, ours and theirs.

use serde::Serialize;

use crate::facts::{AsOf, Standing, keeper, promises as facts_of_promises};
use crate::ledger::Account;
use crate::model::commitment::PromiseSide;
use crate::model::value::Day;
use crate::report::words::Words;
use crate::report::{Evidence, Item, member_name, person_name};

/// An open promise, for a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Owed {
    /// The id.
    pub id: String,
    /// What was promised.
    pub what: String,
    /// Who keeps it, by name; `None` where nobody knows.
    pub owner: Option<String>,
    /// Day by which.
    pub due: Day,
    /// The day first promised, where it was moved.
    pub moved_from: Option<Day>,
    /// `ahead`, `warn-now`, `warned` or `overdue`.
    pub standing: &'static str,
    /// Calendar days past the due date; negative while it lies ahead.
    pub overdue: i64,
    /// Where the promise stands.
    pub evidence: Vec<Evidence>,
}

/// The open promises of one side, the earliest due first.
pub fn promises(account: &Account, side: PromiseSide, as_of: &AsOf<'_>) -> Vec<Owed> {
    let client = &account.client;
    let open = facts_of_promises(client, as_of).filter(|promise| promise.is_open() && promise.side == side);
    let name = |id: &str| match side {
        PromiseSide::Us => member_name(as_of.settings, id),
        PromiseSide::Client => person_name(client, id),
    };
    let mut owed: Vec<Owed> = open
        .map(|promise| Owed {
            id: promise.row.id.to_string(),
            what: promise.row.what.clone(),
            owner: keeper(client, promise.row).map(name),
            due: promise.due,
            moved_from: Some(promise.original_due()).filter(|first| *first != promise.due),
            standing: match promise.standing {
                Standing::WarnNow => "warn-now",
                Standing::Warned => "warned",
                Standing::Overdue => "overdue",
                _ => "ahead",
            },
            overdue: promise.overdue,
            evidence: vec![Evidence::of(account, "commitments", promise.row.index)],
        })
        .collect();
    owed.sort_by_key(|promise| promise.due);
    owed
}

impl Owed {
    /// The promise in a line: what, by when, who, and how it stands.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let mut about = vec![words.tell("part-by", &[("day", words.day(self.due).into())])];
        about.extend(self.owner.clone());
        match self.standing {
            "overdue" => about.push(words.tell("overdue", &[("count", self.overdue.into())])),
            "warn-now" => about.push(words.say("part-warn-now")),
            "warned" => about.push(words.say("part-warned")),
            _ => {}
        }
        about.extend(self.moved_from.map(|first| words.tell("part-moved", &[("day", words.day(first).into())])));
        vec![Item::new(format!("{}: {}", self.what, about.join(", ")))]
    }
}
