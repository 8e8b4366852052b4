//! `done-before-made`: a promise kept before it was made.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// A promise cannot be kept before it was made.
pub const RULE: Rule = Rule {
    name: "done-before-made",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a promise kept before it was made",
    explain: "A promise cannot be kept before it was made. How reliable we are is counted from these days, so one wrong \
        year spoils the figure of the whole account. Correct the year of `done` or of `made`; something that was \
        ready before anybody asked for it is no promise but an interaction.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for promise in &subject.client.commitments {
        let (Some(made), Some(done)) = (promise.made, promise.done) else { continue };
        if done < made {
            faults.push(
                Fault::value(field("commitments", promise.index, "done"), "the promise was kept before it was made")
                    .also(field("commitments", promise.index, "made"), "made on this day")
                    .help("check the year, or swap the two dates"),
            );
        }
    }
}
