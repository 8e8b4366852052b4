//! `folio handover`: the document, and the change in one commit.

mod carried;
mod readers;
mod risks;

use crate::harness::{ACME, KESTREL, Ledger};

#[test]
fn without_a_receiver_there_is_only_the_document() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["handover", "kestrel"])
        .prints(
            r#"Kestrel Tools: handover

From    Anna Orlova
Day     2 March 2026
Stage   delivery, since 12 January 2026
Health  67 (amber)

Sells saws to joiners; grew by the web shop.

A confidentiality agreement is in force: tell nothing outside the firm.

The way so far

- 12 January 2026, delivery: contract signed
- 3 November 2025, onboarding

Contracts

- K-1: framework contract, in force, RUB 60,000 a month, until 30 June 2026
  - ten per cent off in winter

Spoken terms

- Spoken, Mark: no work on Fridays

Goals

- Forty orders a week by summer (hypothesis, by 30 June 2026)
  - orders a week: 21.5 now, from 12 to 40
  - Until 2 February 2026 it read “A nicer shop”; changed because: Nice sells nothing by itself
  - Came with: The shop is ugly
- The client judges itself by: orders a week

People

- Mark Ash, Owner (decides): supportive → leading
  - Answers for: turnover +10 %
  - Wants it to succeed: more time for the workshop
  - Might not want it: a shop nobody finds
  - Careful: never ask on a Friday
- Jane Birch (user): resistant → neutral

We promised

- Checkout to try: by 3 March 2026, Anna Orlova, warn now, moved from 27 February 2026
- Margins by saw, between us: by 20 March 2026, Anna Orlova

They promised

- Photographs of twelve saws: by 25 February 2026, Jane Birch, 5 days overdue

Open items

- 26 February 2026, Jane Birch: Nobody answers the phone on Fridays (medium, answer by 5 March 2026)
- Music on the first page (Mark Ash): draws away from the goal; deferred
  - Our argument: Buyers shop at work
  - Instead: A film of the saw at work
- Invoice K-17: RUB 40,000 open, by 16 February 2026, 14 days overdue, reminders: account manager
- Closing document for 2026-02 (K-1): to be issued

Risks

- pays late before the season
- Jane Birch is against our work
- Everything hangs on one contact: Mark Ash
- Project not green: New shop: Photographs come late
- Invoice K-17 is overdue

Dates within 90 days

- 3 March 2026: our promise: Checkout to try
- 4 March 2026: meeting: Try the checkout together
- 5 March 2026: answer the complaint: Nobody answers the phone on Fridays
- 20 March 2026: our promise: Margins by saw, between us
- 15 April 2026: milestone: New shop: Opening
- 30 April 2026: milestone: New shop
- 1 May 2026: last day for notice, contract K-1

Checklist

- ☐ Goals, plans and tasks gone through together
- ☐ Spoken agreements told, none left in one head
- ☐ People gone through: who decides, what to be careful about
- ☐ Open promises and dates taken over
- ☐ Files, tracker and mail opened
- ☐ Client told who takes over, and when
- ☐ Introduced to the client in person

Acknowledgement

I have read this and take the account over.
____________________, date ____________, signature ____________"#,
        )
        .nothing_changed();
}

