//! Stories of `folio move`: another day for a promise, with the reason.

use crate::harness::{ACME, BALTIKA, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn a_move_keeps_the_first_day_and_says_why() {
    ledger()
        .run(["move", "baltika", "logo", "--to", "+11d", "--reason", "Ivan is ill"])
        .prints_and_says(
            "promise logo to baltika-instrument, moved from 2026-03-06 to 2026-03-13  <commit>",
            "weigh: anna has 1 open promise besides, 0 due in the 5 working days up to 2026-03-13, 0 overdue",
        )
        .commits(1)
        .subject("move(baltika-instrument): logo")
        .clean()
        .holds(
            FILE,
            "due = 2026-03-13  # before the fair\nmade = 2026-02-20\noriginal_due = 2026-03-06\n\
             moves = [{ date = 2026-03-02, due = 2026-03-13, reason = \"Ivan is ill\" }]\n",
        );
}

#[test]
fn each_move_leaves_a_trace() {
    ledger()
        .run(["move", "baltika", "logo", "--to", "2026-03-13", "--reason", "one"])
        .succeeds()
        .run(["move", "baltika", "logo", "--due", "2026-03-20", "--reason", "two", "--agreed", "today"])
        .holds(
            FILE,
            "original_due = 2026-03-06\nmoves = [{ date = 2026-03-02, due = 2026-03-13, reason = \"one\" }, \
             { date = 2026-03-02, due = 2026-03-20, reason = \"two\", agreed = 2026-03-02 }]\n",
        );
}

#[test]
fn a_past_day_is_refused_with_a_way_out() {
    ledger()
        .run(["move", "baltika", "logo", "--to", "2026-02-27", "--reason", "x"])
        .fails_with(
            2,
            "error: the due date 2026-02-27 is already past\n\
             hint: record a missed promise with `folio miss baltika-instrument logo --reason …`",
        )
        .nothing_changed();
}

#[test]
fn the_same_day_is_no_move() {
    ledger()
        .run(["move", "baltika", "logo", "--to", "2026-03-06", "--reason", "x"])
        .fails_with(
            2,
            "error: `logo` is due on 2026-03-06 already, and the reason would stand nowhere\n\
             hint: name another day with `--to`\n\
             hint: what else is to be known of it, `folio log baltika-instrument \"…\" --kind note` writes down",
        )
        .nothing_changed();
}

#[test]
fn what_came_with_a_move_to_the_same_day_has_a_way_of_its_own() {
    let ledger = ledger();
    ledger.put("../editor", "#!/bin/sh\nsed -i 's/reason = \"Ivan is ill\"/&, agreed = 2026-03-02/' \"$1\"\n");
    let editor = ledger.root().join("../editor");
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("an editor");
    let again = ["--to", "2026-04-20", "--reason", "Ivan is ill", "--warn-by", "2026-04-10", "--agreed", "today"];
    let [to, day, reason, why, warn_by, warning, agreed, today] = again;
    ledger
        .env("EDITOR", &editor.to_string_lossy())
        .run(["move", "baltika", "hall", to, day, reason, why])
        .succeeds()
        .run(["move", "baltika", "hall", to, day, reason, why, warn_by, warning, agreed, today])
        .fails_with(
            2,
            "error: `hall` is due on 2026-04-20 already, and the reason would stand nowhere\n\
             hint: name another day with `--to`\n\
             hint: was `warn_by` meant? `folio set baltika-instrument commitments.hall.warn_by=…` sets it\n\
             hint: have they agreed to the move before? `folio edit baltika-instrument` opens the file to write `agreed` into it\n\
             hint: what else is to be known of it, `folio log baltika-instrument \"…\" --kind note` writes down",
        )
        .nothing_changed()
        .run(["set", "baltika-instrument", "commitments.hall.warn_by=2026-04-10"])
        .commits(1)
        .holds(FILE, "\nwarn_by = 2026-04-10\n")
        .run(["edit", "baltika-instrument"])
        .commits(1)
        .holds(FILE, "reason = \"Ivan is ill\", agreed = 2026-03-02");
}

#[test]
fn what_is_no_longer_open_is_not_moved() {
    ledger()
        .run(["move", "baltika", "estimate", "--to", "fri", "--reason", "x"])
        .fails_with(
            2,
            "error: the promise `estimate` was missed\n\
             hint: open it again with `folio set baltika-instrument commitments.estimate.state=open commitments.estimate.reason=`",
        )
        .nothing_changed();
}

#[test]
fn a_reason_is_wanted() {
    let refused = ledger().run(["move", "baltika", "logo", "--to", "fri"]);
    assert!(refused.stderr().contains("--reason <TEXT>"), "{}", refused.stderr());
    refused.nothing_changed();
}

#[test]
fn a_warning_day_of_its_own_moves_along() {
    ledger()
        .run(["move", "baltika", "hall", "--to", "2026-04-20", "--reason", "x"])
        .prints_and_says(
            "promise hall to baltika-instrument, moved from 2026-03-31 to 2026-04-20, warn by 2026-04-09 instead of 2026-03-20  <commit>",
            "`warn_by` moved along; `folio set baltika-instrument commitments.hall.warn_by=…` sets it\n\
             weigh: anna has 1 open promise besides, 0 due in the 5 working days up to 2026-04-20, 0 overdue",
        )
        .holds(FILE, "\nwarn_by = 2026-04-09\n")
        .run(["set", "baltika-instrument", "commitments.hall.warn_by=2026-04-10"])
        .succeeds()
        .holds(FILE, "\nwarn_by = 2026-04-10\n");
    ledger()
        .run(["move", "baltika", "hall", "--to", "2026-04-20", "--reason", "x", "--warn-by", "2026-04-10", "-q"])
        .says("")
        .holds(FILE, "\nwarn_by = 2026-04-10\n");
}

#[test]
fn a_move_joins_those_that_are_written_as_entries() {
    const MOVED: &str = "\n[[commitments]]\nid = \"plan\"\nwhat = \"Media plan\"\nside = \"us\"\ndue = 2026-03-13\noriginal_due = 2026-03-06\n\n\
        [[commitments.moves]]\ndate = 2026-02-20\ndue = 2026-03-13\nreason = \"Ivan is ill\"  # so he wrote\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{MOVED}\n[[contracts]]\nid = \"1\"\nkind = \"nda\"\nstate = \"draft\"\n"))
        .run(["move", "acme", "plan", "--to", "2026-03-20", "--reason", "again"])
        .prints_and_says(
            "promise plan to acme, moved from 2026-03-13 to 2026-03-20  <commit>",
            "weigh: anna has no open promises besides",
        )
        .holds(
            "clients/acme.toml",
            "reason = \"Ivan is ill\"  # so he wrote\n\n[[commitments.moves]]\ndate = 2026-03-02\ndue = 2026-03-20\nreason = \"again\"\n\n[[contracts]]\n",
        )
        .clean()
        .run(["check", "--rev", "HEAD"])
        .prints("");
}

