//! The columns that hold facts of one file, whatever the day.

use rusqlite::types::Value;

use crate::facts;
use crate::model::value::{Calendar, Day};
use crate::model::{Client, Row};

/// A derived column with the values in it, each with the position of its entry in the file.
type Derived = (&'static str, Vec<(usize, Value)>);

/// The derived columns of a section.
pub(super) fn columns(section: &str, client: &Client, calendar: &Calendar) -> Vec<Derived> {
    match section {
        "profile" => profile(client),
        "stakeholders" => vec![each(&client.stakeholders, "quadrant", |person| word(&person.quadrant()?))],
        // A note is internal whatever is written; the schema knows one default for all kinds.
        "interactions" => vec![each(&client.interactions, "direction", |interaction| word(&interaction.direction()))],
        "commitments" => vec![each(&client.commitments, "warn_by", |promise| day(promise.warn_by(calendar)))],
        "contracts" => {
            vec![each(&client.contracts, "notice_deadline", |contract| day(contract.notice_deadline(calendar)?))]
        }
        "invoices" => {
            let paid = |invoice: &_| Some(Value::Integer(facts::paid(invoice).minor()));
            let left = |invoice: &_| Some(Value::Integer(facts::balance(invoice).minor()));
            vec![each(&client.invoices, "paid_minor", paid), each(&client.invoices, "balance_minor", left)]
        }
        _ => Vec::new(),
    }
}

fn profile(client: &Client) -> Vec<Derived> {
    let stage = facts::current_stage(client);
    let stage_id = stage.and_then(|stage| word(&stage.stage));
    let found = [
        ("stage", stage_id),
        ("stage_since", stage.and_then(|stage| day(stage.entered))),
        ("next_due", facts::next_due(client).and_then(day)),
    ];
    found.into_iter().filter_map(|(column, value)| Some((column, vec![(0, value?)]))).collect()
}

fn each<T>(rows: &[Row<T>], column: &'static str, fact: impl Fn(&T) -> Option<Value>) -> Derived {
    (column, rows.iter().filter_map(|row| Some((row.index, fact(&row.value)?))).collect())
}

fn word(word: &impl ToString) -> Option<Value> {
    Some(Value::Text(word.to_string()))
}

fn day(day: Day) -> Option<Value> {
    word(&day)
}
