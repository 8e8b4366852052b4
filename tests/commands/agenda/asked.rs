//! What the client promised: asking for it gives the line a rest.

use super::{ledger, promise};
use crate::harness::{FOLIO_TOML, Ledger};

const ASK: [&str; 9] =
    ["log", "acme", "Asked for: Plan photos", "--kind", "message", "--people", "ivan", "--topic", "photos"];

fn theirs(more: &str) -> Ledger {
    let promise = promise("photos", "2026-02-26", &format!("owner = \"ivan\"\n{more}"));
    ledger(&promise.replace("side = \"us\"", "side = \"client\"")).committed()
}

#[test]
fn what_was_asked_for_rests_and_comes_back_with_the_day_of_asking() {
    let acme = theirs("");
    acme.run(["agenda", "--lane", "owed"])
        .shows(
            "- Acme: Ivan promised “Plan photos”, 4 days overdue · anna\n  clients/acme.toml:27\n  \
             $ folio log acme \"…\" --kind message --people ivan --topic photos\n",
        )
        .run(ASK)
        .commits(1)
        .run(["agenda"])
        .hides("Plan photos")
        // Monday and three working days.
        .run(["agenda", "--lane", "owed", "--today", "2026-03-04"])
        .hides("Plan photos")
        .run(["agenda", "--lane", "owed", "--today", "2026-03-05"])
        .shows(
            "- Acme: Ivan promised “Plan photos”, 7 days overdue; asked on 2 March 2026 · anna\n  clients/acme.toml:34\n  \
             clients/acme.toml:27\n  $ folio log",
        )
        .run(["agenda", "--lane", "owed", "--today", "2026-03-05", "--lang", "ru"])
        .shows("просрочено на 7 дней; спрашивали 2 марта 2026")
        .run(["agenda", "--lane", "owed", "--today", "2026-03-05", "--lang", "fil"])
        .shows("; hiningi na noong Marso 2, 2026");
}

#[test]
fn how_long_it_rests_is_settled_in_folio_toml() {
    theirs("")
        .file("folio.toml", format!("{FOLIO_TOML}\n[clocks]\nask_again = \"1d\"\n"))
        .run(ASK)
        .run(["agenda", "--lane", "owed", "--today", "2026-03-03"])
        .shows("asked on 2 March 2026");
}

#[test]
fn a_client_reads_what_it_was_asked_for_and_no_id() {
    theirs("")
        .run(ASK)
        .run(["status", "acme", "--since", "2026-02-01"])
        .shows("- 2 March 2026: message, Plan photos\n");
    theirs("visible = false")
        .run(ASK)
        .run(["status", "acme", "--since", "2026-02-01", "--format", "json"])
        .hides("photos");
}
