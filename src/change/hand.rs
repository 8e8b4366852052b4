//! What somebody changed by hand, told in ids: the message of the commit that records it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Node, Table, Tree, evened};

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
            if !edit.moved {
                return act;
            }
            let ids = act.ids().map(|id| format!(", {id}")).collect::<String>();
            return act.about(format!("moved to {}{ids}", edit.path));
        }
        _ => Act::on_ledger("edit", edits.iter().map(|edit| name(edit.path)).collect::<Vec<_>>().join(", ")),
    };
    let told = edits.iter().filter(|edit| edit.path.starts_with(CLIENTS_FOLDER)).map(|edit| name(edit.path));
    Act { entries, told: told.collect(), ..act }
}

/// What was changed by hand in one file, or in a client's two where it was moved to another folder.
struct Whole<'e> {
    path: &'e str,
    was: Option<&'e [u8]>,
    now: Option<&'e [u8]>,
    moved: bool,
}

/// Each client once, though one that was moved is two files.
fn whole(edits: &[HandEdit]) -> Vec<Whole<'_>> {
    let client = |edit: &HandEdit| edit.path.starts_with(CLIENTS_FOLDER);
    let mut left: BTreeMap<String, &HandEdit> =
        edits.iter().filter(|edit| client(edit) && edit.now.is_none()).map(|edit| (name(&edit.path), edit)).collect();
    let come = edits.iter().filter(|edit| edit.now.is_some());
    let mut found: Vec<Whole<'_>> = Vec::new();
    for edit in come {
        let old = if client(edit) && edit.was.is_none() { left.remove(&name(&edit.path)) } else { None };
        let was = old.map_or(edit.was.as_deref(), |old| old.was.as_deref());
        found.push(Whole { path: &edit.path, was, now: edit.now.as_deref(), moved: old.is_some() });
    }
    let gone = edits.iter().filter(|edit| edit.now.is_none());
    let gone =
        gone.filter(|edit| !client(edit) || left.get(&name(&edit.path)).is_some_and(|left| left.path == edit.path));
    found.extend(gone.map(|edit| Whole { path: &edit.path, was: edit.was.as_deref(), now: None, moved: false }));
    found.sort_by_key(|whole| edits.iter().position(|edit| edit.path == whole.path));
    found
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
