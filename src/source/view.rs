//! Views of a tree: small copyable values that borrow from it and allocate nothing.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml::map;

use super::{Datetime, inside};

/// What a value is in TOML; integers and floats are told apart by how they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A string of any of the four quotings.
    String,
    /// A number without fraction and exponent.
    Integer,
    /// A number with fraction or exponent, `inf` or `nan`.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A date, a time or both, with or without offset.
    Datetime,
    /// `[1, 2]` or a list of `[[entries]]`.
    Array,
    /// `[table]`, `[[entry]]`, `{ inline = 1 }`, or what dotted keys build.
    Table,
}

impl Kind {
    /// The word people know it by.
    pub fn word(self) -> &'static str {
        match self {
            Kind::String => "text",
            Kind::Integer => "integer",
            Kind::Float => "decimal number",
            Kind::Boolean => "boolean",
            Kind::Datetime => "date or time",
            Kind::Array => "list",
            Kind::Table => "table",
        }
    }
}

impl std::fmt::Display for Kind {
    /// The word with its article, as in "is an integer".
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let article = match self {
            Kind::String => "",
            Kind::Integer => "an ",
            _ => "a ",
        };
        write!(formatter, "{article}{}", self.word())
    }
}

/// One value of a tree and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    text: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    pub(super) fn new(text: &'a str, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        Node { text, value }
    }

    /// What it is in TOML.
    pub fn kind(self) -> Kind {
        match self.value.get_ref() {
            DeValue::String(_) => Kind::String,
            DeValue::Integer(_) => Kind::Integer,
            DeValue::Float(_) => Kind::Float,
            DeValue::Boolean(_) => Kind::Boolean,
            DeValue::Datetime(_) => Kind::Datetime,
            DeValue::Array(_) => Kind::Array,
            DeValue::Table(_) => Kind::Table,
        }
    }

    /// The bytes of the value; of a table with a header, the header; of one that only dotted keys or deeper headers
    /// build, its name in the first of them; of a list of `[[entries]]`, its first header.
    pub fn span(self) -> Range<usize> {
        self.value.span()
    }

    /// The text of [`Node::span`], as written: quotes, underscores and all.
    pub fn raw(self) -> &'a str {
        self.text.get(self.span()).unwrap_or_default()
    }

    /// The string, unquoted.
    pub fn as_str(self) -> Option<&'a str> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// The byte of the file at which byte `offset` of the string's text was written: on which line of a long text a word stands.
    pub fn written_at(self, offset: usize) -> usize {
        self.span().start + inside::written_at(self.raw(), offset)
    }

    /// The integer; `None` also for one beyond 64 bits, which is a [`SyntaxFault`](super::SyntaxFault).
    pub fn as_integer(self) -> Option<i64> {
        match self.value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        }
    }

    /// The float as the nearest binary one; money is read from [`Node::raw`] instead. `None` also for one beyond the
    /// binary ones, which is a [`SyntaxFault`](super::SyntaxFault).
    pub fn as_float(self) -> Option<f64> {
        match self.value.get_ref() {
            DeValue::Float(number) => {
                let float: f64 = number.as_str().parse().ok()?;
                (!float.is_infinite() || number.as_str().contains("inf")).then_some(float)
            }
            _ => None,
        }
    }

    /// The boolean.
    pub fn as_bool(self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The date, time or both.
    pub fn as_datetime(self) -> Option<&'a Datetime> {
        match self.value.get_ref() {
            DeValue::Datetime(moment) => Some(moment),
            _ => None,
        }
    }

    /// The table.
    pub fn as_table(self) -> Option<Table<'a>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(Table::new(self.text, table, self.value.span())),
            _ => None,
        }
    }

    /// The array.
    pub fn as_array(self) -> Option<Array<'a>> {
        match self.value.get_ref() {
            DeValue::Array(array) => Some(Array { text: self.text, array, span: ends(self.value.span()) }),
            _ => None,
        }
    }
}

/// A key, where it stands, and its value.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The key, unquoted.
    pub key: &'a str,
    key_span: (usize, usize),
    /// Its value.
    pub node: Node<'a>,
}

impl Entry<'_> {
    /// The bytes of the key: left of the `=`, or its name in the (first) header.
    pub fn key_span(&self) -> Range<usize> {
        self.key_span.0..self.key_span.1
    }
}

