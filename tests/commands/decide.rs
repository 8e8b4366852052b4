//! Stories of `folio decide`: a wish of the client, weighed.

use crate::harness::{ACME, Ledger};

const REQUESTS: &str = r#"
[[requests]]
id = "logo-bigger"
date = 2026-02-20
what = "Make the logo bigger"      # again

[[requests]]
id = "price-pdf"
date = 2026-02-24
what = "Prices as a PDF"
decision = "deferred"
argument = "after the fair"
decided = 2026-02-25

[[goals]]
id = "orders"
statement = "60 % of orders come in online"
state = "hypothesis"
stated = 2026-02-03
"#;

fn ledger() -> Ledger {
    Ledger::new().client("acme", &format!("{ACME}{REQUESTS}"))
}

#[test]
fn a_wish_is_declined_with_an_argument() {
    ledger()
        .run([
            "decide",
            "acme",
            "logo-bigger",
            "declined",
            "--argument",
            "Dealers look for the form",
            "--alternative",
            "A test on one page",
            "--alignment",
            "detracts",
            "--goal",
            "orders",
            "--told",
        ])
        .finds(0, "request logo-bigger of acme, declined  <commit>")
        .says("weigh: the wish draws effort away from the goal `orders`")
        .commits(1)
        .subject("decide(acme): logo-bigger")
        .touched(["clients/acme.toml"])
        .holds(
            "clients/acme.toml",
            "what = \"Make the logo bigger\"      # again\ngoal = \"orders\"\nalignment = \"detracts\"\n\
             decision = \"declined\"\nargument = \"Dealers look for the form\"\nalternative = \"A test on one page\"\n\
             decided = 2026-03-02\ntold = 2026-03-02\n",
        );
}

#[test]
fn a_wish_is_not_put_aside_without_a_word() {
    for decision in ["declined", "deferred"] {
        ledger()
            .run(["decide", "acme", "logo-bigger", decision])
            .fails_with(
                2,
                &format!(
                    "error: the request `logo-bigger` is {decision} without a word why\n\
                     hint: add the argument that the client will hear: `--argument \"…\"`"
                ),
            )
            .nothing_changed();
    }
}

#[test]
fn an_argument_that_is_written_will_do() {
    ledger()
        .run(["decide", "acme", "price-pdf", "declined"])
        .finds(0, "request price-pdf of acme, declined  <commit>")
        .says("weigh: nobody has said what the wish does to the goal: `--alignment …`");
}

#[test]
fn what_is_said_later_of_a_decision_leaves_its_day() {
    ledger()
        .run(["decide", "acme", "price-pdf", "deferred", "--told=2026-02-26"])
        .says("weigh: nobody has said what the wish does to the goal: `--alignment …`")
        .run(["decide", "acme", "price-pdf", "deferred", "--alignment", "neutral"])
        .says("weigh: the wish does nothing to the goal; which one, `--goal` says")
        .run(["decide", "acme", "price-pdf", "deferred", "--goal", "orders"])
        .says("weigh: the wish does nothing to the goal `orders`")
        .holds("clients/acme.toml", "decided = 2026-02-25\ntold = 2026-02-26\n")
        .run(["decide", "acme", "price-pdf", "deferred", "--on", "2026-02-24"])
        .holds("clients/acme.toml", "decided = 2026-02-24\ntold = 2026-02-26\n")
        .run(["decide", "acme", "price-pdf", "declined"])
        .holds("clients/acme.toml", "decided = 2026-03-02\n");
}

#[test]
fn a_decision_may_be_taken_back() {
    ledger()
        .run(["decide", "acme", "price-pdf", "pending"])
        .prints("request price-pdf of acme, pending  <commit>")
        .holds("clients/acme.toml", "decision = \"pending\"\nargument = \"after the fair\"\n\n[[goals]]");
}

#[test]
fn there_are_five_decisions() {
    ledger()
        .run(["decide", "acme", "price-pdf", "aproved"])
        .refuses(2, "error: `decision` cannot be `aproved`")
        .nothing_changed();
}

#[test]
fn nobody_decides_in_the_future() {
    ledger()
        .run(["decide", "acme", "price-pdf", "accepted", "--on", "tomorrow"])
        .fails_with(2, "error: 2026-03-03 has not come yet\nhint: record a decision once it is made")
        .nothing_changed();
}

#[test]
fn a_wish_that_is_not_there_is_named() {
    ledger().run(["decide", "acme", "logo-biger", "accepted"]).refuses(2, "hint: did you mean `logo-bigger`?");
}

#[test]
fn of_another_decision_the_client_has_not_heard() {
    Ledger::example("agency")
        .run(["decide", "sakura-box", "cashback", "accepted"])
        .finds(0, "request cashback of sakura-box, accepted  <commit>")
        .says(
            "of the decision before, taken away: told, argument\n\
             weigh: the wish draws effort away from the goal; which one, `--goal` says",
        )
        .run(["agenda", "--lane", "news"])
        .shows("folio set sakura-box requests.cashback.told=today")
        .run(["decide", "sakura-box", "cashback", "accepted", "--told", "--argument", "A trial for a month"])
        .succeeds()
        .run(["decide", "sakura-box", "cashback", "accepted"])
        .says("weigh: the wish draws effort away from the goal; which one, `--goal` says")
        .holds(
            "clients/sakura-box.toml",
            "decision = \"accepted\"\nargument = \"A trial for a month\"\ndecided = 2026-03-02\ntold = 2026-03-02\n",
        );
}

#[test]
fn what_speaks_against_a_wish_does_not_speak_for_it() {
    ledger()
        .run(["decide", "acme", "price-pdf", "accepted", "--alignment", "harmful"])
        .fails_with(
            2,
            "error: the request `price-pdf` is harmful without a word why\n\
             hint: add the argument that the client will hear: `--argument \"…\"`",
        )
        .run(["decide", "acme", "price-pdf", "accepted"])
        .says(
            "of the decision before, taken away: argument\n\
             weigh: nobody has said what the wish does to the goal: `--alignment …`",
        );
}
