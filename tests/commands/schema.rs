//! `folio schema`, `folio explain`, and what shells and manual readers get.

use crate::harness::{FOLIO_TOML, Ledger};

#[test]
fn a_section_is_explained_field_by_field() {
    Ledger::bare().run(["schema", "revisions"]).prints(
        "[[revisions]]

Earlier wordings of the goals, and why they changed.

An entry is named by: goal, date.

field        holds                 required  what
id           id                    no        Short name for links and commands; not needed, for goal and day name the entry
goal         id in `goals`         yes       The goal that was reworded
date         day                   yes       Day of the change
was          text                  yes       The statement as it was before
reason       text                  yes       Why it changed
agreed_with  id in `stakeholders`  no        The client's person who agreed
evidence     text                  no        Where that can be read
custom       table                 no        The ledger's own fields, as `[custom.revisions]` of `folio.toml` types them",
    );
}

#[test]
fn a_choice_is_explained_word_by_word() {
    Ledger::bare().run(["schema", "commitments.side"]).prints(
        "commitments.side

Who promised.

holds     choice
required  yes
example   side = \"us\"

choice  what
us      We promised the client.
client  The client promised us.",
    );
}

#[test]
fn the_keys_of_an_inline_table_are_reached() {
    Ledger::bare().run(["schema", "invoices.payments.amount"]).succeeds().shows("holds     amount of money");
}

#[test]
fn an_unknown_name_is_met_with_the_nearest() {
    Ledger::bare()
        .run(["schema", "comitments"])
        .fails_with(2, "error: there is no section `comitments`\nhint: did you mean `commitments`?")
        .run(["schema", "commitments.du"])
        .fails_with(2, "error: there is no field `commitments.du`\nhint: did you mean `due`?");
}

#[test]
fn the_ledgers_own_fields_are_part_of_it() {
    let settings =
        format!("{FOLIO_TOML}\n[custom.client]\nerp_code = {{ type = \"string\", doc = \"Code in the ERP\" }}\n");
    Ledger::new().file("folio.toml", settings).run(["schema", "custom.erp_code"]).succeeds().shows("Code in the ERP");
}

#[test]
fn settings_are_explained_too() {
    Ledger::bare().run(["schema", "--settings", "tiers.cadence"]).succeeds().shows("holds     span of time");
}

#[test]
fn the_tables_of_sql_are_listed_and_explained() {
    Ledger::bare()
        .run(["schema", "tables"])
        .succeeds()
        .shows("table               what\nclients             Who the client is")
        .shows("\nmembers             Our people, `[[members]]` of `folio.toml`.\n")
        .run(["schema", "tables", "recurring_monthly"])
        .prints(
            "recurring_monthly

Recurring amounts of active contracts, per month.

column         holds         what
client         text          Slug of the client.
file           text          Path of the client's file, from the ledger's root.
line           whole number  Line of the file on which the entry begins.
contract       text          Number of the contract.
currency       text          Currency of the amount.
monthly        number        A month's share, for reading: a third of a quarter's, a twelfth of a year's amount.
monthly_minor  whole number  The same in kopecks, cents …, rounded to whole ones: for sums.",
        )
        .run(["schema", "tables", "tiers", "--format", "jsonl"])
        .succeeds()
        .shows("{\"column\":\"id\",\"holds\":\"text\",\"what\":\"Id of the tier.\"}\n");
}

#[test]
fn a_table_that_is_none_is_met_with_the_nearest() {
    Ledger::bare()
        .run(["schema", "tables", "promise_open"])
        .fails_with(2, "error: there is no table `promise_open`\nhint: did you mean `promises_open`?")
        .run(["schema", "promises_open"])
        .fails_with(
            2,
            "error: there is no section `promises_open`\n\
             hint: `folio schema tables promises_open` explains the table of that name",
        )
        .run(["schema", "goals", "x"])
        .fails_with(2, "error: there is no field `goals.x`\nhint: `folio schema goals` lists the fields there are")
        .run(["schema", "contracts", "kind", "--format", "ids"])
        .prints("contracts.kind")
        .run(["schema", "contracts.kind", "--format", "ids"])
        .prints("contracts.kind");
}

#[test]
fn an_unknown_rule_is_met_with_the_nearest() {
    Ledger::bare()
        .run(["explain", "due-before-mad"])
        .fails_with(2, "error: there is no rule `due-before-mad`\nhint: did you mean `due-before-made`?");
}

#[test]
fn shells_and_manual_readers_are_served() {
    Ledger::bare()
        .run(["completions", "bash"])
        .succeeds()
        .shows("_folio()")
        .run(["man", "promise"])
        .succeeds()
        .shows(".TH")
        .run(["man", "promis"])
        .fails_with(2, "error: there is no command `promis`\nhint: `folio --help` lists the commands there are");
}

#[test]
fn fields_go_by_their_paths() {
    Ledger::new()
        .run(["schema", "revisions", "--format", "ids"])
        .shows("revisions.goal\nrevisions.date\n")
        .run(["schema", "commitments.moves", "--format", "ids"])
        .prints("commitments.moves");
}
