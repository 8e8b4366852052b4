//! `folio list`.

use crate::harness::{ACME, Ledger};

const BETA: &str = "[profile]\nname = \"Бета\"\nmanager = \"boris\"\ntier = \"key\"\ntags = [\"fair\"]\n\n\
    [[stages]]\nstage = \"delivery\"\nentered = 2026-01-10\n\n\
    [[commitments]]\nid = \"plan\"\nwhat = \"План\"\nside = \"us\"\ndue = 2026-03-04\n\n\
    [[commitments]]\nid = \"list\"\nwhat = \"List\"\nside = \"client\"\ndue = 2026-02-01\nstate = \"done\"\ndone = 2026-01-30\n";

fn two() -> Ledger {
    Ledger::new().client("acme", ACME).client("north/beta", BETA)
}

#[test]
fn clients_are_listed_with_where_they_stand() {
    two().run(["list"]).prints(
        "slug  name  manager  tier      stage     stage_since  next_due\n\
         acme  Acme  anna     standard\n\
         beta  Бета  boris    key       delivery  2026-01-10   2026-03-04",
    );
}

#[test]
fn filters_look_at_the_client() {
    two()
        .run(["list", "--tier", "key", "--manager", "boris", "--stage", "delivery", "--tag", "fair", "--format", "ids"])
        .prints("beta")
        .run(["list", "commitments", "--manager", "anna"])
        .prints("");
}

#[test]
fn a_filter_that_can_match_nothing_is_a_slip() {
    two().run(["list", "--tier", "kye"]).fails_with(2, "error: there is no tier `kye`\nhint: did you mean `key`?");
}

#[test]
fn records_are_narrowed_sorted_and_cut() {
    two()
        .run(["list", "commitments", "--sort", "due", "--columns", "due,what"])
        .prints("due         what\n2026-02-01  List\n2026-03-04  План")
        .run(["list", "commitments", "--sort", "-due", "--limit", "1", "--columns", "id"])
        .prints("id\nplan")
        .run(["list", "commitments", "--state", "open", "--format", "ids"])
        .prints("beta plan");
}

#[test]
fn csv_and_json_hold_every_field() {
    two()
        .run(["list", "commitments", "--state", "open", "--format", "csv"])
        .prints(
            "client,id,what,side,due,made,owner,promised_to,project,state,done,original_due,moves,warn_by,warned,options,\
             reason,effort,visible,custom\n\
             beta,plan,План,us,2026-03-04,,,,,open,,,,,,,,,true,",
        )
        .run(["list", "--columns", "slug,tier", "--format", "json"])
        .prints(
            r#"{
  "version": 1,
  "command": "list",
  "today": "2026-03-02",
  "items": [
    {
      "slug": "acme",
      "tier": "standard",
      "client": "acme",
      "file": "clients/acme.toml",
      "line": 1
    },
    {
      "slug": "beta",
      "tier": "key",
      "client": "beta",
      "file": "clients/north/beta.toml",
      "line": 1
    }
  ],
  "summary": {
    "count": 2
  }
}"#,
        );
}

#[test]
fn a_moment_is_written_for_whoever_reads_it() {
    let calls = "\n[[interactions]]\nat = 2026-02-27T11:00:00\nkind = \"call\"\nsummary = \"a\"\n\n\
        [[interactions]]\nat = 2026-02-28T09:05:30+08:00\nkind = \"note\"\nsummary = \"b\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{calls}"))
        .run(["list", "interactions", "--columns", "at,kind"])
        .prints("at                         kind\n2026-02-27 11:00           call\n2026-02-28 09:05:30+08:00  note")
        .run(["list", "interactions", "--columns", "at,kind", "--format", "csv"])
        .prints("at,kind\n2026-02-27T11:00:00,call\n2026-02-28T09:05:30+08:00,note")
        .run(["list", "interactions", "--format", "ids"])
        .prints("acme 2026-02-27T11:00:00,call,a\nacme 2026-02-28T09:05:30+08:00,note,b");
}

