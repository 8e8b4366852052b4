//! Which lane a record stands in, and what the exit code says of it.

use super::{lane, ledger, promise};

const COMPLAINT: &str = "[[feedback]]\ndate = 2026-02-20\nkind = \"complaint\"\ntext = \"Too late\"\nseverity = \"low\"\n\
                         owner = \"anna\"\nanswer_due = 2026-02-24\n";

/// A paper of February that is not made out, one of January that did not go out, one of December that did not come back.
const PAPERS: &str = "[[contracts]]\nid = \"7\"\nkind = \"msa\"\nstate = \"active\"\nstarts = 2025-12-01\nrecurring = \"900 EUR\"\n\
     period = \"monthly\"\n[[documents]]\nkind = \"act\"\ncontract = \"7\"\nperiod = \"2026-01\"\nissued = 2026-02-01\n\
     [[documents]]\nkind = \"act\"\ncontract = \"7\"\nperiod = \"2025-12\"\nissued = 2026-01-01\nsent = 2026-01-02\n";

#[test]
fn what_came_in_is_answered_and_papers_are_seen_to_their_end() {
    assert_eq!(lane(ledger(COMPLAINT), "unanswered", "2026-03-02").len(), 1);
    assert_eq!(lane(ledger(PAPERS), "owed", "2026-03-02").len(), 3);
    for other in [COMPLAINT, PAPERS] {
        assert_eq!(lane(ledger(other), "owe", "2026-03-02"), [""; 0]);
        ledger(other).run(["agenda", "--exit-code"]).exits(0);
    }
}

#[test]
fn a_letter_comes_before_a_paper() {
    let letter = "[[interactions]]\nat = 2026-02-27T16:00:00\nkind = \"email\"\nsummary = \"How much?\"\n\
                  direction = \"inbound\"\npeople = [\"ivan\"]\n";
    ledger(&format!("{PAPERS}{letter}")).run(["next", "acme"]).shows("Ivan wrote 3 days ago");
}

#[test]
fn the_exit_code_agrees_with_every_kind_of_line_in_the_first_lane() {
    for (due, more, code) in [
        ("2026-03-04", "warn_by = 2026-03-02", 0),
        ("2026-03-04", "warn_by = 2026-03-02\nwarned = 2026-03-02", 0),
        ("2026-03-02", "", 0),
        ("2026-03-01", "", 1),
        ("2026-03-01", "warned = 2026-02-28", 1),
        ("2026-02-27", "state = \"missed\"\nreason = \"forgotten\"", 1),
    ] {
        let with = || ledger(&promise("logo", due, more).replace("made = 2026-02-20", "made = 2026-02-02"));
        assert_eq!(lane(with(), "owe", "2026-03-02").len(), 1, "{due} {more}");
        with().run(["agenda", "--exit-code", "--lane", "owe"]).exits(code);
    }
}
