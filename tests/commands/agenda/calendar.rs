//! What events are called in calendars: the same wherever the entry stands in its file, and each by a name of its own.

use std::collections::BTreeSet;

use proptest::prelude::{any, prop};
use proptest::test_runner::{Config, TestRunner};

use super::client;
use crate::harness::Ledger;

/// The names of the events of a year.
fn names(entries: &[String]) -> Vec<String> {
    let ledger = Ledger::new().client("acme", &client(&entries.concat())).committed();
    let calendar = ledger.folio(&["agenda", "--days", "250", "--format", "ics"], None);
    // Long lines are folded: a line break and a space.
    let text = String::from_utf8(calendar.stdout).expect("text").replace("\r\n ", "");
    text.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
}

fn goal(id: &str) -> String {
    format!("[[goals]]\nid = \"{id}\"\nstated = 2025-09-01\nstate = \"hypothesis\"\nstatement = \"More\"\n\n")
}

fn complaint(text: &str) -> String {
    format!(
        "[[feedback]]\ndate = 2026-02-20\nkind = \"complaint\"\ntext = \"{text}\"\nseverity = \"low\"\nowner = \"anna\"\n\
         answer_due = 2026-02-24\n\n"
    )
}

fn occasion(what: &str) -> String {
    format!("[[occasions]]\nwhat = \"{what}\"\ndate = 2026-03-10\n\n")
}

fn meeting(summary: &str) -> String {
    format!(
        "[[interactions]]\nat = 2026-03-04T15:00:00\nkind = \"meeting\"\nsummary = \"{summary}\"\nplanned = true\n\n"
    )
}

fn paper(kind: &str) -> String {
    format!("[[documents]]\nkind = \"{kind}\"\nperiod = \"2026-01\"\nissued = 2026-02-01\nsent = 2026-02-02\n\n")
}

fn step(id: &str) -> String {
    format!(
        "[[opportunities]]\nid = \"{id}\"\nname = \"More\"\nkind = \"cross-sell\"\nstage = \"idea\"\nbenefit = \"b\"\nnext_on = 2026-03-05\n\n"
    )
}

const KINDS: [fn(&str) -> String; 6] = [goal, complaint, occasion, meeting, paper, step];

#[test]
fn an_entry_above_changes_no_name() {
    let always = names(&[]).len();
    for kind in KINDS {
        let words = if kind(" ").contains("[[documents]]") { ["report", "other"] } else { ["first", "second"] };
        let before = names(&[kind(words[0])]);
        assert_eq!(before.len(), always + 1, "{before:?}");
        let after = names(&[kind(words[1]), kind(words[0])]);
        let kept = before.iter().filter(|name| after.contains(name)).count();
        assert_eq!((kept, after.len()), (before.len(), before.len() + 1), "{before:?} {after:?}");
    }
}

#[test]
fn what_a_line_says_does_not_stand_in_its_name() {
    for name in names(&[occasion("Jubilee"), complaint("Too late"), meeting("Budget")]) {
        assert!(!["Jubilee", "late", "Budget"].iter().any(|text| name.contains(text)), "{name}");
    }
}

#[test]
fn no_two_events_have_one_name() {
    let word = prop::sample::select(vec!["a", "b", "b c", "b-c", "act"]);
    let entries = prop::collection::btree_set((0..KINDS.len(), word), 1..20);
    let mut runner = TestRunner::new(Config { cases: 32, failure_persistence: None, ..Config::default() });
    let run = runner.run(&(entries, any::<bool>()), |(entries, turned)| {
        let slug = |word: &str| word.replace(' ', "-x");
        let mut texts: Vec<String> = entries
            .iter()
            .map(|(kind, word)| match kind {
                0 | 5 => KINDS[*kind](&slug(word)),
                4 => paper("report").replace("kind", &format!("contract = \"{word}\"\nkind")),
                _ => KINDS[*kind](word),
            })
            .collect();
        if turned {
            texts.reverse();
        }
        let names = names(&texts);
        let once: BTreeSet<&String> = names.iter().collect();
        assert_eq!(once.len(), names.len(), "{names:?}");
        assert!(names.len() >= entries.len(), "{names:?}");
        Ok(())
    });
    run.unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn a_calendar_has_a_name_for_every_day_and_no_command_in_a_summary() {
    let run = super::ledger(&super::promise("logo", "2026-02-27", "")).run(["agenda", "--format", "ics"]);
    let text = run.stdout().replace("\r\n ", "").replace("\r\n", "\n");
    assert!(text.contains("\nX-WR-CALNAME:folio agenda\n") && !text.contains("\nNAME:"), "{text}");
    assert!(text.contains("\nSUMMARY:Acme: “Plan logo” is 3 days overdue\\, and nobody warned\n"), "{text}");
    assert!(text.contains("reason \"…\"\\nor\\, when it is done: folio keep acme logo\\nclients/acme.toml:"), "{text}");
}
