//! `folio check`: what it looks at, what it says, how it ends.

use crate::harness::{ACME, FOLIO_TOML, Ledger};

const LATE: &str = "[profile]\nname = \"Late\"\nmanager = \"anna\"\n\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"us\"\n\
    due = 2026-02-20\nmade = 2026-02-28\n";

const LATE_SCREEN: &str = "error[due-before-made]: due date is before the promise was made
  --> clients/late.toml:9:7
   |
 9 | due = 2026-02-20
   |       ^^^^^^^^^^
10 | made = 2026-02-28
   |        ---------- made on this day
   |
help: check the year, or swap the two dates
";

const ABSURD_SCREEN: &str = "warning[absurd-date]: the year 1924 is before 1990
 --> clients/acme.toml:4:9
  |
4 | since = 1924-03-01
  |         ^^^^^^^^^^
  |
help: check the year
";

fn agency() -> Ledger {
    Ledger::new().client("acme", ACME).client("north/odd", &ACME.replace("anna", "anan")).client("late", LATE)
}

#[test]
fn silence_is_success() {
    Ledger::new().client("acme", ACME).run(["check"]).prints("").nothing_changed();
}

#[test]
fn a_path_narrows_what_is_told() {
    agency()
        .run(["check", "clients/acme.toml"])
        .prints("")
        .run(["check", "clients/acme.toml", "clients/late.toml"])
        .finds(1, LATE_SCREEN)
        .says("1 error")
        .run(["check", "clients/north"])
        .shows("error[unknown-reference]: there is no member `anan`")
        .says("1 error")
        .run(["check", "folio.toml"])
        .prints("")
        .run(["check", "."])
        .says("2 errors");
}

#[test]
fn paths_are_read_and_shown_from_where_one_stands() {
    agency()
        .run(["-C", "clients/north", "check", "../late.toml"])
        .finds(1, &LATE_SCREEN.replace("--> clients/late.toml", "--> ../../clients/late.toml"));
}

#[test]
fn a_path_that_is_not_there_is_a_mistake_in_the_words() {
    agency()
        .run(["check", "clients/lat.toml"])
        .fails_with(
            2,
            "error: there is no client file or folder `clients/lat.toml` in this ledger\n\
             hint: did you mean `clients/late.toml`?",
        )
        .run(["check", "/tmp"])
        .fails_with(2, "error: `/tmp` is not in this ledger\nhint: the ledger is `<ledger>`")
        .run(["check", "clients/notes.md"])
        .fails_with(
            2,
            "error: there is no client file or folder `clients/notes.md` in this ledger\n\
             hint: folio reads `folio.toml` and the `.toml` files below `clients/`",
        );
}

#[test]
fn what_is_staged_is_checked_and_not_the_work_tree() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/late.toml", LATE);
    ledger.git(["add", "clients/late.toml"]);
    ledger.put("clients/late.toml", ACME);
    ledger.put("clients/broken.toml", "[");
    ledger.run(["check", "--staged"]).finds(1, LATE_SCREEN).says("1 error");
}

#[test]
fn of_files_that_the_commit_leaves_alone_only_errors_are_told() {
    let absurd = ACME.to_owned() + "since = 1924-03-01\n";
    let ledger = Ledger::new().client("acme", ACME).client("left", &absurd).client("odd", ACME).committed();
    ledger.put("clients/acme.toml", absurd + "# by hand\n");
    ledger.git(["add", "clients/acme.toml"]);
    let others = "1 other finding in files that this commit leaves alone: `folio check` tells them";
    let ledger = ledger
        .run(["check", "--staged"])
        .finds(0, ABSURD_SCREEN)
        .says(&format!("1 warning\n{others}"))
        .run(["check", "--staged", "--strict"])
        .exits(1)
        .shows("clients/left.toml:4:9")
        .says("2 warnings")
        .run(["check", "--staged", "."])
        .shows("clients/left.toml:4:9")
        .run(["check", "--staged", "--format", "ids"])
        .finds(0, "clients/acme.toml:4:9\nclients/left.toml:4:9")
        .then();
    ledger.put("clients/acme.toml", ACME);
    ledger.git(["add", "clients/acme.toml"]);
    let ledger = ledger.run(["check", "--staged"]).prints_and_says("", others).then();
    ledger.put("clients/odd.toml", ACME.replace("anna", "anan"));
    ledger.git(["add", "clients/odd.toml"]);
    ledger.git(["commit", "-qm", "by hand"]);
    ledger
        .run(["check", "--staged"])
        .exits(1)
        .shows("error[unknown-reference]: there is no member `anan`")
        .says(&format!("1 error\n{others}"));
}

