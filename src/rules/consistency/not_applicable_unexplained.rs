//! `not-applicable-unexplained`: a driving force that does not apply, without a reason.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

use super::is_blank;

/// "Does not apply, because …" is an answer; silence is not.
pub const RULE: Rule = Rule {
    name: "not-applicable-unexplained",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a driving force that does not apply, without a reason",
    explain: "\"Does not apply, because …\" is an answer to the question who acts on the client; without the because it is \
        only a way round the question. Whoever takes the account over cannot tell whether somebody thought about it. Say in \
        `reason` why this force does not act on the client, in a few words, or take `applies` away.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for force in subject.client.forces.iter().filter(|force| !force.applies && is_blank(force.reason.as_deref())) {
        faults.push(
            Fault::value(
                field("forces", force.index, "applies"),
                format!("`{}` does not apply, but no `reason` says why", force.id),
            )
            .help("add `reason = \"…\"`: why this force does not act on the client"),
        );
    }
}
