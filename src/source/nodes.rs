//! What a file holds: one list of keys and values, in which the members of each table and list stand side by side.

use std::borrow::Cow;
use std::ops::Range;

use toml::value::Datetime;

/// Where something begins and ends, in bytes.
pub(super) type Ends = (usize, usize);

/// The most members of a table that are looked through one by one; more are kept in the order of their spelling.
pub(super) const FEW: usize = 64;

/// All keys and values of a file.
#[derive(Debug, Default)]
pub(super) struct Nodes<'t> {
    items: Vec<Item<'t>>,
    root: Members,
}

/// A value with the key it stands under.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// Unquoted; empty for an element of a list.
    pub(super) key: Cow<'t, str>,
    pub(super) key_ends: Ends,
    /// See [`Node::span`](super::Node::span).
    pub(super) ends: Ends,
    pub(super) value: Value<'t>,
}

/// A value as TOML knows it.
#[derive(Debug)]
pub(super) enum Value<'t> {
    String(Cow<'t, str>),
    /// `None` beyond 64 bits.
    Integer(Option<i64>),
    /// `None` beyond the binary ones.
    Float(Option<f64>),
    Boolean(bool),
    Datetime(Datetime),
    Array(Members),
    /// A list of `[[entries]]`.
    Entries(Members),
    Table(Members),
}

/// The members of a table or list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Members {
    start: usize,
    end: usize,
}

impl<'t> Nodes<'t> {
    /// For as many keys and values without asking for more memory.
    pub(super) fn with_room(count: usize) -> Nodes<'t> {
        Nodes { items: Vec::with_capacity(count), root: Members::default() }
    }

    /// Puts members side by side, in the order of the file; those of a table with a great many keys in the order of their spelling.
    ///
    /// What is inside of them has been put before.
    pub(super) fn put(&mut self, members: impl Iterator<Item = Item<'t>>) -> Members {
        let start = self.items.len();
        self.items.extend(members);
        Members { start, end: self.items.len() }
    }

    /// Says which members are the file's own.
    pub(super) fn rooted(mut self, root: Members) -> Nodes<'t> {
        self.root = root;
        self
    }

    pub(super) fn root(&self) -> Members {
        self.root
    }
}

impl Nodes<'_> {
    pub(super) fn members(&self, members: Members) -> &[Item<'_>] {
        self.items.get(members.start..members.end).unwrap_or_default()
    }
}

impl<'t> Item<'t> {
    /// An element of a list.
    pub(super) fn element(ends: Ends, value: Value<'t>) -> Item<'t> {
        Item { key: Cow::Borrowed(""), key_ends: (ends.0, ends.0), ends, value }
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.ends.0..self.ends.1
    }

    pub(super) fn key_span(&self) -> Range<usize> {
        self.key_ends.0..self.key_ends.1
    }
}

impl Value<'_> {
    /// The integer of some digits, sign included.
    pub(super) fn integer(digits: &str, radix: u32) -> Option<i64> {
        i64::from_str_radix(digits, radix).ok()
    }

    /// The nearest binary number to a written one.
    pub(super) fn float(written: &str) -> Option<f64> {
        let float: f64 = written.parse().ok()?;
        (!float.is_infinite() || written.contains("inf")).then_some(float)
    }
}