#[test]
fn any_revision_can_be_checked() {
    let ledger = agency().committed();
    ledger.put("clients/late.toml", ACME);
    ledger.put("clients/north/odd.toml", ACME);
    ledger
        .run(["check"])
        .prints("")
        .run(["check", "--rev", "HEAD", "clients/late.toml"])
        .finds(1, LATE_SCREEN)
        .run(["check", "--rev", "nowhere"])
        .fails_with(
            2,
            "error: `nowhere` names no commit\n\
             hint: `git log --oneline` lists commits; `HEAD~1` is the one before the last",
        );
}

#[test]
fn a_ledger_without_git_is_checked_too() {
    let ledger = Ledger::bare().file("folio.toml", FOLIO_TOML).client("late", LATE);
    ledger.run(["check"]).finds(1, LATE_SCREEN).run(["check", "--staged"]).fails_with(
        3,
        "error: the ledger `<ledger>` is not under git\nhint: `git init` there, then `folio commit`, puts it under git",
    );
}

#[test]
fn what_is_beyond_doubt_is_mended_and_nothing_else_is_touched() {
    let text = "\u{feff}# by hand\r\n[profile]\r\nnmae   = \"Acme\"  # as on the paper\r\nmanager = \"anna\"\r\nsince = \"2024-03-01\"\r\n\
        colour = \"red\"";
    Ledger::new()
        .client("acme", text)
        .client("well", ACME)
        .run(["check", "--fix"])
        .finds(
            1,
            "error[unknown-key]: `colour` is not a key of `profile`
 --> clients/acme.toml:6:1
  |
6 | colour = \"red\"
  | ^^^^^^ unknown
  |
help: `folio schema profile` lists the keys
",
        )
        .says("mended 2 findings in 1 file; `folio commit` records it\n1 error")
        .writes(
            "clients/acme.toml",
            "\u{feff}# by hand\r\n[profile]\r\nname   = \"Acme\"  # as on the paper\r\nmanager = \"anna\"\r\nsince = 2024-03-01\r\n\
             colour = \"red\"",
        )
        .unchanged("clients/well.toml")
        .commits(0);
}

#[test]
fn a_mended_key_uncovers_its_value_which_is_mended_too() {
    let text = format!("{ACME}sinec = \"2024-03-01\"\n");
    Ledger::new()
        .client("acme", &text)
        .run(["check", "--fix"])
        .says("mended 2 findings in 1 file; `folio commit` records it")
        .holds("clients/acme.toml", "since = 2024-03-01\n");
}

#[test]
fn nothing_is_mended_where_the_right_key_is_there_already() {
    let text = format!("{ACME}nmae = \"Acme\"\n");
    Ledger::new().client("acme", &text).run(["check", "--fix"]).says("1 error").nothing_changed();
}

#[test]
fn json_is_one_document_and_never_mixed_with_words() {
    Ledger::new()
        .client("late", LATE)
        .run(["check", "--format", "json"])
        .finds(
            1,
            r#"{
  "version": 1,
  "command": "check",
  "today": "2026-03-02",
  "items": [
    {
      "rule": "due-before-made",
      "level": "error",
      "message": "due date is before the promise was made",
      "client": "late",
      "file": "clients/late.toml",
      "line": 9,
      "column": 7,
      "end_line": 9,
      "end_column": 17,
      "help": "check the year, or swap the two dates",
      "also": [
        {
          "file": "clients/late.toml",
          "line": 10,
          "column": 8,
          "message": "made on this day"
        }
      ]
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 0,
    "notes": 0
  }
}"#,
        )
        .says("");
}

#[test]
fn what_could_not_be_mended_is_told() {
    let quoted = ACME.to_owned() + "since = \"2024-03-01\"\n";
    let ledger = Ledger::new().client("acme", &quoted).client("broken", &(quoted.clone() + "tier = = 1\n"));
    ledger.put("clients/merged.toml", quoted.clone() + "<<<<<<< ours\n");
    ledger
        .run(["check", "--fix"])
        .exits(1)
        .says(
            "mended 1 finding in 1 file; `folio commit` records it\n\
             nothing in `clients/broken.toml` was mended: it does not parse, see line 5 and mend that first\n\
             nothing in `clients/merged.toml` was mended: see `conflict-marker` in line 5 and mend that first\n\
             4 errors",
        )
        .writes("clients/broken.toml", &(quoted + "tier = = 1\n"));
}

