//! What can go wrong, with the records that each risk rests on.

use crate::harness::{ACME, Ledger};

/// A live client without a word for 40 days, three of whose five wishes lead away from the goal.
fn acme(cadence: &str) -> String {
    let talk = |day: &str| format!("[[interactions]]\nat = {day}T10:00:00\nkind = \"call\"\nsummary = \"Said\"\n\n");
    let wish = |id: &str, alignment: &str| {
        format!("[[requests]]\nid = \"{id}\"\ndate = 2026-02-01\nwhat = \"More\"\nalignment = \"{alignment}\"\n\n")
    };
    let wishes = ["advances", "neutral", "advances", "unknown", "detracts"];
    let wishes = wishes.iter().zip('a'..).map(|(alignment, id)| wish(&id.to_string(), alignment));
    format!(
        "{ACME}\n{cadence}[[stages]]\nstage = \"delivery\"\nentered = 2025-06-02\n\n{}{}{}",
        talk("2025-12-01"),
        talk("2026-01-21"),
        wishes.collect::<String>()
    )
}

/// The risks of a kind: what is said, and the text of each line that it points at.
fn risk(text: &str, kind: &str) -> (String, Vec<String>) {
    let run = Ledger::new().client("acme", text).run(["handover", "acme", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(run.stdout()).expect("JSON");
    let risks = answer["items"][0]["risks"].as_array().expect("risks").iter();
    let risk = risks.clone().find(|risk| risk["kind"] == kind).expect("the risk");
    let lines: Vec<&str> = text.lines().collect();
    let line = |place: &serde_json::Value| place["line"].as_u64().and_then(|line| usize::try_from(line).ok());
    let evidence = risk["evidence"].as_array().expect("evidence").iter();
    let shown = evidence.filter_map(|place| line(place).and_then(|line| lines.get(line - 1..line + 1)));
    (risk["about"].as_str().unwrap_or_default().to_owned(), shown.map(|lines| lines.join(" | ")).collect())
}

#[test]
fn silence_points_at_the_last_contact_and_at_what_was_agreed() {
    let tier = acme("");
    assert_eq!(
        risk(&tier, "silent"),
        ("40".to_owned(), vec!["[[interactions]] | at = 2026-01-21T10:00:00".to_owned()])
    );
    let agreed = acme("[communication]\ncadence = \"7d\"\n\n");
    assert_eq!(risk(&agreed, "silent").1[1], "cadence = \"7d\" | ");
    for (language, said) in [
        ("en", "- No contact for 40 days, longer than it should be\n"),
        ("ru", "- Нет связи 40 дней, дольше положенного\n"),
        ("fil", "- 40 araw nang walang ugnayan, mas matagal sa dapat\n"),
    ] {
        Ledger::new().client("acme", &tier).run(["handover", "acme", "--lang", language]).shows(said);
    }
}

#[test]
fn drift_points_at_the_wishes_that_do_not_advance_the_goal() {
    let wishes = ["b", "d", "e"].map(|id| format!("[[requests]] | id = \"{id}\"")).to_vec();
    assert_eq!(risk(&acme(""), "drift"), ("60".to_owned(), wishes));
    Ledger::new()
        .client("acme", &acme(""))
        .run(["handover", "acme"])
        .shows("- The goal drifts: 60% of the requests do not advance it\n");
}