#[test]
fn the_receiver_becomes_the_manager_and_takes_the_promises_of_the_giver() {
    let checklist = "checklist = [{ item = \"Goals, plans and tasks gone through together\" }, \
                     { item = \"Spoken agreements told, none left in one head\" }, \
                     { item = \"People gone through: who decides, what to be careful about\" }, \
                     { item = \"Open promises and dates taken over\" }, { item = \"Files, tracker and mail opened\" }, \
                     { item = \"Client told who takes over, and when\" }, { item = \"Introduced to the client in person\" }]";
    let text = KESTREL
        .replace("manager = \"anna\"", "manager = \"boris\"")
        // Of two promises that name Anna one is kept already; the third follows the manager.
        .replace("owner = \"anna\"\ndue = 2026-03-03", "owner = \"boris\"\ndue = 2026-03-03");
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["handover", "kestrel", "--to", "boris", "--reason", "Anna goes abroad"])
        .succeeds()
        .says("carried: commitments checkout\nweigh: boris carries clients of weight 1 of 4\nhanded over: kestrel from anna to boris  <commit>")
        .shows(
            "From    Anna Orlova\nTo      Boris Belov\nKind    from one manager to another\nWhy     Anna goes abroad\n",
        )
        .shows("- Checkout to try: by 3 March 2026, Boris Belov, warn now, moved from 27 February 2026\n")
        .shows("I have read this and take the account over.\nBoris Belov, date")
        .commits(1)
        .subject("handover(kestrel): anna to boris, account-to-account")
        .touched(["clients/kestrel.toml"])
        .writes(
            "clients/kestrel.toml",
            &format!(
                "{text}\n[[handovers]]\ndate = 2026-03-02\ngiver = \"anna\"\nreceiver = \"boris\"\n\
                 kind = \"account-to-account\"\nstate = \"sent\"\n{checklist}\nreason = \"Anna goes abroad\"\n"
            ),
        )
        .clean()
        .run(["check"])
        .exits(0);
}

#[test]
fn a_dry_run_shows_the_change_and_makes_none() {
    Ledger::new()
        .client("acme", ACME)
        .run(["handover", "acme", "--to", "boris", "--dry-run"])
        .shows("-manager = \"anna\"\n+manager = \"boris\"\n")
        .hides("Checklist")
        .nothing_changed();
}

#[test]
fn a_cover_leaves_the_manager_and_comes_back() {
    let promise =
        "\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"us\"\nowner = \"anna\"\ndue = 2026-03-20\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{promise}"))
        .run(["handover", "acme", "--to", "boris", "--kind", "cover", "--until", "2026-03-13"])
        .succeeds()
        .says("handed over: acme from anna to boris  <commit>")
        .shows("Until   13 March 2026\n")
        .commits(1)
        .subject("handover(acme): anna to boris, cover")
        .holds("clients/acme.toml", "manager = \"anna\"\n")
        .holds("clients/acme.toml", "owner = \"anna\"\n")
        .holds("clients/acme.toml", "kind = \"cover\"\nstate = \"sent\"\nuntil = 2026-03-13\n")
        .run(["set", "acme", "commitments.plan.owner=boris"])
        .succeeds()
        .run(["handover", "acme", "--to", "anna", "--kind", "return", "--today", "2026-03-16"])
        .succeeds()
        .says("carried: commitments plan\nhanded over: acme from boris to anna  <commit>")
        .holds("clients/acme.toml", "kind = \"cover\"\nstate = \"done\"\n")
        .holds("clients/acme.toml", "owner = \"anna\"\n")
        .holds("clients/acme.toml", "giver = \"boris\"\nreceiver = \"anna\"\nkind = \"return\"\nstate = \"sent\"\n");
}

#[test]
fn a_cover_lasts_as_long_as_the_absence_it_is_for() {
    Ledger::example("agency")
        .run(["handover", "baltika", "--to", "grace", "--kind", "cover"])
        .succeeds()
        .shows("Принимает  Grace Villaflor\nВид        замещение\nПо         15 мая 2026 г.\n")
        .holds("clients/baltika-instrument.toml", "kind = \"cover\"\nstate = \"sent\"\nuntil = 2026-05-15\n")
        .holds("clients/baltika-instrument.toml", "{ item = \"Знакомство с клиентом состоялось\" }");
}

#[test]
fn sales_leaves_and_the_account_stays_with_its_manager() {
    Ledger::new()
        .client("acme", ACME)
        .run(["handover", "acme", "--to", "boris", "--kind", "sales-to-account"])
        .succeeds()
        .shows("From    Sales\nTo      Boris Belov\n")
        .holds("clients/acme.toml", "manager = \"boris\"\n")
        .holds("clients/acme.toml", "giver = \"sales\"\nreceiver = \"boris\"\nkind = \"sales-to-account\"\n");
}

