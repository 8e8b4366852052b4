//! Stories of `folio promise`: a promise made to a client, or by one.

use crate::harness::{BALTIKA, FOLIO_TOML, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn a_promise_has_a_day_and_a_short_name() {
    ledger()
        .run(["promise", "baltika", "Media plan for Q4", "--due", "fri", "--to", "ivan"])
        .finds(0, "promise media-plan-q4 to baltika-instrument, due 2026-03-06  <commit>")
        .says(
            "weigh: anna has 2 open promises besides, 1 due in the 5 working days up to 2026-03-06, 0 overdue\n  \
             2026-03-06  baltika-instrument logo",
        )
        .commits(1)
        .subject("promise(baltika-instrument): media-plan-q4")
        .touched([FILE])
        .clean()
        .holds(
            FILE,
            "\n[[commitments]]\nid = \"media-plan-q4\"\nwhat = \"Media plan for Q4\"\nside = \"us\"\ndue = 2026-03-06\n\
             made = 2026-03-02\npromised_to = \"ivan\"\n",
        );
}

#[test]
fn the_name_is_transliterated_and_given_once() {
    ledger()
        .run(["promise", "baltika", "Отправить акт по медиаплану", "--due", "+3d"])
        .finds(0, "promise otpravit-akt-mediaplanu to baltika-instrument, due 2026-03-05  <commit>")
        .run(["promise", "baltika", "Отправить акт по медиаплану", "--due", "+3d"])
        .finds(0, "promise otpravit-akt-mediaplanu-2 to baltika-instrument, due 2026-03-05  <commit>");
}

#[test]
fn the_name_may_be_chosen() {
    ledger()
        .run(["promise", "baltika", "Media plan", "--due", "fri", "--id", "plan"])
        .finds(0, "promise plan to baltika-instrument, due 2026-03-06  <commit>");
}

#[test]
fn a_name_in_use_is_refused() {
    ledger()
        .run(["promise", "baltika", "Another", "--due", "fri", "--id", "logo"])
        .fails_with(
            2,
            "error: `baltika-instrument` has `commitments.logo` already\nhint: choose another id, or leave it to folio",
        )
        .nothing_changed();
}

#[test]
fn a_promise_of_the_client_is_theirs() {
    ledger()
        .run([
            "promise",
            "baltika",
            "Photos of the hall",
            "--due",
            "next monday",
            "--side",
            "client",
            "--owner",
            "ivan",
        ])
        .prints("promise photos-hall by baltika-instrument, due 2026-03-09  <commit>")
        .holds(FILE, "side = \"client\"\ndue = 2026-03-09\nmade = 2026-03-02\nowner = \"ivan\"\n");
}

#[test]
fn every_flag_has_its_key() {
    ledger()
        .run([
            "promise", "baltika", "Call tracking", "--due", "2026-03-20", "--made", "2026-02-27", "--warn-by", "2026-03-16", "--project",
            "dealer-portal", "--owner", "boris", "--effort", "2wd", "--hidden",
        ])
        .holds(
            FILE,
            "due = 2026-03-20\nmade = 2026-02-27\nowner = \"boris\"\nproject = \"dealer-portal\"\nwarn_by = 2026-03-16\n\
             effort = \"2wd\"\nvisible = false\n",
        );
}

#[test]
fn a_past_due_date_is_refused_with_a_way_out() {
    ledger()
        .run(["promise", "baltika", "Send the estimate", "--due", "2026-03-01"])
        .fails_with(
            2,
            "error: the due date 2026-03-01 is already past\n\
             hint: record a missed promise with `folio add commitments baltika-instrument … state=missed`",
        )
        .nothing_changed();
}

#[test]
fn nobody_is_to_be_warned_after_the_day() {
    ledger()
        .run(["promise", "baltika", "Media plan", "--due", "fri", "--warn-by", "2026-04-01", "-q"])
        .fails_with(
            1,
            r#"error[ends-before-starts]: the day to warn by is after the due date
  --> clients/baltika-instrument.toml:60:11
   |
60 | warn_by = 2026-04-01
   |           ^^^^^^^^^^
   |
  ::: clients/baltika-instrument.toml:58:7
   |
58 | due = 2026-03-06
   |       ---------- due on this day
   |
help: write a day before the due date, or take `warn_by` away: then the usual day counts
error: nothing was written: 1 error to mend first"#,
        )
        .nothing_changed()
        .run(["set", "baltika", "commitments.hall.warn_by=2026-04-01"])
        .refuses(1, "error[ends-before-starts]: the day to warn by is after the due date")
        .nothing_changed();
}

#[test]
fn a_promise_for_today_is_not_past() {
    ledger()
        .run(["promise", "baltika", "Call back", "--due", "today"])
        .finds(0, "promise call-back to baltika-instrument, due 2026-03-02  <commit>")
        .says("weigh: anna has 2 open promises besides, 0 due in the 5 working days up to 2026-03-02, 0 overdue");
}

#[test]
fn a_bad_date_is_refused() {
    ledger()
        .run(["promise", "baltika", "x", "--due", "someday"])
        .fails_with(
            2,
            "error: `due`: `someday` is not a day\n\
             hint: write a date such as 2026-03-02, or `today`, `fri`, `next monday`, `9 oct`, `+3d`, `+2w`, `in 3 days`",
        )
        .nothing_changed();
}

#[test]
fn an_owner_of_the_wrong_side_is_refused() {
    ledger()
        .run(["promise", "baltika", "x", "--due", "fri", "--owner", "ivan"])
        .fails_with(2, "error: `owner`: there is no member `ivan`\nhint: there are: anna, boris")
        .nothing_changed();
}

#[test]
fn a_text_without_letters_wants_a_name() {
    ledger()
        .run(["promise", "baltika", "…", "--due", "fri"])
        .fails_with(2, "error: `…` gives no id\nhint: choose one with `--id`")
        .nothing_changed();
}

#[test]
fn a_due_date_is_wanted() {
    let refused = ledger().run(["promise", "baltika", "x"]);
    assert!(refused.stderr().contains("--due <DATE>"), "{}", refused.stderr());
    refused.nothing_changed();
}

#[test]
fn a_promise_is_weighed_before_it_is_given() {
    let busy = |id: &str, due: &str, owner: &str| {
        format!(
            "\n[[commitments]]\nid = \"{id}\"\nwhat = \"w\"\nside = \"us\"\ndue = {due}\nmade = 2026-02-01\n{owner}"
        )
    };
    let boris = "owner = \"boris\"\n";
    let ours: String = ["a", "b", "c", "d", "e", "f"].map(|id| busy(id, "2026-03-05", "")).concat();
    let other = format!(
        "[profile]\nname = \"Zeta\"\nmanager = \"anna\"\n{ours}{}{}",
        busy("late", "2026-02-27", ""),
        busy("his", "2026-03-05", boris)
    );
    let those = "side = 'us' and owner = 'anna' and due > '2026-02-27' and due <= '2026-03-06'";
    Ledger::new()
        .client("acme", crate::harness::ACME)
        .client("zeta", &other)
        .run(["list", "promises_open", "--where", those, "--format", "ids"])
        .finds(0, "zeta a\nzeta b\nzeta c\nzeta d\nzeta e\nzeta f")
        .run(["promise", "acme", "Plan", "--due", "fri", "--dry-run"])
        .succeeds()
        .says(&format!(
            "weigh: anna has 7 open promises besides, 6 due in the 5 working days up to 2026-03-06, 1 overdue\n  \
             2026-03-05  zeta a\n  2026-03-05  zeta b\n  2026-03-05  zeta c\n  2026-03-05  zeta d\n  2026-03-05  zeta e\n  \
             and 1 more: `folio list promises_open --where \"{those}\"`",
        ))
        .nothing_changed()
        .run(["promise", "acme", "Plan", "--due", "fri", "--owner", "boris"])
        .says("weigh: boris has 1 open promise besides, 1 due in the 5 working days up to 2026-03-06, 0 overdue\n  2026-03-05  zeta his")
        .run(["promise", "acme", "Photos", "--due", "fri", "--side", "client"])
        .says("")
        .run(["promise", "acme", "Second", "--due", "fri", "-q"])
        .says("");
}

#[test]
fn how_much_is_open_is_always_told() {
    let far = "\n[[commitments]]\nid = \"far\"\nwhat = \"w\"\nside = \"us\"\ndue = 2026-05-29\n";
    let acme = crate::harness::ACME;
    Ledger::new()
        .client("acme", &format!("{acme}{far}"))
        .run(["promise", "acme", "Plan", "--due", "fri"])
        .says("weigh: anna has 1 open promise besides, 0 due in the 5 working days up to 2026-03-06, 0 overdue")
        .run(["promise", "acme", "Photos", "--due", "fri", "--owner", "boris"])
        .says("weigh: boris has no open promises besides");
}

#[test]
fn who_carries_too_much_is_told_so() {
    let client = |weight: u32, more: &str| {
        format!(
            "[profile]\nname = \"A\"\nmanager = \"boris\"\nweight = {weight}\n\n\
             [[stages]]\nstage = \"delivery\"\nentered = 2026-01-12\n{more}"
        )
    };
    let due = "\n[[commitments]]\nid = \"late\"\nwhat = \"w\"\nside = \"us\"\ndue = 2026-03-05\neffort = \"4h\"\n";
    // A middle carries four; 2 + 3 is more.
    Ledger::new()
        .client("acme", &client(2, ""))
        .client("zeta", &client(3, due))
        .run(["promise", "acme", "Plan", "--due", "fri"])
        .says(
            "weigh: boris has 1 open promise besides, 1 due in the 5 working days up to 2026-03-06, 0 overdue\n  \
             2026-03-05  zeta late, 4h of work\n\
             weigh: boris carries clients of weight 5, where 4 is the limit: `folio load`",
        );
}

#[test]
fn who_is_away_from_today_on_is_offered_the_day_of_return_and_the_cover_is_named() {
    let absent = "absent = [{ starts = 2026-03-02, ends = 2026-03-06, cover = \"anna\" }]\n";
    let toml = FOLIO_TOML.replacen("grade = \"middle\"\n", &format!("grade = \"middle\"\n{absent}"), 1);
    Ledger::new()
        .file("folio.toml", toml)
        .client("acme", crate::harness::ACME)
        .run(["promise", "acme", "Plan", "--due", "2026-03-04", "--owner", "boris", "--dry-run"])
        .says(
            "note: 2026-03-04 is a day on which boris is away and anna covers; the next working day is Monday, 2026-03-09\n\
             weigh: boris has no open promises besides",
        );
}

#[test]
fn a_day_on_which_nobody_works_is_told_with_the_working_day_before() {
    let toml =
        FOLIO_TOML.replacen("currency = \"RUB\"\n", "currency = \"RUB\"\nholidays = [2026-03-09]\n", 1).replacen(
            "grade = \"middle\"\n",
            "grade = \"middle\"\nabsent = [{ starts = 2026-03-04, ends = 2026-03-06 }]\n",
            1,
        );
    let note = |ledger: Ledger, due: &str, owner: &str, note: &str| {
        let weighed = format!("{note}weigh: {owner} has no open promises besides");
        ledger.run(["promise", "acme", "Plan", "--due", due, "--owner", owner, "--dry-run"]).says(&weighed).then()
    };
    let acme = Ledger::new().file("folio.toml", toml).client("acme", crate::harness::ACME);
    let acme = note(acme, "2026-03-06", "anna", "");
    let sunday = "note: 2026-03-08 is a Sunday; the working day before is Friday, 2026-03-06\n";
    let acme = note(acme, "2026-03-08", "anna", sunday);
    // On the Sunday itself there is no working day left before it.
    let acme = acme.today("2026-03-08");
    let acme =
        note(acme, "today", "anna", "note: 2026-03-08 is a Sunday; the next working day is Tuesday, 2026-03-10\n");
    let acme = acme.today("2026-03-02");
    let holiday = "note: 2026-03-09 is a holiday; the working day before is Friday, 2026-03-06\n";
    let acme = note(acme, "2026-03-09", "anna", holiday);
    let away = "note: 2026-03-05 is a day on which boris is away; the working day before is Tuesday, 2026-03-03\n";
    let acme = note(acme, "2026-03-05", "boris", away);
    acme.run(["promise", "acme", "Photos", "--due", "2026-03-08", "--side", "client"])
        .says(sunday.trim_end())
        .run(["move", "acme", "photos", "--to", "2026-03-09", "--reason", "later"])
        .says(holiday.trim_end());
}

#[test]
fn more_work_than_there_are_days_is_told_beforehand() {
    let absent = "absent = [{ starts = 2026-03-03, ends = 2026-03-06, cover = \"anna\" }]\n";
    let toml = FOLIO_TOML.replacen("grade = \"middle\"\n", &format!("grade = \"middle\"\n{absent}"), 1);
    let ledger = || Ledger::new().file("folio.toml", &toml).client("acme", crate::harness::ACME);
    let promise = |owner: &'static str, due: &'static str, effort: &'static str| {
        let words = ["promise", "acme", "P", "--due", due, "--owner", owner, "--effort", effort, "--dry-run"];
        ledger().run(words)
    };
    let fits = "weigh: boris has no open promises besides";
    // Monday is there, and the Monday after; eight hours are a day, and an hour more is two.
    promise("boris", "2026-03-09", "2wd").says(fits);
    promise("boris", "2026-03-09", "3wd")
        .says(&format!("weigh: that is 3wd of work, and boris has 2 working days up to 2026-03-09\n{fits}"));
    promise("boris", "2026-03-02", "8h").says(fits);
    promise("boris", "2026-03-02", "10h")
        .says(&format!("weigh: that is 10h of work, and boris has 1 working day up to 2026-03-02\n{fits}"));
    let json = ["promise", "acme", "P", "--due", "fri", "--owner", "anna", "--effort", "10wd", "--format", "json"];
    ledger().run(json).shows("\"weighing\": [\n      \"weigh: that is 10wd of work, and anna has 5 working days");
}
