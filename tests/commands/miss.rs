//! Stories of `folio miss`: a promise that was not kept.

use crate::harness::{BALTIKA, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn a_miss_has_a_reason_to_count_by() {
    ledger()
        .run(["miss", "baltika", "logo", "--reason", "capacity"])
        .prints("promise logo to baltika-instrument, missed: capacity, 4 days before its day  <commit>")
        .commits(1)
        .subject("miss(baltika-instrument): logo")
        .holds(FILE, "made = 2026-02-20\nstate = \"missed\"\nreason = \"capacity\"\n");
}

#[test]
fn how_long_before_its_day_it_is_given_up_is_said() {
    let missed = |today: &str| ledger().today(today).run(["miss", "baltika", "logo", "--reason", "capacity"]);
    missed("2026-03-05").prints("promise logo to baltika-instrument, missed: capacity, a day before its day  <commit>");
    for today in ["2026-03-06", "2026-03-09"] {
        missed(today).prints("promise logo to baltika-instrument, missed: capacity  <commit>");
    }
}

#[test]
fn an_unknown_reason_lists_the_reasons() {
    ledger()
        .run(["miss", "baltika", "logo", "--reason", "forgot"])
        .fails_with(
            2,
            "error: `reason` cannot be `forgot`\nhint: did you mean `forgotten`?\n\
             hint: it is one of client-input, capacity, third-party, scope-change, estimate, forgotten, other",
        )
        .nothing_changed();
}

#[test]
fn what_was_kept_is_not_missed() {
    ledger()
        .run(["keep", "baltika", "logo"])
        .succeeds()
        .run(["miss", "baltika", "logo", "--reason", "other"])
        .fails_with(
            2,
            "error: the promise `logo` was kept\n\
             hint: open it again with `folio set baltika-instrument commitments.logo.state=open commitments.logo.done=`",
        )
        .nothing_changed();
}
