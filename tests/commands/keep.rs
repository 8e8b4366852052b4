//! Stories of `folio keep`: a promise kept.

use crate::harness::{BALTIKA, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn a_promise_is_kept_today() {
    ledger()
        .run(["keep", "baltika", "logo"])
        .prints("promise logo to baltika-instrument, kept 2026-03-02  <commit>")
        .commits(1)
        .subject("keep(baltika-instrument): logo")
        .clean()
        .holds(FILE, "due = 2026-03-06  # before the fair\nmade = 2026-02-20\nstate = \"done\"\ndone = 2026-03-02\n");
}

#[test]
fn it_may_have_been_kept_earlier() {
    ledger()
        .run(["keep", "baltika", "logo", "--on", "last fri"])
        .prints("promise logo to baltika-instrument, kept 2026-02-27  <commit>");
}

#[test]
fn a_promise_that_was_missed_may_still_be_kept() {
    ledger()
        .run(["keep", "baltika", "estimate"])
        .prints("promise estimate to baltika-instrument, kept 2026-03-02, no longer missed  <commit>")
        .holds(FILE, "state = \"done\"\ndone = 2026-03-02\n\n");
}

#[test]
fn what_is_kept_already_stays_so() {
    ledger()
        .run(["keep", "baltika", "logo"])
        .succeeds()
        .run(["keep", "baltika", "logo"])
        .prints("nothing to change in baltika-instrument")
        .nothing_changed();
}

#[test]
fn nothing_is_kept_ahead_of_time() {
    ledger()
        .run(["keep", "baltika", "logo", "--on", "fri"])
        .fails_with(2, "error: 2026-03-06 has not come yet\nhint: a promise is kept when it is done")
        .nothing_changed();
}

#[test]
fn nothing_is_kept_before_it_was_made() {
    ledger()
        .run(["keep", "baltika", "logo", "--on", "2026-02-10"])
        .fails_with(
            1,
            r#"error[done-before-made]: the promise was kept before it was made
  --> clients/baltika-instrument.toml:31:8
   |
31 | done = 2026-02-10
   |        ^^^^^^^^^^
   |
  ::: clients/baltika-instrument.toml:29:8
   |
29 | made = 2026-02-20
   |        ---------- made on this day
   |
help: check the year, or swap the two dates
error: nothing was written: 1 error to mend first"#,
        )
        .nothing_changed();
}

#[test]
fn an_unknown_promise_is_refused_with_the_nearest() {
    ledger()
        .run(["keep", "baltika", "lgo"])
        .fails_with(2, "error: `baltika-instrument` has no `commitments.lgo`\nhint: did you mean `logo`?")
        .nothing_changed();
}

#[test]
fn a_client_without_promises_says_how_to_make_one() {
    Ledger::new()
        .client("acme", crate::harness::ACME)
        .run(["keep", "acme", "logo"])
        .fails_with(
            2,
            "error: `acme` has no `commitments.logo`\nhint: it has no commitments yet; `folio add commitments acme …` adds one",
        )
        .nothing_changed();
}

#[test]
fn a_promise_taken_back_is_not_kept() {
    ledger()
        .run(["keep", "baltika", "banner"])
        .fails_with(
            2,
            "error: the promise `banner` was withdrawn\n\
             hint: open it again with `folio set baltika-instrument commitments.banner.state=open commitments.banner.reason=`",
        )
        .nothing_changed();
}
