//! Rules that compare with the last commit: stories, for a folder has no history.

use crate::harness::Ledger;

const ACME: &str = r#"[profile]
name = "Acme Bakery"
manager = "anna"

[[stages]]
stage = "contracting"
entered = 2026-02-09

[[goals]]
id = "regulars"
statement = "Every second guest comes back within a month"
state = "hypothesis"
stated = 2026-01-12

[[interactions]]
at = 2026-02-24T11:00:00
kind = "call"
summary = "They want a price for spring"

[[interactions]]
at = 2026-03-05T11:00:00
kind = "meeting"
summary = "Price for spring"
planned = true
"#;

/// A ledger with Acme committed, and then with every `(old, new)` staged.
fn staged(changes: &[(&str, &str)]) -> Ledger {
    let ledger = Ledger::new().client("acme", ACME).committed();
    let text = changes.iter().fold(ACME.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old:?} is not in the client");
        text.replace(old, new)
    });
    ledger.put("clients/acme.toml", text);
    ledger.git(["add", "--all"]);
    ledger
}

#[test]
fn a_goal_is_not_rewritten_in_silence() {
    staged(&[("Every second guest", "Every third guest")])
        .run(["check", "--staged"])
        .finds(
            1,
            r#"error[goal-rewritten]: the goal `regulars` was rewritten without a revision
  --> clients/acme.toml:11:13
   |
11 | statement = "Every third guest comes back within a month"
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not what the last commit says
   |
help: `folio goal revise acme regulars 'Every third guest comes back within a month' --reason …` keeps the old wording and the reason in a revision; by hand it is
      [[revisions]]
      goal = "regulars"
      date = 2026-03-02
      was = "Every second guest comes back within a month"
      reason = "…"
"#,
        )
        .says("1 error");
}

#[test]
fn other_line_ends_rewrite_nothing() {
    let text = ACME
        .replace("\"Every second guest comes back", "\"\"\"\nEvery second guest\ncomes back")
        .replace("a month\"", "a month\"\"\"");
    let text = text.replace("\"They want a price for spring\"", "'''\nThey want\na price'''");
    for (was, now) in [(text.clone(), text.replace('\n', "\r\n")), (text.replace('\n', "\r\n"), text)] {
        let ledger = Ledger::new().client("acme", &was).committed();
        ledger.put("clients/acme.toml", now);
        ledger.git(["add", "--all"]);
        ledger.run(["check", "--staged"]).prints("").says("").run(["commit"]).succeeds().commits(1);
    }
}

#[test]
fn a_goal_may_change_with_a_revision() {
    let revision = "stated = 2026-01-12\n\n[[revisions]]\ngoal = \"regulars\"\ndate = 2026-03-02\n\
        was = \"Every second guest comes back within a month\"\nreason = \"half were tourists\"\n";
    staged(&[("Every second guest", "Every third guest"), ("stated = 2026-01-12\n", revision)])
        .run(["check", "--staged"])
        .prints("");
}

#[test]
fn an_unknown_goal_gets_its_first_statement_freely() {
    let unknown = ACME
        .replace("statement = \"Every second guest comes back within a month\"\n", "")
        .replace("\"hypothesis\"", "\"unknown\"");
    let ledger = Ledger::new().client("acme", &unknown).committed();
    ledger.put("clients/acme.toml", ACME);
    ledger.git(["add", "--all"]);
    ledger.run(["check", "--staged"]).prints("");
}

#[test]
fn a_revision_is_checked_against_its_parent() {
    let ledger = staged(&[("Every second guest", "Every third guest")]);
    ledger.git(["commit", "--quiet", "--no-verify", "-m", "by hand"]);
    ledger
        .run(["check", "--rev", "HEAD"])
        .shows("error[goal-rewritten]")
        .says("1 error")
        .run(["check", "--rev", "HEAD^"])
        .prints("")
        .run(["check"])
        .prints("");
}

#[test]
fn a_clone_without_the_commit_before_says_so() {
    let ledger = staged(&[("Every second guest", "Every third guest")]);
    ledger.git(["commit", "--quiet", "--no-verify", "-m", "by hand"]);
    let whole = format!("file://{}", ledger.root().display());
    ledger.git(["clone", "--quiet", "--depth", "1", &whole, "short"]);
    ledger.run(["-C", "short", "check", "--rev", "HEAD"]).prints_and_says(
        "",
        "the history of this clone begins here, so nobody can tell what this commit rewrote: `git fetch --deepen 1`, then check again\n",
    );
}

#[test]
fn a_past_interaction_that_was_changed_is_told() {
    staged(&[(
        "summary = \"They want a price for spring\"\n",
        "summary = \"They want a price for spring\"\nsentiment = 2\n",
    )])
    .run(["check", "--staged"])
    .prints("");
    let changed =
        staged(&[("price for spring\"\n\n[[interactions]]", "price for spring\"\nminutes = 10\n\n[[interactions]]")]);
    changed.git(["commit", "--quiet", "--no-verify", "-m", "by hand"]);
    changed.put("clients/acme.toml", changed.text("clients/acme.toml").replace("minutes = 10", "minutes = 45"));
    changed.git(["add", "--all"]);
    changed
        .run(["check", "--staged"])
        .finds(
            0,
            "warning[log-rewritten]: the call of 2026-02-24 was changed
  --> clients/acme.toml:15:1
   |
15 | [[interactions]]
   | ^^^^^^^^^^^^^^^^ `minutes`: not what the last commit says
   |
help: put the old value back (`git diff` shows it), and correct it with a new entry
",
        )
        .says("1 warning");
}

