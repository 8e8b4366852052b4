//! What its types leave open of a client that was read as them: which keys there may be and have to be, the ends of
//! numbers, texts that must say something, conditions, and the ledger's own fields, of which no type knows.
//!
//! The schema comes from the types, so that the rest of it holds of whatever became a value of theirs. Most files are
//! sound, and for them no schema has to be compiled, which takes longer than checking a file. In doubt the answer is no:
//! then the engine judges, and finds the words.

use crate::schema::catalogue::{Catalogue, Field, Section};
use crate::schema::effective::{NOT_BLANK, Pattern};
use crate::schema::kind::Kind;
use crate::source::{Node, Table};

use super::engine;

/// The regular expressions of a ledger's own fields.
pub(super) fn patterns(catalogue: &Catalogue) -> Vec<Pattern> {
    fn learn(field: &Field, patterns: &mut Vec<Pattern>) {
        match &field.kind {
            Kind::Text { pattern: Some(pattern) } if pattern != NOT_BLANK => patterns.extend(Pattern::of(pattern)),
            _ => field.fields().iter().for_each(|inner| learn(inner, patterns)),
        }
    }
    let mut patterns = Vec::new();
    catalogue.sections().iter().flat_map(|section| &section.fields).for_each(|field| learn(field, &mut patterns));
    patterns
}

/// Looks at what is open.
pub(super) struct Open<'s> {
    pub(super) catalogue: &'s Catalogue,
    /// See [`patterns`].
    pub(super) patterns: &'s [Pattern],
}

impl Open<'_> {
    /// Whether a file that became a client without anything passed over is without a fault.
    pub(super) fn is_sound(&self, root: Table<'_>) -> bool {
        let sections = self.catalogue.sections();
        let mut search = Search::default();
        let known = root.iter().all(|entry| {
            let place = search.place(sections, |section| section.name == entry.key);
            place.is_some_and(|place| self.section(&sections[place], entry.node))
        });
        known && sections.iter().all(|section| !section.required || root.get(&section.name).is_some())
    }

    fn section(&self, section: &Section, node: Node<'_>) -> bool {
        let table = |node: Node<'_>| node.as_table().is_some_and(|table| self.table(&section.fields, table));
        section.others.is_none()
            && match node.as_array() {
                Some(list) => section.list && list.iter().all(table),
                None => !section.list && table(node),
            }
    }

    fn table(&self, fields: &[Field], table: Table<'_>) -> bool {
        let mut search = Search::default();
        let mut required = 0;
        for entry in table.iter() {
            let Some(place) = search.place(fields, |field| field.name == entry.key) else { return false };
            let field = &fields[place];
            required += usize::from(field.required);
            if !self.value(&field.kind, entry.node, field.custom) {
                return false;
            }
        }
        let needed = fields.iter().filter(|field| field.required).count();
        required == needed && fields.iter().filter(|field| field.depends()).all(|field| meets(field, table))
    }

    /// `own` is a value of which no type knows.
    fn value(&self, kind: &Kind, node: Node<'_>, own: bool) -> bool {
        match kind {
            Kind::Text { pattern: Some(pattern) } if pattern == NOT_BLANK => says_something(node),
            Kind::Text { pattern: Some(pattern) } => node
                .as_str()
                .is_some_and(|text| self.patterns.iter().any(|known| known.text == *pattern && known.is_match(text))),
            Kind::Integer { .. } | Kind::Decimal { .. } if node.as_integer().is_some_and(is_vast) => false,
            Kind::Integer { min, max } => node
                .as_integer()
                .is_some_and(|number| min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)),
            Kind::Decimal { min, max } => {
                let number = node.as_float().or_else(|| node.as_integer().map(|number| number as f64));
                number.is_some_and(|number| min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max))
            }
            Kind::List(of) => {
                let proved = !own
                    && !matches!(
                        **of,
                        Kind::Text { pattern: Some(_) } | Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Table(_)
                    );
                node.as_array().is_some_and(|list| proved || list.iter().all(|element| self.value(of, element, own)))
            }
            Kind::Table(fields) => node.as_table().is_some_and(|table| self.table(fields, table)),
            Kind::Open(_) => false,
            Kind::Text { pattern: None } => !own || node.as_str().is_some(),
            Kind::Boolean => !own || node.as_bool().is_some(),
            Kind::Choice(words) => !own || words.iter().any(|word| node.as_str() == Some(&word.value)),
            kind => !own || engine::holds(kind, node),
        }
    }
}

/// Where things stand that are mostly looked for in their own order.
#[derive(Default)]
struct Search {
    next: usize,
}

impl Search {
    fn place<T>(&mut self, among: &[T], is_it: impl Fn(&T) -> bool) -> Option<usize> {
        let (before, behind) = among.split_at(self.next);
        let place = behind.iter().position(&is_it).map(|place| self.next + place);
        let place = place.or_else(|| before.iter().position(is_it))?;
        self.next = place + 1;
        Some(place)
    }
}

/// Whether a table meets what a field asks of it that depends on another one: to be there, and the ends of a number.
fn meets(field: &Field, table: Table<'_>) -> bool {
    let value = |name: &str| table.get(name).and_then(Node::as_str);
    if let Some(unless) = &field.required_unless
        && value(&unless.field) != Some(&unless.value)
        && !table.get(&field.name).is_some_and(says_something)
    {
        return false;
    }
    field.within.iter().all(|within| {
        let applies = value(&within.field).is_none_or(|word| word == within.value);
        let number = table.get(&field.name).and_then(Node::as_integer);
        !applies || number.is_none_or(|number| (within.min..=within.max).contains(&number))
    })
}

/// Whether a number is beyond those of which a binary fraction knows every one, as which its ends may be written.
fn is_vast(number: i64) -> bool {
    number.unsigned_abs() >= 1 << 53
}

/// Whether a text has a letter or digit.
fn says_something(node: Node<'_>) -> bool {
    node.as_str().is_some_and(|text| text.contains(char::is_alphanumeric))
}
