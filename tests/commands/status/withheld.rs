//! What somebody meant to keep in the house stays there, though a slip stands where that is written.

use crate::harness::{ACME, Ledger};

const PROMISES: &str = "\n[[commitments]]\nid = \"menu\"\nwhat = \"The menu\"\nside = \"us\"\ndue = 2026-03-20\n\n\
    [[commitments]]\nid = \"secret\"\nwhat = \"The secret\"\nside = \"us\"\ndue = 2026-03-20\n";

const TALK: &str =
    "\n[[interactions]]\nat = 2026-02-26T10:00:00\nkind = \"call\"\nsummary = \"s\"\ntopic = \"secret\"\n";

fn ledger(slip: &str) -> Ledger {
    Ledger::new().client("acme", &format!("{ACME}{PROMISES}{slip}\n{TALK}"))
}

#[test]
fn a_promise_with_a_slip_in_it_is_withheld_in_every_format() {
    for slip in [
        "visibel = false",
        "Visible = false",
        "visible false",
        "visible = \"false\"",
        "visible = true\nvisible = false",
        "[visible = false",
        "<<<<<<< HEAD\nvisible = true\n=======\nvisible = false\n>>>>>>> theirs",
        "# CONFLICT visible: base true | theirs false\nvisible = true",
    ] {
        for format in ["text", "md", "html", "json", "jsonl", "csv"] {
            let run = ledger(slip).run(["status", "acme", "--format", format]);
            let run = run.exits(0).shows("The menu").hides("secret");
            let said = run.stderr();
            assert!(said.contains("warning: withheld: the entry at `clients/acme.toml:"), "{slip} {format}\n{said}");
        }
    }
    ledger("visible = true").run(["status", "acme"]).succeeds().shows("The secret");
}

#[test]
fn it_is_said_which_entry_is_withheld_and_why() {
    ledger("visibel = false").run(["status", "acme"]).exits(0).says(
        "warning: withheld: the entry at `clients/acme.toml:11`, because of `clients/acme.toml:16`: \
         `visibel` is not a key of `commitments`; `folio check clients/acme.toml` shows it",
    );
    ledger("visible = true\nvisible = false").run(["status", "acme"]).exits(0).says(
        "warning: withheld: the entry at `clients/acme.toml:11`, because of `clients/acme.toml:17`: \
         the key `visible` is there already; `folio check clients/acme.toml` shows it\n\
         warning: left out: what `clients/acme.toml` says at its faults; `folio check clients/acme.toml` shows them",
    );
}

#[test]
fn a_contact_with_a_slip_in_it_is_withheld() {
    const CALL: &str =
        "\n[[interactions]]\nat = 2026-02-27T10:00:00\nkind = \"call\"\nsummary = \"s\"\ntopic = \"The secret\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{CALL}sensitiv = true\n"))
        .run(["status", "acme"])
        .exits(0)
        .hides("secret")
        .says(
            "warning: withheld: the entry at `clients/acme.toml:5`, because of `clients/acme.toml:10`: \
             `sensitiv` is not a key of `interactions`; `folio check clients/acme.toml` shows it",
        );
}

#[test]
fn what_is_withheld_from_the_client_is_there_for_us() {
    ledger("visibel = false").run(["agenda", "--lane", "owe", "--days", "30"]).succeeds().shows("The secret");
}

#[test]
fn an_invoice_with_a_slip_in_it_is_spoken_of_where_invoices_are_shown() {
    const BILL: &str =
        "\n[[invoices]]\nid = \"7\"\nissued = 2026-02-20\ndue = 2026-03-20\namount = \"10 EUR\"\nstat = \"void\"\n";
    let ledger = || Ledger::new().client("acme", &format!("{ACME}{BILL}"));
    ledger().run(["status", "acme"]).succeeds().says("");
    ledger().run(["status", "acme", "--money"]).exits(0).hides("10").says(
        "warning: withheld: the entry at `clients/acme.toml:5`, because of `clients/acme.toml:10`: \
         `stat` is not a key of `invoices`; `folio check clients/acme.toml` shows it",
    );
}
