//! What somebody changed by hand, told in ids: the message of the commit that records it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{KeyPath, Node, Table, Tree, evened};

use super::Act;
use crate::ledger::ClientFile;
use crate::store::{CLIENTS_FOLDER, HandEdit};

/// The message of the commit that records hand edits.
pub fn message(edits: &[HandEdit], op: &str) -> String {
    act(edits).message(None, op)
}

/// Hand edits as an act: on one client, or on several files.
pub fn act(edits: &[HandEdit]) -> Act {
    let edits = whole(edits);
    let tables = edits.iter().filter(|edit| edit.path.ends_with(".toml"));
    let entries = tables.flat_map(|edit| changed_entries(&text(edit.was), &text(edit.now)));
    let entries: Vec<String> = entries.collect::<BTreeSet<_>>().into_iter().collect();
    let act = match &edits[..] {
        [edit] if edit.path.starts_with(CLIENTS_FOLDER) => {
            let act = Act { entries, ..Act::on("edit", name(edit.path)) };
            let ids = act.ids().map(|id| format!(", {id}")).collect::<String>();
            return match &edit.fate {
                Fate::Stays => act,
                Fate::Comes => act.about("new"),
                Fate::Goes => act.about("removed"),
                Fate::Moves => act.about(format!("moved to {}{ids}", edit.path)),
                Fate::Renamed(old) => act.about(format!("renamed from {old}{ids}")),
            };
        }
        _ => Act::on_ledger("edit", edits.iter().map(Whole::told).collect::<Vec<_>>().join(", ")),
    };
    let told = edits.iter().filter(|edit| edit.path.starts_with(CLIENTS_FOLDER)).map(|edit| name(edit.path));
    Act { entries, told: told.collect(), ..act }
}

/// What was changed by hand in one file, or in a client's two where it was moved or renamed.
struct Whole<'e> {
    path: &'e str,
    was: Option<&'e [u8]>,
    now: Option<&'e [u8]>,
    fate: Fate,
}

/// What became of a client; any other file stays.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Stays,
    Comes,
    Goes,
    /// To another folder.
    Moves,
    /// It had this slug before.
    Renamed(String),
}

impl Whole<'_> {
    /// The file among others.
    fn told(&self) -> String {
        let name = name(self.path);
        match &self.fate {
            Fate::Stays | Fate::Moves => name,
            Fate::Comes => format!("{name} (new)"),
            Fate::Goes => format!("{name} (removed)"),
            Fate::Renamed(old) => format!("{name} (was {old})"),
        }
    }
}

/// Each client once, though one that was moved or renamed is two files.
fn whole(edits: &[HandEdit]) -> Vec<Whole<'_>> {
    let client = |edit: &HandEdit| edit.path.starts_with(CLIENTS_FOLDER);
    let mut left: BTreeMap<String, &HandEdit> =
        edits.iter().filter(|edit| client(edit) && edit.now.is_none()).map(|edit| (name(&edit.path), edit)).collect();
    let come = edits.iter().filter(|edit| edit.now.is_some());
    // Whoever is moved keeps its slug, so that nobody else can have been renamed from it.
    let moved: BTreeMap<&str, &HandEdit> = come
        .clone()
        .filter(|edit| client(edit) && edit.was.is_none())
        .filter_map(|edit| Some((edit.path.as_str(), left.remove(&name(&edit.path))?)))
        .collect();
    let mut found: Vec<Whole<'_>> = Vec::new();
    for edit in come {
        let (path, now) = (edit.path.as_str(), edit.now.as_deref());
        let (was, fate) = if !client(edit) || edit.was.is_some() {
            (edit.was.as_deref(), Fate::Stays)
        } else if let Some(old) = moved.get(path) {
            (old.was.as_deref(), Fate::Moves)
        } else if let Some((slug, old)) = renamed(edit, &left).and_then(|slug| left.remove_entry(&slug)) {
            (old.was.as_deref(), Fate::Renamed(slug))
        } else {
            (None, Fate::Comes)
        };
        found.push(Whole { path, was, now, fate });
    }
    let gone = edits.iter().filter(|edit| edit.now.is_none());
    let gone =
        gone.filter(|edit| !client(edit) || left.get(&name(&edit.path)).is_some_and(|left| left.path == edit.path));
    found.extend(gone.map(|edit| {
        let fate = if client(edit) { Fate::Goes } else { Fate::Stays };
        Whole { path: &edit.path, was: edit.was.as_deref(), now: None, fate }
    }));
    found.sort_by_key(|whole| edits.iter().position(|edit| edit.path == whole.path));
    found
}

/// The slug that a new client had before: that of one that went, with the same text or at least the same name.
fn renamed(come: &HandEdit, left: &BTreeMap<String, &HandEdit>) -> Option<String> {
    let called = |text: &Option<Vec<u8>>| {
        let text = self::text(text.as_deref());
        Tree::parse(&text).node(&KeyPath::key("profile").then("name")).and_then(Node::as_str).map(str::to_owned)
    };
    let same = left.iter().find(|(_, gone)| gone.was == come.now);
    let alike = || {
        let name = called(&come.now)?;
        left.iter().find(|(_, gone)| called(&gone.was).as_ref() == Some(&name))
    };
    same.or_else(alike).map(|(slug, _)| slug.clone())
}

fn text(bytes: Option<&[u8]>) -> String {
    bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

/// What a file is called: a client by its slug, any other by its path.
pub fn name(path: &str) -> String {
    if path.starts_with(CLIENTS_FOLDER) { ClientFile::at(path).slug } else { path.to_owned() }
}

/// The entries that differ between two texts, as `section.id`; entries without an id count as their section.
///
/// Only ids and names of sections: what was written in them is for `git show` to say.
pub fn changed_entries(was: &str, now: &str) -> Vec<String> {
    let (was, now) = (Tree::parse(was), Tree::parse(now));
    let (was, now) = (entries(was.root()), entries(now.root()));
    let mut changed: Vec<String> = was
        .iter()
        .filter(|(name, written)| now.get(*name) != Some(*written))
        .map(|(name, _)| name.clone())
        .chain(now.keys().filter(|name| !was.contains_key(*name)).cloned())
        .collect();
    changed.sort();
    changed.dedup();
    changed
}

/// What is written for each entry, as values in a spelling of their own, so that layout does not count as a change.
fn entries(root: Table<'_>) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for section in root.iter() {
        match section.node.as_array() {
            Some(array) => {
                for node in array.iter() {
                    let id = node.as_table().and_then(|table| table.get("id")).and_then(Node::as_str);
                    let name = id.map_or_else(|| section.key.to_owned(), |id| format!("{}.{id}", section.key));
                    found.entry(name).or_default().push(canonical(node));
                }
            }
            None => found.entry(section.key.to_owned()).or_default().push(canonical(section.node)),
        }
    }
    found
}

/// A value in one spelling, whatever its layout in the file.
fn canonical(node: Node<'_>) -> String {
    if let Some(table) = node.as_table() {
        let mut fields: Vec<String> =
            table.iter().map(|entry| format!("{:?}={}", entry.key, canonical(entry.node))).collect();
        fields.sort();
        return format!("{{{}}}", fields.join(","));
    }
    if let Some(array) = node.as_array() {
        return format!("[{}]", array.iter().map(canonical).collect::<Vec<_>>().join(","));
    }
    // Other line ends are layout as well, whatever text they stand in.
    node.as_str().map_or_else(|| node.raw().to_owned(), |text| format!("{:?}", evened(text)))
}