#[test]
fn the_new_day_is_weighed_whichever_way_it_lies() {
    let owed = |id: &str, due: &str| {
        format!("\n[[commitments]]\nid = \"{id}\"\nwhat = \"w\"\nside = \"us\"\nmade = 2026-03-02\ndue = {due}\n")
    };
    Ledger::new()
        .client("acme", &format!("{ACME}{}{}", owed("plan", "2026-03-20"), owed("logo", "2026-03-05")))
        .run(["move", "acme", "plan", "--to", "2026-03-06", "--reason", "sooner"])
        .says(
            "weigh: anna has 1 open promise besides, 1 due in the 5 working days up to 2026-03-06, 0 overdue\n  \
             2026-03-05  acme logo",
        )
        .run(["move", "acme", "plan", "--to", "2026-04-03", "--reason", "later", "-q"])
        .says("");
}

#[test]
fn who_moves_to_an_earlier_day_is_asked_to_warn_before_it() {
    let moved = |today: &str| {
        ledger()
            .run(["move", "baltika", "hall", "--to", "2026-03-10", "--reason", "they need it sooner", "-q"])
            // Eleven days before the 10th have gone.
            .prints(
                "promise hall to baltika-instrument, moved from 2026-03-31 to 2026-03-10, warn by 2026-03-02 instead of 2026-03-20  <commit>",
            )
            .then()
            .today(today)
    };
    moved("2026-03-02").run(["agenda", "--lane", "owe"]).shows("folio warn baltika-instrument hall");
    moved("2026-03-10")
        .run(["agenda", "--lane", "owe"])
        .shows("“Plan of the hall” is due today")
        .run(["check"])
        .shows("our promise `hall` is due today, and the client is not warned");
}

#[test]
fn who_moves_to_a_later_day_is_not_asked_to_warn_of_the_old_one() {
    ledger()
        .run(["move", "baltika", "hall", "--to", "2026-04-20", "--reason", "x", "-q"])
        .succeeds()
        .then()
        .today("2026-03-20")
        .run(["agenda", "--lane", "owe"])
        .hides("hall");
}

#[test]
fn a_warning_day_after_the_due_date_is_refused_and_goes_with_a_move() {
    const LATE: &str = "\n[[commitments]]\nid = \"plan\"\nwhat = \"Media plan\"\nside = \"us\"\ndue = 2026-03-10\nwarn_by = 2026-03-18\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{LATE}"))
        .today("2026-03-10")
        .run(["agenda", "--lane", "owe"])
        .shows("“Media plan” is due today")
        .run(["move", "acme", "plan", "--to", "2026-03-20", "--reason", "x", "--warn-by", "2026-03-21"])
        .refuses(1, "error[ends-before-starts]: the day to warn by is after the due date")
        .nothing_changed()
        .run(["move", "acme", "plan", "--to", "2026-03-20", "--reason", "x", "-q"])
        .prints("promise plan to acme, moved from 2026-03-10 to 2026-03-20, no more warn by 2026-03-18  <commit>")
        .holds("clients/acme.toml", "due = 2026-03-20\noriginal_due = 2026-03-10\n");
}
