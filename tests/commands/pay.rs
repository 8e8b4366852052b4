//! Stories of `folio pay`: money that came in.

use crate::harness::{ACME, Ledger};

const FILE: &str = "clients/acme.toml";
const INVOICE: &str = "\n[[invoices]]\nid = \"7\"\nissued = 2026-02-01\ndue = 2026-02-14\namount = \"100 EUR\"\n";

fn ledger(more: &str) -> Ledger {
    Ledger::new().client("acme", &format!("{ACME}{INVOICE}{more}"))
}

#[test]
fn what_is_left_is_paid_and_parts_before_it_stay_as_written() {
    ledger("payments = [\n    { date = 2026-02-10, amount = \"40 EUR\" }, # by card\n]\n")
        .run(["pay", "acme", "7", "25.50", "--on", "yesterday"])
        .prints("invoice 7 of acme: 25.50 EUR 2026-03-01, 34.50 EUR left to pay  <commit>")
        .subject("pay(acme): 7")
        .run(["pay", "acme", "7"])
        .prints("invoice 7 of acme: 34.50 EUR 2026-03-02, paid  <commit>")
        .clean()
        .holds(
            FILE,
            "payments = [\n    { date = 2026-02-10, amount = \"40 EUR\" }, # by card\n    \
             { date = 2026-03-01, amount = \"25.50 EUR\" },\n    { date = 2026-03-02, amount = \"34.50 EUR\" },\n]\n",
        )
        .run(["list", "invoices_open", "--format", "ids"])
        .prints("")
        .run(["pay", "acme", "7"])
        .refuses(2, "error: nothing is left to pay of the invoice `7`\nhint: `folio list invoices_open")
        .run(["pay", "acme", "7", "--", "-5"])
        .prints("invoice 7 of acme: -5 EUR 2026-03-02  <commit>")
        .run(["list", "invoices_open", "--columns", "balance", "--format", "csv"])
        .prints("balance\n5");
}

#[test]
fn a_disputed_invoice_can_be_paid_and_one_that_is_void_cannot() {
    ledger("state = \"disputed\"\n").run(["pay", "acme", "7", "10 EUR"]).succeeds().shows("90 EUR left to pay");
    ledger("state = \"void\"\n")
        .run(["pay", "acme", "7", "10 EUR"])
        .refuses(2, "error: the invoice `7` is void")
        .nothing_changed();
    ledger("state = \"draft\"\n")
        .run(["pay", "acme", "7"])
        .refuses(2, "error: the invoice `7` is a draft")
        .nothing_changed();
}

#[test]
fn what_is_no_payment_is_refused() {
    let refused = |words: [&str; 4], why: &str| {
        ledger("").run(words).fails_with(2, why).nothing_changed();
    };
    refused(
        ["pay", "acme", "7", "100 RUB"],
        "error: the invoice is in EUR, the payment in RUB\nhint: write what it was worth in EUR",
    );
    refused(
        ["pay", "acme", "7", "0"],
        "error: nothing was paid\nhint: write the amount, or leave it out for all that is left to pay",
    );
    refused(
        ["pay", "acme", "7", "much"],
        "error: `amount`: `much` is not an amount of money\nhint: write a number, a space and a currency: `150000 RUB` or `1250.50 EUR`",
    );
    refused(
        ["pay", "acme", "7", "--on=tomorrow"],
        "error: 2026-03-03 has not come yet\nhint: record a payment once it has come in",
    );
    ledger("")
        .run(["pay", "acme", "7", "120"])
        .prints("invoice 7 of acme: 120 EUR 2026-03-02, paid, and 20 EUR more  <commit>");
}

#[test]
fn the_agenda_says_what_to_type_when_it_is_paid() {
    let run = ledger("").run(["agenda", "--lane", "owed"]).shows("or, when it is paid: folio pay acme 7");
    run.run(["pay", "acme", "7"]).succeeds().run(["agenda", "--lane", "owed"]).hides("pay acme");
}
