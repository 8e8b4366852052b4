//! A line ends once what it asks for is done and written down.

use super::{client, lane, ledger, promise};
use crate::harness::Ledger;

const MISSED: &str = "state = \"missed\"\nreason = \"forgotten\"\npromised_to = \"ivan\"";

#[test]
fn a_missed_promise_is_worked_off_by_talking_about_it() {
    ledger(&promise("logo", "2026-02-27", MISSED))
        .run(["agenda", "--lane", "owe", "--exit-code"])
        .exits(1)
        .shows("“Plan logo”, promised to Ivan, was missed 3 days ago; nobody warned, and nobody has spoken of it since")
        .shows("$ folio log acme \"…\" --kind call --people ivan\n")
        .run(["log", "acme", "We missed it; Friday instead", "--kind", "call", "--people", "ivan"])
        .succeeds()
        .run(["agenda", "--lane", "owe", "--exit-code"])
        .exits(0)
        .shows("Nothing calls for you.");
    let warned = format!("{MISSED}\nwarned = 2026-02-26");
    assert_eq!(lane(ledger(&promise("logo", "2026-02-27", &warned)), "owe", "2026-03-02"), [""; 0]);
}

#[test]
fn a_promise_in_danger_ends_with_another_day_and_not_with_a_lie() {
    ledger(&promise("logo", "2026-02-27", ""))
        .run(["next", "acme"])
        .shows("$ folio move acme logo --to … --reason \"…\"")
        .run(["brief", "acme"])
        .shows("folio move acme logo --to … --reason \"…\"")
        .run(["move", "acme", "logo", "--to", "…", "--reason", "…"])
        .refuses(2, "error: `to`: `…` is not a day\nhint: write a date such as 2026-03-02")
        .nothing_changed()
        .run(["move", "acme", "logo", "--to", "+1w", "--reason", "the figures came late"])
        .run(["agenda", "--lane", "owe"])
        .shows("Nothing calls for you.");
    ledger(&promise("logo", "2026-03-20", "")).run(["brief", "acme"]).hides("folio keep").shows("--kind call");
}

#[test]
fn a_birthday_ends_with_a_gift_ahead_or_a_word_on_the_day() {
    let born = |day: &str| {
        let text = client("").replace("reviewed = 2026-02-01", &format!("reviewed = 2026-02-01\nbirthday = \"{day}\""));
        Ledger::new().client("acme", &text)
    };
    let log = |kind: &'static str| ["log", "acme", "All the best", "--kind", kind, "--people", "ivan"];
    born("--03-05")
        .run(["agenda", "--lane", "dates"])
        .shows("birthday of Ivan: 5 March 2026, in 3 days")
        .shows("$ folio log acme \"…\" --kind gift --people ivan\n")
        .run(log("gift"))
        .run(["agenda", "--lane", "dates"])
        .hides("birthday");
    let greeted = |today: &str, then: &str| {
        let ledger = born("--03-05").today(today).run(log("message")).succeeds().then();
        lane(ledger, "dates", then).iter().filter(|line| line.contains("birthday")).count()
    };
    assert_eq!(greeted("2026-03-02", "2026-03-02"), 1, "a message about another matter");
    assert_eq!([greeted("2026-03-05", "2026-03-05"), greeted("2026-03-06", "2026-03-06")], [0, 0]);
    born("--03-05").today("2026-03-05").run(["agenda", "--lane", "dates"]).shows("--kind message --people ivan");
    let leap = born("--02-29").today("2026-02-28").run(["agenda", "--lane", "dates"]);
    leap.shows("birthday of Ivan: 28 February 2026, today").run(log("message")).run(["agenda"]).hides("birthday");
}

#[test]
fn looking_further_ahead_loses_nothing_that_is_nearer() {
    let text = client("").replace("reviewed = 2026-02-01", "reviewed = 2026-02-01\nbirthday = \"--03-06\"");
    let shown = |day: &str, days: &str| {
        let run = Ledger::new().client("acme", &text).today(day).run(["agenda", "--days", days, "--lane", "dates"]);
        run.shows("birthday of Ivan: 6 March 2026")
    };
    // On a Friday the agenda looks at the weekend, too.
    shown("2026-03-06", "1");
    shown("2026-03-02", "60");
}

#[test]
fn before_its_lead_time_an_occasion_is_shown_and_cannot_be_done() {
    let jubilee = "[[occasions]]\nwhat = \"Jubilee\"\ndate = 2026-03-20\n";
    let text = client(jubilee).replace("reviewed = 2026-02-01", "reviewed = 2026-02-01\nbirthday = \"--03-20\"");
    let agenda =
        |day: &str| Ledger::new().client("acme", &text).today(day).run(["agenda", "--days", "20", "--lane", "dates"]);
    agenda("2026-03-02")
        .shows("$ folio show acme occasions\n")
        .shows("$ folio show acme stakeholders\n")
        .hides("marked=today");
    agenda("2026-03-06").shows("].marked=today'\n").shows("--kind gift --people ivan\n");
}

#[test]
fn a_gift_ordered_months_ahead_is_remembered_on_its_day() {
    let gift = "[[occasions]]\nid = \"jubilee\"\nwhat = \"Jubilee\"\ndate = 2026-03-15\nlead = \"5mo\"\n";
    ledger(gift)
        .run(["agenda", "--lane", "dates", "--today", "2025-10-20"])
        .shows("$ folio set acme occasions.jubilee.marked=today\n")
        .run(["set", "acme", "occasions.jubilee.marked=2025-10-20"])
        .succeeds()
        .run(["agenda", "--lane", "dates", "--today", "2026-03-12"])
        .hides("Jubilee")
        // The 15th is a Sunday.
        .run(["agenda", "--lane", "dates", "--today", "2026-03-13"])
        .shows("- Acme: Jubilee: 15 March 2026, in 2 days; prepared on 20 October 2025 · anna\n")
        .run(["agenda", "--lane", "dates", "--today", "2026-03-13", "--lang", "ru"])
        .shows("Jubilee: 15 марта 2026 г. (через 2 дня); подготовлено 20 октября 2025 г.")
        .run(["agenda", "--lane", "dates", "--today", "2026-03-13", "--lang", "fil"])
        .shows("2 araw na lang; inihanda noong Oktubre 20, 2025")
        .run(["set", "acme", "occasions.jubilee.marked=2026-03-13"])
        .succeeds()
        .run(["agenda", "--lane", "dates", "--today", "2026-03-13"])
        .hides("Jubilee");
}