/// A table of any spelling.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    text: &'a str,
    table: &'a DeTable<'a>,
    span: (usize, usize),
}

impl<'a> Table<'a> {
    pub(super) fn new(text: &'a str, table: &'a DeTable<'a>, span: Range<usize>) -> Table<'a> {
        Table { text, table, span: ends(span) }
    }

    /// The value of a key.
    pub fn get(self, key: &str) -> Option<Node<'a>> {
        self.table.get(key).map(|value| Node::new(self.text, value))
    }

    /// The key with its place and value.
    pub fn entry(self, key: &str) -> Option<Entry<'a>> {
        let (key, value) = self.table.get_key_value(key)?;
        Some(self.entry_of(key, value))
    }

    /// All keys in the order of their spelling, which costs nothing.
    pub fn iter(self) -> Entries<'a> {
        Entries { table: self, rest: self.table.iter() }
    }

    /// All keys in the order of the file.
    pub fn entries(self) -> Vec<Entry<'a>> {
        let mut entries: Vec<_> = self.iter().collect();
        entries.sort_unstable_by_key(|entry| entry.key_span);
        entries
    }

    /// How many keys there are.
    pub fn len(self) -> usize {
        self.table.len()
    }

    /// Whether there is no key at all.
    pub fn is_empty(self) -> bool {
        self.table.is_empty()
    }

    /// The bytes of the header `[table]` or `[[entry]]`, or of the whole inline table; see [`Node::span`].
    pub fn span(self) -> Range<usize> {
        self.span.0..self.span.1
    }

    /// Whether it is written `{ … }`.
    pub fn is_inline(self) -> bool {
        self.text.as_bytes().get(self.span.0) == Some(&b'{')
    }

    fn entry_of(self, key: &'a Spanned<Cow<'a, str>>, value: &'a Spanned<DeValue<'a>>) -> Entry<'a> {
        Entry { key: key.get_ref(), key_span: ends(key.span()), node: Node::new(self.text, value) }
    }
}

/// A list of either spelling.
#[derive(Debug, Clone, Copy)]
pub struct Array<'a> {
    text: &'a str,
    array: &'a DeArray<'a>,
    span: (usize, usize),
}

impl<'a> Array<'a> {
    /// The element at a position, from 0.
    pub fn get(self, index: usize) -> Option<Node<'a>> {
        self.array.get(index).map(|value| Node::new(self.text, value))
    }

    /// The elements in order.
    pub fn iter(self) -> Elements<'a> {
        Elements { text: self.text, rest: self.array.iter() }
    }

    /// How many elements there are.
    pub fn len(self) -> usize {
        self.array.len()
    }

    /// Whether there is no element.
    pub fn is_empty(self) -> bool {
        self.array.is_empty()
    }

    /// The bytes from `[` to `]`; of a list of `[[entries]]`, its first header.
    pub fn span(self) -> Range<usize> {
        self.span.0..self.span.1
    }

    /// Whether it is a list of `[[entries]]`, not `[ … ]`.
    pub fn is_entries(self) -> bool {
        // The parser gives such a list the span of its first header; an element of `[ … ]` lies inside.
        self.array.first().is_some_and(|first| ends(first.span()) == self.span)
    }
}

/// The keys of a table in the order of their spelling: [`Table::iter`].
pub struct Entries<'a> {
    table: Table<'a>,
    rest: map::Iter<'a, Spanned<Cow<'a, str>>, Spanned<DeValue<'a>>>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        self.rest.next().map(|(key, value)| self.table.entry_of(key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl ExactSizeIterator for Entries<'_> {}

/// The elements of a list in order: [`Array::iter`].
#[derive(Debug, Clone)]
pub struct Elements<'a> {
    text: &'a str,
    rest: std::slice::Iter<'a, Spanned<DeValue<'a>>>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.rest.next().map(|value| Node::new(self.text, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl DoubleEndedIterator for Elements<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.rest.next_back().map(|value| Node::new(self.text, value))
    }
}

impl ExactSizeIterator for Elements<'_> {}

fn ends(span: Range<usize>) -> (usize, usize) {
    (span.start, span.end)
}
