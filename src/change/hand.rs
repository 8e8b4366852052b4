//! What somebody changed by hand, told in ids: the message of the commit that records it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Node, Table, Tree};

use super::Act;
use crate::ledger::ClientFile;
use crate::store::{CLIENTS_FOLDER, HandEdit};

/// The message of the commit that records hand edits.
pub fn message(edits: &[HandEdit], op: &str) -> String {
    act(edits).message(None, op)
}

/// Hand edits as an act: on one client, or on several files.
pub fn act(edits: &[HandEdit]) -> Act {
    let mut act = match edits {
        [edit] if edit.path.starts_with(CLIENTS_FOLDER) => Act::on("edit", name(&edit.path)),
        _ => {
            let named =
                Act::on_ledger("edit", edits.iter().map(|edit| name(&edit.path)).collect::<Vec<_>>().join(", "));
            let clients = edits.iter().filter(|edit| edit.path.starts_with(CLIENTS_FOLDER));
            // A client that moved to another folder is two files.
            let told: BTreeSet<String> = clients.map(|edit| name(&edit.path)).collect();
            Act { told: told.into_iter().collect(), ..named }
        }
    };
    let tables = edits.iter().filter(|edit| edit.path.ends_with(".toml"));
    let entries = tables.flat_map(|edit| changed_entries(&text(edit.was.as_deref()), &text(edit.now.as_deref())));
    act.entries = entries.collect::<BTreeSet<_>>().into_iter().collect();
    act
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
    node.as_str().map_or_else(|| node.raw().to_owned(), |text| format!("{text:?}"))
}
