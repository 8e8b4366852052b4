//! What a question's faults read like.

use std::time::Duration;

use rusqlite::Connection;

use super::super::{collate, condition, expression, furnish, guard};
use super::{Fault, Names, Question, explain};
use crate::error::Error;

/// Longer than any question here takes on the slowest machine.
const LIMIT: Duration = Duration::from_secs(300);

fn names() -> Names {
    let columns = |names: &str| names.split(' ').map(str::to_owned).collect::<Vec<_>>();
    Names::new([
        ("clients".to_owned(), columns("slug name tier stage last_contact")),
        ("commitments".to_owned(), columns("client what due owner")),
        ("invoices".to_owned(), columns("client due total")),
    ])
}

fn faults(question: &Question<'_>) -> Fault {
    let mut connection = Connection::open_in_memory().unwrap();
    furnish(&connection, "2026-03-02T09:30:00".parse().unwrap()).unwrap();
    collate(&connection).unwrap();
    connection
        .execute_batch(
            "create table clients(slug, name, tier, stage, last_contact); create table commitments(client, what, due, owner);
             create table invoices(client, due, total); insert into clients(slug) values ('acme')",
        )
        .unwrap();
    let guard = guard(&mut connection, question.limit).unwrap();
    let answer = guard.prepare(&connection, question.sql).and_then(|mut statement| {
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
        Ok(())
    });
    explain(&answer.unwrap_err(), question, &names())
}

/// What the fault of a question reads like: message and hints.
fn told(sql: &str) -> Vec<String> {
    let error = Error::from(faults(&Question::whole(sql, LIMIT)));
    std::iter::once(error.message().to_owned()).chain(error.hints().iter().cloned()).collect()
}

#[test]
fn a_slip_in_a_name_is_recognised() {
    assert_eq!(
        told("select teir from clients"),
        ["there is no column `teir`", "did you mean `tier`?", "look at column 8: `teir`"]
    );
    assert_eq!(
        told("select 1\nfrom commitment"),
        ["there is no table `commitment`", "did you mean `commitments`?", "look at line 2, column 6: `commitment`"]
    );
    assert_eq!(
        told("select coutn(*) from clients"),
        ["there is no function `coutn`", "did you mean `count`?", "look at column 8: `coutn`"]
    );
    assert_eq!(
        told("select c.deu from clients as x, commitments c")[..2],
        ["there is no column `c.deu`", "did you mean `due`?"]
    );
}

#[test]
fn a_column_of_another_table_is_told() {
    assert_eq!(
        told("select due from clients")[..2],
        ["there is no column `due`", "`due` is a column of `commitments`, `invoices`"]
    );
}

#[test]
fn a_text_without_its_quotes_is_told() {
    assert_eq!(
        told("select 1 from clients where name = \"Acme\"")[..2],
        ["there is no column `Acme`", "a text is written in single quotes: 'Acme'"]
    );
    assert_eq!(
        told("select 1 from clients where tier = platinum")[..3],
        [
            "there is no column `platinum`",
            "a text is written in single quotes: 'platinum'",
            "`folio schema tables clients` lists the columns"
        ]
    );
}

#[test]
fn a_word_for_a_day_is_told_as_the_function_that_gives_it() {
    for (word, day) in [("today", "today()"), ("\"Now\"", "today()"), ("tomorrow", "date(today(), '+1 day')")] {
        let told = told(&format!("select 1 from commitments where due < {word}"));
        assert_eq!(told[1], format!("did you mean the day `{day}`?"), "{told:?}");
        assert!(!told.iter().any(|hint| hint.contains("single quotes")), "{told:?}");
    }
}

