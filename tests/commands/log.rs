//! Stories of `folio log`: an interaction, in one line.

use crate::harness::{ACME, BALTIKA, Ledger};

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

/// The client with one more entry where interactions customarily stand.
fn with(entry: &str) -> String {
    let next = "[[commitments]]\nid = \"logo\"";
    BALTIKA.replace(next, &format!("[[interactions]]\n{entry}\n{next}"))
}

#[test]
fn a_call_is_one_line_and_one_commit() {
    ledger()
        .run(["log", "baltika", "September figures; asked us to choose call tracking", "--kind", "call", "--people", "ivan", "--sentiment", "1"])
        .prints("call 2026-03-02 12:00 logged for baltika-instrument  <commit>")
        .commits(1)
        .subject("log(baltika-instrument): call 2026-03-02")
        .touched(["clients/baltika-instrument.toml"])
        .clean()
        .writes(
            "clients/baltika-instrument.toml",
            &with(
                "at = 2026-03-02T12:00:00\nkind = \"call\"\nsummary = \"September figures; asked us to choose call tracking\"\n\
                 people = [\"ivan\"]\nsentiment = 1\n",
            ),
        );
}

#[test]
fn without_a_kind_it_is_a_note() {
    ledger()
        .run(["log", "baltika", "The trade fair was cancelled"])
        .prints("note 2026-03-02 12:00 logged for baltika-instrument  <commit>")
        .holds("clients/baltika-instrument.toml", "kind = \"note\"\nsummary = \"The trade fair was cancelled\"\n");
}

#[test]
fn every_flag_has_its_key() {
    ledger()
        .run([
            "log", "baltika", "Portal review", "--kind", "review", "--people", "ivan,olga", "--at", "yesterday 15:00", "--minutes", "45",
            "--topic", "portal", "--project", "dealer-portal", "--direction", "inbound", "--sentiment", "-1", "--signals",
            "asked-advice,price-pressure", "--link", "https://files.example/review", "--sensitive",
        ])
        .prints("review 2026-03-01 15:00 logged for baltika-instrument  <commit>")
        .holds(
            "clients/baltika-instrument.toml",
            "at = 2026-03-01T15:00:00\nkind = \"review\"\nsummary = \"Portal review\"\ndirection = \"inbound\"\n\
             people = [\"ivan\", \"olga\"]\ntopic = \"portal\"\nminutes = 45\nproject = \"dealer-portal\"\nsentiment = -1\n\
             signals = [\"asked-advice\", \"price-pressure\"]\nlinks = [\"https://files.example/review\"]\nsensitive = true\n",
        );
}

#[test]
fn the_author_is_written_when_somebody_else_than_the_manager_logs() {
    ledger().env("GIT_AUTHOR_EMAIL", "boris@agency.example").run(["log", "baltika", "Boris stood in"]).holds(
        "clients/baltika-instrument.toml",
        "kind = \"note\"\nsummary = \"Boris stood in\"\nauthor = \"boris\"\n",
    );
}

#[test]
fn the_author_may_be_named() {
    ledger()
        .run(["log", "baltika", "Heard at the fair", "--author", "boris"])
        .holds("clients/baltika-instrument.toml", "author = \"boris\"\n");
}

#[test]
fn a_day_without_a_time_means_its_noon() {
    ledger()
        .run(["log", "baltika", "x", "--at", "2026-02-27"])
        .prints("note 2026-02-27 12:00 logged for baltika-instrument  <commit>");
}

#[test]
fn a_meeting_to_come_is_planned() {
    ledger()
        .run(["log", "baltika", "Quarterly review", "--kind", "meeting", "--at", "fri 11:00", "--planned"])
        .prints("planned meeting 2026-03-06 11:00 logged for baltika-instrument  <commit>")
        .holds("clients/baltika-instrument.toml", "planned = true\n");
}

#[test]
fn what_lies_ahead_is_no_contact_unless_planned() {
    ledger()
        .run(["log", "baltika", "x", "--at", "fri"])
        .fails_with(
            2,
            "error: 2026-03-06 has not come yet\nhint: add `--planned` for a meeting to come, or write `last fri` for the past one",
        )
        .nothing_changed();
}

