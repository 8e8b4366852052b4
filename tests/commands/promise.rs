//! Stories of `folio promise`: a promise made to a client, or by one.

use crate::harness::{BALTIKA, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn a_promise_has_a_day_and_a_short_name() {
    ledger()
        .run(["promise", "baltika", "Media plan for Q4", "--due", "fri", "--to", "ivan"])
        .prints("promise media-plan-q4 to baltika-instrument, due 2026-03-06  <commit>")
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
        .prints("promise otpravit-akt-mediaplanu to baltika-instrument, due 2026-03-05  <commit>")
        .run(["promise", "baltika", "Отправить акт по медиаплану", "--due", "+3d"])
        .prints("promise otpravit-akt-mediaplanu-2 to baltika-instrument, due 2026-03-05  <commit>");
}

#[test]
fn the_name_may_be_chosen() {
    ledger()
        .run(["promise", "baltika", "Media plan", "--due", "fri", "--id", "plan"])
        .prints("promise plan to baltika-instrument, due 2026-03-06  <commit>");
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
fn a_promise_for_today_is_not_past() {
    ledger()
        .run(["promise", "baltika", "Call back", "--due", "today"])
        .prints("promise call-back to baltika-instrument, due 2026-03-02  <commit>");
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