#[test]
fn every_record_can_say_where_it_stands() {
    two()
        .run(["list", "commitments", "--columns", "id,where", "--sort", "-where"])
        .prints("id    where\nlist  clients/north/beta.toml:17\nplan  clients/north/beta.toml:11")
        .run(["list", "--columns", "+where"])
        .prints(
            "slug  name  manager  tier      stage     stage_since  next_due    where\n\
             acme  Acme  anna     standard                                     clients/acme.toml:1\n\
             beta  Бета  boris    key       delivery  2026-01-10   2026-03-04  clients/north/beta.toml:1",
        )
        .run(["list", "commitments", "--columns", "id,where", "--limit", "1", "--format", "jsonl"])
        .prints(
            r#"{"id":"plan","where":"clients/north/beta.toml:11","client":"beta","file":"clients/north/beta.toml","line":11}"#,
        );
}

#[test]
fn a_place_is_told_from_where_one_stands() {
    let words = ["-C", "clients/north", "list", "commitments", "--columns", "id,where", "--limit", "1"];
    let format = |format| [&words[..], &["--format", format]].concat().try_into().expect("ten words");
    two()
        .run(words)
        .prints("id    where\nplan  ../../clients/north/beta.toml:11")
        .run::<10>(format("csv"))
        .prints("id,where\nplan,../../clients/north/beta.toml:11")
        .run::<10>(format("md"))
        .prints("| id | where |\n| --- | --- |\n| plan | ../../clients/north/beta.toml:11 |")
        .run::<10>(format("jsonl"))
        .shows(r#""where":"clients/north/beta.toml:11""#);
}

#[test]
fn a_place_is_a_link_where_the_terminal_follows_links() {
    let words = ["list", "commitments", "--columns", "where,id"];
    let kitty = || two().env("TERM", "xterm-kitty").env("COLUMNS", "80");
    let Some(run) = kitty().run_on_terminal("", words) else { return };
    run.shows("<ledger>/clients/north/beta.toml\u{1b}\\clients/north/beta.toml:11\u{1b}]8;;\u{1b}\\  plan");
    let plain = |ledger: Ledger, words: [&str; 6]| {
        let run = ledger.run_on_terminal("", words).expect("the terminal of before");
        run.shows("clients/north/beta.toml:11  plan").hides("\u{1b}]8");
    };
    plain(kitty(), ["list", "commitments", "--columns", "where,id", "--color", "never"]);
    plain(kitty().env("NO_COLOR", "1"), ["list", "commitments", "--columns", "where,id", "--limit", "2"]);
    plain(two().env("TERM", "vt100"), ["list", "commitments", "--columns", "where,id", "--limit", "2"]);
    kitty().run(["list", "commitments", "--columns", "where,id", "--color", "always"]).hides("\u{1b}]8");
}

#[test]
fn markdown_and_html_show_what_says_something() {
    two()
        .run(["list", "commitments", "--state", "open", "--format", "md"])
        .prints(
            "| client | id | what | side | due | state | visible |\n| --- | --- | --- | --- | --- | --- | --- |\n\
             | beta | plan | План | us | 2026-03-04 | open | yes |",
        )
        .run(["list", "commitments", "--format", "html", "--columns", "due,what"])
        .shows("<td data-column=\"due\" class=\"whole\" dir=\"auto\">2026-03-04</td>")
        .shows("<footer>folio list, 2026-03-02</footer>");
}

#[test]
fn an_unknown_section_or_column_is_met_with_the_nearest() {
    two()
        .run(["list", "comitments"])
        .fails_with(2, "error: there is no section `comitments`\nhint: did you mean `commitments`?")
        .run(["list", "--columns", "nmae"])
        .fails_with(2, "error: there is no column `nmae`\nhint: did you mean `name`?");
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other() {
    two()
        .file("clients/sick.toml", b"[profile]\nname = \"\xff\"\n")
        .run(["list", "--format", "ids"])
        .succeeds()
        .shows("acme\nbeta\n")
        .says("warning: left out: `clients/sick.toml:2:9`: expected UTF-8, found the byte 0xff");
}

#[test]
fn an_empty_ledger_is_silent() {
    Ledger::new().run(["list"]).prints("");
}