#[test]
fn an_ambiguous_date_is_refused_with_both_readings() {
    ledger()
        .run(["log", "baltika", "x", "--at", "01/02/2026 10:00"])
        .fails_with(2, "error: `at`: `01/02/2026` may mean two days\nhint: write `2026-02-01` or `2026-01-02`")
        .nothing_changed();
}

#[test]
fn a_word_that_is_no_moment_is_refused() {
    ledger()
        .run(["log", "baltika", "x", "--at", "soonish"])
        .fails_with(
            2,
            "error: `at`: `soonish` is not a moment\n\
             hint: write a moment such as `2026-03-02T11:30`, `yesterday 15:00`, `10:30`, or a day for its noon",
        )
        .nothing_changed();
}

#[test]
fn an_unknown_kind_lists_the_kinds() {
    ledger()
        .run(["log", "baltika", "x", "--kind", "cal"])
        .fails_with(
            2,
            "error: `kind` cannot be `cal`\nhint: did you mean `call`?\n\
             hint: it is one of meeting, call, video, email, message, visit, event, review, report, document, gift, training, escalation, note",
        )
        .nothing_changed();
}

#[test]
fn an_unknown_person_is_refused_with_the_nearest() {
    ledger()
        .run(["log", "baltika", "x", "--people", "ivn"])
        .fails_with(2, "error: `people`: `baltika-instrument` has no `stakeholders.ivn`\nhint: did you mean `ivan`?")
        .nothing_changed();
}

#[test]
fn a_mood_beyond_the_scale_is_refused() {
    ledger()
        .run(["log", "baltika", "x", "--sentiment", "5"])
        .fails_with(2, "error: `sentiment` cannot be `5`\nhint: write a whole number from -2 to 2")
        .nothing_changed();
}

#[test]
fn the_same_entry_twice_is_refused_by_the_check() {
    ledger()
        .run(["log", "baltika", "x"])
        .succeeds()
        .run(["log", "baltika", "x"])
        .fails_with(
            1,
            r#"error[duplicate-entry]: the same entry of `interactions` stands here a second time
  --> clients/baltika-instrument.toml:29:1
   |
29 | [[interactions]]
   | ^^^^^^^^^^^^^^^^ same `at`, `kind` and `summary`
   |
  ::: clients/baltika-instrument.toml:24:1
   |
24 | [[interactions]]
   | ---------------- recorded here before
   |
help: take one away; if it happened twice, say in `summary` what was different
error: nothing was written: 1 error to mend first"#,
        )
        .nothing_changed();
}

#[test]
fn an_unknown_client_is_refused_with_the_nearest() {
    ledger()
        .run(["log", "baltica-instrument", "x"])
        .fails_with(2, "error: there is no client `baltica-instrument`\nhint: did you mean `baltika-instrument`?")
        .nothing_changed();
}

#[test]
fn a_beginning_that_fits_two_clients_lists_them() {
    ledger()
        .client("baltika-tools", BALTIKA)
        .run(["log", "baltika", "x"])
        .fails_with(
            2,
            "error: `baltika` may mean 2 clients\nhint: type more of one of: baltika-instrument, baltika-tools",
        )
        .nothing_changed();
}

#[test]
fn a_summary_is_wanted_and_nobody_waits_for_it() {
    ledger()
        .run(["log", "baltika"])
        .fails_with(2, "error: an interaction needs a summary\nhint: say what was said: `folio log baltika \"…\"`")
        .nothing_changed();
}

#[test]
fn a_dry_run_shows_the_lines_and_writes_none() {
    ledger()
        .run(["log", "baltika", "x", "--dry-run"])
        .shows("--- a/clients/baltika-instrument.toml\n+++ b/clients/baltika-instrument.toml\n")
        .shows("+[[interactions]]\n+at = 2026-03-02T12:00:00\n+kind = \"note\"\n+summary = \"x\"\n")
        .nothing_changed();
}

