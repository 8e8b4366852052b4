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
    let ledger = ledger().committed();
    ledger.put("out.sqlite", "mine");
    ledger
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

/// Other programs' files go beside what git and the ledger keep, never over it, whatever way leads there.
#[test]
fn nothing_that_git_or_the_ledger_keeps_is_written_over() {
    let ledger = ledger().file("notes.md", "ours").file("team/.keep", "").committed();
    ledger.put("clients/acme.toml", format!("{ACME}tier = \"key\"\n"));
    std::os::unix::fs::symlink("clients", ledger.root().join("accounts")).expect("a link");
    std::os::unix::fs::symlink("clients/acme.toml", ledger.root().join("acme.sqlite")).expect("a link");
    ledger.git(["worktree", "add", "--quiet", "../tree"]);
    let head = std::fs::read(ledger.root().join(".git/HEAD")).expect("git's HEAD");
    let refused = [
        (".git/HEAD", "lies in git's own folder"),
        (".git/new.sqlite", "lies in git's own folder"),
        ("../tree/.git", "lies in git's own folder"),
        ("folio.toml", "holds the ledger's settings"),
        ("team/../folio.toml", "holds the ledger's settings"),
        ("../tree/folio.toml", "holds the ledger's settings"),
        ("clients/acme.toml", "lies among the clients' files"),
        ("clients/x.toml", "lies among the clients' files"),
        ("accounts/x.toml", "lies among the clients' files"),
        ("acme.sqlite", "lies among the clients' files"),
        ("notes.md", "is a file that git tracks"),
        ("team/../notes.md", "is a file that git tracks"),
    ];
    let hint = "hint: name a file elsewhere, one that neither git nor the ledger keeps\n";
    for (path, why) in refused {
        for words in [&["export", "sqlite", path][..], &["export", "sqlite", path, "--force"]] {
            let output = ledger.folio(words, None);
            assert_eq!(String::from_utf8_lossy(&output.stderr), format!("error: `{path}` {why}\n{hint}"));
            assert_eq!(output.status.code(), Some(2), "{path}");
        }
    }
    assert_eq!(std::fs::read(ledger.root().join(".git/HEAD")).expect("git's HEAD"), head);
    let _kept = ledger.run(["export", "sqlite", "team/out.sqlite"]).exits(0).holds("notes.md", "ours");
}
