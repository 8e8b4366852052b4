//! The work for a file grows as the file does, whatever it holds many of: a hostile one stops nobody.
//!
//! Work is bounded, not time: the system ends a command that has had far more of the processor than work takes that grows as the
//! file does. What compares each entry with each other takes more than that.

use std::process::Stdio;

use crate::harness::{ACME, Ledger};

/// Seconds of the processor that a command may take, in a build without optimisation: many times what it needs.
const MOST: u32 = 20;

/// Entries of a kind; of goals, whose comparison costs least, four times as many.
const MANY: usize = 2_000;

/// The beginning of each client: one we work for, so that every rule has something to say.
const LIVE: &str = "since = 2025-01-05\n\n[[stages]]\nstage = \"delivery\"\nentered = 2026-01-05\n\n";

/// Interactions of a client that is as large as one may be.
const TALKS: usize = 10_000;

/// A kind of entry: `#` stands for its number, `+` for the next.
const KINDS: [(&str, &[&str]); 26] = [
    ("stages", &["[[stages]]\nstage = \"paused\"\nentered = 2026-01-06\nreason = \"r\"\n"]),
    ("forces", &["[[forces]]\nid = \"f#\"\ndirection = \"other\"\nname = \"N#\"\n"]),
    (
        "changes",
        &[
            "[[forces]]\nid = \"f#\"\ndirection = \"other\"\nname = \"N#\"\n",
            "[[changes]]\nid = \"c#\"\nforce = \"f#\"\ndate = 2026-02-01\nwhat = \"w\"\nimpact = 3\n",
        ],
    ),
    (
        "line",
        &[
            "[[stakeholders]]\nid = \"p#\"\nname = \"N#\"\nreports_to = \"p+\"\nroles = [\"decision-maker\"]\nbirthday = \"--03-05\"\n",
        ],
    ),
    ("projects", &["[[projects]]\nid = \"p#\"\nname = \"N#\"\nstatus = \"delivered\"\ndelivered = 2026-02-01\n"]),
    (
        "goals",
        &[
            "[[goals]]\nid = \"g#\"\nstatement = \"s#\"\nstate = \"confirmed\"\nstated = 2025-01-01\nreview = 2026-01-01\n",
        ],
    ),
    (
        "revisions",
        &[
            "[[goals]]\nid = \"g#\"\nstatement = \"s#\"\nstate = \"revised\"\nstated = 2025-01-01\n",
            "[[revisions]]\ngoal = \"g#\"\ndate = 2026-01-01\nwas = \"w#\"\nreason = \"r\"\n",
        ],
    ),
    (
        "requests",
        &[
            "[[requests]]\nid = \"r#\"\ndate = 2026-02-01\nwhat = \"w#\"\ndecision = \"accepted\"\ndecided = 2026-02-02\n",
        ],
    ),
    (
        "letters",
        &["[[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"email\"\ndirection = \"inbound\"\nsummary = \"s #\"\n"],
    ),
    ("meetings", &["[[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"call\"\nplanned = true\nsummary = \"s #\"\n"]),
    (
        "talks",
        &[
            "[[stakeholders]]\nid = \"p#\"\nname = \"N#\"\nbirthday = \"--03-05\"\nroles = [\"decision-maker\"]\n",
            "[[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"call\"\nsummary = \"s\"\npeople = [\"p#\", \"p+\"]\n",
        ],
    ),
    ("ours", &["[[commitments]]\nid = \"c#\"\nwhat = \"w#\"\nside = \"us\"\ndue = 2026-02-20\nmade = 2026-02-01\n"]),
    (
        "theirs",
        &[
            "[[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"message\"\nsummary = \"s #\"\ntopic = \"w#\"\n",
            "[[commitments]]\nid = \"c#\"\nwhat = \"w#\"\nside = \"client\"\ndue = 2026-02-20\n",
        ],
    ),
    (
        "missed",
        &[
            "[[interactions]]\nat = 2026-02-10T10:00:00\nkind = \"call\"\nsummary = \"s #\"\n",
            "[[commitments]]\nid = \"c#\"\nwhat = \"w#\"\nside = \"us\"\ndue = 2026-02-20\nstate = \"missed\"\nreason = \"r\"\n",
        ],
    ),
    (
        "gone",
        &[
            "[[stakeholders]]\nid = \"p#\"\nname = \"N#\"\nstatus = \"left\"\nleft_on = 2026-02-01\nreplaced_by = \"p+\"\n",
            "[[commitments]]\nid = \"c#\"\nwhat = \"w#\"\nside = \"us\"\ndue = 2026-02-20\npromised_to = \"p#\"\n",
        ],
    ),
    (
        "contracts",
        &[
            "[[contracts]]\nid = \"c#\"\nkind = \"service\"\nstate = \"active\"\nstarts = 2026-01-01\nends = 2026-04-01\nnotice = \"30d\"\n",
        ],
    ),
    ("documents", &["[[documents]]\nkind = \"act\"\nperiod = \"2026-01\"\nissued = 2026-02-01\nsent = 2026-02-01\n"]),
    (
        "periods",
        &[
            "[[contracts]]\nid = \"c#\"\nkind = \"service\"\nstate = \"active\"\nrecurring = \"1 RUB\"\nperiod = \"monthly\"\n",
            "[[documents]]\nkind = \"act\"\ncontract = \"c#\"\nperiod = \"2005-02\"\nissued = 2005-03-01\nsigned = 2005-03-01\n",
        ],
    ),
    (
        "old contracts",
        &[
            "[[contracts]]\nid = \"c#\"\nkind = \"service\"\nstate = \"active\"\nends = 0001-03-01\nrecurring = \"1 RUB\"\nperiod = \"monthly\"\n",
        ],
    ),
    ("invoices", &["[[invoices]]\nid = \"i#\"\nissued = 2026-01-01\ndue = 2026-01-20\namount = \"100 RUB\"\n"]),
    (
        "opportunities",
        &["[[opportunities]]\nid = \"o#\"\nname = \"N\"\nkind = \"upsell\"\nstage = \"idea\"\nbenefit = \"b\"\n"],
    ),
    (
        "feedback",
        &[
            "[[feedback]]\ndate = 2026-02-01\nkind = \"complaint\"\nseverity = \"low\"\ntext = \"t #\"\nanswer_due = 2026-02-20\n",
        ],
    ),
    ("occasions", &["[[occasions]]\nwhat = \"w\"\ndate = 2026-03-05\n"]),
    ("handovers", &["[[handovers]]\nid = \"h#\"\ndate = 2026-02-01\ngiver = \"anna\"\nreceiver = \"boris\"\n"]),
    ("unknown", &["[[others]]\nid = \"x#\"\nname = \"N#\"\n"]),
    ("clients", &["[[profile]]\nparent = \"p#\"\n"]),
];

