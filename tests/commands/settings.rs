//! Every weight, band, limit and clock of `folio.toml` does something: change it, and some answer about a small ledger changes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{FOLIO_TOML, Ledger};

/// Each key of the tables of numbers, with another value than its default.
const CHANGES: &[(&str, &[(&str, &str)])] = &[
    (
        "health",
        &[
            ("contact", "90"),
            ("promises", "90"),
            ("satisfaction", "90"),
            ("relationship", "90"),
            ("payment", "90"),
            ("goal", "90"),
            ("continuity", "90"),
            ("green", "100"),
            ("amber", "70"),
            ("coverage", "100"),
            ("contact_cadences", "[0, 1]"),
            ("unreached", "100"),
            ("unreached_cap", "10"),
            ("relationship_points", "[10, 30, 30, 30]"),
            ("threads", "9"),
            ("one_thread_cap", "10"),
            ("unknown_power", "5"),
            ("warned_promise", "100"),
            ("overdue_promise", "1"),
            ("mood", "100"),
            ("complaint_points", "[10, 20, 30, 40]"),
            ("payment_points", "[5, 50, 75, 100]"),
            ("goal_points", "[50, 60, 80]"),
            ("goal_shifts", "[20, 20, 5]"),
            ("continuity_points", "[100, 10, 10, 10, 0]"),
            ("fall", "100"),
            ("fall_within", "'1d'"),
            ("red_invoice", "'10d'"),
            ("red_complaint", "'0wd'"),
            ("red_promise", "'1wd'"),
            ("red_notice", "'1d'"),
        ],
    ),
    (
        "clocks",
        &[
            ("thread", "'1d'"),
            ("promises", "'10d'"),
            ("moods", "'1d'"),
            ("scores", "'10d'"),
            ("half_life", "'1d'"),
            ("requests", "'1d'"),
            ("survey_after", "'30d'"),
            ("survey_until", "'15d'"),
            ("survey_gap", "'200d'"),
            ("notice_ahead", "'70d'"),
            ("notice_near", "'85d'"),
            ("notice_last", "'45d'"),
            ("trend", "'5d'"),
            ("ask_again", "'9d'"),
            ("sales", "'1d'"),
            ("handover", "'1d'"),
            ("watch", "'1y'"),
            ("watch_end", "'1d'"),
            ("weigh", "'1wd'"),
        ],
    ),
    (
        "limits",
        &[
            ("drift", "100"),
            ("drift_least", "6"),
            ("survey_least", "1"),
            ("concentration_amber", "30"),
            ("concentration_red", "100"),
        ],
    ),
    ("load", &[("junior", "7"), ("middle", "7"), ("senior", "7"), ("projects", "7")]),
];

/// A client with something of every factor: a mood and two scores of different ages, one that decides and was not reached, a power
/// that nobody wrote down, a promise kept and one overdue since Thursday, an invoice twenty days overdue, five wishes that lead astray.
const WHOLE: &str = r#"
[communication]
cadence = "10d"
surveys = true

[[stages]]
stage = "delivery"
entered = 2025-09-01

[[stakeholders]]
id = "ivan"
name = "Ivan"
engagement = "resistant"

[[stakeholders]]
id = "olga"
name = "Olga"
roles = ["decision-maker"]
power = 4

[[stakeholders]]
id = "gleb"
name = "Gleb"
power = 1

[[projects]]
id = "site"
name = "Site"
status = "done"
delivered = 2026-02-10

[[requests]]
id = "r1"
date = 2026-02-10
what = "w"

[[requests]]
id = "r2"
date = 2026-02-10
what = "w"

[[requests]]
id = "r3"
date = 2026-02-10
what = "w"

[[requests]]
id = "r4"
date = 2026-02-10
what = "w"

[[requests]]
id = "r5"
date = 2026-02-10
what = "w"

[[interactions]]
at = 2026-02-25T10:00:00
kind = "call"
summary = "s"
people = ["ivan", "gleb"]
sentiment = -1

[[commitments]]
id = "kept"
what = "w"
side = "us"
due = 2026-02-10
state = "done"
done = 2026-02-10

[[commitments]]
id = "warned"
what = "w"
side = "us"
original_due = 2026-02-12
due = 2026-02-19
state = "done"
done = 2026-02-19
warned = 2026-02-09
moves = [{ date = 2026-02-10, due = 2026-02-19, reason = "r" }]

[[commitments]]
id = "late"
what = "w"
side = "us"
due = 2026-02-26

[[commitments]]
id = "theirs"
what = "w"
side = "client"
due = 2026-02-20

[[interactions]]
at = 2026-02-23T10:00:00
kind = "message"
summary = "s"
topic = "theirs"

[[commitments]]
id = "next"
what = "w"
side = "us"
made = 2026-03-02
due = 2026-03-03

[[contracts]]
id = "1"
kind = "msa"
state = "active"
ends = 2026-05-21
notice = "0d"

