//! Stories of malformed entries: what every reading command says of them on standard error.

use crate::harness::{ACME, Ledger};

/// Acme, with promises on lines 5, 12 and 19, of which the second has a date in quotes.
fn sick() -> String {
    let promise = |id: &str, due: &str| {
        format!("[[commitments]]\nid = \"{id}\"\nwhat = \"Plan\"\nside = \"us\"\nmade = 2026-02-20\ndue = {due}\n\n")
    };
    format!("{ACME}\n{}{}{}", promise("a", "2026-03-02"), promise("b", "\"2026-03-02\""), promise("c", "2026-03-03"))
}

const WHERE: &str = "the entry at `clients/acme.toml:12`; `folio check clients/acme.toml` says why";

#[test]
fn every_document_says_which_entry_is_left_out() {
    let said = format!("warning: left out: {WHERE}");
    for document in ["agenda", "portfolio", "load", "receivables", "renewals", "drift", "health"] {
        for way in ["--color=never", "--no-index"] {
            Ledger::new().client("acme", &sick()).run([document, way]).succeeds().says(&said);
        }
    }
    for document in ["next", "brief", "map", "health", "handover"] {
        Ledger::new().client("acme", &sick()).run([document, "acme"]).succeeds().says(&said);
    }
    // Whoever sends it to the client is told more.
    Ledger::new().client("acme", &sick()).run(["status", "acme"]).succeeds().says(
        "warning: withheld: the entry at `clients/acme.toml:12`, because of `clients/acme.toml:17`: `due` is a date in quotes; \
         `folio check clients/acme.toml` shows it",
    );
}

#[test]
fn rows_of_it_are_there_as_they_are_written_and_nothing_is_computed_from_them() {
    let said = format!("warning: left out of what is computed: {WHERE}");
    for way in ["--color=never", "--no-index"] {
        let ledger = Ledger::new().client("acme", &sick());
        let question = "select id, warn_by from commitments";
        ledger
            .run(["list", "commitments", "--columns", "id,due", way])
            .finds(0, "id  due\na   2026-03-02\nb   2026-03-02\nc   2026-03-03")
            .says(&said)
            .run(["list", way])
            .says(&said)
            .run(["query", "--format", "csv", question, way])
            .finds(0, "id,warn_by\na,2026-02-27\nb,\nc,2026-02-28\n")
            .says(&said)
            // A second look takes what the first has kept.
            .run(["query", question, way])
            .says(&said)
            .run(["show", "acme", "--format", "json", way])
            .says(&said)
            .run(["find", "plan", way])
            .says("")
            .run(["show", "acme", "commitments"])
            .says("");
    }
}

#[test]
fn a_mended_entry_is_spoken_of_no_more() {
    let ledger = Ledger::new().client("acme", &sick()).run(["list"]).succeeds().then();
    ledger.put("clients/acme.toml", sick().replace("\"2026-03-02\"", "2026-03-02"));
    ledger.run(["list"]).says("").run(["agenda"]).says("");
}

#[test]
fn many_of_them_are_counted() {
    let entry = "[[commitments]]\nid = \"a\"\n\n";
    Ledger::new().client("acme", &format!("{ACME}\n{}", entry.repeat(2))).run(["agenda"]).says(
        "warning: left out: the entries at `clients/acme.toml:5` and `clients/acme.toml:8`; \
         `folio check clients/acme.toml` says why",
    );
    let five = format!("{ACME}\n{}", entry.repeat(5));
    let said = "warning: left out: the entries at `clients/acme.toml:5`, `clients/acme.toml:8`, `clients/acme.toml:11` \
                and 2 more; `folio check clients/acme.toml` says why";
    Ledger::new().client("acme", &five).run(["next", "acme"]).says(said);
    for (files, more) in [
        (11, "warning: left out: what 1 more file says at its faults; `folio check` shows them"),
        (13, "warning: left out: what 3 more files say at their faults; `folio check` shows them"),
    ] {
        let ledger = (0..files).fold(Ledger::new(), |ledger, at| ledger.client(&format!("c{at:02}"), &five));
        let run = ledger.run(["load"]);
        assert_eq!(run.stderr().lines().count(), 11);
        assert_eq!(run.stderr().lines().last(), Some(more));
    }
}

#[test]
fn faults_of_every_kind_are_told_in_one_line() {
    let both = sick().replacen("[profile]\n", "[profile]\ntimezone = 1\n", 1);
    Ledger::new().client("acme", &both).run(["agenda"]).says(
        "warning: left out: the entry at `clients/acme.toml:13`, and what the file says at its other faults; \
         `folio check clients/acme.toml` shows them",
    );
    let broken = format!("{}\n[[goals]\n", sick());
    let said =
        "warning: left out: what `clients/acme.toml` says at its faults; `folio check clients/acme.toml` shows them";
    Ledger::new().client("acme", &broken).run(["find", "plan"]).says(said);
}

#[test]
fn places_are_told_from_where_the_user_stands() {
    Ledger::new()
        .client("acme", &sick())
        .run(["-C", "clients", "agenda"])
        .says("warning: left out: the entry at `../clients/acme.toml:12`; `folio check ../clients/acme.toml` says why");
}

#[test]
fn what_is_no_file_or_has_no_name_in_letters_is_told_once_and_truly() {
    use std::os::unix::ffi::OsStrExt as _;
    let ledger = Ledger::new().client("acme", ACME).committed();
    let clients = ledger.root().join("clients");
    std::os::unix::fs::symlink("acme.toml", clients.join("linked.toml")).expect("a link");
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.toml");
    if std::fs::write(clients.join(name), ACME).is_err() {
        return; // A disk that takes UTF-8 only.
    }
    let said = "warning: left out: `clients/caf\u{fffd}.toml` cannot be read: its name is not UTF-8; rename it\n\
                warning: left out: `clients/linked.toml` is a link, and folio follows none";
    ledger
        .run(["list", "--columns", "slug"])
        .finds(0, "slug\nacme")
        .says(said)
        .run(["query", "select slug from clients"])
        .says(said)
        .run(["list", "--columns", "slug", "--no-index"])
        .says(said)
        .run(["load"])
        .says(said);
}
