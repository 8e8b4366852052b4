//! `due-before-made`: a promise due before it was made.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// A promise cannot fall due before it was made.
pub const RULE: Rule = Rule {
    name: "due-before-made",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a promise due before it was made",
    explain: "A promise cannot fall due before it was made. Nearly always the year was mistyped, most often in January, \
        and until it is mended the promise stands on the agenda as broken for a year. Correct the year, or swap the \
        two dates.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for promise in &subject.client.commitments {
        let Some(made) = promise.made else { continue };
        for (key, due) in [("due", Some(promise.due)), ("original_due", promise.original_due)] {
            if due.is_some_and(|due| due < made) {
                faults.push(
                    Fault::value(field("commitments", promise.index, key), "due date is before the promise was made")
                        .also(field("commitments", promise.index, "made"), "made on this day")
                        .help("check the year, or swap the two dates"),
                );
            }
        }
    }
}
