//! `folio stage`: a client goes on to another stage.

use crate::harness::{FOLIO_TOML, Ledger};

const STAGES: &str = r#"
[[lifecycle]]
id = "contracting"
label = "Contracting"
kind = "presale"

[[lifecycle]]
id = "onboarding"
label = "Onboarding"
kind = "live"
needs = ["communication.channel", "forces", "stakeholders", "goals"]
on_enter = [{ what = "Tell the client what the first month brings", due = "5wd" }]

[[lifecycle]]
id = "delivery"
label = "Delivery"
kind = "live"

[[lifecycle]]
id = "lost"
label = "Lost"
kind = "closed"
"#;

const ACME: &str = r#"[profile]
name = "Acme"
manager = "anna"

[[stages]]
stage = "contracting"
entered = 2026-02-02
"#;

const NEW_CLIENT: &str = r#"[profile]
name = "Acme"
manager = "anna"

[communication]
channel = "phone"

[[stages]]
stage = "onboarding"
entered = 2026-02-02

[[forces]]
id = "steel"
direction = "supplier"
name = "Steel mills"

[[forces]]
id = "no-substitute"
direction = "substitute"
name = "Substitutes"
applies = false
reason = "Certified parts only"

[[stakeholders]]
id = "ivan"
name = "Ivan"
"#;

fn ledger(client: &str) -> Ledger {
    Ledger::new().file("folio.toml", format!("{FOLIO_TOML}{STAGES}")).client("acme", client)
}

#[test]
fn entering_a_stage_brings_its_promises() {
    ledger(ACME)
        .run(["stage", "acme", "onboarding", "--reason", "contract signed"])
        .prints("stage onboarding of acme, promise tell-client-what-first due 2026-03-09  <commit>")
        .commits(1)
        .subject("stage(acme): contracting to onboarding")
        .touched(["clients/acme.toml"])
        .writes(
            "clients/acme.toml",
            &format!(
                "{ACME}\n[[stages]]\nstage = \"onboarding\"\nentered = 2026-03-02\nreason = \"contract signed\"\n\
                 \n[[commitments]]\nid = \"tell-client-what-first\"\n\
                 what = \"Tell the client what the first month brings\"\nside = \"us\"\ndue = 2026-03-09\nmade = 2026-03-02\n"
            ),
        )
        .clean();
}

#[test]
fn a_promise_of_a_stage_gets_no_id_that_was_removed() {
    let promised =
        "\n[[commitments]]\nid = \"tell-client-what-first\"\nwhat = \"Other words\"\nside = \"us\"\ndue = 2026-03-06\n";
    let ledger = ledger(&format!("{ACME}{promised}")).committed();
    ledger.put("clients/acme.toml", ACME);
    ledger.git(["commit", "-qam", "out"]);
    ledger
        .run(["stage", "acme", "onboarding", "--reason", "contract signed"])
        .prints("stage onboarding of acme, promise tell-client-what-first-2 due 2026-03-09  <commit>");
}

#[test]
fn a_stage_is_not_left_with_its_questions_open() {
    ledger(NEW_CLIENT)
        .run(["stage", "acme", "delivery"])
        .fails_with(
            1,
            "\
error[question-unanswered]: nothing is written about the client's own customers
  --> clients/acme.toml:12:1
   |
12 | [[forces]]
   | ^^^^^^^^^^ `onboarding` needs `forces`
   |
help: folio add forces acme id=… direction=customer name=… (or `applies=false reason=…`)

error[question-unanswered]: nothing is written about the client's competitors
  --> clients/acme.toml:12:1
   |
12 | [[forces]]
   | ^^^^^^^^^^ `onboarding` needs `forces`
   |
help: folio add forces acme id=… direction=competitor name=… (or `applies=false reason=…`)

error[question-unanswered]: no goal of the client is known, not even as a hypothesis
 --> clients/acme.toml:1:1
  |
1 | [profile]
  | ^^^^^^^^^ `onboarding` needs `goals`
  |
help: folio add goals acme id=… statement=… stated=today state=hypothesis
error: acme stays in `onboarding`: 3 questions are open
hint: answer them, or go on with `folio stage acme delivery --anyway --reason …`",
        )
        .nothing_changed();
}

#[test]
fn anyway_takes_a_reason() {
    ledger(NEW_CLIENT)
        .run(["stage", "acme", "delivery", "--anyway"])
        .fails_with(
            2,
            "error: the following required arguments were not provided:\n  --reason <TEXT>\n\n\
             Usage: folio stage --reason <TEXT> --anyway <CLIENT> <STAGE>\n\nFor more information, try '--help'.",
        )
        .nothing_changed()
        .run(["stage", "acme", "delivery", "--anyway", "--reason", "the client pressed for a start"])
        .succeeds()
        .commits(1)
        .holds("clients/acme.toml", "reason = \"the client pressed for a start\"\n");
}

#[test]
fn losing_a_client_asks_for_no_answers() {
    ledger(NEW_CLIENT).run(["stage", "acme", "lost", "--loss-reason", "budget", "--avoidable"]).succeeds().holds(
        "clients/acme.toml",
        "stage = \"lost\"\nentered = 2026-03-02\nloss_reason = \"budget\"\navoidable = true\n",
    );
}

