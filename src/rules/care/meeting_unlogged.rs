//! `meeting-unlogged`: a planned meeting whose day has passed.

use crate::diagnostic::Level;
use crate::facts;
use crate::facts::address::{argument, interactions, set};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// What was said at a meeting is forgotten within days.
pub const RULE: Rule = Rule {
    name: "meeting-unlogged",
    group: Group::Care,
    level: Level::Note,
    finds: "a planned meeting whose day has passed",
    explain: "A meeting was planned, its day has passed, and nobody has written down whether it took place. While it is only \
        planned it counts for nothing: not as contact, not as a thread. If it took place, take `planned` away and write \
        what was said while it is fresh, with the promises made. If it did not, remove the entry, and plan the next one.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let addresses = interactions(subject.client);
    for (day, row) in facts::unlogged(subject.client, subject.as_of) {
        let slug = subject.slug;
        let help = match addresses.of(row) {
            Some(address) => {
                let held = set(slug, Some(&address), &["planned=", "summary=…"]);
                format!("no: `folio rm {slug} {}`; yes: `folio {held}`", argument(&address))
            }
            None => {
                format!("no: remove it with `folio edit {slug}`; yes: take `planned` out there and say what was said")
            }
        };
        faults.push(
            Fault::entry(
                entry("interactions", row.index),
                format!("this {} was planned for {day}: did it take place?", row.kind),
            )
            .also(field("interactions", row.index, "planned"), "still planned")
            .help(help),
        );
    }
}
