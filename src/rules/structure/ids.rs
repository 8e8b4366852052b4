//! Where the ids that a reference may name are defined, and which there are.

use crate::diagnostic::nearest;
use crate::rules::{Written, WrittenEntry, text};
use crate::schema::Target;

const STAKEHOLDERS: &str = "stakeholders";
/// The giver of a handover that is nobody of ours.
const SALES: &str = "sales";
/// How many known ids a help line lists.
const LISTED: usize = 6;

/// Where an id may be defined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Home<'a> {
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
pub(super) fn homes<'a>(target: &'a Target, entry: WrittenEntry<'_>) -> [Home<'a>; 2] {
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
pub(super) struct Ids<'a> {
    written: &'a Written<'a>,
    /// By section, sorted; gathered when first asked for.
    sections: Vec<(&'a str, Vec<&'a str>)>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(written: &'a Written<'a>) -> Ids<'a> {
        Ids { written, sections: Vec::new() }
    }

    pub(super) fn knows(&mut self, homes: [Home<'a>; 2], id: &str) -> bool {
        homes.into_iter().any(|home| self.holds(home, id))
    }

    fn holds(&mut self, home: Home<'a>, id: &str) -> bool {
        match home {
            Home::Nowhere => false,
            Home::Sales => id == SALES,
            Home::Section(section) => self.section(section).binary_search(&id).is_ok(),
            Home::Clients => self.written.register.clients().binary_search_by(|slug| slug.as_str().cmp(id)).is_ok(),
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
            let section = self.written.layout.section(name);
            let entries = section.into_iter().flat_map(|section| self.written.entries(section));
            let mut ids: Vec<&str> = entries.filter_map(|entry| entry.id()).collect();
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
                Home::Clients => candidates.extend(self.written.register.clients().iter().map(String::as_str)),
                _ => candidates.extend(self.settled(home).into_iter().flatten().map(String::as_str)),
            }
        }
        candidates
    }

    /// What to do about an id that names nothing; `fits` tells whether one can be an id at all.
    pub(super) fn help(&mut self, homes: [Home<'a>; 2], id: &str, fits: impl Fn(&str) -> bool) -> String {
        let candidates = self.candidates(homes);
        if let Some(near) = nearest(id, candidates.iter().copied()) {
            return match fits(near) {
                true => format!("did you mean `{near}`?"),
                false => format!("mend the id `{near}` first, which is told as well; then see whether this names it"),
            };
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
    pub(super) fn noun(self) -> &'static str {
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
