//! The columns of `clients` that no file holds: they are computed for the ledger's day.

use super::{Cell, Column};
use crate::facts;
use crate::ledger::Ledger;
use crate::model::Client;

/// Their names, in order.
pub fn columns() -> impl Iterator<Item = Column> {
    ["stage", "stage_since", "stage_kind", "last_contact", "next_due"]
        .into_iter()
        .map(|name| Column { name: name.to_owned(), right: false })
}

/// Their values for one client.
pub fn cells(client: &Client, ledger: &Ledger) -> Vec<Cell> {
    let stage = facts::current_stage(client, ledger.settings());
    let day = |day: Option<crate::model::value::Day>| day.map_or(Cell::Absent, |day| Cell::Plain(day.to_string()));
    vec![
        stage.as_ref().map_or(Cell::Absent, |stage| Cell::Text(stage.id.clone())),
        day(stage.as_ref().map(|stage| stage.since)),
        stage.and_then(|stage| stage.kind).map_or(Cell::Absent, |kind| Cell::Plain(kind.to_string())),
        day(facts::last_contact(client, ledger.zone(), ledger.today())),
        day(facts::next_due(client)),
    ]
}