#[test]
fn jsonl_is_one_finding_a_line() {
    let run = agency().run(["check", "--format", "jsonl"]);
    assert_eq!(run.stdout().lines().count(), 2, "{}", run.stdout());
    run.says("");
}

#[test]
fn github_gets_annotations() {
    Ledger::new().client("late", LATE).run(["check", "--format", "github"]).finds(
        1,
        "::error file=clients/late.toml,line=9,endLine=9,col=7,endColumn=16,title=due-before-made::due date is before the \
         promise was made%0Aclients/late.toml:10: made on this day%0Ahelp: check the year, or swap the two dates",
    );
}

#[test]
fn annotations_count_their_paths_from_the_top_of_the_checkout() {
    let file = |ledger: Ledger, from: &str| {
        let run = ledger.run(["-C", from, "check", "--format", "github"]);
        run.stdout().split(',').next().unwrap_or_default().to_owned()
    };
    let within = || {
        let ledger = Ledger::bare().file("books/folio.toml", FOLIO_TOML).file("books/clients/late.toml", LATE);
        ledger.git(["init", "--quiet"]);
        ledger
    };
    assert_eq!(file(within(), "books"), "::error file=books/clients/late.toml");
    assert_eq!(file(within(), "books/clients"), "::error file=books/clients/late.toml");
    let workspace = within();
    let above = workspace.root().parent().expect("a folder around it").to_string_lossy().into_owned();
    assert_eq!(file(workspace.env("GITHUB_WORKSPACE", &above), "books"), "::error file=ledger/books/clients/late.toml");
    assert_eq!(file(within().env("GITHUB_WORKSPACE", "/nowhere"), "books"), "::error file=books/clients/late.toml");
}

#[test]
fn findings_are_rows_for_a_spreadsheet_a_report_and_an_editor() {
    let late = || Ledger::new().client("late", LATE);
    late().run(["check", "--format", "csv"]).finds(
        1,
        "level,rule,file,line,column,message,help\n\
         error,due-before-made,clients/late.toml,9,7,due date is before the promise was made,\"check the year, or swap the two dates\"",
    );
    late().run(["check", "--format", "md"]).finds(
        1,
        "| level | rule | file | line | column | message | help |\n| --- | --- | --- | ---: | ---: | --- | --- |\n\
         | error | due-before-made | clients/late.toml | 9 | 7 | due date is before the promise was made | \
         check the year, or swap the two dates |",
    );
    late().run(["-C", "clients", "check", "--format", "ids"]).finds(1, "../clients/late.toml:9:7");
}

#[test]
fn a_finding_about_the_settings_has_no_client() {
    let settings = FOLIO_TOML.replace("[ledger]", "[ledgers]");
    let run = Ledger::new().file("folio.toml", settings).run(["check", "--format", "jsonl"]);
    assert!(run.stdout().contains("\"client\":null,\"file\":\"folio.toml\""), "{}", run.stdout());
}

#[test]
fn weights_add_up() {
    let settings = format!("{FOLIO_TOML}\n[health]\ncontact = 30\n");
    Ledger::new()
        .file("folio.toml", settings)
        .run(["check"])
        .shows("error[bad-value]: the weights add up to 110, not to 100")
        .says("1 error");
}

#[test]
fn a_path_is_suggested_as_it_is_typed_from_there() {
    let ledger = Ledger::new().client("kit-park", ACME);
    ledger
        .run(["-C", "clients", "check", "clients/kit-park.toml"])
        .fails_with(
            2,
            "error: there is no client file or folder `clients/kit-park.toml` in this ledger\nhint: did you mean `kit-park.toml`?",
        )
        .run(["-C", "clients", "check", "../folio.tom"])
        .refuses(2, "hint: did you mean `../folio.toml`?");
}

#[test]
fn the_one_error_that_stops_a_commit_stands_last() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/acme.toml", "[profile]\nname = \"\"\nmanager = \"anna\"\nsince = 1924-03-01\n");
    ledger.git(["add", "--all"]);
    let run = ledger.run(["check", "--staged"]).exits(1).says("1 error, 1 warning");
    let (error, warning) = (run.stdout().find("error[bad-value]"), run.stdout().find("warning[absurd-date]"));
    assert!(warning.is_some() && warning < error, "{}", run.stdout());
}
