//! Where in the catalogue a key path leads.

use crate::source::{KeyPath, Step};

use super::catalogue::{Catalogue, Field, Section};
use super::kind::Kind;

/// What a key path means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot<'c> {
    /// The file itself.
    Root(&'c Catalogue),
    /// A section: the table, or the whole list.
    Section(&'c Section),
    /// One entry of a list.
    Entry(&'c Section),
    /// A field, of a section or of an inline table.
    Field(&'c Field),
    /// One element of a list.
    Element(&'c Field, &'c Kind),
    /// A key whose name the ledger chooses.
    Free(&'c Kind),
}

impl Catalogue {
    /// What a key path means; `None` where the schema has no such key. Positions in lists are not looked at.
    pub fn at(&self, path: &KeyPath) -> Option<Spot<'_>> {
        path.steps().iter().try_fold(Spot::Root(self), |spot, step| match step {
            Step::Key(key) => spot.key(key),
            Step::Index(_) => spot.element(),
        })
    }
}

impl<'c> Spot<'c> {
    /// What the spot holds, if that is a value or an inline table.
    pub fn kind(self) -> Option<&'c Kind> {
        match self {
            Spot::Root(_) | Spot::Section(_) | Spot::Entry(_) => None,
            Spot::Field(field) => Some(&field.kind),
            Spot::Element(_, kind) | Spot::Free(kind) => Some(kind),
        }
    }

    /// The fields that can stand in the table here; none where there is no table.
    pub fn fields(self) -> &'c [Field] {
        match self {
            Spot::Root(catalogue) => catalogue.fields(),
            Spot::Section(section) | Spot::Entry(section) => &section.fields,
            Spot::Field(_) | Spot::Element(..) | Spot::Free(_) => match self.kind() {
                Some(Kind::Table(fields)) => fields,
                _ => &[],
            },
        }
    }

    /// The names of all keys that can stand in the table here, sections included.
    pub fn keys(self) -> Vec<&'c str> {
        let sections: &[Section] = match self {
            Spot::Root(catalogue) => catalogue.sections(),
            _ => &[],
        };
        let fields = self.fields().iter().map(|field| field.name.as_str());
        fields.chain(sections.iter().map(|section| section.name.as_str())).collect()
    }

    fn key(self, key: &str) -> Option<Spot<'c>> {
        if let Spot::Root(catalogue) = self
            && let Some(section) = catalogue.section(key)
        {
            return Some(Spot::Section(section));
        }
        if let Some(field) = self.fields().iter().find(|field| field.name == key) {
            return Some(Spot::Field(field));
        }
        match (self, self.kind()) {
            (Spot::Section(section), _) => section.others.as_ref().map(Spot::Free),
            (_, Some(Kind::Open(kind))) => Some(Spot::Free(kind)),
            _ => None,
        }
    }

    fn element(self) -> Option<Spot<'c>> {
        match self {
            Spot::Section(section) if section.list => Some(Spot::Entry(section)),
            Spot::Field(field) => match &field.kind {
                Kind::List(of) => Some(Spot::Element(field, of)),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, KeyPath, Kind, Spot};
    use crate::model::Settings;

    #[test]
    fn a_path_leads_through_lists_and_inline_tables() {
        let catalogue = Catalogue::client(&Settings::default());
        let due = KeyPath::key("commitments").index(3).then("moves").index(0).then("due");
        assert_eq!(catalogue.at(&due).and_then(Spot::kind), Some(&Kind::Day));
        assert!(matches!(catalogue.at(&KeyPath::key("goals").index(0)), Some(Spot::Entry(_))));
        assert_eq!(catalogue.at(&KeyPath::key("goals").index(0).then("nothing")), None);
        assert_eq!(catalogue.at(&KeyPath::key("profile").index(0)), None);
    }

    #[test]
    fn names_the_ledger_chooses_lead_on() {
        let catalogue = Catalogue::folio();
        let level = KeyPath::key("rules").then("single-threaded");
        assert!(matches!(catalogue.at(&level).and_then(Spot::kind), Some(Kind::Choice(_))));
        let pattern = KeyPath::key("custom").then("client").then("erp_code").then("pattern");
        assert!(matches!(catalogue.at(&pattern), Some(Spot::Field(field)) if field.name == "pattern"));
    }
}
