//! The ledgers under `examples/`: without errors on their day, and showing all that the format has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use folio::model::Settings;
use folio::schema::{Catalogue, Field, Section};
use folio::source::{Node, Tree};

use crate::harness::Ledger;

#[test]
fn the_agency_has_no_errors_on_its_day() {
    Ledger::example("agency").today("2026-03-02").run(["check"]).succeeds();
}

#[test]
fn the_first_client_has_no_errors() {
    Ledger::example("first-client").today("2026-03-02").run(["check"]).succeeds();
}

#[test]
fn every_field_of_the_format_is_somewhere_in_the_agency() {
    let mut shown = BTreeSet::new();
    for file in client_files(&agency().join("clients")) {
        note(&text(&file), &mut shown);
    }
    let settings: Settings = Tree::parse(&text(&agency().join("folio.toml"))).decode().expect("the settings");
    let missing = missing(Catalogue::client(&settings).sections(), &shown);
    assert_eq!(missing, Vec::<String>::new(), "show them in a client of examples/agency");
}

#[test]
fn every_section_of_the_settings_is_in_the_agency() {
    let mut shown = BTreeSet::new();
    note(&text(&agency().join("folio.toml")), &mut shown);
    let folio = Catalogue::folio();
    let missing = folio.sections().iter().map(|section| section.name.as_str()).filter(|name| !shown.contains(*name));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new(), "show them in examples/agency/folio.toml");
}

#[test]
fn every_client_file_points_editors_at_the_schema() {
    let root = agency();
    for file in client_files(&root.join("clients")) {
        let deep = file.strip_prefix(&root).expect("a file of the agency").components().count() - 1;
        let line = format!("#:schema {}.folio/client.schema.json\n", "../".repeat(deep));
        assert!(text(&file).starts_with(&line), "{} does not start with {line}", file.display());
    }
}

fn agency() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency")
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn client_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of clients").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { client_files(&path) } else { vec![path] }).collect()
}

/// Adds the path of every key in the text, positions in lists left out: `commitments.moves.due`.
fn note(text: &str, shown: &mut BTreeSet<String>) {
    let tree = Tree::parse(text);
    for entry in tree.root().iter() {
        note_value(entry.key, entry.node, shown);
    }
}

fn note_value(path: &str, node: Node<'_>, shown: &mut BTreeSet<String>) {
    shown.insert(path.to_owned());
    if let Some(table) = node.as_table() {
        for entry in table.iter() {
            note_value(&format!("{path}.{}", entry.key), entry.node, shown);
        }
    }
    if let Some(list) = node.as_array() {
        list.iter().for_each(|element| note_value(path, element, shown));
    }
}

/// The fields of these sections that are not among the paths shown.
fn missing(sections: &[Section], shown: &BTreeSet<String>) -> Vec<String> {
    let mut missing = Vec::new();
    for section in sections {
        // Entries with a natural key may carry an id, and need none.
        let fields = section.fields.iter().filter(|field| field.name != "id" || section.is_named());
        fields.for_each(|field| look_for(&section.name, field, shown, &mut missing));
    }
    missing
}

fn look_for(above: &str, field: &Field, shown: &BTreeSet<String>, missing: &mut Vec<String>) {
    let path = format!("{above}.{}", field.name);
    field.fields().iter().for_each(|inner| look_for(&path, inner, shown, missing));
    // A section without fields of the ledger's own has nothing to put under `custom`.
    if !shown.contains(&path) && field.name != "custom" {
        missing.push(path);
    }
}