#[test]
fn a_closed_stage_wants_to_know_why() {
    ledger(ACME)
        .run(["stage", "acme", "lost"])
        .fails_with(
            2,
            "error: `lost` ends the account, and nothing says why\n\
             hint: add `--reason TEXT`, or `--loss-reason WORD` (`folio schema stages.loss_reason` lists the words)",
        )
        .nothing_changed();
}

#[test]
fn a_loss_reason_belongs_to_a_closed_stage() {
    ledger(ACME)
        .run(["stage", "acme", "delivery", "--loss-reason", "price"])
        .fails_with(2, "error: `delivery` does not end the account, so nothing is lost\nhint: say why the client moves with `--reason TEXT`")
        .nothing_changed();
}

#[test]
fn the_same_stage_again_is_refused() {
    ledger(ACME)
        .run(["stage", "acme", "contracting"])
        .fails_with(2, "error: acme is in `contracting` already, since 2026-02-02\nhint: `folio show acme stages` shows the way so far")
        .nothing_changed();
}

#[test]
fn an_unknown_stage_suggests_the_nearest() {
    ledger(ACME)
        .run(["stage", "acme", "onbording"])
        .fails_with(2, "error: this ledger has no stage `onbording`\nhint: did you mean `onboarding`?")
        .nothing_changed();
}

#[test]
fn a_stage_entered_earlier_takes_its_own_day() {
    ledger(ACME)
        .run(["stage", "acme", "delivery", "--on", "2026-02-27"])
        .succeeds()
        .holds("clients/acme.toml", "stage = \"delivery\"\nentered = 2026-02-27\n");
}

#[test]
fn stages_are_never_entered_before_the_last_one() {
    let run = ledger(ACME).run(["stage", "acme", "delivery", "--on", "2026-01-10"]);
    assert!(run.stderr().starts_with("error[stage-order]"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn somebody_else_than_the_manager_signs() {
    ledger(ACME)
        .env("GIT_AUTHOR_EMAIL", "boris@agency.example")
        .run(["stage", "acme", "delivery"])
        .succeeds()
        .holds("clients/acme.toml", "stage = \"delivery\"\nentered = 2026-03-02\nauthor = \"boris\"\n");
}

#[test]
fn the_first_stage_needs_no_stage_before() {
    ledger("[profile]\nname = \"Acme\"\nmanager = \"anna\"\n")
        .run(["stage", "acme", "contracting"])
        .prints("stage contracting of acme  <commit>")
        .subject("stage(acme): contracting");
}

#[test]
fn a_dry_run_shows_stage_and_promise() {
    ledger(ACME)
        .run(["stage", "acme", "onboarding", "--dry-run"])
        .succeeds()
        .shows("+stage = \"onboarding\"")
        .shows("+[[commitments]]")
        .nothing_changed();
}

#[test]
fn a_promise_of_that_name_gets_a_number() {
    let before = format!(
        "{ACME}\n[[commitments]]\nid = \"tell-client-what-first\"\nwhat = \"Earlier\"\nside = \"us\"\ndue = 2026-01-09\nstate = \"done\"\ndone = 2026-01-09\n"
    );
    ledger(&before)
        .run(["stage", "acme", "onboarding"])
        .succeeds()
        .holds("clients/acme.toml", "id = \"tell-client-what-first-2\"");
}

#[test]
fn a_stage_is_not_entered_ahead_of_its_day() {
    ledger(ACME)
        .run(["stage", "acme", "delivery", "--on", "+1d"])
        .fails_with(2, "error: 2026-03-03 has not come yet\nhint: enter the stage when the day has come")
        .nothing_changed();
}

#[test]
fn a_word_for_the_loss_that_nobody_counts_is_refused() {
    let run = ledger(ACME).run(["stage", "acme", "lost", "--loss-reason", "prise"]);
    assert!(run.stderr().contains("did you mean `price`?"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn only_who_goes_on_has_questions_to_answer() {
    let paused = "\n[[lifecycle]]\nid = \"paused\"\nlabel = \"Paused\"\nkind = \"paused\"\n";
    let stages = format!("{FOLIO_TOML}{STAGES}{paused}");
    for (stage, free) in [("contracting", true), ("paused", true), ("delivery", false)] {
        let ledger = Ledger::new().file("folio.toml", &stages).client("acme", NEW_CLIENT);
        let run = ledger.run(["stage", "acme", stage, "--reason", "nobody answers"]);
        if free {
            run.succeeds().subject(&format!("stage(acme): onboarding to {stage}"));
        } else {
            run.refuses(1, "acme stays in `onboarding`: ");
        }
    }
    Ledger::new()
        .file("folio.toml", &stages)
        .client("acme", NEW_CLIENT)
        .run(["stage", "acme", "lost", "--reason", "no answer"])
        .succeeds();
}

#[test]
fn a_pause_is_no_way_around_the_questions() {
    let paused = "\n[[lifecycle]]\nid = \"paused\"\nlabel = \"Paused\"\nkind = \"paused\"\n";
    let asleep = format!("{NEW_CLIENT}\n[[stages]]\nstage = \"paused\"\nentered = 2026-02-09\n");
    let ledger = || Ledger::new().file("folio.toml", format!("{FOLIO_TOML}{STAGES}{paused}")).client("acme", &asleep);
    ledger().run(["stage", "acme", "delivery"]).refuses(1, "acme stays in `paused`: ");
    ledger().run(["stage", "acme", "onboarding"]).succeeds().subject("stage(acme): paused to onboarding");
}
