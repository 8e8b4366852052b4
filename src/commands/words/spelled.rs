//! How the entries of a file are spelled: what a person would type for each.

use std::collections::BTreeMap;

use super::entries::{entries, step};
use crate::facts::Likeness;
use crate::schema::{Catalogue, Section};
use crate::source::{Node, Table, Tree};

/// The spellings of the entries of one file; those of a section are told apart once, when the first of them is asked for.
pub struct Spellings<'t> {
    tree: &'t Tree<'t>,
    catalogue: &'t Catalogue,
    told: BTreeMap<String, Apart<'t>>,
}

/// What tells the entries of a section apart.
struct Apart<'t> {
    entries: BTreeMap<usize, Table<'t>>,
    /// By the days in their natural keys alone, where something else stands before them.
    days: Likeness,
    /// By their natural keys.
    keys: Likeness,
}

/// What is written for the parts of a natural key: the first of them, those behind it, and a day that is not the first.
struct Key {
    first: String,
    behind: String,
    day: Option<String>,
}

impl<'t> Spellings<'t> {
    /// Of a file.
    pub fn of(tree: &'t Tree<'t>, catalogue: &'t Catalogue) -> Spellings<'t> {
        Spellings { tree, catalogue, told: BTreeMap::new() }
    }

    /// An entry as a person would type it: by its id, else by the day in its natural key, else by the first part of it; by more of
    /// the key where others begin alike.
    pub fn entry(&mut self, section: &str, index: Option<usize>) -> String {
        let (Some(index), Some(known)) = (index, self.catalogue.section(section)) else { return section.to_owned() };
        if !self.told.contains_key(section) {
            self.told.insert(section.to_owned(), Apart::of(self.tree, known));
        }
        let typed = self.told.get(section).and_then(|apart| apart.typed(known, index));
        typed.map_or_else(|| section.to_owned(), |typed| format!("{section}{typed}"))
    }
}

impl<'t> Apart<'t> {
    fn of(tree: &'t Tree<'t>, section: &Section) -> Apart<'t> {
        let entries: BTreeMap<usize, Table<'t>> = entries(tree, &section.name).into_iter().collect();
        let keys: Vec<(usize, Key)> =
            entries.iter().filter_map(|(index, table)| Some((*index, Key::of(section, *table)?))).collect();
        let dated = keys.iter().filter_map(|(index, key)| Some((*index, key.day.clone()?, ())));
        let days = Likeness::of(dated, |()| String::new());
        let keys =
            Likeness::of(keys.iter().map(|(index, key)| (*index, key.first.clone(), key)), |key| key.behind.clone());
        Apart { entries, days, keys }
    }

    /// The step of an address that leads to an entry; `None` where nothing of it can be typed.
    fn typed(&self, section: &Section, index: usize) -> Option<String> {
        let table = *self.entries.get(&index)?;
        if let Some(id) = table.get("id").and_then(Node::as_str) {
            return Some(format!(".{id}"));
        }
        let key = Key::of(section, table)?;
        let day = key.day.as_ref().and_then(|day| self.days.typed(index, day, ""));
        let typed = day.or_else(|| self.keys.typed(index, &key.first, &key.behind));
        Some(step(section, &typed.or(key.day).unwrap_or(key.first)))
    }
}

impl Key {
    fn of(section: &Section, table: Table<'_>) -> Option<Key> {
        let parts = section.key.iter().filter_map(|key| table.get(key));
        let text = |part: Node<'_>| part.as_str().unwrap_or_else(|| part.raw()).to_owned();
        let day = parts.clone().position(|part| part.as_datetime().is_some()).filter(|place| *place > 0);
        let day = day.and_then(|place| parts.clone().nth(place)).map(text);
        let mut texts = parts.map(text);
        let first = texts.next()?;
        Some(Key { first, behind: texts.collect::<Vec<_>>().join(" "), day })
    }
}
