//! Days that cannot be: of what has happened but lies ahead, the wrong way round, of years that nobody means.

use crate::harness::{ACME, Ledger};

/// The rules and messages of the findings about Acme with these entries, without what is only missing.
fn found(entries: &str) -> Vec<String> {
    let run = Ledger::new().client("acme", &format!("{ACME}{entries}")).run(["check"]);
    let headers = run.stdout().lines().filter(|line| {
        ["[future-date]", "[ends-before-starts]", "[absurd-date]"].iter().any(|rule| line.contains(rule))
    });
    headers.map(str::to_owned).collect()
}

#[test]
fn what_is_said_to_have_happened_does_not_lie_ahead() {
    for (entry, message) in [
        (
            "[[projects]]\nid = \"p\"\nname = \"P\"\nstatus = \"done\"\ndelivered = 2026-03-03\n",
            "project delivered, but dated",
        ),
        (
            "[[contracts]]\nid = \"c\"\nkind = \"msa\"\nstate = \"active\"\nsigned = 2026-03-03\n",
            "contract active, but signed and dated",
        ),
        (
            "[[goals]]\nid = \"g\"\nstatement = \"s\"\nstate = \"confirmed\"\nstated = 2026-01-01\nactual = 1\nmeasured = 2026-03-03\n",
            "goal measured, but dated",
        ),
        ("[[requests]]\nid = \"r\"\ndate = 2026-03-03\nwhat = \"w\"\n", "request dated"),
        (
            "[[handovers]]\nid = \"h\"\ndate = 2026-03-03\ngiver = \"anna\"\nreceiver = \"boris\"\nstate = \"done\"\n",
            "handover done, but dated",
        ),
        ("[[stakeholders]]\nid = \"i\"\nname = \"I\"\nbirthday = 2026-03-03\n", "birthday dated"),
    ] {
        assert_eq!(found(entry), [format!("error[future-date]: {message} after today, 2026-03-02")], "{entry}");
        assert_eq!(found(&entry.replace("2026-03-03", "2026-03-02")), [""; 0], "{entry}");
    }
}

#[test]
fn what_is_planned_may_lie_ahead() {
    for entry in [
        "[[contracts]]\nid = \"c\"\nkind = \"msa\"\nstate = \"awaiting-signature\"\nsigned = 2026-03-03\n",
        "[[handovers]]\nid = \"h\"\ndate = 2026-03-03\ngiver = \"anna\"\nreceiver = \"boris\"\nstate = \"draft\"\n",
        "[[stakeholders]]\nid = \"i\"\nname = \"I\"\nbirthday = \"--12-31\"\n",
    ] {
        assert_eq!(found(entry), [""; 0], "{entry}");
    }
}

#[test]
fn a_document_is_not_signed_before_it_is_issued() {
    let act = "[[documents]]\nkind = \"act\"\nissued = 2026-03-02\nsigned = 2026-03-01\n";
    assert_eq!(found(act), ["error[ends-before-starts]: the document was signed before it was issued"]);
    assert_eq!(found(&act.replace("03-01", "03-02")), [""; 0]);
}

#[test]
fn a_letter_is_not_answered_before_it_came() {
    let answered = |moment: &str| {
        found(&format!(
            "[[interactions]]\nat = 2026-02-10T15:00:00\nkind = \"email\"\ndirection = \"inbound\"\nsummary = \"s\"\nanswered = {moment}\n"
        ))
    };
    let early = ["error[ends-before-starts]: the email was answered before it came"];
    assert_eq!(answered("2026-02-09T12:00:00"), early);
    assert_eq!(answered("2026-02-10T14:59:00"), early);
    assert_eq!(answered("2026-02-10T15:30:00+03:00"), [""; 0]);
    // Of an answer of which only the day was told, noon is written.
    assert_eq!(answered("2026-02-10T12:00:00"), [""; 0]);
}

#[test]
fn an_answer_before_the_letter_is_not_logged() {
    Ledger::new()
        .client("acme", ACME)
        .run(["log", "acme", "s", "--kind", "email", "--at", "2026-03-01T10:00", "--answered", "2026-02-01"])
        .refuses(1, "error[ends-before-starts]: the email was answered before it came")
        .nothing_changed();
}

#[test]
fn an_anniversary_may_be_of_any_year() {
    let founded = |more: &str| found(&format!("[[occasions]]\nwhat = \"Founded\"\ndate = 1965-05-20\n{more}"));
    let old = ["warning[absurd-date]: the year 1965 is before 1990"];
    assert_eq!(founded("yearly = true\n"), [""; 0]);
    assert_eq!(founded(""), old);
    assert_eq!(founded("yearly = true\nmarked = 1965-05-21\n"), old);
    let person = "[[stakeholders]]\nid = \"i\"\nname = \"I\"\nbirthday = 1950-01-01\n";
    assert_eq!(found(person), [""; 0]);
    let ahead = "[[occasions]]\nwhat = \"Founded\"\ndate = 2165-05-20\nyearly = true\n";
    assert_eq!(found(ahead), ["warning[absurd-date]: the year 2165 is more than 50 years ahead"]);
}