[[invoices]]
id = "A"
issued = 2026-02-01
due = 2026-02-10
amount = "100 RUB"

[[invoices]]
id = "B"
issued = 2026-02-02
due = 2026-04-10
amount = "250 RUB"

[[feedback]]
date = 2025-11-01
kind = "nps"
score = 9

[[feedback]]
date = 2025-10-01
kind = "nps"
score = 3
"#;

/// A client that fell on Friday, when we broke a promise: one thread, one answer to a survey this year.
const FALLEN: &str = r#"
[[stages]]
stage = "delivery"
entered = 2025-09-01

[[stakeholders]]
id = "vera"
name = "Vera"
roles = ["champion", "decision-maker"]
engagement = "leading"

[[interactions]]
at = 2026-02-20T10:00:00
kind = "call"
summary = "s"
people = ["vera"]

[[commitments]]
id = "kept"
what = "w"
side = "us"
due = 2026-02-10
state = "done"
done = 2026-02-10

[[commitments]]
id = "broken"
what = "w"
side = "us"
due = 2026-02-27
state = "missed"
reason = "forgotten"

[[feedback]]
date = 2026-01-10
kind = "nps"
score = 9

[[invoices]]
id = "C"
issued = 2026-02-02
due = 2026-04-10
amount = "100 RUB"
"#;

const COMPLAINT: &str = "\n[[feedback]]\ndate = 2026-02-27\nkind = \"complaint\"\nseverity = \"critical\"\n";
const NOTICE: &str = "\n[[contracts]]\nid = \"2\"\nkind = \"msa\"\nstate = \"terminated\"\nends = 2026-02-01\n";

/// A client in good health, of whom the first sixty days end this week.
const NEW: &str = "\n[[stages]]\nstage = \"onboarding\"\nentered = 2026-01-05\n\n\
    [[interactions]]\nat = 2026-02-25T10:00:00\nkind = \"call\"\nsummary = \"s\"\n\n\
    [[commitments]]\nid = \"k\"\nwhat = \"w\"\nside = \"us\"\ndue = 2026-02-10\nstate = \"done\"\ndone = 2026-02-10\n\n\
    [[invoices]]\nid = \"D\"\nissued = 2026-02-02\ndue = 2026-04-10\namount = \"1000 RUB\"\n\n\
    [[contracts]]\nid = \"4\"\nkind = \"msa\"\nstate = \"active\"\nends = 2026-04-11\nnotice = \"0d\"\n";

fn ledger() -> Ledger {
    let profile = |manager: &str| format!("[profile]\nname = \"N\"\nmanager = \"{manager}\"\n");
    Ledger::new()
        .client("whole", &(profile("anna") + WHOLE))
        .client("fallen", &(profile("boris") + FALLEN))
        .client("angry", &(profile("boris") + FALLEN.replace("\"C\"", "\"E\"").as_str() + COMPLAINT))
        .client("leaving", &(profile("boris") + FALLEN.replace("\"C\"", "\"F\"").as_str() + NOTICE))
        .client("new", &(profile("ken") + NEW))
}

const KEN: &str = "\n[[members]]\nid = \"ken\"\nname = \"Ken\"\ngrade = \"junior\"\nrole = \"account\"\n";

/// What shows the facts: reports, a question, the rules, a promise that is weighed.
const QUESTIONS: [&[&str]; 11] = [
    &["health", "--format", "json"],
    &["agenda", "--format", "json"],
    &["portfolio", "--format", "json"],
    &["load", "--format", "json"],
    &["receivables"],
    &["health", "whole", "--format", "json"],
    &["handover", "whole", "--format", "json"],
    &["drift", "--format", "json"],
    &["query", "select c.slug, c.health, p.id, p.thread from clients c left join people_active p on p.client = c.slug"],
    &["check", "--format", "json"],
    &["promise", "whole", "something", "--due", "2026-03-06", "--dry-run"],
];

/// What is said of the ledger with these settings.
fn said(ledger: &Ledger, settings: &str, questions: &[&[&str]]) -> String {
    ledger.put("folio.toml", format!("{FOLIO_TOML}{KEN}\n{settings}"));
    let mut all = String::new();
    for words in questions {
        let output = ledger.folio(words, None);
        assert!(output.status.code().is_some_and(|code| code < 2), "{words:?}: {output:?}");
        all.push_str(&String::from_utf8_lossy(&output.stdout));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // That the settings are faulty is no fact about a client.
        all.extend(said.lines().filter(|line| !line.starts_with("warning: `folio.toml` has")));
    }
    all
}

