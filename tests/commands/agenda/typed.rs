//! The next commands of the agenda: what it prints can be typed as it stands.

use super::ledger;
use crate::harness::Ledger;

/// The next commands of the agenda, for a day or more of them.
fn commands(ledger: &Ledger, days: &str) -> Vec<String> {
    let listed = ledger.folio(&["agenda", "--days", days, "--format", "jsonl"], None);
    let lines = String::from_utf8(listed.stdout).expect("text");
    let next = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["next"].clone();
    lines.lines().map(|line| next(line).as_str().unwrap_or_default().to_owned()).collect()
}

/// Types a command as it stands on a day of the ledger or later, without a change. What has a gap may be refused, with a word about what belongs there.
fn must_work(ledger: &Ledger, command: &str, later: Option<&str>) {
    let words = words(command.strip_prefix("folio ").expect("a command of folio"));
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert_ne!(words[0], "keep", "{command}: says that something is done, which nobody knows");
    if !matches!(words[0], "show" | "brief" | "health") {
        words.push("--dry-run");
    }
    words.extend(later.iter().flat_map(|day| ["--today", day]));
    let done = ledger.folio(&words, None);
    let said = String::from_utf8_lossy(&done.stderr);
    let explained = command.contains('…') && done.status.code() == Some(2) && said.contains("\nhint: ");
    assert!(done.status.success() || explained, "{command}: {said}");
}

#[test]
fn what_is_to_be_typed_next_can_be_typed() {
    let agency = Ledger::example("agency").today("2026-03-02T09:30").committed();
    let next = commands(&agency, "60");
    next.iter().for_each(|command| must_work(&agency, command, None));
    assert!(next.len() > 60, "{}", next.len());
    let clients = agency.folio(&["list", "--format", "ids"], None);
    let clients = String::from_utf8(clients.stdout).expect("text");
    for client in clients.lines() {
        let page = agency.folio(&["brief", client, "--format", "json"], None);
        let page: serde_json::Value = serde_json::from_slice(&page.stdout).expect("JSON");
        let next = page["items"][0]["next"].as_str().unwrap_or_else(|| panic!("{client}: {page}"));
        // What came of a meeting is written down after it.
        must_work(&agency, next, page["items"][0]["purpose"]["at"].as_str());
    }
    assert!(clients.lines().count() > 10, "{clients}");
    // What was gone through is not asked for again.
    let reviewed = |command: &&String| command.contains(".reviewed=today");
    let typed: Vec<&String> = next.iter().filter(reviewed).collect();
    for command in &typed {
        let words = words(command);
        let done = agency.folio(&words.iter().skip(1).map(String::as_str).collect::<Vec<_>>(), None);
        assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    }
    assert!(typed.len() > 3, "{typed:?}");
    assert_eq!(commands(&agency, "60").iter().filter(reviewed).count(), 0);
}

