//! `[rules]` of `folio.toml`: how much a finding matters in this ledger.

use crate::harness::{FOLIO_TOML, Ledger};

const LATE: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\nsince = 1066-10-14\n\n[[commitments]]\nid = \"plan\"\n\
    what = \"Media plan\"\nside = \"us\"\ndue = 2026-02-20\nmade = 2026-02-28\n";

fn with_rules(lines: &str) -> Ledger {
    Ledger::new().file("folio.toml", format!("{FOLIO_TOML}\n[rules]\n{lines}\n")).client("acme", LATE)
}

#[test]
fn warnings_fail_only_where_strict() {
    with_rules("due-before-made = \"warning\"").run(["check"]).succeeds().says("2 warnings");
    with_rules("due-before-made = \"warning\"")
        .run(["check", "--strict"])
        .says("2 warnings")
        .shows("warning[due-before-made]");
}

#[test]
fn an_error_can_become_a_note_and_then_never_fails() {
    with_rules("due-before-made = \"note\"\nabsurd-date = \"note\"")
        .run(["check", "--strict"])
        .succeeds()
        .shows("note[due-before-made]: due date is before the promise was made")
        .says("2 notes");
}

#[test]
fn a_warning_can_become_an_error() {
    with_rules("due-before-made = \"off\"\nabsurd-date = \"error\"")
        .run(["check"])
        .finds(
            1,
            "error[absurd-date]: the year 1066 is before 1990
 --> clients/acme.toml:4:9
  |
4 | since = 1066-10-14
  |         ^^^^^^^^^^
  |
help: check the year
",
        )
        .says("1 error");
}

#[test]
fn what_is_off_is_not_looked_for() {
    with_rules("due-before-made = \"off\"\nabsurd-date = \"off\"").run(["check", "--strict"]).prints("");
}

#[test]
fn a_rule_without_which_a_ledger_cannot_be_read_stays_an_error() {
    Ledger::new()
        .file("folio.toml", format!("{FOLIO_TOML}\n[rules]\nunknown-reference = \"off\"\n"))
        .client("acme", "[profile]\nname = \"Acme\"\nmanager = \"carla\"\n")
        .run(["check"])
        .finds(
            1,
            "error[unknown-reference]: there is no member `carla` in `folio.toml`
 --> clients/acme.toml:3:11
  |
3 | manager = \"carla\"
  |           ^^^^^^^
  |
help: known are `anna`, `boris`; or add `[[members]]` with `id = \"carla\"` to `folio.toml`

error[bad-value]: the rule `unknown-reference` is always an error
  --> folio.toml:23:21
   |
23 | unknown-reference = \"off\"
   |                     ^^^^^
   |
help: take the line away; only the rules of the groups Consistency and Care can be changed
",
        )
        .says("2 errors");
}

#[test]
fn an_unknown_rule_is_recognised_and_mended() {
    with_rules("due-before-maid = \"off\"\nabsurd-date = \"off\"\nsingle-threaded = \"error\"")
        .run(["check", "folio.toml"])
        .finds(
            1,
            "error[unknown-key]: there is no rule `due-before-maid`
  --> folio.toml:23:1
   |
23 | due-before-maid = \"off\"
   | ^^^^^^^^^^^^^^^
   |
help: did you mean `due-before-made`?
",
        )
        .run(["check", "--fix"])
        .succeeds()
        .says("mended 1 finding in 1 file; `folio commit` records it")
        .holds("folio.toml", "\ndue-before-made = \"off\"\n");
}
