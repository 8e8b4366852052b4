//! The tables of the example agency.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Database, Keep, Relations};
use crate::ledger::{Clock, Ledger};
use crate::store::{Environment, Snapshot};

/// The example agency on the day of the examples.
fn agency() -> Ledger {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency");
    let clock = Clock::new(chrono::DateTime::UNIX_EPOCH, Some("2026-03-02")).expect("a day");
    Ledger::open(&root, &Environment::new([]), Snapshot::work_tree(&root), clock).expect("the example agency")
}

fn ask(sql: &str) -> Vec<String> {
    let ledger = agency();
    let database = Database::open(&ledger, Keep::Nothing).expect("a database");
    let rows = database.ask(sql, &[]).unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.rows.iter().map(|row| row.cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn every_table_and_view_has_the_columns_it_is_said_to_have() {
    let ledger = agency();
    let database = Database::open(&ledger, Keep::Nothing).expect("a database");
    for relation in database.relations().all() {
        let rows = database.ask(&format!("select * from {}", relation.name), &[]);
        let rows = rows.unwrap_or_else(|error| panic!("{}: {error}", relation.name));
        let has: Vec<_> = rows.columns.iter().map(|column| column.name.as_str()).collect();
        let said: Vec<_> = relation.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
        assert_eq!(has, said, "{}", relation.name);
        let shows = relation.name == "findings" || !rows.rows.is_empty();
        assert!(shows, "the example agency shows nothing of {}", relation.name);
    }
}

#[test]
fn every_table_that_a_question_can_name_is_said_to_be_there() {
    let ledger = agency();
    let database = Database::open(&ledger, Keep::Nothing).expect("a database");
    // A question must not read the catalogue of SQLite, folio may.
    let there = database.aside(|connection| {
        let mut names = connection.prepare(
            "select name from sqlite_schema where type = 'table' and name not glob '_*' and name not glob 'sqlite_*'
             union select name from _views",
        )?;
        names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<BTreeSet<String>>>()
    });
    let there = there.expect("the names");
    let relations = Relations::of_format();
    // `findings` is filled for a question that reads it.
    let said = relations.all().iter().map(|relation| relation.name.clone()).filter(|name| name != "findings");
    assert_eq!(there, said.collect());
}

#[test]
fn every_column_has_a_meaning_and_a_name_of_its_own() {
    for relation in Relations::of_format().all() {
        assert!(!relation.doc.is_empty(), "{}", relation.name);
        let mut names = BTreeSet::new();
        for attribute in &relation.attributes {
            assert!(
                attribute.doc.ends_with('.') || attribute.doc.ends_with('…'),
                "{}.{}: {}",
                relation.name,
                attribute.name,
                attribute.doc
            );
            assert!(names.insert(&attribute.name), "{}.{} twice", relation.name, attribute.name);
        }
    }
}

#[test]
fn clients_know_their_stage_and_their_last_contact() {
    let rows =
        ask("select slug, stage, stage_kind, last_contact, next_due from clients where slug = 'baltika-instrument'");
    assert_eq!(rows, ["baltika-instrument|delivery|live|2026-02-26|2026-03-04"]);
}

#[test]
fn a_view_is_named_without_a_database_before_it() {
    let ledger = agency();
    let database = Database::open(&ledger, Keep::Nothing).expect("a database");
    let error = database.ask("select count(*) from main.clients", &[]).expect_err("a view is temporary");
    assert_eq!(error.message(), "there is no table `main.clients`");
    assert_eq!(error.hints()[0], "did you mean `clients`?");
}
