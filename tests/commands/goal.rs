//! `folio goal revise`: the goal as it is understood now, with what it was and why it changed.

use crate::harness::{ACME, Ledger};

const GOALS: &str = r#"
[[goals]]
id = "dealer-orders"
statement = "60 % of dealer orders come in online"   # Ivan, at the first meeting
state = "hypothesis"
stated = 2026-02-03

[[goals]]
id = "recruiting"
state = "unknown"
stated = 2026-02-03
owner = "anna"

[[goals]]
id = "fair"
statement = "Be seen at the trade fair"
state = "abandoned"
stated = 2025-06-01

[[stakeholders]]
id = "ivan"
name = "Ivan"
"#;

fn ledger() -> Ledger {
    Ledger::new().client("acme", &format!("{ACME}{GOALS}"))
}

#[test]
fn a_revision_keeps_what_the_goal_was() {
    ledger()
        .run(["goal", "revise", "acme", "dealer-orders", "40 % by June", "--reason", "half of the dealers have no PC", "--agreed-with", "ivan"])
        .prints("goal dealer-orders of acme, now revised  <commit>")
        .commits(1)
        .subject("goal-revise(acme): dealer-orders")
        .touched(["clients/acme.toml"])
        .holds("clients/acme.toml", "statement = \"40 % by June\"   # Ivan, at the first meeting\nstate = \"revised\"\n")
        .holds(
            "clients/acme.toml",
            "\n[[revisions]]\ngoal = \"dealer-orders\"\ndate = 2026-03-02\nwas = \"60 % of dealer orders come in online\"\n\
             reason = \"half of the dealers have no PC\"\nagreed_with = \"ivan\"\n",
        )
        .clean();
}

#[test]
fn a_goal_found_out_becomes_a_hypothesis() {
    ledger()
        .run(["goal", "revise", "acme", "recruiting", "Ten welders by autumn", "--reason", "asked at the visit"])
        .prints("goal recruiting of acme, now hypothesis  <commit>")
        .holds(
            "clients/acme.toml",
            "id = \"recruiting\"\nstatement = \"Ten welders by autumn\"\nstate = \"hypothesis\"\n",
        )
        .holds("clients/acme.toml", "goal = \"recruiting\"\ndate = 2026-03-02\nwas = \"unknown\"\n");
}

#[test]
fn the_client_may_have_confirmed_it() {
    ledger()
        .run(["goal", "revise", "acme", "dealer-orders", "40 %", "--reason", "r", "--state", "confirmed"])
        .prints("goal dealer-orders of acme, now confirmed  <commit>")
        .holds("clients/acme.toml", "state = \"confirmed\"");
}

#[test]
fn a_reason_is_asked_for() {
    ledger().run(["goal", "revise", "acme", "dealer-orders", "40 %"]).fails_with(
            2,
            "error: the following required arguments were not provided:\n  --reason <TEXT>\n\n\
             Usage: folio goal revise --reason <TEXT> <CLIENT> <GOAL> <STATEMENT>\n\nFor more information, try '--help'.",
        ).nothing_changed();
}

#[test]
fn a_goal_given_up_is_not_revised_by_accident() {
    ledger()
        .run(["goal", "revise", "acme", "fair", "Be seen", "--reason", "r"])
        .fails_with(2, "error: the goal `fair` is abandoned\nhint: to take it up again, say what it is now: `--state hypothesis` or `--state confirmed`")
        .nothing_changed();
}

#[test]
fn the_same_words_are_no_revision() {
    ledger()
        .run(["goal", "revise", "acme", "dealer-orders", "60 % of dealer orders come in online", "--reason", "r"])
        .fails_with(2, "error: that is what the goal `dealer-orders` says already\nhint: `folio set acme goals.dealer-orders.state=confirmed` changes its state alone")
        .nothing_changed();
}

#[test]
fn one_revision_a_day() {
    ledger()
        .run(["goal", "revise", "acme", "dealer-orders", "40 %", "--reason", "r"])
        .succeeds()
        .run(["goal", "revise", "acme", "dealer-orders", "45 %", "--reason", "r"])
        .fails_with(
            2,
            "error: the goal `dealer-orders` was revised on 2026-03-02 already\n\
             hint: give the day of this revision with `--on DATE`, or mend that one with `folio edit acme`",
        )
        .nothing_changed();
}

