//! `folio query`.

use crate::harness::{ACME, Ledger};

const BETA: &str = "[profile]\nname = \"Бета\"\nmanager = \"boris\"\ntier = \"key\"\ntags = [\"fair\"]\n\n\
    [[stages]]\nstage = \"delivery\"\nentered = 2026-01-10\n\n\
    [[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"call\"\nsummary = \"Figures\"\n\n\
    [[invoices]]\nid = \"№15/К\"\nissued = 2026-01-01\ndue = 2026-01-31\namount = \"150000.50 RUB\"\n\
    payments = [{ date = 2026-02-01, amount = \"50000 RUB\" }]\n\n\
    [[commitments]]\nid = \"plan\"\nwhat = \"План\"\nside = \"us\"\nmade = 2026-02-02\ndue = 2026-03-04\n";

fn two() -> Ledger {
    Ledger::new().client("acme", ACME).client("north/beta", BETA)
}

#[test]
fn a_question_is_answered_with_a_table() {
    two()
        .run(["query", "select slug, name, tier, stage_kind, last_contact from clients order by name"])
        .prints(
            "slug  name  tier      stage_kind  last_contact\n\
             acme  Acme  standard\n\
             beta  Бета  key       live        2026-02-20",
        )
        .run(["query", "select", "count(*)", "from", "clients"])
        .prints("count(*)\n       2");
}

