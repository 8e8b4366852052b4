//! Views of a tree: small copyable values that borrow from it and allocate nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::nodes::{Ends, FEW, Item, Nodes, Value};
use super::{BOM, Datetime, inside};

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
    tree: Text<'a>,
    item: &'a Item<'a>,
}

/// What a view looks into: the text, and what it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: &'a Nodes<'a>,
}

impl<'a> Text<'a> {
    /// The table that holds everything.
    pub(super) fn root(self) -> Table<'a> {
        let start = if self.text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
        Table { tree: self, members: self.nodes.members(self.nodes.root()), ends: (start, start) }
    }
}

impl<'a> Node<'a> {
    /// What it is in TOML.
    pub fn kind(self) -> Kind {
        match &self.item.value {
            Value::String(_) => Kind::String,
            Value::Integer(_) => Kind::Integer,
            Value::Float(_) => Kind::Float,
            Value::Boolean(_) => Kind::Boolean,
            Value::Datetime(_) => Kind::Datetime,
            Value::Array(_) | Value::Entries(_) => Kind::Array,
            Value::Table(_) => Kind::Table,
        }
    }

    /// The bytes of the value; of a table with a header, the header; of one that only dotted keys or deeper headers
    /// build, its name in the first of them; of a list of `[[entries]]`, its first header.
    pub fn span(self) -> Range<usize> {
        self.item.span()
    }

    /// The text of [`Node::span`], as written: quotes, underscores and all.
    pub fn raw(self) -> &'a str {
        self.tree.text.get(self.span()).unwrap_or_default()
    }

    /// The string, unquoted.
    pub fn as_str(self) -> Option<&'a str> {
        match &self.item.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The byte of the file at which byte `offset` of the string's text was written: on which line of a long text a word stands.
    pub fn written_at(self, offset: usize) -> usize {
        self.span().start + inside::written_at(self.raw(), offset)
    }

    /// The integer; `None` also for one beyond 64 bits, which is a [`SyntaxFault`](super::SyntaxFault).
    pub fn as_integer(self) -> Option<i64> {
        match &self.item.value {
            Value::Integer(number) => *number,
            _ => None,
        }
    }

    /// The float as the nearest binary one; money is read from [`Node::raw`] instead. `None` also for one beyond the
    /// binary ones, which is a [`SyntaxFault`](super::SyntaxFault).
    pub fn as_float(self) -> Option<f64> {
        match &self.item.value {
            Value::Float(number) => *number,
            _ => None,
        }
    }

    /// The boolean.
    pub fn as_bool(self) -> Option<bool> {
        match &self.item.value {
            Value::Boolean(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The date, time or both.
    pub fn as_datetime(self) -> Option<&'a Datetime> {
        match &self.item.value {
            Value::Datetime(moment) => Some(moment),
            _ => None,
        }
    }

    /// The table.
    pub fn as_table(self) -> Option<Table<'a>> {
        match &self.item.value {
            Value::Table(members) => {
                Some(Table { tree: self.tree, members: self.tree.nodes.members(*members), ends: self.item.ends })
            }
            _ => None,
        }
    }

    /// The array.
    pub fn as_array(self) -> Option<Array<'a>> {
        match &self.item.value {
            Value::Array(members) | Value::Entries(members) => {
                let is_entries = matches!(self.item.value, Value::Entries(_));
                let elements = self.tree.nodes.members(*members);
                Some(Array { tree: self.tree, elements, ends: self.item.ends, is_entries })
            }
            _ => None,
        }
    }
}

/// A key, where it stands, and its value.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The key, unquoted.
    pub key: &'a str,
    /// Its value.
    pub node: Node<'a>,
}

impl<'a> Entry<'a> {
    fn of(tree: Text<'a>, item: &'a Item<'a>) -> Entry<'a> {
        Entry { key: &item.key, node: Node { tree, item } }
    }

    /// The bytes of the key: left of the `=`, or its name in the (first) header.
    pub fn key_span(&self) -> Range<usize> {
        self.node.item.key_span()
    }

    /// Whether the key is spelled otherwise in the file than it reads: with escapes.
    pub(super) fn is_escaped(&self) -> bool {
        matches!(self.node.item.key, Cow::Owned(_))
    }
}

/// A table of any spelling.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    tree: Text<'a>,
    members: &'a [Item<'a>],
    ends: Ends,
}

