//! `folio fmt`: sections and keys in their customary order.

use crate::harness::Ledger;

const LOOSE: &str = "# Kept by Anna
[[interactions]]
at = 2026-02-24T11:00:00
summary = \"The spring menu\" # they were content
kind = \"note\"

[profile]
name = \"Acme\"
manager = \"anna\"
";

const ARRANGED: &str = "[profile]
name = \"Acme\"
manager = \"anna\"

# Kept by Anna
[[interactions]]
at = 2026-02-24T11:00:00
kind = \"note\"
summary = \"The spring menu\" # they were content
";

#[test]
fn entries_and_keys_move_with_their_comments_and_no_commit_is_made() {
    Ledger::new()
        .client("acme", LOOSE)
        .client("late", ARRANGED)
        .committed()
        .run(["fmt"])
        .finds(0, "file\nclients/acme.toml")
        .says("arranged 1 file; `folio commit` records it")
        .commits(0)
        .writes("clients/acme.toml", ARRANGED)
        .then()
        .run(["fmt"])
        .prints("");
}

#[test]
fn check_only_tells() {
    Ledger::new()
        .client("acme", LOOSE)
        .run(["fmt", "--check"])
        .finds(1, "file\nclients/acme.toml")
        .says("1 file is out of order; `folio fmt` arranges it")
        .unchanged("clients/acme.toml");
}

#[test]
fn the_finding_ends_where_fmt_has_been() {
    Ledger::new()
        .client("acme", LOOSE)
        .run(["check"])
        .shows("note[misfiled]: the key `kind` stands out of the customary order, and 1 more thing in this file")
        .shows("help: `folio fmt clients/acme.toml` moves it")
        .then()
        .run(["fmt", "clients/acme.toml"])
        .then()
        .run(["check"])
        .prints("");
}

#[test]
fn a_file_that_does_not_parse_is_left_alone() {
    let broken = LOOSE.replace("[profile]", "[profile");
    Ledger::new()
        .client("acme", &broken)
        .run(["fmt"])
        .finds(0, "")
        .says("1 file left alone that cannot be read or does not parse; see `folio check`")
        .unchanged("clients/acme.toml");
}

#[test]
fn a_whole_agency_is_arranged_and_says_the_same_as_before() {
    let ledger = Ledger::example("agency").today("2026-03-02");
    let settings = ledger.text("folio.toml").replace("misfiled = \"off\"", "misfiled = \"note\"");
    ledger.put("folio.toml", settings);
    let before = ledger.run(["check"]).shows("note[misfiled]").then();
    let before = before.run(["query", "select * from interactions order by at, summary", "--format", "csv"]);
    let rows = before.stdout().to_owned();
    let after = before.then().run(["fmt", "--quiet"]).shows("clients/").then().run(["check"]).hides("misfiled").then();
    after.run(["query", "select * from interactions order by at, summary", "--format", "csv"]).prints(rows.trim_end());
}
