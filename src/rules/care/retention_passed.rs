//! `retention-passed`: personal data we may no longer keep.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// What may no longer be kept is a liability.
pub const RULE: Rule = Rule {
    name: "retention-passed",
    group: Group::Care,
    level: Level::Warning,
    finds: "personal data past `retain_until`",
    explain: "The last day on which the personal data on this card may be kept has passed. Take out what is personal: contacts, \
        birthday, what moves the person, and the card itself where nothing refers to it. If there is a new basis to keep \
        them (a contract, a consent), write it and the new day. git keeps what was committed before: erasing it from history \
        is a step of its own.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for person in facts::overkept(subject.client, subject.as_of) {
        faults.push(
            Fault::entry(
                entry("stakeholders", person.index),
                format!("the personal data of `{}` may no longer be kept", person.id),
            )
            .also(field("stakeholders", person.index, "retain_until"), "was the last day")
            .help(format!("take them out: `folio rm {} stakeholders.{}`", subject.slug, person.id)),
        );
    }
}
