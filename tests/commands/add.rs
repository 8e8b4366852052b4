//! Stories of `folio add`: an entry of any section, keys and values by the schema.

use crate::harness::{BALTIKA, FOLIO_TOML, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn an_entry_is_read_by_the_types_of_its_fields() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "name=Пётр \"Петя\" Сидоров", "roles=decision-maker,day-to-day", "power=4", "joined=yesterday"])
        .prints("add stakeholders.petr to baltika-instrument  <commit>")
        .commits(1)
        .subject("add(baltika-instrument): stakeholders.petr")
        .clean()
        .holds(
            FILE,
            "\n[[stakeholders]]\nid = \"petr\"\nname = \"Пётр \\\"Петя\\\" Сидоров\"\nroles = [\"decision-maker\", \"day-to-day\"]\njoined = 2026-03-01\npower = 4\nreviewed = 2026-03-02\n",
        );
}

#[test]
fn the_card_of_a_new_person_is_fresh() {
    let old = format!("{BALTIKA}\n[[stages]]\nstage = \"delivery\"\nentered = 2024-01-10\n");
    let added = |given: &str| {
        let words = ["add", "stakeholders", "baltika", "id=zoe", "name=Zoe", given];
        Ledger::new().client("baltika-instrument", &old).run(words)
    };
    let stale = |text: &str| text.contains("gone through the card of `zoe`");
    let fresh = added("power=3").holds(FILE, "name = \"Zoe\"\npower = 3\nreviewed = 2026-03-02\n").run(["check"]);
    assert!(!stale(fresh.stdout()), "{}", fresh.stdout());
    let told = added("reviewed=2024-02-01").holds(FILE, "name = \"Zoe\"\nreviewed = 2024-02-01\n").run(["check"]);
    assert!(stale(told.stdout()), "{}", told.stdout());
    // Nobody's clock runs over the cards of our own.
    added("side=us").holds(FILE, "name = \"Zoe\"\nside = \"us\"\n\n[[");
}

#[test]
fn keys_come_in_the_order_of_the_format() {
    ledger().run(["add", "forces", "baltika", "name=Steel mills", "direction=supplier", "id=steel"]).holds(
        FILE,
        "[[forces]]\nid = \"steel\"\ndirection = \"supplier\"\nname = \"Steel mills\"\nreviewed = 2026-03-02\n",
    );
}

#[test]
fn a_new_force_is_fresh() {
    let old = format!("{BALTIKA}\n[[stages]]\nstage = \"delivery\"\nentered = 2024-01-10\n");
    let added = |given: &str| {
        let words = ["add", "forces", "baltika", "id=zinc", "direction=supplier", "name=Zinc", given];
        Ledger::new().client("baltika-instrument", &old).run(words).succeeds()
    };
    let stale = "nobody has thought through the force `zinc`";
    added("applies=true").holds(FILE, "reviewed = 2026-03-02\n").run(["check"]).hides(stale);
    added("reviewed=2024-02-01").holds(FILE, "reviewed = 2024-02-01\n").run(["check"]).shows(stale);
}

#[test]
fn a_list_is_made_by_commas_or_by_repeating_the_key() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "name=Пётр", "wins=one, two", "wins=three\\, four"])
        .holds(FILE, "wins = [\"one\", \"two\", \"three, four\"]\n");
}

#[test]
fn a_literal_is_taken_as_it_is() {
    ledger()
        .run([
            "add",
            "commitments",
            "baltika",
            "id=x",
            "what=X",
            "side=us",
            "due=2026-02-09",
            "state=missed",
            "reason=capacity",
            "moves:=[{ date = 2026-02-01, due = 2026-02-09 }]",
        ])
        .holds(FILE, "moves = [{ date = 2026-02-01, due = 2026-02-09 }]\n");
}

#[test]
fn an_id_is_proposed_where_none_is_given() {
    ledger()
        .run(["add", "forces", "baltika", "direction=competitor", "name=Железный мир"])
        .prints("add forces.zheleznyy-mir to baltika-instrument  <commit>");
}

#[test]
fn an_entry_without_id_is_named_by_its_natural_key() {
    ledger()
        .run(["add", "occasions", "baltika", "date=2026-06-01", "what=Twenty years"])
        .prints("add occasions[2026-06-01] to baltika-instrument  <commit>")
        .subject("add(baltika-instrument): occasions.2026-06-01");
}