#[test]
fn an_unknown_goal_suggests_the_nearest() {
    ledger()
        .run(["goal", "revise", "acme", "dealer-order", "40 %", "--reason", "r"])
        .fails_with(2, "error: `acme` has no `goals.dealer-order`\nhint: did you mean `dealer-orders`?")
        .nothing_changed();
}

#[test]
fn agreed_with_names_a_person_of_the_client() {
    ledger()
        .run(["goal", "revise", "acme", "dealer-orders", "40 %", "--reason", "r", "--agreed-with", "iwan"])
        .fails_with(2, "error: `agreed_with`: `acme` has no `stakeholders.iwan`\nhint: did you mean `ivan`?")
        .nothing_changed();
}

#[test]
fn words_written_over_a_goal_by_hand_are_lost_to_no_revision() {
    let ledger = ledger().committed();
    let by_hand = format!("{ACME}{GOALS}").replace("60 % of dealer", "50 % of dealer");
    ledger.put("clients/acme.toml", &by_hand);
    let run = ledger.run(["goal", "revise", "acme", "dealer-orders", "40 % by June", "--reason", "half have no PC"]);
    let ledger = run.fails_with(
        1,
        "error: the goal `dealer-orders` was written over by hand, and these words would be lost: `50 % of dealer orders come in \
         online`\nhint: were they agreed? `folio goal revise acme dealer-orders '50 % of dealer orders come in online' --reason … \
         --on DATE` records them, with the day they were agreed; then revise again\nhint: were they not? put the wording of the last commit back, `folio edit acme`",
    )
    .then();
    assert_eq!(ledger.text("clients/acme.toml"), by_hand);
    let by_hand = "50 % of dealer orders come in online";
    ledger
        .run(["goal", "revise", "acme", "dealer-orders", by_hand, "--reason", "asked", "--on", "2026-02-27"])
        .commits(1)
        .run(["goal", "revise", "acme", "dealer-orders", "40 % by June", "--reason", "half have no PC"])
        .commits(1)
        .holds("clients/acme.toml", "was = \"60 % of dealer orders come in online\"\n")
        .holds("clients/acme.toml", "was = \"50 % of dealer orders come in online\"\n")
        .clean();
}

#[test]
fn words_written_over_a_goal_by_hand_are_the_new_ones_once_they_are_revised() {
    let ledger = ledger()
        .committed()
        .run(["goal", "revise", "acme", "dealer-orders", "40 % by June", "--reason", "half have no PC"])
        .commits(1)
        .holds("clients/acme.toml", "was = \"60 % of dealer orders come in online\"\n")
        .clean()
        .then();
    ledger.put("clients/acme.toml", ledger.text("clients/acme.toml").replace("40 % by June", "30 % by June"));
    ledger
        .run(["goal", "revise", "acme", "dealer-orders", "30 % by June", "--reason", "x", "--on", "2026-03-01"])
        .commits(1)
        .holds("clients/acme.toml", "statement = \"30 % by June\"")
        .holds("clients/acme.toml", "was = \"40 % by June\"\n")
        .clean();
}

#[test]
fn a_revision_written_by_hand_is_recorded_first() {
    let ledger = ledger().committed();
    let by_hand = format!("{ACME}{GOALS}").replace("60 % of dealer", "50 % of dealer")
        + "\n[[revisions]]\ngoal = \"dealer-orders\"\ndate = 2026-02-20\nwas = \"60 % of dealer orders come in online\"\nreason = \"x\"\n";
    ledger.put("clients/acme.toml", by_hand);
    ledger
        .run(["goal", "revise", "acme", "dealer-orders", "40 % by June", "--reason", "half have no PC"])
        .commits(2)
        .holds("clients/acme.toml", "was = \"50 % of dealer orders come in online\"\n")
        .clean();
}

#[test]
fn a_figure_that_stays_is_named() {
    let goal = "\n[[goals]]\nid = \"sales\"\nstatement = \"60 % online\"\nstate = \"confirmed\"\nstated = 2026-01-12\ntarget = 60\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{goal}"))
        .run(["goal", "revise", "acme", "sales", "70 % online", "--reason", "x"])
        .prints_and_says(
            "goal sales of acme, now revised  <commit>",
            "its `target` is 60 as before; `folio set acme goals.sales.target=…` sets another",
        );
}
