//! `duplicate-id`: an id twice in one section.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Written};

/// An id names one entry of its section.
pub const RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::Structure,
    level: Level::Error,
    finds: "an id twice in one section",
    explain: "An id is the name by which other entries and commands speak of this one; given twice, nobody can tell which is \
        meant, and a change may hit the wrong one. Most often an entry was copied and its id was left as it was. Give the \
        newer entry an id of its own, or, if both tell of the same thing, put them together.",
    checks: &[Check::Written(look)],
};

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    for section in written.layout.sections.iter().filter(|section| section.named.is_some()) {
        let mut ids: Vec<_> =
            written.entries(section).filter_map(|entry| Some((entry.id()?, entry.index, entry))).collect();
        ids.sort_unstable_by_key(|(id, index, _)| (*id, *index));
        let mut first = 0;
        for at in 1..ids.len() {
            let (id, _, entry) = &ids[at];
            if ids[first].0 != *id {
                first = at;
                continue;
            }
            faults.push(
                Fault::value(entry.field("id"), format!("the id `{id}` is already taken in `{}`", section.name))
                    .also(ids[first].2.field("id"), "first given here")
                    .help("give this entry an id of its own; if both tell of the same thing, keep one"),
            );
        }
    }
}
