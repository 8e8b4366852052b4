//! `retention-passed`: personal data we may no longer keep.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::diagnostic::Level;
use crate::facts::{self, address};
use crate::rules::{Check, Fault, Group, Layout, Rule, Sheet, Subject, entry, field};
use crate::schema::Target;
use crate::source::{Node, Table};

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
    // Mostly nobody is kept too long, and then nobody asks who is named.
    let named = LazyCell::new(|| named(subject));
    for person in facts::overkept(subject.client, subject.as_of) {
        let id = person.id.as_str();
        let help = match named.contains(id) {
            false => format!("take them out: `folio rm {} stakeholders.{id}`", subject.slug),
            true => format!(
                "other records refer to the card, so take out what is personal on it: `folio set {} {}`",
                subject.slug,
                emptied(subject, person.index, id).join(" ")
            ),
        };
        faults.push(
            Fault::entry(
                entry("stakeholders", person.index),
                format!("the personal data of `{id}` may no longer be kept"),
            )
            .also(field("stakeholders", person.index, "retain_until"), "was the last day")
            .help(help),
        );
    }
}

/// What takes off a card all that is personal; what a card must have gets another value.
fn emptied(subject: &Subject<'_>, index: usize, id: &str) -> Vec<String> {
    let known = subject.ledger.catalogue().section("stakeholders");
    let card = subject.tree.node(&entry("stakeholders", index)).and_then(Node::as_table);
    let mut arguments = Vec::new();
    for written in card.into_iter().flat_map(Table::iter).filter(|written| !STAYS.contains(&written.key)) {
        let path = format!("stakeholders.{id}.{}", written.key);
        let own = known.and_then(|section| section.field(written.key));
        let value = if own.is_some_and(|field| field.required) { "…" } else { "" };
        match (own.filter(|own| own.required && written.key == "custom"), written.node.as_table()) {
            (Some(own), Some(table)) => arguments.extend(table.iter().map(|inner| {
                let required = own.field(inner.key).is_some_and(|field| field.required);
                format!("{path}.{}={}", inner.key, if required { "…" } else { "" })
            })),
            _ => arguments.push(format!("{path}={value}")),
        }
    }
    arguments.iter().map(|argument| address::argument(argument)).collect()
}

/// The people that another record of the client refers to.
fn named(subject: &Subject<'_>) -> HashSet<String> {
    let layout = Layout::of(subject.ledger.catalogue());
    let sheet = Sheet::of(subject.tree.root(), &layout);
    let people = |target: &Target| match target {
        Target::Section(section) => section == "stakeholders",
        target => *target == Target::Promiser,
    };
    let mut named = HashSet::new();
    for section in &layout.sections {
        for pointer in section.references.iter().filter(|pointer| people(&pointer.target)) {
            for entry in sheet.entries(section) {
                entry.each(&pointer.route, |found| named.extend(found.node.as_str().map(str::to_owned)));
            }
        }
    }
    named
}
