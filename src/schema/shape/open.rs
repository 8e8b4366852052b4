//! What its types leave open of a file that was read as them, a client or `folio.toml`: which keys there may be and have to
//! be, the ends of numbers, texts that must say something, conditions, and the ledger's own fields, of which no type knows.
//!
//! The schema comes from the types, so that the rest of it holds of whatever became a value of theirs. Most files are
//! sound, and for them no schema has to be compiled, which takes longer than checking a file. In doubt the answer is no:
//! then the engine judges, and finds the words.

use std::sync::OnceLock;

use crate::schema::catalogue::{Catalogue, Field, Section};
use crate::schema::effective::{NOT_BLANK, Pattern};
use crate::schema::kind::Kind;
use crate::source::{Node, Table};

use super::engine;

/// The regular expressions that no type knows: mostly of a ledger's own fields.
pub(super) fn patterns(catalogue: &Catalogue) -> Vec<Pattern> {
    fn learn(kind: &Kind, patterns: &mut Vec<Pattern>) {
        match kind {
            Kind::Text { pattern: Some(pattern) } if pattern != NOT_BLANK => patterns.extend(Pattern::of(pattern)),
            Kind::List(of) | Kind::Open(of) => learn(of, patterns),
            Kind::Table(fields) => fields.iter().for_each(|field| learn(&field.kind, patterns)),
            _ => {}
        }
    }
    let mut patterns = Vec::new();
    catalogue.sections().iter().flat_map(|section| &section.fields).for_each(|field| learn(&field.kind, &mut patterns));
    patterns
}

/// Looks at what is open.
pub(super) struct Open<'s> {
    pub(super) catalogue: &'s Catalogue,
    /// See [`patterns`]; made ready for the first text that is held against one.
    pub(super) patterns: &'s OnceLock<Vec<Pattern>>,
}

impl Open<'_> {
    /// Whether a file that became a value of its type without anything passed over is without a fault.
    pub(super) fn is_sound(&self, root: Table<'_>) -> bool {
        let sections = self.catalogue.sections();
        let mut search = Search::default();
        let plain = self.catalogue.fields();
        let known = root.iter().all(|entry| match search.place(sections, |section| section.name == entry.key) {
            Some(place) => self.section(&sections[place], entry.node),
            None => plain.iter().any(|field| field.name == entry.key && self.field(field, entry.node)),
        });
        known
            && plain.iter().all(|field| !field.required || root.get(&field.name).is_some())
            && sections.iter().all(|section| !section.required || root.get(&section.name).is_some())
    }

    fn section(&self, section: &Section, node: Node<'_>) -> bool {
        let table = |node: Node<'_>| {
            node.as_table().is_some_and(|table| match &section.others {
                Some(kind) => table.iter().all(|entry| is_hyphened(entry.key) && self.value(kind, entry.node, false)),
                None => self.table(&section.fields, table),
            })
        };
        match node.as_array() {
            Some(list) => section.list && list.iter().all(table),
            None => !section.list && table(node),
        }
    }

    fn field(&self, field: &Field, node: Node<'_>) -> bool {
        let enough = field.least == 0
            || node
                .as_array()
                .is_some_and(|list| i64::try_from(list.iter().count()).is_ok_and(|count| count >= field.least));
        enough && self.value(&field.kind, node, field.custom)
    }

    fn table(&self, fields: &[Field], table: Table<'_>) -> bool {
        let mut search = Search::default();
        let mut required = 0;
        for entry in table.iter() {
            let Some(place) = search.place(fields, |field| field.name == entry.key) else { return false };
            let field = &fields[place];
            required += usize::from(field.required);
            if !self.field(field, entry.node) {
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
            Kind::Text { pattern: Some(pattern) } => {
                let known = self.patterns.get_or_init(|| patterns(self.catalogue));
                let matches = |text| known.iter().any(|known| known.text == *pattern && known.is_match(text));
                node.as_str().is_some_and(matches)
            }
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
            Kind::Open(of) => node
                .as_table()
                .is_some_and(|table| table.iter().all(|entry| is_name(entry.key) && self.value(of, entry.node, own))),
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

/// Whether a key is a name as `^[a-z]+(-[a-z]+)*$` asks for it: that of a rule.
fn is_hyphened(key: &str) -> bool {
    key.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Whether a key is a name as `^[a-z][a-z0-9_]{0,62}$` asks for it: that of a field of the ledger's own.
fn is_name(key: &str) -> bool {
    let rest = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    key.len() <= 63 && key.starts_with(|first: char| first.is_ascii_lowercase()) && key.bytes().all(rest)
}

/// Whether a number is beyond those of which a binary fraction knows every one, as which its ends may be written.
fn is_vast(number: i64) -> bool {
    number.unsigned_abs() >= 1 << 53
}

/// Whether a text has a letter or digit.
fn says_something(node: Node<'_>) -> bool {
    node.as_str().is_some_and(|text| text.contains(char::is_alphanumeric))
}
