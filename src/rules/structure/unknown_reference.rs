//! `unknown-reference`: an id that names nothing.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Found, Group, Pointer, Rule, Written, WrittenEntry};
use crate::schema::Kind;

use super::ids::{Home, Ids, homes};

/// An id leads to what it names.
pub const RULE: Rule = Rule {
    name: "unknown-reference",
    group: Group::Structure,
    level: Level::Error,
    finds: "an id that names nothing",
    explain: "An id leads to a person, a goal, a contract, one of our people or another client; this one leads to nothing. It \
        is a slip, or what it named was renamed or taken away. Until it is mended, the entry is missing wherever one looks \
        for it by the other end, such as the calls with a person. Correct the id, or add what it should name: people, goals \
        and contracts in the same file, members, tiers and stages in `folio.toml`.",
    checks: &[Check::Written(look)],
};

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    let mut ids = Ids::of(written);
    for section in written.layout.sections.iter().filter(|section| !section.references.is_empty()) {
        for entry in written.entries(section) {
            for pointer in &section.references {
                follow(&mut ids, entry, pointer, faults);
            }
        }
    }
}

fn follow<'a>(ids: &mut Ids<'a>, entry: WrittenEntry<'a>, pointer: &'a Pointer, faults: &mut Vec<Fault>) {
    let homes = homes(&pointer.target, entry);
    let mut absent = true;
    entry.each(&pointer.route, |found| {
        absent = false;
        let Some(id) = found.node.as_str() else { return };
        // An id that cannot be one is a bad value, and told as such.
        if !ids.knows(homes, id) && fits(pointer, id) {
            faults.push(unknown(ids, homes, found, id, pointer));
        }
    });
    let default = pointer.default.as_deref().filter(|_| absent);
    if let Some(default) = default.filter(|default| !ids.knows(homes, default)) {
        let message = format!("no {} is given, and there is no `{default}`, which it would be then", homes[0].noun());
        faults.push(Fault::entry(entry.path(), message).help(ids.help(homes, default, |id| fits(pointer, id))));
    }
}

fn fits(pointer: &Pointer, id: &str) -> bool {
    Kind::Reference(pointer.target.clone()).fault(id).is_none()
}

fn unknown<'a>(ids: &mut Ids<'a>, homes: [Home<'a>; 2], found: Found<'_>, id: &str, pointer: &Pointer) -> Fault {
    let place = match homes[0] {
        Home::Section(_) => " in this file",
        Home::Clients | Home::Nowhere => "",
        _ => " in `folio.toml`",
    };
    Fault::value(found.path(), format!("there is no {} `{id}`{place}", homes[0].noun())).help(ids.help(
        homes,
        id,
        |id| fits(pointer, id),
    ))
}
