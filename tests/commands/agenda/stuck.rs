//! What is done about a client that stays in a stage: the head is told, which is no word to the client.

use super::lane;
use crate::harness::{FOLIO_TOML, Ledger};

/// A stage that allows fourteen days, after which the head is told.
const LIFECYCLE: &str = "\n[[lifecycle]]\nid = \"delivery\"\nlabel = \"Delivery\"\nkind = \"live\"\nmax_days = 14\non_stuck = \"escalate\"\n";

const LETTER: &str = "[[interactions]]\nat = 2026-02-27T16:00:00\nkind = \"email\"\nsummary = \"How much?\"\n\
                      direction = \"inbound\"\npeople = [\"ivan\"]\n";

fn ledger() -> Ledger {
    let stuck = super::client(LETTER).replace("entered = 2025-06-02", "entered = 2026-02-01");
    Ledger::new().file("folio.toml", format!("{FOLIO_TOML}{LIFECYCLE}")).client("acme", &stuck)
}

const TELL: [&str; 7] = ["log", "acme", "Nobody decides", "--kind", "escalation", "--direction", "internal"];

#[test]
fn that_the_head_was_told_is_no_contact_and_never_in_a_status() {
    let told = ledger()
        .run(["agenda", "--lane", "stuck"])
        .shows("- Acme: 29 days in “Delivery”, which allows 14; tell the head · anna\n")
        .shows("$ folio log acme \"…\" --kind escalation --direction internal\n")
        .run(TELL)
        .succeeds()
        .run(["status", "acme"])
        .hides("escalation")
        .hides("Escalation")
        .run(["brief", "acme"])
        .hides("Nobody decides")
        .run(["agenda", "--lane", "unanswered"])
        .shows("Ivan wrote 3 days ago");
    let last = told.run(["query", "SELECT last_contact FROM clients"]);
    last.shows("2026-02-27");
}

#[test]
fn who_was_told_has_it_in_hand_until_the_days_of_the_stage_have_passed_again() {
    let told = || {
        let told = ledger().run(["agenda"]).shows("Stuck (1)").run(TELL).succeeds();
        told.run(["agenda"]).hides("Stuck").then()
    };
    // Told on 2 March: fourteen days later is the 16th.
    assert_eq!(lane(told(), "stuck", "2026-03-16"), [""; 0]);
    assert_eq!(
        lane(told(), "stuck", "2026-03-17"),
        ["44 days in “Delivery”, which allows 14; told on 2 March 2026; tell the head again"]
    );
    told()
        .run(["check", "clients/acme.toml"])
        .shows("the head was told on this day")
        .shows("help: the head is told; if it has moved on, `folio stage acme …`");
}
