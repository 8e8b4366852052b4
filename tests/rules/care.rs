//! Care rules in the life of a ledger: they judge by its day, never stand in the way of a write, and cover what is secret.

use crate::harness::{FOLIO_TOML, Ledger};

/// A client with a good deal to worry about, all of it warnings and notes.
const ACME: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n\n\
    [[stages]]\nstage = \"delivery\"\nentered = 2026-01-12\n\n\
    [[commitments]]\nid = \"plan\"\nwhat = \"Media plan\"\nside = \"us\"\ndue = 2026-02-26\n";

#[test]
fn a_worry_stands_in_the_way_of_no_write() {
    Ledger::new()
        .client("acme", ACME)
        .committed()
        .run(["check"])
        .shows("warning[promise-broken]")
        .shows("warning[silence]")
        .then()
        .run(["log", "acme", "Asked how things are", "--kind", "call"])
        .prints("call 2026-03-02 12:00 logged for acme  <commit>")
        .commits(1)
        .then()
        .run(["keep", "acme", "plan"])
        .succeeds()
        .commits(1)
        .then()
        .run(["check"])
        .hides("silence")
        .hides("promise-broken");
}

#[test]
fn a_ledger_may_think_worse_of_a_worry() {
    Ledger::new()
        .file("folio.toml", format!("{FOLIO_TOML}\n[rules]\npromise-broken = \"error\"\n"))
        .client("acme", ACME)
        .committed()
        .run(["log", "acme", "Asked how things are", "--kind", "call"])
        .refuses(1, "error[promise-broken]: we promised `plan` and are 4 days late")
        .commits(0);
}

#[test]
fn a_secret_is_never_written_and_never_shown() {
    Ledger::new()
        .client("acme", ACME)
        .committed()
        .run(["log", "acme", "To the site as anna, password: Sourdough-1987"])
        .refuses(1, "error[secret]: this looks like a password")
        .hides("Sourdough")
        .commits(0)
        .unchanged("clients/acme.toml");
}

#[test]
fn a_secret_is_covered_for_every_fault_of_its_line() {
    let token = format!("ghp_{}", "a1B2".repeat(9));
    let text = ACME.replace("Media plan", &format!("Media\u{200b} plan, {token}, пароль: Батон_7"));
    for format in ["text", "json", "github", "csv"] {
        let run = Ledger::new().client("acme", &text).run(["check", "--format", format]);
        let run = run.shows("this looks like a GitHub token").shows("this looks like a password").shows("U+200B");
        run.hides(&token[..12]).hides("Батон");
    }
}

#[test]
fn care_is_judged_by_the_day_of_the_ledger() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger
        .run(["check", "--today", "2026-02-26"])
        .shows("warning[warn-now]: our promise `plan` is due today, and the client is not warned")
        .hides("promise-broken")
        .then()
        .run(["check", "--rev", "HEAD"])
        .shows("warning[promise-broken]: we promised `plan` and are 4 days late")
        .then()
        .run(["check", "--today", "2026-01-20"])
        .hides("silence")
        .hides("warn-now");
}

#[test]
fn what_is_carried_is_asked_of_the_whole_ledger() {
    let settings = format!("{FOLIO_TOML}\n[load]\nsenior = 1\n");
    let two = || Ledger::new().file("folio.toml", &settings).client("acme", ACME).client("north/crumb", ACME);
    two()
        .run(["check"])
        .shows("note[overload]: `anna` carries 2 live clients of weight 2, and 1 is the limit\n --> folio.toml:");
    two().run(["check", "clients/north"]).hides("overload");
}

/// What the help of a finding proposes to type, with the gaps filled in.
const CURES: [(&str, &[&str]); 21] = [
    ("promise-broken", &["keep", "acme", "media-plan"]),
    ("warn-now", &["warn", "acme", "media-plan", "--options", "half of it"]),
    ("silence", &["log", "acme", "How are things?", "--kind", "call", "--people", "ivan,olga"]),
    ("unanswered", &["set", "acme", "interactions[2026-02-25T16:10:00].answered=2026-02-26T10:00"]),
    ("agreement-missing", &["set", "acme", "communication.urgent=ivan", "communication.cadence=30d"]),
    ("contact-gone", &["set", "acme", "communication.urgent=olga"]),
    ("decision-maker-missing", &["add", "stakeholders", "acme", "name=Boss", "roles=decision-maker"]),
    ("single-threaded", &["log", "acme", "How are things?", "--kind", "call", "--people", "olga"]),
    (
        "meeting-unlogged",
        &[
            "set",
            "acme",
            "interactions[2026-02-26T15:00:00].planned=",
            "interactions[2026-02-26T15:00:00].summary=The budget stays",
        ],
    ),
    ("goal-unowned", &["set", "acme", "goals.orders.owner=anna"]),
    ("goal-review-overdue", &["set", "acme", "goals.orders.review=+30d"]),
    ("forces-stale", &["set", "acme", "forces.mills.reviewed=today"]),
    ("people-stale", &["set", "acme", "stakeholders.ivan.reviewed=today"]),
    ("goal-drift", &["set", "acme", "requests.logo.alignment=advances", "requests.snow.alignment=advances"]),
    ("stage-stuck", &["stage", "acme", "contracting"]),
    ("notice-near", &["set", "acme", "contracts.\"№ 15/K\".decision=renew"]),
    ("notice-passed", &["set", "acme", "contracts.\"№ 15/K\".decision=renew"]),
    ("survey-due", &["add", "feedback", "acme", "date=today", "kind=csat", "project=shop", "score=5"]),
    (
        "claim-open",
        &[
            "set",
            "acme",
            "feedback[2026-02-20].state=resolved",
            "feedback[2026-02-20].resolved=today",
            "feedback[2026-02-20].measure=moved",
        ],
    ),
    ("occasion-ahead", &["set", "acme", "occasions[2026-03-13].marked=today"]),
    ("retention-passed", &["rm", "acme", "stakeholders.ivan"]),
];

