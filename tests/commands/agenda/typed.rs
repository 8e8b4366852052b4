//! The next commands of the agenda: what it prints can be typed as it stands.

use super::ledger;
use crate::harness::Ledger;

#[test]
fn what_is_to_be_typed_next_can_be_typed() {
    let agency = Ledger::example("agency").today("2026-03-02T09:30").committed();
    let listed = agency.folio(&["agenda", "--days", "60", "--format", "jsonl"], None);
    let mut tried = 0;
    for line in String::from_utf8(listed.stdout).expect("text").lines() {
        let item: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let next = item["next"].as_str().unwrap_or_default().replace("…", "x");
        let words = words(next.strip_prefix("folio ").expect("a command of folio"));
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        if next.contains("score=x") || next.contains("actual=x") || matches!(words[0], "brief" | "health") {
            continue;
        }
        if !matches!(words[0], "show") {
            words.push("--dry-run");
        }
        let done = agency.folio(&words, None);
        assert!(done.status.success(), "{next}: {}", String::from_utf8_lossy(&done.stderr));
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn entries_of_one_moment_are_told_apart_in_what_is_to_be_typed() {
    let planned = |kind: &str, summary: &str| {
        format!(
            "[[interactions]]\nat = 2026-03-01T15:00:00\nkind = \"{kind}\"\nsummary = \"{summary}\"\nplanned = true\n"
        )
    };
    let complaint = |text: &str| {
        format!(
            "[[feedback]]\ndate = 2026-02-20\nkind = \"complaint\"\ntext = \"{text}\"\nseverity = \"low\"\nowner = \"anna\"\n\
             answer_due = 2026-02-24\n"
        )
    };
    let contract =
        "[[contracts]]\nid = \"7 [bis] \\\"K\\\"\"\nkind = \"msa\"\nstate = \"active\"\nstarts = 2025-06-01\n";
    let paper =
        "[[documents]]\ncontract = \"7 [bis] \\\"K\\\"\"\nkind = \"act\"\nperiod = \"2026-01\"\nissued = 2026-02-01\n";
    let texts = [
        contract.to_owned(),
        paper.to_owned(),
        planned("call", "Say \\\"yes"),
        planned("call", "Say no"),
        planned("visit", "See it"),
        complaint("Too late"),
        complaint("Too dear"),
    ];
    let acme = ledger(&texts.concat()).committed();
    let listed = acme.folio(&["agenda", "--format", "jsonl"], None);
    let next: Vec<String> = String::from_utf8(listed.stdout)
        .expect("text")
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["next"].as_str().unwrap_or_default().into()
        })
        .collect();
    assert_eq!(next[3], "folio set acme 'interactions[\"2026-03-01T15:00:00 call Say \\\"yes\"].planned='");
    for command in &next {
        let words = words(command);
        let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let done = acme.folio(&words, None);
        assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    }
    assert_eq!(next.len(), 6);
    // A paper that was sent waits to be signed.
    acme.run(["agenda"]).shows("(7 [bis] \"K\") has not come back signed").hides("Meetings").hides("complaint");
}

#[test]
fn what_a_ledger_says_cannot_run_in_the_shell_it_is_pasted_into() {
    let hostile = "[[occasions]]\nwhat = \"it's; touch /tmp/x $(id) `id`\"\ndate = 2026-03-02\n";
    ledger(hostile)
        .run(["agenda", "--lane", "dates"])
        .shows("$ folio set acme 'occasions[2026-03-02 it'\\''s; touch /tmp/x $(id) `id`].marked=today'\n");
}

/// The words of a command as a shell takes them apart, quotes of both kinds and nothing more.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for letter in command.chars() {
        match (letter, quote) {
            ('\'' | '"', None) => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            (' ', None) => words.push(String::new()),
            _ => words.last_mut().expect("one at least").push(letter),
        }
    }
    words
}
