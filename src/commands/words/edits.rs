//! `path=value` words as edits of one client's file.

use super::address::{Address, section};
use super::assignment::Assignment;
use super::entries::{Named, find};
use super::value::Reading;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::schema::{Kind, Section, Target};
use crate::source::{Edit, KeyPath, Literal, Node, Step, Tree, equal};

/// One value that is to change, and its address in the usual spelling.
#[derive(Debug, Clone)]
pub struct Setting {
    /// What is to change; `None` where the file says so already.
    pub edit: Option<Edit>,
    /// The address: ids and keys, no values.
    pub address: String,
    /// The address for the screen: as it was typed, where the usual spelling fits other entries too.
    pub shown: String,
    /// The entry it lies in, or the section where that is a table: `stakeholders.ivan`, `profile`.
    pub entry: String,
}

/// Reads every word.
///
/// # Errors
/// A usage error at the first word that names nothing, or cannot be what it names.
pub fn settings(assignments: &[Assignment], reading: &Reading<'_>) -> Result<Vec<Setting>> {
    let mut settings = assignments.iter().map(|assignment| setting(assignment, reading)).collect::<Result<Vec<_>>>()?;
    take_emptied(&mut settings, reading.tree);
    Ok(settings)
}

/// Lets an inline table go with the last of its keys: `custom = {}` says nothing.
fn take_emptied(settings: &mut [Setting], tree: &Tree<'_>) {
    for place in (0..settings.len()).rev() {
        let Some(table) = emptied(settings, place, tree) else { continue };
        settings[place].edit = Some(Edit::Remove { path: table });
    }
}

/// The inline table, itself under a key, of which nothing is left once this key has been taken away with the others.
fn emptied(settings: &[Setting], place: usize, tree: &Tree<'_>) -> Option<KeyPath> {
    let holder = |edit: &Edit| match edit {
        Edit::Remove { path } | Edit::Set { path, .. } => path.split_last().map(|(table, _)| table),
        _ => None,
    };
    let Some(edit @ Edit::Remove { .. }) = &settings[place].edit else { return None };
    let table = holder(edit)?;
    let node = tree.node(&table)?.as_table().filter(|node| node.is_inline())?;
    let inside = || {
        settings.iter().filter_map(|setting| setting.edit.as_ref()).filter(|edit| holder(edit).as_ref() == Some(&table))
    };
    let under_a_key = matches!(table.steps(), [_, .., Step::Key(_)]);
    let all = inside().count() == node.len() && inside().all(|edit| matches!(edit, Edit::Remove { .. }));
    (under_a_key && all).then_some(table)
}

fn setting(assignment: &Assignment, reading: &Reading<'_>) -> Result<Setting> {
    let address: Address = assignment.key.parse()?;
    let located = address.locate(reading.tree, reading.ledger, reading.client)?;
    let spelled = located.spelled();
    let Some(field) = located.field else {
        return Err(stops_short(&spelled, located.section, located.entry.is_some()));
    };
    let entry = match &located.entry {
        Some(entry) => format!("{}.{}", located.section.name, entry.name),
        None => located.section.name.clone(),
    };
    if located.entry.is_some() && field.name == "id" && !field.custom {
        return Err(Error::usage("an id is not set, for others may refer to it")
            .hint(format!("`folio rename {} {entry} NEW` carries the references", reading.client)));
    }
    let alone = |entry: &Named| find(reading.tree, located.section, &entry.name, reading.client).is_ok();
    let shown = if located.entry.as_ref().is_none_or(alone) { spelled.clone() } else { assignment.key.clone() };
    let now = reading.tree.node(&located.path);
    let edit = match (reading.literal(field, &assignment.given)?, now) {
        (None, None) => None,
        (None, Some(_)) => Some(Edit::Remove { path: located.path }),
        (Some(value), Some(now)) if says(now, &value) => None,
        (Some(value), _) => Some(Edit::Set { path: located.path, value }),
    };
    Ok(Setting { edit, address: spelled, shown, entry })
}

/// Refuses words that would be wrong in every file: an address that names no field, a value that its field cannot hold.
///
/// # Errors
/// A usage error at the first such word.
pub fn refuse_unfit(assignments: &[Assignment], ledger: &Ledger) -> Result<()> {
    let nothing = Tree::parse("");
    let reading = Reading::new(ledger, "", &nothing);
    for assignment in assignments {
        let address: Address = assignment.key.parse()?;
        let Some(field) = address.field(ledger.catalogue())? else {
            let section = section(ledger.catalogue(), address.section())?;
            return Err(stops_short(&assignment.key, section, assignment.key != section.name));
        };
        // Only its own file tells whether a client has an entry of that id.
        if !matches!(field.element(), Kind::Reference(Target::Section(_) | Target::Promiser)) {
            reading.literal(field, &assignment.given)?;
        }
    }
    Ok(())
}

/// Whether a value of the file means the same, however it is spelled.
fn says(now: Node<'_>, value: &Literal) -> bool {
    let (now, value) = (format!("_ = {}", now.raw()), format!("_ = {value}"));
    let (now, value) = (Tree::parse(&now), Tree::parse(&value));
    now.faults().is_empty() && equal(&now, &value)
}

fn stops_short(spelled: &str, section: &Section, entry: bool) -> Error {
    let key = section.fields.iter().find(|field| field.name != "id").map_or("key", |field| field.name.as_str());
    match (section.list, entry) {
        (true, false) => Error::usage(format!("`{spelled}` is a section, a key of one of its entries is wanted"))
            .hint(format!("write `{spelled}.<id>.{key}=…`")),
        (true, true) => Error::usage(format!("`{spelled}` is an entry, a key of it is wanted"))
            .hint(format!("write `{spelled}.{key}=…`")),
        (false, _) => Error::usage(format!("`{spelled}` is a section, a key of it is wanted"))
            .hint(format!("write `{spelled}.{key}=…`")),
    }
}