impl<'a> Table<'a> {
    /// The value of a key.
    pub fn get(self, key: &str) -> Option<Node<'a>> {
        self.entry(key).map(|entry| entry.node)
    }

    /// The key with its place and value.
    pub fn entry(self, key: &str) -> Option<Entry<'a>> {
        let item = if self.members.len() > FEW {
            let place = self.members.binary_search_by(|member| (*member.key).cmp(key)).ok()?;
            self.members.get(place)?
        } else {
            self.members.iter().find(|member| member.key == key)?
        };
        Some(Entry::of(self.tree, item))
    }

    /// All keys in the order of the file, or, where they are a great many, of their spelling; costs nothing.
    pub fn iter(self) -> Entries<'a> {
        Entries { tree: self.tree, rest: self.members.iter() }
    }

    /// All keys in the order of the file.
    pub fn entries(self) -> Vec<Entry<'a>> {
        let mut entries: Vec<_> = self.iter().collect();
        if entries.len() > FEW {
            entries.sort_unstable_by_key(|entry| entry.node.item.key_ends);
        }
        entries
    }

    /// How many keys there are.
    pub fn len(self) -> usize {
        self.members.len()
    }

    /// Whether there is no key at all.
    pub fn is_empty(self) -> bool {
        self.members.is_empty()
    }

    /// The bytes of the header `[table]` or `[[entry]]`, or of the whole inline table; see [`Node::span`].
    pub fn span(self) -> Range<usize> {
        self.ends.0..self.ends.1
    }

    /// Whether it is written `{ … }`.
    pub fn is_inline(self) -> bool {
        self.tree.text.as_bytes().get(self.ends.0) == Some(&b'{')
    }
}

/// A list of either spelling.
#[derive(Debug, Clone, Copy)]
pub struct Array<'a> {
    tree: Text<'a>,
    elements: &'a [Item<'a>],
    ends: Ends,
    is_entries: bool,
}

impl<'a> Array<'a> {
    /// The element at a position, from 0.
    pub fn get(self, index: usize) -> Option<Node<'a>> {
        self.elements.get(index).map(|item| Node { tree: self.tree, item })
    }

    /// The elements in order.
    pub fn iter(self) -> Elements<'a> {
        Elements { tree: self.tree, rest: self.elements.iter() }
    }

    /// How many elements there are.
    pub fn len(self) -> usize {
        self.elements.len()
    }

    /// Whether there is no element.
    pub fn is_empty(self) -> bool {
        self.elements.is_empty()
    }

    /// The bytes from `[` to `]`; of a list of `[[entries]]`, its first header.
    pub fn span(self) -> Range<usize> {
        self.ends.0..self.ends.1
    }

    /// Whether it is a list of `[[entries]]`, not `[ … ]`.
    pub fn is_entries(self) -> bool {
        self.is_entries
    }
}

/// The keys of a table: [`Table::iter`].
pub struct Entries<'a> {
    tree: Text<'a>,
    rest: std::slice::Iter<'a, Item<'a>>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        self.rest.next().map(|item| Entry::of(self.tree, item))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl ExactSizeIterator for Entries<'_> {}

/// The elements of a list in order: [`Array::iter`].
#[derive(Debug, Clone)]
pub struct Elements<'a> {
    tree: Text<'a>,
    rest: std::slice::Iter<'a, Item<'a>>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.rest.next().map(|item| Node { tree: self.tree, item })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl<'a> DoubleEndedIterator for Elements<'a> {
    fn next_back(&mut self) -> Option<Node<'a>> {
        self.rest.next_back().map(|item| Node { tree: self.tree, item })
    }
}

impl ExactSizeIterator for Elements<'_> {}
