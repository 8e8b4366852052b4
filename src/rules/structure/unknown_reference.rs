//! `unknown-reference`: an id that names nothing.

use crate::diagnostic::{Level, nearest};
use crate::rules::{Check, Fault, Found, Group, Pointer, Rule, Written, WrittenEntry, text};
use crate::schema::{Kind, Target};

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

const STAKEHOLDERS: &str = "stakeholders";
/// The giver of a handover that is nobody of ours.
const SALES: &str = "sales";
/// How many known ids a help line lists.
const LISTED: usize = 6;

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    let mut ids = Ids { written, sections: Vec::new() };
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
        if !ids.knows(homes, id) && Kind::Reference(pointer.target.clone()).fault(id).is_none() {
            faults.push(unknown(ids, homes, found, id));
        }
    });
    let default = pointer.default.as_deref().filter(|_| absent);
    if let Some(default) = default.filter(|default| !ids.knows(homes, default)) {
        let message = format!("no {} is given, and there is no `{default}`, which it would be then", homes[0].noun());
        faults.push(Fault::entry(entry.path(), message).help(ids.help(homes, default)));
    }
}

/// Where an id may be defined.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Home<'a> {
    Nowhere,
    /// A section of the same file.
    Section(&'a str),
    Members,
    Sales,
    Tiers,
    Lifecycle,
    Pipeline,
    Clients,
}

/// Where the ids of a target may be defined; a promise's owner is one of ours or of the client's, by its side.
fn homes<'a>(target: &'a Target, entry: WrittenEntry<'_>) -> [Home<'a>; 2] {
    let one = |home| [home, Home::Nowhere];
    match target {
        Target::Section(section) => one(Home::Section(section)),
        Target::Member => one(Home::Members),
        Target::MemberOrSales => [Home::Members, Home::Sales],
        Target::Tier => one(Home::Tiers),
        Target::Lifecycle => one(Home::Lifecycle),
        Target::Pipeline => one(Home::Pipeline),
        Target::Client => one(Home::Clients),
        Target::Promiser => match text(entry.table, "side") {
            Some("us") => one(Home::Members),
            Some("client") => one(Home::Section(STAKEHOLDERS)),
            // The side itself is at fault; either reading will do.
            _ => [Home::Members, Home::Section(STAKEHOLDERS)],
        },
    }
}

/// The ids of the file at hand and of the ledger around it.
struct Ids<'a> {
    written: &'a Written<'a>,
    /// By section, sorted; gathered when first asked for.
    sections: Vec<(&'a str, Vec<&'a str>)>,
}

impl<'a> Ids<'a> {
    fn knows(&mut self, homes: [Home<'a>; 2], id: &str) -> bool {
        homes.into_iter().any(|home| self.holds(home, id))
    }

    fn holds(&mut self, home: Home<'a>, id: &str) -> bool {
        match home {
            Home::Nowhere => false,
            Home::Sales => id == SALES,
            Home::Section(section) => self.section(section).binary_search(&id).is_ok(),
            Home::Clients => self.written.register.clients().contains(id),
            // Where `folio.toml` does not parse, nothing is said about its ids.
            _ => self.settled(home).is_none_or(|ids| ids.iter().any(|known| known == id)),
        }
    }

    fn settled(&self, home: Home<'_>) -> Option<&'a [String]> {
        let settled = self.written.register.settled()?;
        Some(match home {
            Home::Members => &settled.members,
            Home::Tiers => &settled.tiers,
            Home::Lifecycle => &settled.lifecycle,
            Home::Pipeline => &settled.pipeline,
            _ => &[],
        })
    }

    /// The ids of a section of the same file.
    fn section(&mut self, name: &'a str) -> &[&'a str] {
        let at = self.sections.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            let section = self.written.layout.sections.iter().find(|section| section.name == name);
            let entries = section.into_iter().flat_map(|section| self.written.entries(section));
            let mut ids: Vec<&str> = entries.filter_map(|entry| text(entry.table, "id")).collect();
            ids.sort_unstable();
            self.sections.push((name, ids));
            self.sections.len() - 1
        });
        &self.sections[at].1
    }

    /// Every id that could have been meant.
    fn candidates(&mut self, homes: [Home<'a>; 2]) -> Vec<&'a str> {
        let mut candidates: Vec<&str> = Vec::new();
        for home in homes {
            match home {
                Home::Nowhere => {}
                Home::Sales => candidates.push(SALES),
                Home::Section(section) => candidates.extend(self.section(section)),
                Home::Clients => {
                    candidates.extend(self.written.register.clients().iter().map(String::as_str));
                    // A set has no order of its own, and a suggestion should not change from run to run.
                    candidates.sort_unstable();
                }
                _ => candidates.extend(self.settled(home).into_iter().flatten().map(String::as_str)),
            }
        }
        candidates
    }

    fn help(&mut self, homes: [Home<'a>; 2], id: &str) -> String {
        let candidates = self.candidates(homes);
        if let Some(near) = nearest(id, candidates.iter().copied()) {
            return format!("did you mean `{near}`?");
        }
        if homes[0] == Home::Section(STAKEHOLDERS)
            && self.holds(Home::Members, id)
            && self.written.register.settled().is_some()
        {
            return format!(
                "`{id}` is one of our people; name the client's people here, or add `{id}` to `[[stakeholders]]` with `side = \"us\"`"
            );
        }
        let add = homes[0].cure(id);
        if candidates.is_empty() || homes[0] == Home::Clients {
            return add;
        }
        let mut listed: Vec<String> = candidates.iter().take(LISTED).map(|known| format!("`{known}`")).collect();
        if candidates.len() > LISTED {
            listed.push(format!("{} more", candidates.len() - LISTED));
        }
        format!("known are {}; or {add}", listed.join(", "))
    }
}

impl Home<'_> {
    /// What an id from here names.
    fn noun(self) -> &'static str {
        match self {
            Home::Section("stakeholders") => "stakeholder",
            Home::Section("forces") => "driving force",
            Home::Section("projects") => "project",
            Home::Section("goals") => "goal",
            Home::Section("contracts") => "contract",
            Home::Section(_) | Home::Nowhere => "entry",
            Home::Members | Home::Sales => "member",
            Home::Tiers => "tier",
            Home::Lifecycle => "stage of a client",
            Home::Pipeline => "stage of the pipeline",
            Home::Clients => "client",
        }
    }

    fn cure(self, id: &str) -> String {
        match self {
            Home::Section(section) => format!("add `[[{section}]]` with `id = \"{id}\"` to this file"),
            Home::Members | Home::Sales => format!("add `[[members]]` with `id = \"{id}\"` to `folio.toml`"),
            Home::Tiers => format!("add `[[tiers]]` with `id = \"{id}\"` to `folio.toml`"),
            Home::Lifecycle => format!("add `[[lifecycle]]` with `id = \"{id}\"` to `folio.toml`"),
            Home::Pipeline => format!("add `[[pipeline]]` with `id = \"{id}\"` to `folio.toml`"),
            Home::Clients | Home::Nowhere => format!("make the client first: `folio new {id}`"),
        }
    }
}

fn unknown<'a>(ids: &mut Ids<'a>, homes: [Home<'a>; 2], found: Found<'_>, id: &str) -> Fault {
    let place = match homes[0] {
        Home::Section(_) => " in this file",
        Home::Clients | Home::Nowhere => "",
        _ => " in `folio.toml`",
    };
    Fault::value(found.path(), format!("there is no {} `{id}`{place}", homes[0].noun())).help(ids.help(homes, id))
}
