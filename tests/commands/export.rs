//! `folio export`.

use rusqlite::Connection;

use crate::harness::{ACME, BALTIKA, Ledger};

fn ledger() -> Ledger {
    Ledger::new().client("acme", ACME).client("baltika-instrument", BALTIKA)
}

#[test]
fn sqlite_has_every_table_for_programs_that_know_nothing_of_folio() {
    let ledger = ledger();
    let file = ledger.root().join("out.sqlite");
    let _kept =
        ledger.run(["export", "sqlite", "out.sqlite"]).exits(0).says("32 tables in out.sqlite, as of 2026-03-02");
    let out = Connection::open(file).expect("a database");
    let names: i64 = out
        .query_row("select count(*) from clients where name > '' order by name", [], |row| row.get(0))
        .expect("no collation of folio's own is needed");
    assert_eq!(names, 2);
    let orders: i64 = out
        .query_row("select count(*) from sqlite_schema where sql like '%collate%'", [], |row| row.get(0))
        .expect("a count");
    assert_eq!(orders, 0);
    let day: String = out.query_row("select value from folio where key = 'day'", [], |row| row.get(0)).expect("a day");
    assert_eq!(day, "2026-03-02");
    let left: i64 = out
        .query_row("select days_left from promises_open limit 1", [], |row| row.get(0))
        .expect("what depends on the day");
    assert!(left > -10_000);
    let sound: String = out.query_row("pragma integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(sound, "ok");
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    ledger()
        .file("out.sqlite", "mine")
        .run(["export", "sqlite", "out.sqlite"])
        .fails_with(2, "error: `out.sqlite` is there already\nhint: `--force` writes over it; or name another file")
        .unchanged("out.sqlite")
        .run(["export", "sqlite", "--force", "out.sqlite"])
        .exits(0)
        .run(["export", "sqlite", "nowhere/out.sqlite"])
        .fails_with(3, "error: there is no folder `nowhere` to write into\nhint: make it, or name a file elsewhere")
        .run(["export", "sqlite", "-"])
        .fails_with(
            2,
            "error: a database is a file, and `-` is none\nhint: name it: `folio export sqlite ledger.sqlite`",
        );
}
