//! `folio list`.

mod narrow;
mod slips;

use crate::harness::{ACME, FOLIO_TOML, Ledger};

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
    two()
        .run(["list", "--tier", "kye"])
        .fails_with(2, "error: there is no tier `kye`\nhint: did you mean `key`?")
        .run(["list", "commitments", "--state", "opne"])
        .fails_with(2, "error: there is no state `opne`\nhint: did you mean `open`?")
        .run(["list", "commitments", "--state", "late"])
        .fails_with(2, "error: there is no state `late`\nhint: it is one of open, done, missed, withdrawn");
}

#[test]
fn a_filter_that_a_table_has_nothing_for_is_refused() {
    two()
        .run(["list", "members", "--tier", "key"])
        .fails_with(
            2,
            "error: the rows of `members` belong to no client, so there is none to choose by `--tier`\n\
             hint: `--where` takes any column of `folio schema tables members`",
        )
        .run(["list", "members", "--since", "today"])
        .refuses(2, "error: `members` has none of the columns at, date, entered")
        .run(["list", "goals", "--state", "met", "--since", "2026-01-01", "--tag", "fair"])
        .refuses(2, "error: there is no state `met`");
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
fn csv_and_json_hold_every_field_and_what_follows_from_it() {
    two()
        .run(["list", "commitments", "--state", "open", "--format", "csv"])
        .prints(
            "client,id,what,side,due,made,owner,promised_to,project,state,done,original_due,moves,warn_by,warned,options,\
             reason,effort,visible,custom\n\
             beta,plan,План,us,2026-03-04,,,,,open,,,,2026-03-03,,,,,true,",
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
        .prints("at                   kind\n2026-02-27 11:00     call\n2026-02-28 04:05:30  note")
        .run(["list", "interactions", "--columns", "at,kind", "--format", "csv"])
        .prints("at,kind\n2026-02-27T11:00:00,call\n2026-02-28T04:05:30,note")
        .run(["list", "interactions", "--format", "ids"])
        .prints("acme 2026-02-27T11:00:00,call,a\nacme 2026-02-28T04:05:30,note,b");
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
            "| client | id | what | side | due | state | warn_by | visible |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n\
             | beta | plan | План | us | 2026-03-04 | open | 2026-03-03 | yes |",
        )
        .run(["list", "commitments", "--format", "html", "--columns", "due,what"])
        .shows("<td data-column=\"due\" class=\"whole\" dir=\"auto\">2026-03-04</td>")
        .shows("<footer>folio list, 2026-03-02</footer>");
}

#[test]
fn an_unknown_section_or_column_is_met_with_the_nearest() {
    two()
        .run(["list", "comitments"])
        .fails_with(2, "error: there is no table `comitments`\nhint: did you mean `commitments`?")
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

#[test]
fn an_expression_chooses_rows() {
    two()
        .run(["list", "--where", "stage is null or tier = 'key' and next_due < today()", "--format", "ids"])
        .prints("acme")
        .run(["list", "commitments", "--where", "side = 'us' -- ours", "--state", "open", "--columns", "id"])
        .prints("id\nplan")
        .run([
            "list",
            "commitments",
            "--where",
            "client in (select slug from clients where name = 'Бета')",
            "--limit",
            "1",
        ])
        .succeeds()
        .shows("beta    plan");
}

#[test]
fn an_expression_is_one_and_nothing_else() {
    for hostile in [
        "1) union select 1, 2, 3 from (select 1",
        "1; drop table _profile",
        "1) or (1",
        "name = 'Acme",
        "1 /* and",
        "1 limit 5",
        "1 order by slug",
        "slug = ",
        "(",
        "",
        " ",
        "-- nothing",
        "no_such_column = 1",
        "no_such_function(1)",
    ] {
        let run = two().run(["list", "--where", hostile]).refuses(2, "error: ");
        run.run(["list", "--format", "ids"]).prints("acme\nbeta");
    }
}

#[test]
fn what_a_person_typed_is_never_sql() {
    two()
        .run(["list", "--tag", "fair' or '1'='1"])
        .prints("")
        .run(["list", "--sort", "slug; drop table _profile"])
        .refuses(2, "error: there is no column")
        .run(["list", "--columns", "slug\" from clients --"])
        .refuses(2, "error: there is no column")
        .run(["list", "clients\" --"])
        .refuses(2, "error: there is no table");
}

#[test]
fn views_and_tables_are_listed_like_sections() {
    two()
        .run(["list", "promises_open"])
        .prints(
            "client  id    what  side  owner  due         days_left  warn_by\n\
             beta    plan  План  us    boris  2026-03-04          2  2026-03-03",
        )
        .run(["list", "promises_open", "--format", "ids"])
        .prints("beta plan")
        .run(["list", "members"])
        .prints(
            "id     name         grade   role\n\
             anna   Anna Orlova  senior  account\n\
             boris  Boris Belov  middle  account",
        )
        .run(["list", "members", "--where", "grade = 'middle'", "--format", "ids"])
        .prints("boris")
        .run(["list", "lifecycle", "--limit", "2", "--columns", "id,kind"])
        .prints("id         kind\nlead       presale\nqualified  presale");
}

#[test]
fn every_table_of_the_agency_can_be_listed() {
    let mut agency = Ledger::example("agency");
    let tables = agency.folio(&["schema", "tables", "--format", "jsonl"], None);
    let tables = String::from_utf8(tables.stdout).expect("text");
    assert!(tables.lines().count() > 25, "{tables}");
    for line in tables.lines() {
        let table: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        let name = table["table"].as_str().expect("a name");
        // It is filled for a question that reads it, which is to come.
        if name == "findings" {
            continue;
        }
        let run = agency.run(["list", name, "--limit", "2", "--format", "jsonl"]).succeeds();
        assert_eq!(run.stdout().lines().count(), 2, "{name}: {}", run.stdout());
        agency = run.then();
    }
}

#[test]
fn a_column_with_a_plus_stands_beside_the_others() {
    two()
        .run(["list", "commitments", "--state", "open", "--columns", "+line,+file"])
        .prints(
            "client  id    what  side  due         state  warn_by     visible  line  file\n\
             beta    plan  План  us    2026-03-04  open   2026-03-03  yes        11  clients/north/beta.toml",
        )
        .run(["list", "commitments", "--state", "open", "--columns", "due,+id"])
        .prints("due         id\n2026-03-04  plan")
        .run(["list", "commitments", "--columns", "+nmae"])
        .fails_with(
            2,
            "error: there is no column `nmae`\n\
             hint: the columns are: client, file, line, id, what, side, due, made, owner, promised_to, project, state, done, \
             original_due, moves, warn_by, warned, options, reason, effort, visible, custom, where",
        );
}

/// Two bills in two currencies, one with an amount that is none.
const BILLS: &str = "[profile]\nname = \"Bills\"\nmanager = \"anna\"\n\n\
    [[invoices]]\nid = \"1\"\nissued = 2026-01-10\ndue = 2026-02-10\namount = \"99.50 EUR\"\n\n\
    [[invoices]]\nid = \"2\"\nissued = 2026-01-10\ndue = \"=1+1\"\namount = \"a lot\"\n\n\
    [[invoices]]\nid = \"3\"\nissued = 2026-01-11\ndue = 2026-03-10\namount = \"1250 RUB\"\n";

#[test]
fn money_is_one_column_and_its_parts_can_be_asked_for() {
    Ledger::new()
        .client("bills", BILLS)
        .run(["list", "invoices", "--sort", "-amount", "--columns", "id,amount,amount_minor,amount_currency"])
        .finds(
            0,
            "id     amount  amount_minor  amount_currency\n\
             3    1250 RUB        125000  RUB\n\
             1   99.50 EUR          9950  EUR\n\
             2       a lot",
        )
        .run(["list", "invoices", "--sort", "amount", "--format", "ids"])
        .finds(0, "bills 1\nbills 3\nbills 2")
        .run(["list", "invoices", "--where", "amount > 1000", "--columns", "id,due", "--format", "csv"])
        .finds(0, "id,due\n2,'=1+1\n3,2026-03-10");
}

#[test]
fn the_unknown_stands_last_either_way_and_names_as_a_reader_expects() {
    let client = |name: &str, weight: &str| format!("[profile]\nname = \"{name}\"\nmanager = \"anna\"\n{weight}");
    Ledger::new()
        .client("a", &client("жук", "since = 2026-01-01\n"))
        .client("b", &client("Ёлка", ""))
        .client("c", &client("Егор", "since = 2025-01-01\n"))
        .client("d", &client("яблоко", ""))
        .run(["list", "--sort", "name", "--format", "ids"])
        .prints("c\nb\na\nd")
        .run(["list", "--sort", "since", "--format", "ids"])
        .prints("c\na\nb\nd")
        .run(["list", "--sort", "-since", "--format", "ids"])
        .prints("a\nc\nb\nd")
        .run(["list", "--sort", "-tier,-name", "--format", "ids", "--limit", "1"])
        .prints("d")
        .run(["list", "--limit", "0"])
        .prints("")
        .run(["list", "--limit", "0", "--columns", "slug,name", "--format", "csv"])
        .prints("slug,name");
}

#[test]
fn the_ledgers_own_fields_of_its_clients_are_a_table() {
    let settings = format!(
        "{FOLIO_TOML}\n[custom.client]\nerp_code = {{ type = \"string\" }}\nstands = {{ type = \"integer\" }}\n\
         vip = {{ type = \"boolean\" }}\n"
    );
    Ledger::new()
        .file("folio.toml", settings)
        .client("acme", &format!("{ACME}\n[custom]\nerp_code = \"000126\"\nstands = 3\nvip = true\n"))
        .client("beta", BETA)
        .run(["list", "custom", "--where", "stands > 2"])
        .prints("client  erp_code  stands  vip\nacme    000126         3  yes")
        .run(["list", "--where", "custom ->> 'stands' > 2", "--format", "ids"])
        .prints("acme");
}

#[test]
fn a_malformed_value_stands_as_it_is_written_and_hides_no_other() {
    Ledger::new()
        .client("acme", &format!("{ACME}tags = \"fair\"\nweight = \"heavy\"\n"))
        .client("beta", BETA)
        .run(["list", "--columns", "slug,tags,weight"])
        .finds(0, "slug  tags  weight\nacme  fair   heavy\nbeta  fair       1")
        .run(["list", "--tag", "fair", "--format", "ids"])
        .finds(0, "beta")
        .says("warning: left out of what is computed: what `clients/acme.toml` says at its faults; `folio check clients/acme.toml` shows them");
}
