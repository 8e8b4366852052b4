//! What rules look for in a kind of file as it is written: ids, natural keys, references, dates.
//!
//! Worked out of the catalogue once for a whole check, so that a sound file is gone through without building a single
//! path: a [`KeyPath`] is made only where there is something to report.

use std::collections::HashMap;

use crate::schema::{Catalogue, Field, Kind, Section, Target};
use crate::source::{KeyPath, Node, Table};

/// Where the ids, references and dates of a kind of file stand.
#[derive(Debug)]
pub struct Layout {
    /// Its sections, in the order of the format.
    pub sections: Vec<SectionLayout>,
}

/// Where the ids, references and dates of one section stand.
#[derive(Debug)]
pub struct SectionLayout {
    /// The section's name.
    pub name: String,
    /// The place of each of its keys in the order of the format.
    pub ranks: HashMap<String, usize>,
    /// Whether its entries may have an `id`.
    pub named: bool,
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
    key: String,
    inner: Option<String>,
}

impl Layout {
    /// Reads the catalogue.
    pub fn of(catalogue: &Catalogue) -> Layout {
        Layout { sections: catalogue.sections().iter().map(SectionLayout::of).collect() }
    }

    /// The section of this name.
    pub fn section(&self, name: &str) -> Option<&SectionLayout> {
        self.sections.iter().find(|section| section.name == name)
    }
}

impl SectionLayout {
    fn of(section: &Section) -> SectionLayout {
        let mut layout = SectionLayout {
            name: section.name.clone(),
            ranks: section.fields.iter().enumerate().map(|(rank, field)| (field.name.clone(), rank)).collect(),
            named: section.field("id").is_some(),
            key: section.key.iter().filter(|_| !section.is_named()).map(|name| key_field(section, name)).collect(),
            references: Vec::new(),
            chains: Vec::new(),
            dates: Vec::new(),
        };
        for field in &section.fields {
            layout.note(field, &field.kind, Route { key: field.name.clone(), inner: None });
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
                    self.chains.push(route.key.clone());
                }
                self.references.push(Pointer { route, target: target.clone(), default: field.default.clone() });
            }
            Kind::List(element) => self.note(field, element, route),
            Kind::Table(fields) => {
                for inner in fields {
                    self.note(inner, &inner.kind, Route { key: route.key.clone(), inner: Some(inner.name.clone()) });
                }
            }
            _ => {}
        }
    }
}

fn key_field(section: &Section, name: &str) -> KeyField {
    let required = section.fields.iter().any(|field| field.name == name && field.required);
    KeyField { name: name.to_owned(), required }
}

/// One table of a section as it is written: an entry of a list, or the section itself.
#[derive(Debug, Clone, Copy)]
pub struct WrittenEntry<'a> {
    /// The section it belongs to.
    pub section: &'a SectionLayout,
    /// Its position in the list; `None` where the section is a single table.
    pub index: Option<usize>,
    /// Its keys.
    pub table: Table<'a>,
}

/// A value found along a [`Route`].
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The value.
    pub node: Node<'a>,
    entry: WrittenEntry<'a>,
    route: &'a Route,
    /// Its position, or that of its inline table, in a list.
    element: Option<usize>,
}

impl<'a> WrittenEntry<'a> {
    /// The entries of a section of a file; values that are no tables are left out.
    pub fn all(root: Table<'a>, section: &'a SectionLayout) -> impl Iterator<Item = WrittenEntry<'a>> {
        let node = root.get(&section.name);
        let single = node.and_then(Node::as_table).map(|table| WrittenEntry { section, index: None, table });
        let list = node.and_then(Node::as_array);
        let entries = list.into_iter().flat_map(|list| list.iter().enumerate()).filter_map(move |(index, entry)| {
            Some(WrittenEntry { section, index: Some(index), table: entry.as_table()? })
        });
        single.into_iter().chain(entries)
    }

    /// The key path of the entry.
    pub fn path(&self) -> KeyPath {
        let section = KeyPath::key(&self.section.name);
        match self.index {
            Some(index) => section.index(index),
            None => section,
        }
    }

    /// The key path of one of its fields.
    pub fn field(&self, key: &str) -> KeyPath {
        self.path().then(key)
    }

    /// Looks at each value a route leads to.
    pub fn each(self, route: &'a Route, mut look: impl FnMut(Found<'a>)) {
        let Some(value) = self.table.get(&route.key) else { return };
        let mut found = |node: Node<'a>, element: Option<usize>| {
            let node = match &route.inner {
                None => Some(node),
                Some(inner) => node.as_table().and_then(|table| table.get(inner)),
            };
            if let Some(node) = node {
                look(Found { node, entry: self, route, element });
            }
        };
        match value.as_array() {
            Some(list) => list.iter().enumerate().for_each(|(element, node)| found(node, Some(element))),
            None => found(value, None),
        }
    }
}

impl Found<'_> {
    /// The key path of the value.
    pub fn path(&self) -> KeyPath {
        let field = self.entry.field(&self.route.key);
        let element = match self.element {
            Some(element) => field.index(element),
            None => field,
        };
        match &self.route.inner {
            Some(inner) => element.then(inner),
            None => element,
        }
    }

    /// The field's name, as a person would say it.
    pub fn name(&self) -> &str {
        self.route.inner.as_deref().unwrap_or(&self.route.key)
    }
}
