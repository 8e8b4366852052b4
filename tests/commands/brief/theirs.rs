//! What they owe and what they demand, in the brief.

use crate::harness::{ACME, Ledger};

#[test]
fn what_they_owe_is_asked_for_as_the_agenda_does_and_rests_then() {
    let promise = "\n[[commitments]]\nid = \"photos\"\nwhat = \"The photos\"\nside = \"client\"\nowner = \"ivan\"\n\
                   due = 2026-02-20\n";
    let person = "\n[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{person}{promise}"))
        .run(["brief", "acme"])
        .succeeds()
        .shows("Acme: brief\n\nOverdue since 20 February 2026, theirs: The photos\n")
        .shows("Next\n\n    folio log acme \"…\" --kind message --people ivan --topic photos\n")
        .run(["log", "acme", "Asked", "--kind", "message", "--people", "ivan", "--topic", "photos"])
        .succeeds()
        .run(["agenda", "--lane", "owed"])
        .succeeds()
        .hides("The photos");
}

#[test]
fn a_demand_is_told_by_the_words_of_its_goal() {
    let demands = "[[stakeholders]]\nid = 'ivan'\nname = 'Ivan'\ndemands = ['shop: on one screen', 'no phone']\n\
                   [[goals]]\nid = 'shop'\nstatement = 'Forty orders'\nstate = 'hypothesis'\nstated = 2026-01-01\n";
    let screen = "  - Demands: “Forty orders”: on one screen; no phone\n";
    Ledger::new().client("acme", &format!("{ACME}\n{demands}")).run(["brief", "acme"]).shows(screen);
}