#[test]
fn what_a_help_line_proposes_ends_the_finding() {
    for (rule, cure) in CURES {
        let ledger = Ledger::example(&format!("broken-on-purpose/{rule}")).today("2026-03-02").committed();
        let output = ledger.command(env!("CARGO_BIN_EXE_folio")).args(cure).output().expect("folio runs");
        assert!(output.status.success(), "{rule}: {}", String::from_utf8_lossy(&output.stderr));
        ledger.run(["check"]).hides(&format!("[{rule}]"));
    }
}

#[test]
fn every_command_a_help_line_names_is_one() {
    let help = Ledger::bare().run(["--help"]).stdout().to_owned();
    let catalogue = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broken-on-purpose");
    for folder in std::fs::read_dir(catalogue).expect("the catalogue").filter_map(Result::ok) {
        let screen = std::fs::read_to_string(folder.path().join("expected.txt")).unwrap_or_default();
        let named =
            screen.lines().filter(|line| line.starts_with("help: ")).flat_map(|line| line.split("`folio ").skip(1));
        let verbs = named.filter_map(|words| words.split([' ', '`']).next()).filter(|word| !word.starts_with('-'));
        for verb in verbs {
            assert!(
                help.contains(&format!("\n  {verb} ")),
                "{}: `folio {verb}` is no command",
                folder.path().display()
            );
        }
    }
}

#[test]
fn what_was_prepared_is_told_once_more_on_its_day_as_in_the_agenda() {
    let gift = "[[occasions]]\nwhat = \"Jubilee\"\ndate = 2026-03-16\nlead = \"5mo\"\nmarked = 2025-10-20\n";
    let on = |day: &str| Ledger::new().today(day).client("acme", &format!("{ACME}\n{gift}"));
    on("2026-03-13").run(["check"]).hides("occasion-ahead");
    let day = on("2026-03-16").run(["check"]).shows("note[occasion-ahead]: Jubilee is today; prepared on 2025-10-20\n");
    day.run(["agenda", "--lane", "dates"]).shows("Jubilee").shows("prepared on 20 October 2025");
}

#[test]
fn a_move_of_a_day_to_come_has_not_been_made() {
    let moved = ACME.replace(
        "due = 2026-02-26\n",
        "original_due = 2026-02-20\ndue = 2026-03-20\n\
         moves = [{ date = 2026-03-19, due = 2026-03-20, reason = \"x\" }]\n",
    );
    Ledger::new()
        .client("acme", &moved)
        .run(["check"])
        .shows(
            "error[future-date]: promise moved, but dated after today, 2026-03-02\n  --> clients/acme.toml:15:19\n   |\n\
             15 | moves = [{ date = 2026-03-19, due = 2026-03-20, reason = \"x\" }]\n   |                   ^^^^^^^^^^ 17 days ahead\n",
        )
        .shows("13 | original_due = 2026-02-20\n   |                ---------- was due on this day\n")
        .hides("14 | due = 2026-03-20\n   |       ");
}

/// What the help of an overdue invoice names can be typed as it stands, wherever the invoice is on the ladder.
#[test]
fn an_overdue_invoice_is_chased_by_the_step_that_is_to_come() {
    let invoice = "\n[[invoices]]\nid = \"7\"\nissued = 2025-11-01\ndue = 2025-11-28\namount = \"100 RUB\"\n";
    let first = "help: nobody has reminded yet; the next step is `escalate`; once it is done: `folio chase acme 7 --step escalate`";
    let last = "help: last reminded on 2026-03-02 (escalate); the ladder has no step left; `folio show acme invoices` shows it";
    Ledger::new()
        .client("acme", &format!("{ACME}{invoice}"))
        .run(["check"])
        .shows(first)
        .run(["chase", "acme", "7", "--step", "escalate"])
        .succeeds()
        .run(["check"])
        .shows(last)
        .run(["show", "acme", "invoices"])
        .exits(0);
}

#[test]
fn a_card_is_emptied_where_the_ledger_requires_fields_of_its_own() {
    let own = "badge = { type = \"integer\", required = true }\nhobby = { type = \"string\" }\n";
    let person = "[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\nretain_until = 2026-02-28\n\
                  custom = { badge = 7, hobby = \"chess\" }\n";
    let call = "[[interactions]]\nat = 2026-02-10T10:00:00\nkind = \"call\"\npeople = [\"ivan\"]\nsummary = \"s\"\n";
    let cure = [
        "stakeholders.ivan.name=…",
        "stakeholders.ivan.retain_until=",
        "stakeholders.ivan.custom.badge=…",
        "stakeholders.ivan.custom.hobby=",
    ];
    let filled = cure.map(|word| word.replace("badge=…", "badge=0").replace('…', "Guest"));
    Ledger::new()
        .file("folio.toml", format!("{FOLIO_TOML}\n[custom.stakeholders]\n{own}"))
        .client("acme", &format!("{}\n{person}\n{call}", crate::harness::ACME))
        .run(["check"])
        .shows(&format!("`folio set acme {}`", cure.join(" ")))
        .run(["set", "acme", &filled[0], &filled[1], &filled[2], &filled[3]])
        .succeeds()
        .run(["check"])
        .hides("retention-passed");
}