#[test]
fn a_past_entry_that_is_gone_is_told_at_the_client() {
    staged(&[("They want a price for spring", "They want nothing"), ("entered = 2026-02-09", "entered = 2026-02-10")])
        .run(["check", "--staged", "--strict"])
        .finds(
            1,
            "warning[log-rewritten]: the call of 2026-02-24 is gone, or was reworded
 --> clients/acme.toml:1:1
  |
1 | [profile]
  | ^^^^^^^^^
  |
help: put the entry back as it was committed (`git diff` shows it), and correct it with a new one

warning[log-rewritten]: the stage `contracting` of 2026-02-09 is gone, or was reworded
 --> clients/acme.toml:1:1
  |
1 | [profile]
  | ^^^^^^^^^
  |
help: put the entry back as it was committed (`git diff` shows it), and correct it with a new one
",
        )
        .says("2 warnings");
}

#[test]
fn a_meeting_to_come_may_still_move() {
    staged(&[
        ("at = 2026-03-05T11:00:00", "at = 2026-03-06T15:00:00"),
        ("\"Price for spring\"", "\"Price and photos\""),
    ])
    .run(["check", "--staged", "--strict"])
    .prints("");
}

#[test]
fn a_client_that_moved_to_another_folder_is_compared_all_the_same() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/north/acme.toml", ACME.replace("Every second guest", "Every third guest"));
    ledger.git(["rm", "--quiet", "--cached", "clients/acme.toml"]);
    ledger.git(["add", "clients/north/acme.toml"]);
    ledger.run(["check", "--staged"]).shows("error[goal-rewritten]").says("1 error");
}

#[test]
fn a_level_in_the_settings_holds_for_history_too() {
    let ledger = staged(&[("Every second guest", "Every third guest")]);
    let settings = ledger.text("folio.toml") + "\n[rules]\ngoal-rewritten = \"note\"\n";
    ledger.put("folio.toml", settings);
    ledger.git(["add", "--all"]);
    ledger.run(["check", "--staged"]).succeeds().shows("note[goal-rewritten]").says("1 note");
}

/// A person who took part in a call, and whose data might be kept for a while.
const KATYA: &str = "\n[[stakeholders]]\nid = \"katya\"\nname = \"Katya\"\nside = \"client\"\nposition = \"Buyer\"\nretain_until = 2026-02-16\n";

#[test]
fn what_retention_asks_for_is_not_asked_back() {
    let text = ACME.replace("for spring\"\n", "for spring\"\npeople = [\"katya\"]\n") + KATYA;
    let ledger = Ledger::new().client("acme", &text).committed();
    let command =
        "folio set acme stakeholders.katya.name=… stakeholders.katya.position= stakeholders.katya.retain_until=";
    let ledger = ledger
        .run(["check"])
        .shows(&format!("help: other records refer to the card, so take out what is personal on it: `{command}`"))
        .run(["rm", "acme", "stakeholders.katya"])
        .exits(1)
        .run([
            "set",
            "acme",
            "stakeholders.katya.name=…",
            "stakeholders.katya.position=",
            "stakeholders.katya.retain_until=",
        ])
        .succeeds()
        .run(["check"])
        .hides("retention-passed")
        .then();
    ledger.put("clients/acme.toml", &text);
    ledger.git(["commit", "--quiet", "--all", "-m", "again"]);
    ledger.put("clients/acme.toml", ACME);
    ledger.git(["add", "--all"]);
    ledger
        .run(["check", "--staged"])
        .shows("warning[log-rewritten]: the call of 2026-02-24 was changed")
        .shows("help: the data of `katya` might be kept until 2026-02-16 only, so leave it: `folio commit` records it");
}

#[test]
fn a_goal_written_over_is_revised_by_the_command_that_is_told() {
    let now = "Every third guest comes back within a month";
    let run = staged(&[("Every second guest", "Every third guest")]).run(["check", "--staged"]).exits(1);
    let run = run.run(["goal", "revise", "acme", "regulars", now, "--reason", "…"]).succeeds();
    run.holds("clients/acme.toml", "was = \"Every second guest comes back within a month\"\n")
        .run(["check", "--rev", "HEAD"])
        .hides("goal-rewritten");
}

#[test]
fn it_is_explained_which_checks_look_at_the_last_commit() {
    for rule in ["goal-rewritten", "log-rewritten"] {
        let run = Ledger::bare().run(["explain", rule]).succeeds();
        let told = run.stdout().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("`folio check --staged`, `folio check --rev` and whatever commits"), "{told}");
    }
}