#[test]
fn the_ledgers_own_fields_are_typed_too() {
    let settings = format!("{FOLIO_TOML}\n[custom.stakeholders]\nbadge = {{ type = \"integer\", minimum = 1 }}\n");
    ledger()
        .file("folio.toml", &settings)
        .run(["add", "stakeholders", "baltika", "id=petr", "name=Пётр", "custom.badge=7"])
        .holds(FILE, "name = \"Пётр\"\nreviewed = 2026-03-02\ncustom = { badge = 7 }\n");
    ledger()
        .file("folio.toml", &settings)
        .run(["add", "stakeholders", "baltika", "id=petr", "name=Пётр", "custom.bage=7"])
        .fails_with(2, "error: `stakeholders.custom` has no key `bage`\nhint: did you mean `badge`?")
        .nothing_changed();
}

#[test]
fn what_is_missing_is_named() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr"])
        .fails_with(2, "error: an entry of `stakeholders` needs `name`\nhint: `folio schema stakeholders` lists the keys there are")
        .nothing_changed();
    ledger()
        .run(["add", "invoices", "baltika", "id=1", "issued=today"])
        .fails_with(2, "error: an entry of `invoices` needs `due` and `amount`\nhint: `folio schema invoices` lists the keys there are")
        .nothing_changed();
}

#[test]
fn an_unknown_section_is_refused_with_the_nearest() {
    ledger()
        .run(["add", "stakeholder", "baltika", "id=petr"])
        .fails_with(2, "error: there is no section `stakeholder`\nhint: did you mean `stakeholders`?")
        .nothing_changed();
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "nmae=x"])
        .fails_with(2, "error: `stakeholders` has no key `nmae`\nhint: did you mean `name`?")
        .nothing_changed();
}

#[test]
fn a_section_that_is_no_list_is_set_instead() {
    ledger()
        .run(["add", "profile", "baltika", "tier=key"])
        .fails_with(
            2,
            "error: `profile` has no entries to add\nhint: set its keys: `folio set baltika-instrument profile.name=…`",
        )
        .nothing_changed();
}

#[test]
fn malformed_money_is_refused() {
    ledger()
        .run(["add", "invoices", "baltika", "id=1", "issued=today", "due=+14d", "amount=150 000 rub"])
        .fails_with(
            2,
            "error: `amount`: `150 000 rub` is not an amount of money\n\
             hint: write a number, a space and a currency: `150000 RUB` or `1250.50 EUR`",
        )
        .nothing_changed();
}

#[test]
fn a_number_that_is_none_is_refused() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "name=x", "power=9"])
        .fails_with(2, "error: `power` cannot be `9`\nhint: write a whole number from 1 to 5")
        .nothing_changed();
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "name=x", "power=high"])
        .fails_with(2, "error: `power` cannot be `high`\nhint: write a whole number from 1 to 5")
        .nothing_changed();
}

#[test]
fn an_id_in_use_is_refused() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=ivan", "name=Another"])
        .fails_with(2, "error: `baltika-instrument` has `stakeholders.ivan` already\nhint: choose another id, or leave it to folio")
        .nothing_changed();
}

#[test]
fn a_word_without_a_sign_is_refused() {
    ledger()
        .run(["add", "stakeholders", "baltika", "petr"])
        .fails_with(
            2,
            "error: `petr` is not of the form `key=value`\n\
             hint: write `key=value`, `key:=TOML` for a literal, or `key=` to remove; quote what holds spaces",
        )
        .nothing_changed();
}

#[test]
fn a_literal_that_is_no_toml_is_refused() {
    let refused = ledger().run(["add", "stakeholders", "baltika", "id=petr", "name:=Пётр"]);
    assert!(refused.stderr().starts_with("error: `name`: "), "{}", refused.stderr());
    refused.nothing_changed();
}

#[test]
fn the_wrong_literal_is_refused_by_the_check() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "name:=7"])
        .fails_with(
            1,
            r#"error[wrong-type]: `name` is a whole number, text is wanted
  --> clients/baltika-instrument.toml:21:8
   |
21 | name = 7
   |        ^ a whole number
   |
help: put it in quotes: `name = "7"`
error: nothing was written: 1 error to mend first"#,
        )
        .nothing_changed();
}

#[test]
fn a_list_of_tables_wants_a_literal() {
    ledger()
        .run(["add", "projects", "baltika", "name=Portal", "status=active", "milestones=draft"])
        .fails_with(
            2,
            "error: `milestones` is made of tables, which have no plain text\n\
             hint: write it as TOML: `milestones:='[{ name = \"…\" }]'`",
        )
        .nothing_changed();
}

#[test]
fn a_value_given_twice_is_no_list() {
    ledger()
        .run(["add", "stakeholders", "baltika", "id=petr", "name=a", "name=b"])
        .fails_with(2, "error: `name` holds one value, 2 are given\nhint: give it once")
        .nothing_changed();
}
