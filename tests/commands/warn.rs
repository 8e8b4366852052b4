//! Stories of `folio warn`: the client was told ahead that a promise is in danger.

use crate::harness::{BALTIKA, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn a_warning_keeps_the_day_and_what_was_offered() {
    ledger()
        .run(["warn", "baltika", "logo", "--options", "A draft on Friday, the rest a week later"])
        .prints("promise logo to baltika-instrument, warned 2026-03-02  <commit>")
        .commits(1)
        .subject("warn(baltika-instrument): logo")
        .holds(
            FILE,
            "made = 2026-02-20\nwarned = 2026-03-02\noptions = \"A draft on Friday, the rest a week later\"\n",
        );
}

#[test]
fn the_warning_may_have_been_given_earlier() {
    ledger()
        .run(["warn", "baltika", "logo", "--on", "yesterday"])
        .prints("promise logo to baltika-instrument, warned 2026-03-01  <commit>");
}

#[test]
fn nobody_is_warned_in_the_future() {
    ledger()
        .run(["warn", "baltika", "logo", "--on", "tomorrow"])
        .fails_with(2, "error: 2026-03-03 has not come yet\nhint: record the warning once it is given")
        .nothing_changed();
}

#[test]
fn what_is_kept_needs_no_warning() {
    ledger()
        .run(["keep", "baltika", "logo"])
        .succeeds()
        .run(["warn", "baltika", "logo"])
        .fails_with(
            2,
            "error: the promise `logo` was kept\n\
             hint: open it again with `folio set baltika-instrument commitments.logo.state=open commitments.logo.done=`",
        )
        .nothing_changed();
}

#[test]
fn a_warning_that_comes_late_is_said_to_be_none() {
    ledger()
        .today("2026-03-20")
        .run(["warn", "baltika", "logo"])
        .finds(0, "promise logo to baltika-instrument, warned 2026-03-20  <commit>")
        .says("its day has come already: that is no warning ahead, and the promise counts as one without");
}

#[test]
fn a_second_warning_of_the_same_date_keeps_the_day_of_the_first() {
    ledger()
        .run(["warn", "baltika", "logo", "--options", "A draft on Friday"])
        .succeeds()
        .then()
        .today("2026-03-03")
        .run(["warn", "baltika", "logo", "--options", "The rest on Monday"])
        .finds(0, "promise logo to baltika-instrument, warned 2026-03-02  <commit>")
        .says("they were warned ahead before: that day stays, and counts")
        .holds(FILE, "warned = 2026-03-02\noptions = \"A draft on Friday; The rest on Monday\"\n");
}

#[test]
fn a_date_that_came_after_the_warning_wants_one_of_its_own() {
    let moved = |then: Ledger| {
        let run = then.run(["warn", "baltika", "logo", "--options", "A draft on Friday"]).succeeds().then();
        let words = ["move", "baltika", "logo", "--to", "2026-03-27", "--reason", "figures are late"];
        run.today("2026-03-03").run(words).succeeds().then().today("2026-03-26")
    };
    moved(ledger())
        .run(["agenda"])
        .shows("folio warn baltika-instrument logo")
        .run(["warn", "baltika", "logo", "--options", "The rest on Monday"])
        .prints("promise logo to baltika-instrument, warned 2026-03-26  <commit>")
        .holds(FILE, "reason = \"figures are late\", warned = 2026-03-02 }")
        .run(["agenda"])
        .hides("folio warn baltika-instrument logo")
        .shows("folio move baltika-instrument logo")
        .then()
        .today("2026-03-30")
        .run(["portfolio", "--rows"])
        .shows("late, told ahead");
    // Who was warned of the first date only is let down by the second.
    moved(ledger()).today("2026-04-03").run(["health", "baltika"]).shows("Red");
}

#[test]
fn what_was_said_on_the_day_gives_way_to_a_warning_of_the_new_date() {
    ledger()
        .today("2026-03-06")
        .run(["warn", "baltika", "logo"])
        .succeeds()
        .run(["move", "baltika", "logo", "--to", "2026-03-27", "--reason", "figures are late"])
        .succeeds()
        .then()
        .today("2026-03-26")
        .run(["warn", "baltika", "logo"])
        .prints("promise logo to baltika-instrument, warned 2026-03-26  <commit>");
}

#[test]
fn a_day_before_the_last_move_takes_no_warning_away() {
    let moved =
        ledger().today("2026-03-03").run(["move", "baltika", "logo", "--to", "2026-03-27", "--reason", "x", "-q"]);
    moved
        .succeeds()
        .then()
        .today("2026-03-20")
        .run(["warn", "baltika", "logo"])
        .succeeds()
        .then()
        .today("2026-03-26")
        .run(["warn", "baltika", "logo", "--on", "2026-03-02"])
        .fails_with(
            2,
            "error: the promise `logo` was moved on 2026-03-03: a warning of 2026-03-02 was about the date before that\n\
             hint: name a day since then with `--on`, once they are warned of the date as it is\n\
             hint: for the date before, `folio edit baltika-instrument` opens the file to write `warned = 2026-03-02` into that move",
        )
        .nothing_changed()
        .run(["agenda", "--lane", "owe"])
        .hides("folio warn baltika-instrument logo");
}

#[test]
fn nobody_is_warned_before_it_was_promised() {
    ledger()
        .run(["warn", "baltika", "logo", "--on", "2026-02-19"])
        .fails_with(
            2,
            "error: the promise `logo` was made on 2026-02-20: nobody was warned of it on 2026-02-19\n\
             hint: name a day since then with `--on`",
        )
        .nothing_changed();
}

#[test]
fn a_warning_after_a_move_of_the_same_day_is_of_the_new_date() {
    let moved = || {
        let run =
            ledger().today("2026-03-05").run(["move", "baltika", "logo", "--to", "2026-03-09", "--reason", "x", "-q"]);
        run.succeeds().run(["agenda", "--lane", "owe"])
    };
    moved()
        .run(["warn", "baltika", "logo", "--options", "A draft"])
        .prints("promise logo to baltika-instrument, warned 2026-03-05  <commit>")
        .run(["next", "baltika"])
        .hides("warn now")
        .then()
        .today("2026-03-06")
        .run(["agenda", "--lane", "owe"])
        .shows("is due on 9 March 2026; they were warned")
        .hides("warn now");
}

#[test]
fn a_warning_before_a_move_of_the_same_day_was_of_the_old_date() {
    ledger()
        .today("2026-03-05")
        .run(["warn", "baltika", "logo", "--options", "A draft"])
        .succeeds()
        .run(["move", "baltika", "logo", "--to", "2026-03-27", "--reason", "x", "-q"])
        .succeeds()
        .holds(
            FILE,
            "made = 2026-02-20\noriginal_due = 2026-03-06\n\
             moves = [{ date = 2026-03-05, due = 2026-03-27, reason = \"x\", warned = 2026-03-05 }]\noptions = \"A draft\"\n",
        )
        .then()
        .today("2026-03-26")
        .run(["agenda", "--lane", "owe"])
        .shows("folio warn baltika-instrument logo")
        .then()
        .today("2026-03-30")
        .run(["portfolio", "--rows"])
        .shows("late, told ahead");
}