#[test]
fn what_is_misused_is_told_at_its_place() {
    for (sql, message, place) in [
        (
            "select 1 from clients where count(*) > 1",
            "`count()` counts over many rows and cannot stand here",
            "column 29: `count`",
        ),
        ("select substr(1) from clients", "`substr()` takes another number of values", "column 8: `substr`"),
        (
            "select 1 from clients where rank() over () > 1",
            "`rank()` looks at other rows and cannot stand here",
            "column 29: `rank`",
        ),
        ("select client from commitments, invoices", "more than one table has a column `client`", "column 8: `client`"),
        ("select rank() from clients", "`rank()` looks at other rows, and `over (…)` is missing", "column 8: `rank`"),
        ("select 1,\n ?", "write the value itself, not a name for it", "line 2, column 2: `?`"),
        (
            "select 1 union all select 1, 2",
            "what stands before `UNION ALL` has another number of columns than what stands after it",
            "column 10: `union`",
        ),
        (
            "select (select slug, tier from clients)",
            "an inner `select` gives 2 columns where 1 can stand",
            "column 9: `select`",
        ),
        ("select slug from clients limit 'a'", "`limit` and `offset` take a whole number", "column 26: `limit`"),
        ("select slug from clients order by 5", "no column has this number: they go from 1 to 1", "column 26: `order`"),
        ("select load_extension('x')", "the function `load_extension` is not offered", "column 8: `load_extension`"),
        ("select * from sqlite_schema", "`sqlite_schema` is no table of the ledger", "column 15: `sqlite_schema`"),
        ("select 1 from SQLITE_MASTER", "`SQLITE_MASTER` is no table of the ledger", "column 15: `SQLITE_MASTER`"),
        (
            "select datetime('now', 'utc')",
            "`utc` would depend on this machine's time zone; the ledger's moments are in its own already",
            "column 24: `'utc'`",
        ),
        ("select 1 1", "`1` is not expected here", "column 10: `1`"),
        ("select 'ёж', from clients", "`from` is not expected here", "column 14: `from`"),
        ("select (1", "the question ends too early", "column 10"),
        ("select 1 ! 2", "`!` is no word of SQL", "column 10: `!`"),
        ("select 1; select 2", "a second statement begins here; ask one question at a time", "column 11: `select`"),
        ("drop table clients", "a question begins with `select`, `with` or `values`", "column 1: `drop`"),
    ] {
        let told = told(sql);
        assert_eq!((told[0].as_str(), told.last().unwrap().as_str()), (message, &*format!("look at {place}")), "{sql}");
    }
}

#[test]
fn what_has_no_place_is_in_folios_words_too() {
    assert_eq!(
        told("select 1 from clients where (slug, tier) = 'a'"),
        [
            "several values in brackets stand where one is wanted",
            "`(a, b)` is compared with as many: `(a, b) = (1, 2)`, or `(a, b) in (select …)`"
        ]
    );
    let nested = format!("select {}1{}", "(".repeat(2000), ")".repeat(2000));
    assert_eq!(told(&nested)[0], "the question is nested too deep");
    let long = format!("select {}1", "1 + ".repeat(600));
    assert_eq!(told(&long)[0], "the question is nested too deep");
}

#[test]
fn the_tables_that_have_a_column_are_told_by_their_names_in_the_question() {
    for (sql, hint) in [
        ("select client from commitments, invoices", "say of which table: `commitments.client` or `invoices.client`"),
        (
            "select due from commitments as k join invoices i on i.client = k.client",
            "say of which table: `i.due` or `k.due`",
        ),
        (
            "select client from clients c join commitments on client = slug join \"invoices\" on 1 where tier = 'client'",
            "say of which table: `commitments.client` or `invoices.client`",
        ),
        (
            "select slug from clients, clients",
            "one table stands there twice; give each a name of its own: `clients as other`",
        ),
        ("with a as (select 1 as x), b as (select 2 as x) select x from a, b", "say of which table: `table.x`"),
    ] {
        assert_eq!(told(sql)[1], hint, "{sql}");
    }
}

#[test]
fn what_takes_too_long_or_too_much_is_told() {
    let endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n";
    let stopped = faults(&Question::whole(endless, Duration::from_millis(100)));
    assert_eq!(stopped.message, "the question took longer than 0.1 s and was stopped");
    assert_eq!(told("select printf('%.*c', 17000000, 'x')")[0], "the question makes a value larger than 16 MB");
    assert_eq!(told(&format!("select '{}'", "x".repeat(300_000)))[0], "the question is longer than 256 KB");
    assert_eq!(told("select json('{')")[0], "a text is no JSON");
    assert!(told("select date('2026-03-02', 'utc')")[0].starts_with("`utc` would depend on this machine's time zone"));
    assert_eq!(told("with a as (select 1) delete from clients")[0], "a question only reads the ledger");
}

#[test]
fn a_condition_is_pointed_at_in_the_users_own_text() {
    let at = |text: &str| {
        let made = condition(text).unwrap();
        let sql = format!("select slug from clients where {made} order by 1");
        let start = sql.find(&made).unwrap() + expression::INSET;
        let fault = faults(&Question { sql: &sql, own: start..start + text.len(), limit: LIMIT });
        (fault.message, fault.place.map(|place| place.column()))
    };
    assert_eq!(at("teir = 'key'"), ("there is no column `teir`".to_owned(), Some(1)));
    assert_eq!(at("tier ="), ("the condition ends too early".to_owned(), Some(7)));
    assert_eq!(at("tier = = 1"), ("`=` is not expected here".to_owned(), Some(8)));
}
