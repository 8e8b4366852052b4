//! How the entries of a file are spelled: what a person would type for each.

use std::collections::{BTreeMap, HashMap};

use super::entries::{entries, step};
use crate::facts::Likeness;
use crate::query::unbroken;
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
    /// How many have the very same natural key: of those that differ in case alone, the whole of it means one.
    whole: HashMap<String, usize>,
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
        let mut whole = HashMap::new();
        for (_, key) in &keys {
            *whole.entry(key.whole()).or_default() += 1;
        }
        let keys =
            Likeness::of(keys.iter().map(|(index, key)| (*index, key.first.clone(), key)), |key| key.behind.clone());
        Apart { entries, days, keys, whole }
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
        let whole = || Some(key.whole()).filter(|whole| self.whole.get(whole) == Some(&1));
        Some(step(section, &typed.or_else(whole).or(key.day).unwrap_or(key.first)))
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

    fn whole(&self) -> String {
        unbroken(&format!("{} {}", self.first, self.behind))
    }
}

#[cfg(test)]
mod tests {
    use super::Spellings;
    use crate::commands::words::entries::{entries, find};
    use crate::model::Settings;
    use crate::schema::Catalogue;
    use crate::source::Tree;

    /// How each entry of a section is spelled; what means a single entry means that one.
    fn spelled(section: &str, text: &str) -> Vec<String> {
        let (tree, catalogue) = (Tree::parse(text), Catalogue::client(&Settings::default()));
        let mut spellings = Spellings::of(&tree, &catalogue);
        let known = catalogue.section(section).unwrap();
        let spelled = entries(&tree, section).into_iter().map(|(index, _)| {
            let spelled = spellings.entry(section, Some(index));
            let inside = spelled.trim_start_matches(section).trim_matches(['.', '[', ']']);
            if let Ok(found) = find(&tree, known, inside, "acme") {
                assert_eq!(found.index, index, "{spelled}");
            }
            spelled
        });
        spelled.collect()
    }

    #[test]
    fn a_day_is_enough_where_it_tells_a_change_from_the_others() {
        let change = |force: &str, day: &str, what: &str| {
            format!("[[changes]]\nforce = '{force}'\ndate = 2026-01-{day}\nwhat = '{what}'\n")
        };
        let changes = [
            change("steel", "15", "Prices"),
            change("steel", "16", "Prices rise"),
            change("steel", "16", "Prices rise much"),
            change("gas", "16", "Prices"),
            "[[changes]]\nid = 'last'\n".to_owned(),
        ];
        assert_eq!(
            spelled("changes", &changes.concat()),
            [
                "changes[2026-01-15]",
                "changes[steel 2026-01-16 Prices rise]",
                "changes[steel 2026-01-16 Prices rise much]",
                "changes.gas",
                "changes.last"
            ]
        );
    }

    #[test]
    fn talks_of_one_moment_are_told_apart_by_what_they_say() {
        let talk = |summary: &str| {
            format!("[[interactions]]\nat = 2026-03-02T10:00:00\nkind = 'call'\nsummary = '{summary}'\n")
        };
        let talks = [talk("Twice"), talk("twice"), talk("Prices"), talk("Same"), talk("Same")];
        let at = |rest: &str| format!("interactions[2026-03-02T10:00:00{rest}]");
        let expected = [" call Twice", " call twice", " call Prices", "", ""].map(at);
        assert_eq!(spelled("interactions", &talks.concat()), expected);
        assert_eq!(spelled("documents", "[[documents]]\nkind = 'act'\n"), ["documents.act"]);
    }
}