/// The key with its value; with a weight, weights of the others that make a hundred of it.
fn changed(key: &str, value: &str) -> String {
    let weights = ["contact", "promises", "satisfaction", "relationship", "payment", "goal", "continuity"];
    let mut others = weights.into_iter().filter(|weight| *weight != key);
    let tenth = if weights.contains(&key) { others.next() } else { None };
    let rest = others.filter(|_| tenth.is_some()).map(|weight| format!("{weight} = 0\n"));
    let rest: String = tenth.map(|weight| format!("{weight} = 10\n")).into_iter().chain(rest).collect();
    format!("{key} = {value}\n{rest}")
}

#[test]
fn every_key_changes_something() {
    let ledger = ledger();
    let mut idle = Vec::new();
    for (table, keys) in CHANGES {
        let before = said(&ledger, "", &QUESTIONS);
        assert_eq!(said(&ledger, &format!("[{table}]\n"), &QUESTIONS), before);
        for (key, value) in *keys {
            if said(&ledger, &format!("[{table}]\n{}", changed(key, value)), &QUESTIONS) == before {
                idle.push(format!("{table}.{key} = {value}"));
            }
        }
    }
    let control = said(&ledger, "[health]\nno_such_key = 1\n", &QUESTIONS[..9]);
    assert_eq!(control, said(&ledger, "", &QUESTIONS[..9]), "a fault of the settings alone changes no fact");
    assert!(idle.is_empty(), "nothing changes with {idle:?}");
}

#[test]
fn no_key_is_forgotten() {
    let schema: Value = serde_json::from_str(include_str!("../../schema/folio.schema.json")).expect("JSON");
    for (table, keys) in CHANGES {
        let name = table[..1].to_uppercase() + &table[1..];
        let known = schema["$defs"][&name]["properties"].as_object().expect("a table");
        let known: BTreeSet<&str> = known.keys().map(String::as_str).collect();
        let changed: BTreeSet<&str> = keys.iter().map(|(key, _)| *key).collect();
        assert_eq!(changed, known, "[{table}]");
    }
}

#[test]
fn the_agenda_says_in_which_time_a_client_fell() {
    // The promise of Friday was broken: 82 on 23 and on 24 February, 72 on 2 March.
    for (settings, time) in [("", "in 7 days"), ("[health]\nfall_within = '6d'\n", "in 6 days")] {
        Ledger::new()
            .file("folio.toml", format!("{FOLIO_TOML}\n{settings}"))
            .client("fallen", &format!("[profile]\nname = \"N\"\nmanager = \"anna\"\n{FALLEN}"))
            .run(["agenda", "--lane", "health"])
            .shows(&format!("health 72, down from 82 {time}"));
    }
}

/// The fault of a header without its end.
const BROKEN: &str = "expected `]]` at the end of the header";

#[test]
fn documents_say_that_the_settings_are_faulty_and_reckon_with_the_defaults() {
    let ledger = ledger();
    let asked: [&[&str]; 4] = [
        &["health", "whole", "--format", "json"],
        &["load", "--format", "json"],
        &["list", "--columns", "slug,health"],
        &["query", "select slug, health from clients"],
    ];
    let before = asked.map(|words| ledger.folio(words, None).stdout);
    let line = FOLIO_TOML.lines().count() + 2;
    for (settings, place, message) in [
        (
            "[health]\nrelationship_points = [100, 100, 100, 100]\n",
            "1:23",
            "`relationship_points` adds up to 400, not to 100",
        ),
        ("[health]\nwarned_promise = 150\n", "1:18", "`warned_promise` is 150, at most 100 is allowed"),
        ("[health]\ngreen = 40\n", "1:9", "`amber` must be at most `green`"),
        ("[health]\ncontact = 90\n", "0:1", "the weights add up to 170, not to 100"),
        ("[[tiers]]\nid = 'a'\ncadence = 'x'\n", "2:11", "`x` is not a span of time"),
        ("[[members]\n", "0:11", BROKEN),
    ] {
        ledger.put("folio.toml", format!("{FOLIO_TOML}\n{settings}"));
        let (below, column) = place.split_once(':').expect("a place");
        let row = line + below.parse::<usize>().expect("a line");
        for (words, before) in asked.iter().zip(&before) {
            let output = ledger.folio(words, None);
            let said = String::from_utf8_lossy(&output.stderr);
            let used =
                if message == BROKEN { "nothing of it can be used" } else { "defaults stand for what cannot be used" };
            let start =
                format!("warning: `folio.toml` has an error, and {used}: `folio.toml:{row}:{column}`: {message}");
            assert!(said.starts_with(&start), "{words:?}\n{said}\n{start}");
            assert!(said.ends_with("; `folio check folio.toml` tells all\n") && said.lines().count() == 1, "{said}");
            assert!(output.status.success() && (!settings.starts_with("[health]") || output.stdout == *before));
        }
    }
    ledger.put("folio.toml", format!("{FOLIO_TOML}\n[[members]\nx = [\n"));
    let run = ledger.run(["agenda"]);
    assert!(run.stderr().starts_with("warning: `folio.toml` has 2 errors, and nothing"), "{}", run.stderr());
}
