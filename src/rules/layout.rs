//! What rules look for in a kind of file as it is written: ids, natural keys, references, dates.
//!
//! Worked out of the catalogue once for a whole check, so that a sound file is gone through without building a single
//! path: a [`KeyPath`](crate::source::KeyPath) is made only where there is something to report.

use crate::schema::{Catalogue, Field, Kind, Section, Target};

/// Where the ids, references and dates of a kind of file stand.
#[derive(Debug)]
pub struct Layout {
    /// Its sections, in the order of the format.
    pub sections: Vec<SectionLayout>,
}

/// Where the ids, references and dates of one section stand.
#[derive(Debug)]
pub struct SectionLayout {
    /// Its place among the sections.
    pub rank: usize,
    /// The section's name.
    pub name: String,
    /// Its keys in the order of the format.
    pub keys: Vec<String>,
    /// The place of `id` among the keys, where its entries may have one.
    pub named: Option<usize>,
    /// The fields that tell its entries apart, where that is not the `id`.
    pub key: Vec<KeyField>,
    /// The fields that name something else.
    pub references: Vec<Pointer>,
    /// The fields that name another entry of the same section, one each, so that they can go round.
    pub chains: Vec<String>,
    /// The fields that hold days or moments.
    pub dates: Vec<Route>,
}

/// A field of a natural key.
#[derive(Debug)]
pub struct KeyField {
    /// Its place among the keys of the section.
    pub rank: usize,
    /// The field's name.
    pub name: String,
    /// Whether an entry must have it.
    pub required: bool,
}

/// A field that names something else.
#[derive(Debug)]
pub struct Pointer {
    /// Where the id stands.
    pub route: Route,
    /// What it names.
    pub target: Target,
    /// What is named where nothing is written.
    pub default: Option<String>,
}

/// The way from an entry to its values: a key, or a key of each inline table under a key. A list stands for its elements.
#[derive(Debug, Clone)]
pub struct Route {
    /// The place of the key among the keys of the section.
    pub rank: usize,
    /// The key of the inline tables.
    pub inner: Option<String>,
}

impl Layout {
    /// Reads the catalogue.
    pub fn of(catalogue: &Catalogue) -> Layout {
        let sections = catalogue.sections().iter().enumerate();
        Layout { sections: sections.map(|(rank, section)| SectionLayout::of(rank, section)).collect() }
    }

    /// The section of this name.
    pub fn section(&self, name: &str) -> Option<&SectionLayout> {
        self.sections.iter().find(|section| section.name == name)
    }
}

impl SectionLayout {
    fn of(rank: usize, section: &Section) -> SectionLayout {
        let keys: Vec<String> = section.fields.iter().map(|field| field.name.clone()).collect();
        let mut layout = SectionLayout {
            rank,
            name: section.name.clone(),
            named: keys.iter().position(|key| key == "id"),
            key: section
                .key
                .iter()
                .filter(|_| !section.is_named())
                .filter_map(|name| key_field(section, name))
                .collect(),
            keys,
            references: Vec::new(),
            chains: Vec::new(),
            dates: Vec::new(),
        };
        for (rank, field) in section.fields.iter().enumerate() {
            layout.note(field, &field.kind, Route { rank, inner: None });
        }
        layout
    }

    /// Notes what a field holds, if rules look for it.
    fn note(&mut self, field: &Field, kind: &Kind, route: Route) {
        match kind {
            Kind::Day | Kind::Moment => self.dates.push(route),
            Kind::Reference(target) => {
                let own = matches!(target, Target::Section(name) if *name == self.name);
                if own && route.inner.is_none() && matches!(field.kind, Kind::Reference(_)) {
                    self.chains.push(field.name.clone());
                }
                self.references.push(Pointer { route, target: target.clone(), default: field.default.clone() });
            }
            Kind::List(element) => self.note(field, element, route),
            Kind::Table(fields) => {
                for inner in fields {
                    self.note(inner, &inner.kind, Route { rank: route.rank, inner: Some(inner.name.clone()) });
                }
            }
            _ => {}
        }
    }
}

fn key_field(section: &Section, name: &str) -> Option<KeyField> {
    let rank = section.fields.iter().position(|field| field.name == name)?;
    Some(KeyField { rank, name: name.to_owned(), required: section.fields[rank].required })
}
