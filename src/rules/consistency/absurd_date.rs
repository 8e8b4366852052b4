//! `absurd-date`: a year that cannot be meant.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Found, Group, Rule, Written};
use crate::source::Node;

/// A year before 1990 or more than fifty years ahead is a slip of the keyboard.
pub const RULE: Rule = Rule {
    name: "absurd-date",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "a year that cannot be meant",
    explain: "A year before 1990 or more than fifty years ahead is nearly always a slip of the keyboard: 2206 for 2026. \
        Such a date sorts to the wrong end of every list, and what depends on it never happens. Correct the year; \
        where the date is right all the same, switch the rule off with `absurd-date = \"off\"` under `[rules]`. A yearly \
        occasion, as the day a firm was founded, and a birthday may be of any year.",
    checks: &[Check::Written(look)],
};

/// Accounts older than this are not kept in text files.
const FIRST_YEAR: i32 = 1990;
/// Contracts, leases and licences end within this many years.
const YEARS_AHEAD: i32 = 50;

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    let last = written.ledger.today().year() + YEARS_AHEAD;
    for section in &written.layout.sections {
        for entry in written.entries(section) {
            let is_yearly =
                section.name == "occasions" && entry.table.get("yearly").and_then(Node::as_bool) == Some(true);
            for route in &section.dates {
                entry.each(route, |found| {
                    // A firm may have been founded in any year.
                    let first = if is_yearly && found.name() == "date" { i32::MIN } else { FIRST_YEAR };
                    faults.extend(judge(found, first, last));
                });
            }
        }
    }
}

fn judge(found: Found<'_>, first: i32, last: i32) -> Option<Fault> {
    let year = i32::from(found.node.as_datetime()?.date?.year);
    let message = match year {
        _ if year < first => format!("the year {year} is before {first}"),
        _ if year > last => format!("the year {year} is more than {YEARS_AHEAD} years ahead"),
        _ => return None,
    };
    Some(Fault::value(found.path(), message).help("check the year"))
}