#[test]
fn what_makes_no_sense_is_refused_with_the_way_out() {
    let refused = |words: &[&str], screen: &str| {
        let ledger = Ledger::new().client("acme", ACME).committed();
        let output = ledger.folio(&[&["handover", "acme"], words].concat(), None);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), screen);
        assert_eq!(ledger.text("clients/acme.toml"), ACME);
    };
    refused(&["--to", "borys"], "error: `to`: there is no member `borys`\nhint: did you mean `boris`?");
    refused(&["--to", "anna"], "error: `anna` keeps acme already\nhint: name the member who takes it over");
    refused(
        &["--to", "boris", "--kind", "cover"],
        "error: a cover ends on a day, and nothing says on which\n\
         hint: add `--until DATE`, or an absence of `anna` with `cover = \"boris\"` to `folio.toml`",
    );
    refused(
        &["--to", "boris", "--until", "2026-03-13"],
        "error: only a cover ends on a day\nhint: add `--kind cover`, or leave out `--until`",
    );
    refused(
        &["--to", "boris", "--kind", "cover", "--until", "2026-03-01"],
        "error: 2026-03-01 is already past\nhint: name the last day of the cover",
    );
    refused(
        &["--to", "anna", "--kind", "return"],
        "error: nobody covers for `anna` at acme\nhint: `folio show acme handovers` lists who had the account",
    );
    refused(
        &["--to", "boris", "--kind", "return"],
        "error: acme goes back to its manager, and that is `anna`\n\
         hint: leave out `--kind return` to make somebody else the manager",
    );
    refused(
        &["--to", "boris", "--format", "svg"],
        "error: the document of a handover is neither a picture nor findings\n\
         hint: formats it knows: text, md, html, json, jsonl",
    );
}

#[test]
fn an_account_changes_hands_once_a_day() {
    Ledger::new()
        .client("acme", ACME)
        .run(["handover", "acme", "--to", "boris"])
        .succeeds()
        .run(["handover", "acme", "--to", "anna"])
        .fails_with(
            2,
            "error: acme was handed over on 2026-03-02 already\n\
             hint: set that entry right: `folio set acme 'handovers[2026-03-02].receiver=…'`",
        )
        .commits(0);
}

#[test]
fn ninety_days_are_looked_ahead() {
    let promise = |id: &str, due: &str| {
        format!("\n[[commitments]]\nid = \"{id}\"\nwhat = \"Plan {id}\"\nside = \"us\"\ndue = {due}\n")
    };
    // From 2 March 29 days are left of March, and April and May have 61: 31 May is the ninetieth day.
    let promises = promise("last", "2026-05-31") + &promise("beyond", "2026-06-01") + &promise("late", "2026-03-01");
    Ledger::new()
        .client("acme", &format!("{ACME}{promises}"))
        .run(["handover", "acme"])
        .succeeds()
        .shows("Dates within 90 days\n\n- 31 May 2026: our promise: Plan last\n\nChecklist\n");
}

#[test]
fn a_cover_that_is_still_a_draft_sent_nobody_away() {
    let cover = |state: &str| {
        format!(
            "{ACME}\n[[handovers]]\ndate = 2026-02-20\ngiver = \"anna\"\nreceiver = \"boris\"\nkind = \"cover\"\nstate = \"{state}\"\n\
             until = 2026-03-13\n"
        )
    };
    let back = ["handover", "acme", "--to", "anna", "--kind", "return"];
    Ledger::new()
        .client("acme", &cover("draft"))
        .run(back)
        .refuses(2, "nobody covers for `anna` at acme")
        .unchanged("clients/acme.toml");
    Ledger::new()
        .client("acme", &cover("acknowledged"))
        .run(back)
        .succeeds()
        .holds("clients/acme.toml", "state = \"done\"\nuntil = 2026-03-13\n");
}
