//! Questions that must be stopped, and questions that must not.

use std::time::Duration;

use rusqlite::types::Value;
use rusqlite::{Connection, Error};

use super::super::fault::{is_interrupted, is_too_big};
use super::super::{collate, furnish};
use super::rules::MODULES;
use super::{Guard, guard};

/// Longer than any question here takes on the slowest machine, so that only what is endless meets the clock.
const LONG: Duration = Duration::from_secs(300);
const SHORT: Duration = Duration::from_millis(100);

/// A small ledger under guard.
fn ledger(limit: Duration) -> (Connection, Guard) {
    let mut connection = Connection::open_in_memory().unwrap();
    furnish(&connection, "2026-03-02T09:30:00".parse().unwrap()).unwrap();
    collate(&connection).unwrap();
    connection
        .execute_batch(
            "create table _profile(slug text, name text collate folio, custom json text);
             insert into _profile values ('acme', 'Acme', '{\"region\":\"north\",\"tags\":[1,2,3]}'), ('lada', 'Лада', null);
             create view clients as select slug, name, custom, today() as day from _profile;
             create table commitments(client text, what text, due date text);
             insert into commitments values ('acme', 'send the estimate', '2026-03-05'), ('lada', 'договор', '2026-02-20');
             create table prose(client text, text text);
             insert into prose values ('acme', 'договор'), ('lada', 'встреча');
             create virtual table _words using fts5(stems);
             insert into _words(rowid, stems) values (1, 'договор'), (2, 'встреч');
             create view words as select rowid as id, stems, rank, _words as question from _words;
             create temp table findings(rule text);",
        )
        .unwrap();
    let guard = guard(&mut connection, limit).unwrap();
    (connection, guard)
}

fn ask(connection: &Connection, guard: &Guard, sql: &str) -> Result<Vec<Vec<Value>>, Error> {
    let mut statement = guard.prepare(connection, sql)?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect())?;
    rows.collect()
}

