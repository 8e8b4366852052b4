//! `goal-unowned`: an unknown goal that nobody is to find out.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Not to know the goal is legal; to leave it at that is not.
pub const RULE: Rule = Rule {
    name: "goal-unowned",
    group: Group::Care,
    level: Level::Warning,
    finds: "an unknown goal with nobody to find it out",
    explain: "The business goal behind the client's task is not known. That is a legal state at the start, if somebody of ours \
        is to find it out; here no `owner` is named, so nobody will. Name one, or ask the client yourself (\"what will be \
        different when this is done, and who will see it?\") and write the first guess: a hypothesis is a starting point.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_at_rest(subject.client, subject.as_of) {
        return;
    }
    for goal in facts::unowned_goals(subject.client, subject.as_of) {
        let (slug, id) = (subject.slug, &goal.id);
        faults.push(
            Fault::entry(
                entry("goals", goal.index),
                format!("the goal `{id}` is unknown, and nobody is to find it out"),
            )
            .also(field("goals", goal.index, "stated"), "unknown since this day")
            .help(format!("name one of ours who asks the client: `folio set {slug} goals.{id}.owner=…`")),
        );
    }
}