#[test]
fn what_is_to_be_typed_next_can_be_typed_at_the_edges_too() {
    let goal = |id: &str, more: &str| format!("[[goals]]\nid = \"{id}\"\nstated = 2025-09-01\n{more}\n");
    let texts = [
        goal("unknown", "state = \"unknown\""),
        goal("bare", "state = \"hypothesis\"\nstatement = \"More orders\""),
        goal("own", "state = \"hypothesis\"\nstatement = \"More calls\"\nreview = 2026-02-01"),
        goal("measured", "state = \"confirmed\"\nstatement = \"Ten a day\"\nmetric = \"orders\""),
        super::promise("late", "2026-02-27", "promised_to = \"ivan\""),
        super::promise("near", "2026-03-04", "warn_by = 2026-03-02"),
        super::promise("warned", "2026-03-04", "warn_by = 2026-03-01\nwarned = 2026-03-01"),
        super::promise("today", "2026-03-02", ""),
        super::promise("missed", "2026-02-27", "state = \"missed\"\nreason = \"forgotten\"\npromised_to = \"ivan\""),
        super::promise("theirs", "2026-03-02", "owner = \"ivan\"").replace("side = \"us\"", "side = \"client\""),
    ];
    let acme = ledger(&texts.concat()).committed();
    let next = commands(&acme, "1");
    for wanted in [
        "folio goal revise acme unknown \"…\" --reason \"…\"",
        "folio set acme goals.bare.review=+180d",
        "folio set acme goals.own.review=+180d",
        "folio set acme goals.measured.review=+180d",
        "folio move acme late --to … --reason \"…\"",
        "folio warn acme near --options \"…\"",
        "folio move acme warned --to … --reason \"…\"",
        "folio move acme today --to … --reason \"…\"",
        "folio log acme \"…\" --kind call --people ivan",
    ] {
        assert!(next.iter().any(|command| command == wanted), "{wanted}: {next:?}");
    }
    next.iter().for_each(|command| must_work(&acme, command, None));
    acme.run(["set", "acme", "goals.bare.review=+180d"])
        .run(["goal", "revise", "acme", "unknown", "More calls a day", "--reason", "Ivan said so"])
        .run(["agenda", "--lane", "dates"])
        .hides("More orders")
        .hides("goals.unknown")
        .hides("More calls a day");
}

#[test]
fn people_and_forces_that_were_gone_through_are_reviewed_by_what_is_typed() {
    let person = |id: &str| format!("[[stakeholders]]\nid = \"{id}\"\nname = \"P {id}\"\nreviewed = 2024-02-01\n\n");
    let force = |id: &str| {
        format!("[[forces]]\nid = \"{id}\"\ndirection = \"supplier\"\nname = \"F {id}\"\nreviewed = 2024-02-01\n\n")
    };
    let acme = ledger(&[person("olga"), person("pavel"), force("steel"), force("rail")].concat()).committed();
    let reviews = |ledger: &Ledger| {
        let mut next = commands(ledger, "1");
        next.retain(|command| command.contains("reviewed=") || command.starts_with("folio edit"));
        next
    };
    let next = reviews(&acme);
    assert_eq!(
        next,
        [
            "folio set acme stakeholders.olga.reviewed=today stakeholders.pavel.reviewed=today",
            "folio set acme forces.steel.reviewed=today forces.rail.reviewed=today",
        ]
    );
    for command in &next {
        let words = words(command);
        let done = acme.folio(&words.iter().skip(1).map(String::as_str).collect::<Vec<_>>(), None);
        assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(!commands(&acme, "1").contains(command), "{command}: the line is still there");
    }
    assert_eq!(reviews(&acme), Vec::<String>::new());
}

#[test]
fn more_people_than_one_command_names_are_reviewed_in_the_editor() {
    let person = |id: u32| format!("[[stakeholders]]\nid = \"p{id}\"\nname = \"P\"\nreviewed = 2024-02-01\n\n");
    let many = ledger(&(1..=9).map(person).collect::<String>());
    many.put("../editor", "#!/bin/sh\nsed -i 's/reviewed = 2024-02-01/reviewed = 2026-03-02/' \"$1\"\n");
    let editor = many.root().join("../editor");
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("an editor");
    let many = many.env("EDITOR", &editor.to_string_lossy());
    many.run(["agenda", "--lane", "dates"])
        .shows("and 8 more")
        .shows("$ folio edit acme\n")
        .run(["edit", "acme"])
        .commits(1)
        .run(["agenda"])
        .prints("Agenda for Monday, 2 March 2026\n\nNothing calls for you.");
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
    let quoted = "folio set acme 'interactions[\"2026-03-01T15:00:00 call Say \\\"yes\"].planned='";
    assert!(next.iter().any(|command| command == quoted), "{next:?}");
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
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', None) => words.last_mut().expect("one at least").extend(letters.next()),
            ('\'' | '"', None) => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            (' ', None) => words.push(String::new()),
            _ => words.last_mut().expect("one at least").push(letter),
        }
    }
    words
}