/// What a hostile question must meet.
enum Met {
    /// A refusal with these words in it.
    Says(&'static str),
    /// The clock.
    Clock,
    /// The limit of sizes.
    Size,
}
use Met::{Clock, Says, Size};

const HOSTILE: &[(&str, Met)] = &[
    // Writing and other statements.
    ("attach 'other.sqlite' as other", Says("a question begins with")),
    ("detach main", Says("a question begins with")),
    ("vacuum into 'copy.sqlite'", Says("a question begins with")),
    ("pragma writable_schema = 1", Says("a question begins with")),
    ("pragma query_only = 0", Says("a question begins with")),
    ("pragma data_version", Says("a question begins with")),
    ("begin immediate", Says("a question begins with")),
    ("savepoint a", Says("a question begins with")),
    ("create temp table t as select 1", Says("a question begins with")),
    ("create temp trigger t after insert on findings begin select 1; end", Says("a question begins with")),
    ("create temp view v as select * from _profile", Says("a question begins with")),
    ("create virtual table v using fts5vocab(main, _words, row)", Says("a question begins with")),
    ("drop table commitments", Says("a question begins with")),
    ("alter table commitments rename to c", Says("a question begins with")),
    ("insert into commitments values (1, 2, 3) returning *", Says("a question begins with")),
    ("replace into commitments values (1, 2, 3)", Says("a question begins with")),
    ("update commitments set what = 1 from clients", Says("a question begins with")),
    ("insert into _words(_words) values ('delete-all')", Says("a question begins with")),
    ("explain select * from _profile", Says("a question begins with")),
    ("reindex", Says("a question begins with")),
    ("analyze", Says("a question begins with")),
    ("with a as (select 1) delete from commitments", Says("only reads")),
    ("with a as (select 1) insert into commitments select 1, 2, 3 from a", Says("only reads")),
    ("with a as (select 1) update commitments set what = 1", Says("only reads")),
    ("with a as (select 1) replace into _words(_words) values ('rebuild')", Says("no table of the ledger")),
    ("select 1; drop table commitments", Says("a second statement")),
    ("select 1; select 2", Says("a second statement")),
    ("", Says("no question")),
    ("-- nothing", Says("no question")),
    // Reaching outside and behind.
    ("select load_extension('x')", Says("`load_extension` is not offered")),
    ("select readfile('/etc/passwd')", Says("no such function")),
    ("select writefile('x', 'y')", Says("no such function")),
    ("select edit('x')", Says("no such function")),
    ("select fts5_source_id()", Says("not offered")),
    ("select fts3_tokenizer('simple')", Says("not offered")),
    ("select sqlite_compileoption_get(1)", Says("not offered")),
    ("select * from sqlite_master", Says("no table of the ledger")),
    ("select count(*) from sqlite_schema", Says("no table of the ledger")),
    ("select sql from sqlite_temp_master", Says("no table of the ledger")),
    ("select * from 'sqlite_master'", Says("no table of the ledger")),
    ("select * from _profile", Says("no table of the ledger")),
    ("select count(*) from main.\"_PROFILE\"", Says("no table of the ledger")),
    ("with clients as (select * from _profile) select * from clients", Says("no table of the ledger")),
    ("with clients as (select * from '_profile') select * from clients", Says("no table of the ledger")),
    ("select 1 where 'acme' in _profile", Says("no table of the ledger")),
    ("select * from _words_data", Says("no table of the ledger")),
    ("select count(*) from _words_content", Says("no table of the ledger")),
    ("select * from pragma_table_info('clients')", Says("no table of the ledger")),
    ("select count(*) from pragma_database_list", Says("no table of the ledger")),
    ("select * from dbstat", Says("no table of the ledger")),
    ("select count(*) from dbstat", Says("no table of the ledger")),
    ("select * from fts3tokenize('simple', 'a b')", Says("no table of the ledger")),
    ("select * from generate_series(1, 1000000000)", Says("no such table")),
    ("select name from clients where name = \"Acme\"", Says("no such column")),
    // Too much.
    ("with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n", Clock),
    ("with recursive n(x) as (select 1 union select x + 1 from n) select max(x) from n", Clock),
    ("with recursive n(x) as (select 'a' union all select x || x from n) select length(x) from n", Size),
    ("select count(*) from json_each(printf('[1%.*c1]', 9000000, ',')) a", Says("malformed JSON")),
    (
        "with t as (select value from json_each('[' || substr(replace(hex(printf('%.*c', 2000, 'a')), '6', '1,'), 1, 7999) || ']'))
         select count(*) from t a, t b, t c, t d",
        Clock,
    ),
    ("select randomblob(1000000000)", Says("not offered")),
    ("select zeroblob(1000000000)", Says("not offered")),
    ("select printf('%.*c', 1000000000, 'x')", Size),
    ("select printf('%1000000000d', 1)", Size),
    ("select replace(printf('%.*c', 15000000, 'x'), 'x', printf('%.*c', 1000, 'y'))", Size),
    ("select group_concat(text, printf('%.*c', 9000000, 'x')) from (select text from prose union all select 'a')", Size),
    ("select json_patch('{}', '{}')", Says("not offered")),
    ("select 'a' glob printf('%.*c', 1000000, '*')", Says("pattern too complex")),
    ("select printf('%.*c', 9000000, 'a') like '%_' || printf('%.*c', 1000000, 'a') || '%'", Says("more than 64 letters")),
    (
        "with recursive n(x) as (select 1 union all select x + 1 from n)
         select count(*) from n where printf('%.*c', 1000000 + x, 'a') like '%' || printf('%.*c', 500000, 'a') || 'b%'",
        Clock,
    ),
    ("select replace(printf('%.*c', 15000000, 'a'), printf('%.*c', 7000000, 'a') || 'b', '') || printf('%.*c', 9000000, 'c')", Size),
    ("select instr(printf('%.*c', 15000000, 'a'), printf('%.*c', 7000000, 'a') || 'b') || printf('%.*c', 16000000, 'c')", Size),
    // What is not even readable.
    ("select 'abc", Says("no closing `'`")),
    ("select \"abc", Says("no closing quote")),
    ("select 1 /* and", Says("no `*/`")),
    ("select 1\0; drop table commitments", Says("a NUL")),
    ("select 'a\0b'", Says("a NUL")),
    ("select $a(')_profile", Says("write the value itself")),
];

#[test]
fn hostile_questions_are_refused_or_stopped() {
    let (patient, impatient) = (ledger(LONG), ledger(SHORT));
    let mut wrong = Vec::new();
    for (sql, met) in HOSTILE {
        let (connection, guard) = if matches!(met, Clock) { &impatient } else { &patient };
        let error = match ask(connection, guard, sql) {
            Ok(rows) => {
                wrong.push(format!("{sql}: {} rows", rows.len()));
                continue;
            }
            Err(error) => error,
        };
        let as_expected = match met {
            Says(words) => error.to_string().contains(words),
            Clock => is_interrupted(&error),
            Size => is_too_big(&error),
        };
        if !as_expected {
            wrong.push(format!("{sql}: {error}"));
        }
    }
    assert!(HOSTILE.len() > 60 && wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(ask(&patient.0, &patient.1, "select count(*) from commitments").unwrap(), [[Value::Integer(2)]]);
}

#[test]
fn texts_of_any_size_and_depth_are_refused_or_stopped() {
    let (connection, guard) = ledger(LONG);
    for sql in [
        format!("select {}1{}", "(".repeat(5_000), ")".repeat(5_000)),
        format!("select {}1", "not ".repeat(5_000)),
        format!("select {}1", "1 + ".repeat(5_000)),
        format!("select 1{}", " union all select 1".repeat(200)),
        format!("select max({}1)", "1, ".repeat(500)),
        format!("select '{}'", "a".repeat(1_000_000)),
        format!("select 1 -- {}", "a".repeat(1_000_000)),
        format!("select json('{}{}')", "[".repeat(5_000), "]".repeat(5_000)),
        format!("select {}", "case when 1 then ".repeat(2_000)),
        format!("with {} select 1", (0..3_000).map(|n| format!("t{n} as (select 1)")).collect::<Vec<_>>().join(","))
            + ";x",
        format!("select 1 from {}", (0..100).map(|n| format!("prose p{n}")).collect::<Vec<_>>().join(",")),
    ] {
        assert!(ask(&connection, &guard, &sql).is_err(), "{}", &sql[..60]);
    }
}

#[test]
fn honest_questions_pass() {
    let (connection, guard) = ledger(LONG);
    for (sql, expected) in [
        ("select name from clients where name like 'ЛА%'", "Лада"),
        ("with c as (select * from clients) select count(*) from c", "2"),
        (
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < 1000) select sum(x) from n",
            "500500",
        ),
        ("select group_concat(r) from (select rank() over (order by due) as r from commitments)", "1,2"),
        ("select sum(value) from clients, json_each(custom, '$.tags') where slug = 'acme'", "6"),
        ("select custom ->> '$.region' from clients where custom is not null", "north"),
        ("select group_concat(fullkey, ' ') from json_tree('{\"a\":[1]}')", "$ $.a $.a[0]"),
        ("select count(*) from words where question match 'договор'", "1"),
        ("select client from prose join words on prose.rowid = words.id where question match 'встреч'", "lada"),
        ("select id from words where question match 'договор OR встреч' order by rank, id desc", "2"),
        ("select client from commitments where due < date('now') and what glob 'д*'", "lada"),
        ("select max(day) from clients", "2026-03-02"),
        ("select count(*) from findings", "0"),
        ("select '_x' as _x", "_x"),
        ("values ('a')", "a"),
        ("select client from commitments union select slug from clients order by 1 desc limit 1;", "lada"),
        ("select name from clients order by name collate folio desc", "Лада"),
        (
            "select exists(select 1 from commitments where client = slug and due between '2026-03-01' and '2026-03-31') from clients",
            "1",
        ),
    ] {
        let rows = ask(&connection, &guard, sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        let first = match &rows[0][0] {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            other => panic!("{sql}: {other:?}"),
        };
        assert_eq!(first, expected, "{sql}");
    }
}

#[test]
fn what_a_question_reads_is_known_before_it_runs() {
    let (connection, guard) = ledger(LONG);
    let statement =
        guard.prepare(&connection, "select count(*) from clients where slug in (select rule from Findings)").unwrap();
    let touched = guard.touched();
    assert!(touched.reads("findings") && touched.reads("clients") && touched.reads("_profile"));
    assert!(!touched.reads("commitments"));
    drop(statement);
    guard.prepare(&connection, "select 1 from commitments").unwrap();
    assert!(guard.touched().reads("commitments") && !guard.touched().reads("clients"));
}

#[test]
fn a_question_can_be_stopped_before_its_time_is_over() {
    let (connection, guard) = ledger(LONG);
    let flag = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    guard.stop_on(&flag);
    let endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n";
    assert!(is_interrupted(&ask(&connection, &guard, endless).unwrap_err()));
    flag.store(false, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(ask(&connection, &guard, "select 1"), Ok(vec![vec![Value::Integer(1)]]));
}

#[test]
fn folio_may_fill_a_table_after_a_question_was_prepared() {
    let (connection, guard) = ledger(LONG);
    let mut statement = guard.prepare(&connection, "select count(*) from findings").unwrap();
    guard
        .aside(&connection, |connection| connection.execute("insert into findings values ('ids'), ('dates')", []))
        .unwrap();
    assert_eq!(statement.query_row([], |row| row.get::<_, i64>(0)), Ok(2));
    drop(statement);
    assert!(guard.prepare(&connection, "with a as (select 1) delete from findings").is_err());
    let failed = guard.aside(&connection, |connection| connection.execute("insert into nowhere values (1)", []));
    assert!(failed.is_err());
    assert!(connection.execute("delete from findings", []).is_err(), "after a failure the guard stands again");
}

/// SQLite has no way to say which of its modules are tables by their mere name; those of JSON are offered.
#[test]
fn every_module_of_sqlite_is_known() {
    let connection = Connection::open_in_memory().unwrap();
    let list = "select lower(name) from pragma_module_list where name not glob 'json*' and name not glob 'pragma_*' order by 1";
    let mut select = connection.prepare(list).unwrap();
    let modules: Result<Vec<String>, Error> = select.query_map([], |row| row.get(0)).unwrap().collect();
    assert_eq!(modules.unwrap(), MODULES);
}
