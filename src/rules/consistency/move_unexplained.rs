//! `move-unexplained`: a promise moved or missed without a reason.

use crate::diagnostic::Level;
use crate::model::commitment::CommitmentState;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

use super::is_blank;

/// A promise that moved or was missed needs its reason.
pub const RULE: Rule = Rule {
    name: "move-unexplained",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "a promise moved or missed without a reason",
    explain: "A promise that slips has a reason, and the reasons together show what to change: too little time, a late input \
        of the client, a poor estimate. They are known on the day it slips and forgotten a week later. Give every entry of \
        `moves` a `reason`, and a missed promise one of the words that `reason` allows.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for promise in &subject.client.commitments {
        for (turn, moved) in promise.moves.iter().enumerate() {
            if is_blank(moved.reason.as_deref()) {
                let path = field("commitments", promise.index, "moves").index(turn);
                faults.push(
                    Fault::entry(path, format!("the promise was moved to {}, but no `reason` says why", moved.due))
                        .help("add `reason = \"…\"` to this move"),
                );
            }
        }
        if promise.state == CommitmentState::Missed && promise.reason.is_none() {
            faults.push(
                Fault::value(field("commitments", promise.index, "state"), "the promise was missed, but no `reason` says why")
                    .help("add `reason`: `client-input`, `capacity`, `third-party`, `scope-change`, `estimate`, `forgotten` or `other`"),
            );
        }
    }
}
