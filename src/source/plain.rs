//! The meaning of a file without its spelling: what two files are compared by, and what an edit intends.

use std::collections::BTreeMap;

use super::Datetime;
use super::tree::Tree;
use super::view::{Node, Table};

/// Whether two files say the same: equal values under equal keys; order of keys, comments and spelling are ignored.
///
/// `1` and `1.0` differ, `nan` equals itself.
pub fn equal(a: &Tree<'_>, b: &Tree<'_>) -> bool {
    Plain::from(a.root()) == Plain::from(b.root())
}

/// Whether two values of the same or of different files say the same, in the sense of [`equal`]; what ends the lines of a
/// text says nothing.
pub fn same(a: Node<'_>, b: Node<'_>) -> bool {
    Plain::from(a).evened() == Plain::from(b).evened()
}

/// A text of several lines as it reads, whether its file ends them as on Windows or not: git or an editor may change that.
pub fn evened(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A value without its spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plain {
    Text(String),
    /// `None` beyond 64 bits, which is a fault of the file.
    Integer(Option<i64>),
    /// The bits, so that `nan` equals itself.
    Float(Option<u64>),
    Boolean(bool),
    Datetime(Datetime),
    List(Vec<Plain>),
    Table(BTreeMap<String, Plain>),
}

impl Plain {
    fn evened(self) -> Plain {
        match self {
            Plain::Text(text) => Plain::Text(evened(&text)),
            Plain::List(list) => Plain::List(list.into_iter().map(Plain::evened).collect()),
            Plain::Table(table) => Plain::Table(table.into_iter().map(|(key, value)| (key, value.evened())).collect()),
            other => other,
        }
    }

    /// The keys of a table; makes one of anything else.
    pub(super) fn table(&mut self) -> &mut BTreeMap<String, Plain> {
        if !matches!(self, Plain::Table(_)) {
            *self = Plain::Table(BTreeMap::new());
        }
        match self {
            Plain::Table(table) => table,
            _ => unreachable!("it has just been made one"),
        }
    }
}

impl From<Table<'_>> for Plain {
    fn from(table: Table<'_>) -> Plain {
        Plain::Table(table.iter().map(|entry| (entry.key.to_owned(), Plain::from(entry.node))).collect())
    }
}

impl From<Node<'_>> for Plain {
    fn from(node: Node<'_>) -> Plain {
        if let Some(text) = node.as_str() {
            Plain::Text(text.to_owned())
        } else if let Some(flag) = node.as_bool() {
            Plain::Boolean(flag)
        } else if let Some(moment) = node.as_datetime() {
            Plain::Datetime(*moment)
        } else if let Some(array) = node.as_array() {
            Plain::List(array.iter().map(Plain::from).collect())
        } else if let Some(table) = node.as_table() {
            Plain::from(table)
        } else if node.kind() == super::Kind::Float {
            Plain::Float(node.as_float().map(f64::to_bits))
        } else {
            Plain::Integer(node.as_integer())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::equal;
    use crate::source::Tree;

    fn same(a: &str, b: &str) -> bool {
        equal(&Tree::parse(a), &Tree::parse(b))
    }

    #[test]
    fn spelling_and_order_are_no_difference() {
        assert!(same("a.b = 0x10\nc = 'x'\n", "# why\nc = \"x\"\n[a]\nb = 16\n"));
        assert!(same("a = [{ b = 1 }]\nc = nan\n", "c = nan\n[[a]]\nb = 1\n"));
    }

    #[test]
    fn another_value_is_a_difference() {
        assert!(!same("a = 1", "a = 1.0"));
        assert!(!same("a = 2026-01-01", "a = '2026-01-01'"));
        assert!(!same("a = [1, 2]", "a = [2, 1]"));
        assert!(!same("a = {}", ""));
    }
}
