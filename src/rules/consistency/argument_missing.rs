//! `argument-missing`: a wish held back without an argument.

use crate::diagnostic::Level;
use crate::model::request::{Alignment, Decision};
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

use super::is_blank;

/// A wish that is held back needs the words in which the client is told.
pub const RULE: Rule = Rule {
    name: "argument-missing",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "a wish held back without an argument",
    explain: "An account manager holds back wishes that lead away from the goal, and that only works with an argument: the \
        client will ask why, perhaps somebody else, perhaps in half a year. A request that was declined or deferred, or that \
        does harm, needs it. Write into `argument` what the client is told, and into `alternative` what is offered instead.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for request in subject.client.requests.iter().filter(|request| is_blank(request.argument.as_deref())) {
        let (key, word) = match (request.decision, request.alignment) {
            (Decision::Declined | Decision::Deferred, _) => ("decision", request.decision.to_string()),
            (_, Alignment::Harmful) => ("alignment", request.alignment.to_string()),
            _ => continue,
        };
        faults.push(
            Fault::value(
                field("requests", request.index, key),
                format!("the request is {word}, but no `argument` says why"),
            )
            .help("add `argument = \"…\"`: the words in which the client is told"),
        );
    }
}
