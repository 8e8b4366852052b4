//! `retention-passed`: personal data we may no longer keep.

use crate::diagnostic::Level;
use crate::facts::{self, address::argument};
use crate::rules::{Check, Fault, Group, Layout, Rule, Sheet, Subject, entry, field};
use crate::schema::Target;
use crate::source::Node;

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

/// What an emptied card still says, so that the records of what has been can be read: who is meant goes with the name.
const STAYS: [&str; 9] =
    ["id", "side", "roles", "status", "joined", "left_on", "replaced_by", "reports_to", "reviewed"];

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for person in facts::overkept(subject.client, subject.as_of) {
        faults.push(
            Fault::entry(
                entry("stakeholders", person.index),
                format!("the personal data of `{}` may no longer be kept", person.id),
            )
            .also(field("stakeholders", person.index, "retain_until"), "was the last day")
            .help(help(subject, person.index, person.id.as_str())),
        );
    }
}

/// A card that nothing refers to goes; of another one goes what is personal.
fn help(subject: &Subject<'_>, index: usize, id: &str) -> String {
    if !is_named(subject, id) {
        return format!("take them out: `folio rm {} stakeholders.{id}`", subject.slug);
    }
    let card = subject.tree.node(&entry("stakeholders", index)).and_then(Node::as_table);
    let keys = card.into_iter().flat_map(|card| card.iter().map(|entry| entry.key)).filter(|key| !STAYS.contains(key));
    let emptied = keys.map(|key| {
        // There is no card without a name.
        let value = if key == "name" { "…" } else { "" };
        argument(&format!("stakeholders.{id}.{key}={value}"))
    });
    let emptied = emptied.collect::<Vec<_>>().join(" ");
    format!(
        "other records refer to the card, so take out what is personal on it: `folio set {} {emptied}`",
        subject.slug
    )
}

/// Whether another record of the client refers to the person.
fn is_named(subject: &Subject<'_>, id: &str) -> bool {
    let layout = Layout::of(subject.ledger.catalogue());
    let sheet = Sheet::of(subject.tree.root(), &layout);
    let people = |target: &Target| match target {
        Target::Section(section) => section == "stakeholders",
        target => *target == Target::Promiser,
    };
    let mut named = false;
    for section in &layout.sections {
        for pointer in section.references.iter().filter(|pointer| people(&pointer.target)) {
            sheet.entries(section).for_each(|entry| {
                entry.each(&pointer.route, |found| named |= found.node.as_str() == Some(id));
            });
        }
    }
    named
}
