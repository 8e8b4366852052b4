//! `contact-gone`: somebody is named who is no longer there.

use std::cell::LazyCell;

use crate::diagnostic::Level;
use crate::facts::{self, GoneContact, Part};
use crate::model::Client;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};
use crate::source::{KeyPath, Step};

/// People come and go; what hangs on them has to find a new owner.
pub const RULE: Rule = Rule {
    name: "contact-gone",
    group: Group::Care,
    level: Level::Warning,
    finds: "somebody who has left is still named where one is needed",
    explain: "Somebody who has left or moved is still named where somebody is needed: as the one to call when it burns, as the \
        partner of the agreement, as the owner of an open goal or an open promise, or as the one we promised something to. \
        On the day it matters nobody will answer. Find out who took it over (`replaced_by` on the card may say), talk with \
        that person, and write the name in. Clients that are gone are left in peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_closed(subject.client, subject.as_of) {
        return;
    }
    let heirs = LazyCell::new(|| facts::successors(subject.client, subject.as_of));
    for gone in facts::gone_contacts(subject.client, subject.as_of) {
        let id = &gone.person.id;
        let how = match gone.person.left_on {
            Some(day) => format!("{} on {day}", gone.person.status),
            None => format!("{} already", gone.person.status),
        };
        let what = match gone.part {
            Part::Urgent => "is to be called when it burns",
            Part::Agreement => "is whom the agreement was made with",
            Part::Goal => "owns this goal",
            Part::Promiser => "has to keep this promise",
            Part::Promisee => "waits for this promise",
        };
        let address = address(subject.client, &gone);
        let heir = heirs.get(&gone.person.index).map_or("…", |heir| heir.id.as_str());
        // Who agreed has agreed: another agreement has another day.
        let (ask, day) = match gone.part {
            Part::Agreement => ("go through it with who came:", " communication.agreed=today"),
            _ => ("who took it over?", ""),
        };
        faults.push(
            Fault::value(gone.path, format!("`{id}` {what}, but {how}"))
                .also_at_entry(entry("stakeholders", gone.person.index), format!("status is {}", gone.person.status))
                .help(format!("{ask} `folio set {} {address}={heir}{day}`", subject.slug)),
        );
    }
}

/// The address of the key that names the person, as `set` takes it.
fn address(client: &Client, gone: &GoneContact<'_>) -> String {
    let [Step::Key(section), Step::Index(index), Step::Key(key)] = gone.path.steps() else {
        return KeyPath::to_string(&gone.path);
    };
    let goal = client.goals.iter().find(|row| row.index == *index).map(|row| &row.id);
    let promise = client.commitments.iter().find(|row| row.index == *index).map(|row| &row.id);
    let id = if section == "goals" { goal } else { promise };
    format!("{section}.{}.{key}", id.map_or("…", |id| id.as_str()))
}