#[test]
fn a_computed_text_is_in_the_order_of_names_where_that_is_asked_for() {
    let names = "with n(name) as (values ('ель'), ('ёж'), ('Жук'), ('Acme')) select group_concat(name, ' ' order by lower(name) collate folio) as names from n";
    Ledger::new().run(["query", "--format", "jsonl", names]).prints(r#"{"names":"Acme ёж ель Жук"}"#);
}

#[test]
fn the_day_is_the_ledgers() {
    two()
        .run(["query", "select today(), days(due, today()) as late from invoices"])
        .prints("today()     late\n2026-03-02    30")
        .run([
            "--today",
            "2026-02-01",
            "query",
            "select status, days_overdue, last_contact from invoices join clients on slug = client",
        ])
        .prints("status   days_overdue  last_contact\noverdue             1");
}

#[test]
fn days_are_counted_between_moments_too() {
    two()
        .run(["query", "select days(at, today()) as ago, days('2026-02-19 23:59', at) as later from interactions"])
        .prints("ago  later\n 10      1");
}

#[test]
fn money_is_a_number_to_read_and_an_integer_to_add() {
    two()
        .run([
            "query",
            "select amount, amount_minor, amount_currency, paid, balance_minor, bucket, status from invoices",
        ])
        .prints(
            "  amount  amount_minor  amount_currency   paid  balance_minor  bucket  status\n\
             150000.5      15000050  RUB              50000       10000050  1-30    overdue",
        );
}

#[test]
fn a_payment_counts_from_its_day() {
    let paid = "payments = [{ date = 2026-02-01, amount = \"50000 RUB\" }";
    let later = format!("{paid}, {{ date = 2026-03-02, amount = \"100000.50 RUB\" }}");
    let sums = "select paid, balance_minor, status, bucket from invoices";
    let open = "select paid, balance from invoices_open";
    two()
        .client("north/beta", &BETA.replace(paid, &later))
        .run(["query", "--format", "jsonl", sums])
        .prints(r#"{"paid":150000.5,"balance_minor":0,"status":"paid","bucket":null}"#)
        .run(["query", open])
        .prints("")
        .run(["query", "--format", "jsonl", sums, "--today", "2026-03-01"])
        .prints(r#"{"paid":50000.0,"balance_minor":10000050,"status":"overdue","bucket":"1-30"}"#)
        .run(["query", open, "--today", "2026-03-01"])
        .prints(" paid   balance\n50000  100000.5");
}

#[test]
fn views_fill_in_what_everybody_knows() {
    two()
        .run(["query", "select client, id, owner, days_left, warn_by from promises_open"])
        .prints("client  id    owner  days_left  warn_by\nbeta    plan  boris          2  2026-02-26")
        .run(["query", "select client, currency, total, not_due, days_1_30, days_91 from receivables_ageing"])
        .prints(
            "client  currency     total  not_due  days_1_30  days_91\n\
             beta    RUB       100000.5        0   100000.5        0",
        );
}

#[test]
fn a_note_is_no_contact_in_a_question_either() {
    let note =
        "\n[[interactions]]\nat = 2026-03-01T10:00:00\nkind = \"note\"\ndirection = \"inbound\"\nsummary = \"n\"\n";
    let mail = note.replace("note", "email").replace("03-01", "02-20");
    Ledger::new()
        .client("acme", &format!("{ACME}{note}"))
        .client("zeta", &format!("{ACME}{mail}{note}"))
        .run(["query", "select slug, last_contact from clients order by slug"])
        .prints("slug  last_contact\nacme\nzeta  2026-02-20")
        .run(["query", "select client, direction from interactions where kind = 'note' order by client"])
        .prints("client  direction\nacme    internal\nzeta    internal");
}

#[test]
fn lists_are_json_in_json_and_ids_name_the_record() {
    two()
        .run(["query", "--format", "jsonl", "select slug, tags, slug from clients where tags is not null"])
        .prints(r#"{"slug":"beta","tags":["fair"],"slug_2":"beta"}"#)
        .run(["query", "--format", "ids", "select due, client, id from commitments"])
        .prints("beta plan")
        .run(["query", "--format", "ids", "select tier from clients where tier = 'key'"])
        .prints("key");
}

#[test]
fn a_question_comes_from_standard_input_too() {
    two().run_typing("select slug\nfrom clients where tier = 'key'", ["query"]).prints("slug\nbeta");
    two().run_typing("select 1 as one", ["query", "-"]).prints("one\n  1");
    two().run_typing("  \n", ["query"]).fails_with(
        2,
        "error: there is no question\n\
         hint: write one: `folio query \"select slug, name from clients\"`\n\
         hint: `folio schema tables` lists the tables there are",
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    two()
        .file("clients/sick.toml", b"name = \"\xff\"")
        .run(["query", "select count(*) as clients from clients"])
        .shows("      2\n")
        .says("warning: left out: `clients/sick.toml:1:9`: expected UTF-8, found the byte 0xff");
}

#[test]
fn an_answer_without_end_is_refused() {
    two().run(["query", "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"]).fails_with(
        2,
        "error: the answer has more than 1000000 rows\n\
             hint: ask for fewer with `where` or `limit`; `folio export sqlite` writes everything",
    );
}

#[test]
fn an_answer_of_few_rows_may_be_too_large_too() {
    let texts = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 40) \
        select printf('%10000000d', i) as text from n";
    let refused = "error: the answer is larger than 256 MB\n\
        hint: ask for fewer rows with `where` or `limit`, or for less of a text with `substr(…, 1, 200)`; \
        `folio export sqlite` writes everything";
    two()
        .run(["query", texts])
        .fails_with(2, refused)
        .run(["query", &format!("select count(*) as texts, sum(length(text)) as letters from ({texts})")])
        .prints("texts    letters\n   40  400000000");
}

#[test]
fn a_question_that_needs_too_much_memory_is_stopped_and_fills_no_disk() {
    let apart = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 130)
        select count(distinct printf('%9000000d', i)) as apart from n";
    let refused = "error: the question needs more memory than there is for it\n\
        hint: what is sorted, grouped or told apart by `distinct` is held in memory, 1 GB at most: \
        ask for fewer rows with `where`, or for less of a text with `substr(…, 1, 200)`";
    two()
        .run(["query", apart])
        .fails_with(2, refused)
        .run(["--no-index", "query", apart])
        .fails_with(2, refused)
        .run(["query", &apart.replace("130", "13")])
        .prints("apart\n   13");
}

#[test]
fn a_slip_is_met_with_its_place_and_what_was_meant() {
    two()
        .run(["query", "select slug,\n  teir from clients"])
        .fails_with(
            2,
            "error: there is no column `teir`\nhint: did you mean `tier`?\nhint: look at line 2, column 3: `teir`",
        )
        .run(["query", "select slug from client"])
        .fails_with(
            2,
            "error: there is no table `client`\nhint: did you mean `clients`?\nhint: look at column 18: `client`",
        )
        .run(["list", "--where", "teir = 'key'"])
        .fails_with(2, "error: there is no column `teir`\nhint: did you mean `tier`?\nhint: look at column 1: `teir`");
}

#[test]
fn a_question_changes_nothing() {
    for sql in
        ["delete from clients", "update commitments set state = 'done'", "pragma query_only = off", "attach 'x' as x"]
    {
        two().run(["query", sql]).refuses(2, "a question").commits(0);
    }
}

#[test]
fn what_check_finds_is_a_table() {
    two()
        .client("gamma", "[profile]\nname = \"Гамма\"\nmanager = \"ana\"\n")
        .run(["query", "select client, line, level, rule from findings where level = 'error'"])
        .prints("client  line  level  rule\ngamma      3  error  unknown-reference")
        .then()
        .run(["query", "select line, help from findings where client = 'beta' and rule = 'warn-now'"])
        .shows("`folio warn beta ");
}

#[test]
fn a_shell_asks_and_answers_until_it_is_left() {
    let typed = "select slug\nfrom clients\nwhere tier = 'key';\nnonsense;\n.nothing\n.tables\n.quit\n";
    if let Some(run) = two().run_on_terminal(typed, ["query"]) {
        run.succeeds().shows("beta").shows("there is no `.nothing` in this shell").shows("promises_open").commits(0);
    }
}

#[test]
fn the_shell_says_how_it_is_used_and_knows_plain_words_in_the_midst_of_a_question() {
    let typed = "help\nselect slug from clients\n.help\nwhere tier = 'key';\nselect 1\nexit\n";
    let Some(run) = two().run_on_terminal(typed, ["query"]) else { return };
    let run = run.succeeds().commits(0);
    let screen = run.stdout();
    let first = screen.find("`;` ends a question, `.help` tells what else there is").expect("the first line");
    assert!(first < screen.find("folio> ").expect("a prompt"), "{screen}");
    assert_eq!(screen.matches("leave; so does Ctrl-D").count(), 2, "{screen}");
    assert!(screen.contains("   ...> ") && screen.contains("beta"), "{screen}");
}

#[test]
fn the_shell_keeps_each_question_at_once() {
    let ledger = two().committed();
    let Some(run) = ledger.run_on_terminal("select 1\n+ 1;\nselect 2;\n", ["query"]) else { return };
    let ledger = run.then();
    let history = std::fs::read_to_string(ledger.root().join(".git/folio/query-history")).expect("a history");
    assert!(history.contains("select 1\\n+ 1;\nselect 2;\n"), "{history}");
}

/// What the views compute of records that questions do not see, a question cannot compute of its own.
#[test]
fn a_function_of_the_views_is_theirs() {
    two()
        .run(["query", "select slug, health from clients where slug = 'acme'"])
        .exits(0)
        .run(["query", "select health(x'00')"])
        .fails_with(
            2,
            "error: there is no function `health`\nhint: `health` is a column of `clients`\nhint: look at column 8: `health`",
        );
    // A name in front of a query is not taken for one of the views.
    for asked in [
        "with h as (select _health(x'00') as n) select n from h",
        "with clients as (select \"_health\"(x'00') as n) select n from clients",
    ] {
        two().run(["query", asked]).refuses(2, "the function `_health` is not offered");
    }
    two()
        .run(["query", "with h as (select slug, health(x'00') as n from clients) select n from h"])
        .refuses(2, "there is no function `health`");
    two().run(["query", "with clients as (select slug, health from clients) select * from clients"]).refuses(
        2,
        "error: `clients` is made of itself\nhint: give it a name that is no table's, or say `with recursive`",
    );
}

#[test]
fn what_is_dated_ahead_is_in_no_view_of_today() {
    let ahead = "[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\nstatus = \"left\"\nleft_on = 2026-04-30\n\n\
         [[stakeholders]]\nid = \"olga\"\nname = \"Olga\"\njoined = 2026-03-10\n\n\
         [[invoices]]\nid = \"1\"\namount = \"10 EUR\"\nissued = 2026-03-10\ndue = 2026-03-20\nstate = \"issued\"\n\n\
         [[invoices]]\nid = \"2\"\namount = \"5 EUR\"\nissued = 2026-03-02\ndue = 2026-03-20\nstate = \"issued\"\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}\n{ahead}"));
    let people = ledger.run(["query", "select id from people_active", "--format", "ids"]);
    let bills = people.prints("ivan").run(["query", "select id from invoices_open", "--format", "ids"]);
    let later = "--today";
    bills
        .prints("2")
        .run(["query", "select id from people_active", "--format", "ids", later, "2026-05-04"])
        .prints("olga");
}
