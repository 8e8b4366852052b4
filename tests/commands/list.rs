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