fn client(kind: &str, parts: &[&str]) -> String {
    let mut text = if kind == "clients" { String::new() } else { format!("{ACME}{LIVE}") };
    for part in parts {
        for number in 0..if kind == "goals" { 4 * MANY } else { MANY } {
            text += &part.replace('#', &number.to_string()).replace('+', &(number + 1).to_string());
        }
    }
    text
}

/// What the last commit holds: goals of other wordings, other parents, else entries of other ids.
fn before(kind: &str, now: &str) -> String {
    match kind {
        "goals" | "revisions" => now.replace("statement = \"", "statement = \"old "),
        "clients" => now.replace("parent = \"", "parent = \"old-"),
        _ => now.replace("\nid = \"", "\nid = \"old-"),
    }
}

/// What stands on one line, as often as fits into half a megabyte.
const LINES: [(&str, &str, &str, &str); 8] = [
    ("tokens", "# ", "xoxb-", "\n"),
    ("keys", "# ", "-----BEGIN ", "\n"),
    ("passwords", "# ", "password:a1", "\n"),
    ("words", "# ", "password ", "\n"),
    ("escapes", "[custom]\na = \"", "\\e", "\"\n"),
    ("doubled", "[custom]\na = \"", "\\\\", "\"\n"),
    ("quotes", "[custom]\na = ", "\"", "\n"),
    ("brackets", "[custom]\na = ", "[", "\n"),
];

const LONG: usize = 512 * 1024;

/// A ledger with one client whose file a commit has and another text follows, both of them grown.
fn grown(was: &str, now: &str) -> Ledger {
    let ledger = Ledger::new().client("acme", was).committed();
    ledger.put("clients/acme.toml", now);
    ledger.git(["add", "."]);
    ledger
}

/// Runs every command that looks at all of a client; gives the first that took too much.
fn exhausted(ledger: &Ledger) -> Option<String> {
    let commands: [&[&str]; 5] = [
        &["check"],
        &["check", "--staged"],
        &["agenda"],
        &["health"],
        &["promise", "acme", "Plan", "--due", "fri", "--dry-run"],
    ];
    commands.iter().find(|words| !ends(ledger, words)).map(|words| words.join(" "))
}

/// Whether a command comes to its end by itself.
fn ends(ledger: &Ledger, words: &[&str]) -> bool {
    let mut limited = ledger.command("sh");
    limited.args(["-c", &format!("ulimit -t {MOST}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_folio")]);
    let status = limited.args(words).stdout(Stdio::null()).stderr(Stdio::null()).status().expect("sh");
    status.code().is_some_and(|code| code <= 2)
}

#[test]
fn the_work_for_many_entries_grows_as_they_do() {
    for (kind, parts) in KINDS {
        let now = client(kind, parts);
        assert_eq!(exhausted(&grown(&before(kind, &now), &now)), None, "{kind}");
    }
}