#[test]
fn a_dry_run_cannot_steer_the_terminal() {
    ledger().run(["log", "baltika", "a\u{1b}[31mb", "--dry-run"]).shows("a\\u001B[31mb").hides("\u{1b}");
}

#[test]
fn the_commit_may_be_told_in_own_words() {
    ledger().run(["log", "baltika", "x", "-m", "As Ivan told me"]).succeeds().subject("As Ivan told me");
}

#[test]
fn the_receipt_as_json_has_a_stable_shape() {
    ledger().run(["log", "baltika", "x", "--kind", "call", "--format", "json"]).prints(
        r#"{
  "version": 1,
  "command": "log",
  "today": "2026-03-02",
  "items": [
    {
      "commit": "<commit>",
      "client": "baltika-instrument",
      "id": "2026-03-02T12:00:00 call",
      "files": [
        "clients/baltika-instrument.toml"
      ]
    }
  ],
  "summary": {}
}"#,
    );
}

#[test]
fn broken_toml_in_that_file_is_shown_and_not_touched() {
    let refused =
        Ledger::new().client("acme", "[profile]\nname = \"Acme\nmanager = \"anna\"\n").run(["log", "acme", "x"]);
    assert!(refused.stderr().starts_with("error[syntax]"), "{}", refused.stderr());
    refused.nothing_changed();
}

#[test]
fn broken_toml_in_another_file_does_not_matter() {
    ledger()
        .client("acme", "[profile\n")
        .run(["log", "baltika", "x"])
        .prints("note 2026-03-02 12:00 logged for baltika-instrument  <commit>");
}

#[test]
fn a_broken_folio_toml_stops_every_write() {
    ledger()
        .file("folio.toml", "format = \n")
        .run(["log", "baltika", "x"])
        .fails_with(
            1,
            "error: `folio.toml` cannot be read, and nothing is written on a guess\nhint: `folio check folio.toml` shows what to mend",
        )
        .nothing_changed();
}

#[test]
fn a_hand_edit_becomes_its_own_commit_first() {
    let ledger = ledger().committed();
    ledger.put("clients/baltika-instrument.toml", BALTIKA.replace("# a week is long for him", "# two weeks"));
    ledger
        .run(["log", "baltika", "x"])
        .succeeds()
        .commits(2)
        .clean()
        .holds("clients/baltika-instrument.toml", "# two weeks");
}

#[test]
fn layout_comments_and_line_ends_stay() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    ledger().client("baltika-instrument", &crlf(BALTIKA)).run(["log", "baltika", "x"]).writes(
        "clients/baltika-instrument.toml",
        &crlf(&with("at = 2026-03-02T12:00:00\nkind = \"note\"\nsummary = \"x\"\n")),
    );
}

#[test]
fn a_meeting_that_was_planned_is_not_written_down_twice_without_a_word() {
    let file = "clients/baltika-instrument.toml";
    Ledger::example("agency")
        .run(["log", "baltika", "They want the feed", "--kind", "meeting", "--people", "olga,ivan"])
        .succeeds()
        .says(
            "this meeting with them was planned for that day; if it was this one, \
             `folio rm baltika-instrument 'interactions[2026-03-02T11:30:00]'` takes the planned entry away",
        )
        .run(["rm", "baltika", "interactions[2026-03-02T11:30:00]"])
        .succeeds()
        .holds(file, "They want the feed")
        .run(["show", "baltika", "interactions"])
        .shows("They want the feed")
        .hides("Monthly meeting in Gatchina");
}

#[test]
fn git_goes_on_seeing_a_file_that_changed_within_the_second_of_its_index() {
    let ledger = Ledger::new().client("acme", ACME).client("beta", ACME).committed();
    ledger.put("clients/beta.toml", ACME);
    ledger.git(["add", "clients/beta.toml"]);
    // As long as before, and in the second in which git looked at it: only the contents tell.
    ledger.put("clients/beta.toml", ACME.replace("Acme", "Beta"));
    // An index of a later second is one that git trusts.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let ledger = ledger.run(["log", "acme", "a word", "--kind", "note"]).succeeds().then();
    assert_eq!(ledger.git(["status", "--porcelain"]), " M clients/beta.toml\n");
}
