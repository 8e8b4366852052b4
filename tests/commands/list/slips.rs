//! What a flag cannot mean, and what rows do not have.

use super::{BETA, two};
use crate::harness::Ledger;

#[test]
fn a_flag_that_names_no_column_is_refused() {
    for flag in ["columns", "sort"] {
        let hint = "hint: leave it out, or name one: `folio schema tables` tells which there are";
        let told = format!("error: `--{flag}` names no column\n{hint}");
        two().run(["list", &format!("--{flag}="), "--limit", "1"]).fails_with(2, &told);
        two().run(["list", &format!("--{flag}=slug,"), "--limit", "1", "--format", "ids"]).prints("acme");
    }
}

#[test]
fn no_rows_are_told_with_all_columns() {
    two().run(["list", "revisions", "--where", "0", "--format", "md"]).shows("| client | id | goal | date | was |");
}

#[test]
fn a_finding_of_no_client_has_no_id() {
    Ledger::example("agency")
        .run(["list", "findings", "--where", "client is null", "--format", "csv"])
        .shows("\n,note,overload,")
        .run(["list", "findings", "--where", "client is null", "--format", "ids"])
        .prints("");
}

#[test]
fn what_folio_toml_says_stands_in_it() {
    two()
        .run(["list", "members", "--columns", "id,+where", "--limit", "1"])
        .shows("anna  folio.toml:")
        .then()
        .run(["list", "pipeline", "--columns", "id,+where", "--limit", "1", "--format", "csv"])
        .shows(",\n");
    two().run(["list", "receivables_ageing", "--columns", "+where"]).fails_with(
        2,
        "error: a row of `receivables_ageing` is made of many entries, so it stands nowhere\n\
         hint: each of them has its place: `folio list invoices_open --columns +where`",
    );
    two().run(["list", "members", "--columns", "colour"]).fails_with(
        2,
        "error: there is no column `colour`\nhint: the columns are: id, name, grade, role, emails, file, line, where",
    );
}

#[test]
fn a_state_is_one_of_the_tables_own_words() {
    let bills =
        format!("{BETA}\n[[invoices]]\nid = \"1\"\nissued = 2026-01-01\ndue = 2026-02-01\namount = \"5 EUR\"\n");
    two()
        .client("north/beta", &bills)
        .run(["list", "invoices", "--state", "overdue", "--format", "ids"])
        .prints("beta 1")
        .run(["list", "invoices", "--state", "issued", "--format", "ids"])
        .prints("beta 1")
        .run(["list", "invoices", "--state", "paid"])
        .prints("")
        .run(["list", "invoices", "--state", "lost"])
        .fails_with(
            2,
            "error: there is no state `lost`\n\
             hint: it is one of draft, issued, void, written-off, disputed, open, partly-paid, paid, overdue",
        )
        .run(["list", "contracts_live", "--state", "active"])
        .fails_with(
            2,
            "error: the rows of `contracts_live` have no state\n\
             hint: `--where` takes any column of `folio schema tables contracts_live`",
        );
}