/// As many talks as a client may have, each of a moment of its own: `rest` is what stands in each, `#` being its number.
fn talks(rest: &str) -> String {
    let mut text = format!(
        "{ACME}{LIVE}[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\n\n[[stakeholders]]\nid = \"olga\"\nname = \"Olga\"\n\n"
    );
    for number in 0..TALKS {
        let (month, day, hour) = (number / 24 / 28 % 12 + 1, number / 24 % 28 + 1, number % 24);
        let at = format!("{}-{month:02}-{day:02}T{hour:02}:00:00", 2024 + number / 24 / 28 / 12);
        text += &format!("[[interactions]]\nat = {at}\n{}\n", rest.replace('#', &number.to_string()));
    }
    text
}

#[test]
fn the_work_for_talks_of_different_moments_grows_as_they_do() {
    let unanswered = talks("kind = \"email\"\ndirection = \"inbound\"\nsummary = \"s #\"\n");
    assert_eq!(exhausted(&Ledger::new().client("acme", &unanswered).committed()), None);
}

#[test]
fn the_work_for_all_that_names_somebody_grows_as_it_does() {
    let planned = talks("kind = \"call\"\nplanned = true\npeople = [\"ivan\"]\nsummary = \"s #\"\n");
    let ledger = Ledger::new().client("acme", &planned).committed();
    let commands: [&[&str]; 3] = [
        &["rm", "acme", "stakeholders.ivan"],
        &["rename", "acme", "stakeholders.ivan", "ivan-petrov", "--dry-run"],
        &["replace", "acme", "ivan", "olga", "--dry-run"],
    ];
    for words in commands {
        assert!(ends(&ledger, words), "{words:?}");
    }
    let both = planned.replace("\"ivan\"]", "\"ivan\", \"olga\"]");
    let ledger = Ledger::new().client("acme", &both).committed();
    assert!(ends(&ledger, &["replace", "acme", "ivan", "olga", "--dry-run"]));
}

#[test]
fn the_work_for_all_who_are_kept_too_long_grows_as_they_do() {
    let mut kept = talks("kind = \"call\"\npeople = [\"p#\"]\nsummary = \"s #\"\n");
    for number in 0..TALKS {
        kept += &format!("[[stakeholders]]\nid = \"p{number}\"\nname = \"N\"\nretain_until = 2026-02-01\n\n");
    }
    assert!(ends(&Ledger::new().client("acme", &kept).committed(), &["check"]));
}

#[test]
fn the_work_for_all_that_can_be_mended_grows_as_it_does() {
    let quoted = talks("kind = \"call\"\nsummary = \"s #\"\nanswered = \"2026-02-01\"\n");
    assert!(ends(&Ledger::new().client("acme", &quoted).committed(), &["check", "--fix"]));
    let promise = "[[commitments]]\nid = \"c#\"\nwhat = \"w\"\nside = \"us\"\nduee = 2026-04-01\n";
    assert!(ends(&Ledger::new().client("acme", &client("renamed", &[promise])).committed(), &["check", "--fix"]));
}

#[test]
fn the_work_for_many_new_keys_grows_as_they_do() {
    let promise = "[[commitments]]\nid = \"c#\"\nwhat = \"w\"\nside = \"us\"\ndue = 2026-04-01\n";
    let ledger = Ledger::new().client("acme", &client("ours", &[promise])).committed();
    let values = (0..MANY).map(|number| format!("commitments.c{number}.owner=anna"));
    let words: Vec<String> = ["set", "acme", "--dry-run"].map(str::to_owned).into_iter().chain(values).collect();
    assert!(ends(&ledger, &words.iter().map(String::as_str).collect::<Vec<_>>()));
}

#[test]
fn git_is_asked_as_often_for_many_bad_names_as_for_few() {
    let starts = |count: usize| {
        let ledger = (0..count).fold(Ledger::new(), |ledger, number| ledger.client(&format!("Acme_{number}"), ACME));
        let trace = ledger.root().join("trace");
        let run = ledger.committed().env("GIT_TRACE", &trace.to_string_lossy()).run(["check"]).exits(1);
        run.then().text("trace").matches("git ls-files").count()
    };
    let few = starts(2);
    assert!(few > 0);
    assert_eq!(starts(20), few);
}

#[test]
fn the_work_for_a_long_line_grows_as_it_does() {
    for (kind, before, part, after) in LINES {
        let now = format!("{ACME}{LIVE}{before}{}{after}", part.repeat(LONG / part.len()));
        assert_eq!(exhausted(&grown(ACME, &now)), None, "{kind}");
    }
}

#[test]
fn what_does_not_end_is_ended() {
    let ledger = Ledger::new();
    let mut endless = ledger.command("sh");
    endless.args(["-c", "ulimit -t 1; while :; do :; done"]);
    assert_eq!(endless.status().expect("sh").code(), None);
}
