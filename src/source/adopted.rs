//! The tree that `toml` makes of a text, as nodes.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::nodes::{FEW, Item, Members, Nodes, Value};

/// How deep tables and lists may nest before reading them on would risk the stack.
///
/// The parser limits brackets, headers and dotted keys to 80 each, but not their product.
pub(super) const DEPTH: usize = 120;

/// The nodes of `toml`'s tree; the place where it nests too deeply instead, if it does.
///
/// `keep` turns a name or text of that tree into one of the nodes.
pub(super) fn adopted<'r, 't>(
    root: DeTable<'r>,
    keep: impl Fn(Cow<'r, str>) -> Cow<'t, str>,
) -> Result<Nodes<'t>, Range<usize>> {
    if let Some(span) = too_deep(&root, 1) {
        dismantle(root);
        return Err(span);
    }
    let mut adoption = Adoption { nodes: Nodes::default(), keep };
    let members = adoption.table(root);
    Ok(adoption.nodes.rooted(members))
}

fn too_deep(table: &DeTable<'_>, depth: usize) -> Option<Range<usize>> {
    table.values().find_map(|value| value_too_deep(value, depth))
}

fn value_too_deep(value: &Spanned<DeValue<'_>>, depth: usize) -> Option<Range<usize>> {
    if depth > DEPTH {
        return Some(value.span());
    }
    match value.get_ref() {
        DeValue::Array(array) => array.iter().find_map(|element| value_too_deep(element, depth + 1)),
        DeValue::Table(table) => too_deep(table, depth + 1),
        _ => None,
    }
}

/// Takes a tree apart without recursion, for one that is too deep for it.
pub(super) fn dismantle(root: DeTable<'_>) {
    let mut left = vec![DeValue::Table(root)];
    while let Some(value) = left.pop() {
        match value {
            DeValue::Table(table) => left.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            DeValue::Array(array) => left.extend(array.into_iter().map(Spanned::into_inner)),
            _ => {}
        }
    }
}

struct Adoption<'t, K> {
    nodes: Nodes<'t>,
    keep: K,
}

impl<'r, 't, K: Fn(Cow<'r, str>) -> Cow<'t, str>> Adoption<'t, K> {
    fn table(&mut self, table: DeTable<'r>) -> Members {
        let mut members = Vec::with_capacity(table.len());
        for (key, value) in table {
            let key_ends = (key.span().start, key.span().end);
            members.push(Item { key: (self.keep)(key.into_inner()), key_ends, ..self.element(value) });
        }
        // `toml` gives them in the order of their spelling.
        if members.len() <= FEW {
            members.sort_by_key(|member| member.key_ends);
        }
        self.nodes.put(members.into_iter())
    }

    fn element(&mut self, value: Spanned<DeValue<'r>>) -> Item<'t> {
        let span = value.span();
        let value = match value.into_inner() {
            DeValue::String(text) => Value::String((self.keep)(text)),
            DeValue::Integer(number) => Value::Integer(Value::integer(number.as_str(), number.radix())),
            DeValue::Float(number) => Value::Float(Value::float(number.as_str())),
            DeValue::Boolean(flag) => Value::Boolean(flag),
            DeValue::Datetime(moment) => Value::Datetime(moment),
            DeValue::Table(table) => Value::Table(self.table(table)),
            DeValue::Array(array) => {
                // The parser gives a list of entries the span of its first header; an element of `[ … ]` lies inside.
                let of_entries = array.first().is_some_and(|first| first.span() == span);
                let elements: Vec<_> = array.into_iter().map(|element| self.element(element)).collect();
                let members = self.nodes.put(elements.into_iter());
                if of_entries { Value::Entries(members) } else { Value::Array(members) }
            }
        };
        Item::element((span.start, span.end), value)
    }
}
