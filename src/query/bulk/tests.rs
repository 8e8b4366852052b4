//! SQLite reads what it did not write, and finds no fault with it.

use std::fs::File;

use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use rusqlite::Connection;
use rusqlite::types::{Value, ValueRef};
use tempfile::NamedTempFile;

use super::{Bulk, PAGE, Records};

/// A database with empty tables of two columns.
struct Base {
    file: NamedTempFile,
    roots: Vec<u32>,
}

impl Base {
    fn with(tables: &[&str]) -> Base {
        let file = NamedTempFile::new().expect("a file");
        let connection = Connection::open(file.path()).expect("a database");
        connection.execute_batch(&format!("pragma page_size = {PAGE}; pragma journal_mode = off")).expect("it is new");
        let make = |table: &&str| {
            connection.execute_batch(&format!("create table {table} (one, other REAL)")).expect("it is not there");
            let root = "select rootpage from sqlite_schema where name = ?";
            connection.query_row(root, [table], |row| row.get(0)).expect("it is there")
        };
        let roots = tables.iter().map(make).collect();
        Base { file, roots }
    }

    fn file(&self) -> &File {
        self.file.as_file()
    }

    fn ask<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        let connection = Connection::open(self.file.path()).expect("a database");
        connection.query_row(sql, [], |row| row.get(0)).expect(sql)
    }

    fn rows(&self, table: &str) -> Vec<(i64, Value, Value)> {
        let connection = Connection::open(self.file.path()).expect("a database");
        let mut select = connection.prepare(&format!("select rowid, one, other from {table}")).expect("a table");
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("rows")
    }
}

fn records(rows: &[(Value, Value)]) -> Records {
    let mut records = Records::default();
    for (one, other) in rows {
        records.add([one, other].into_iter().map(ValueRef::from));
    }
    records
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::Integer),
        (0..64u32, -2..=2i64).prop_map(|(bits, more)| Value::Integer((1i64 << bits).wrapping_add(more))),
        ".{0,40}".prop_map(Value::Text),
        prop_oneof![0..200usize, PAGE - 60..PAGE + 60, 0..4 * PAGE].prop_map(|length| Value::Blob(vec![7; length])),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<f64>().prop_filter("a number", |number| !number.is_nan()).prop_map(Value::Real),
        any::<i32>().prop_map(|number| Value::Real(number.into())),
        (0..62u32).prop_map(|bits| Value::Real(-((1i64 << bits) as f64))),
    ]
}

proptest! {
    #[test]
    fn rows_are_read_as_they_were_written(
        first in 1..i64::MAX / 2,
        rows in proptest::collection::vec((value(), number()), 0..60),
    ) {
        let base = Base::with(&["a", "b", "c"]);
        let mut bulk = Bulk::new(base.file(), &base.roots).unwrap();
        let (some, more) = rows.split_at(rows.len() / 2);
        bulk.add(0, first, records(some).iter()).unwrap();
        bulk.add(2, 1, records(&rows).iter()).unwrap();
        bulk.add(0, first + 1000, records(more).iter()).unwrap();
        bulk.finish().unwrap();
        prop_assert_eq!(base.ask::<String>("pragma integrity_check"), "ok");
        let numbers = (first..).take(some.len()).chain((first + 1000..).take(more.len()));
        let expected: Vec<_> = numbers.zip(&rows).map(|(number, (one, other))| (number, one.clone(), other.clone())).collect();
        prop_assert_eq!(base.rows("a"), expected);
        prop_assert_eq!(base.rows("b"), vec![]);
        prop_assert_eq!(base.rows("c").len(), rows.len());
    }
}

#[test]
fn a_table_may_have_more_pages_than_one_page_can_name() {
    let base = Base::with(&["a"]);
    let mut bulk = Bulk::new(base.file(), &base.roots).expect("a database");
    let rows = records(&[(Value::Blob(vec![1; PAGE - 100]), Value::Null)]);
    (1..=2500).for_each(|number| bulk.add(0, number << 40, rows.iter()).expect("room"));
    bulk.finish().expect("room");
    assert_eq!(base.ask::<String>("pragma integrity_check"), "ok");
    assert_eq!(base.ask::<i64>("select count(*) from a"), 2500);
    assert_eq!(base.ask::<i64>(&format!("select count(*) from a where rowid > {}", 1000i64 << 40)), 1500);
    assert_eq!(
        base.ask::<i64>(&format!("select length(one) from a where rowid = {}", 2000i64 << 40)),
        PAGE as i64 - 100
    );
}

#[test]
fn the_page_of_the_locks_holds_nothing() {
    let base = Base::with(&["a"]);
    // A hole takes no room on the disk.
    base.file().set_len((1 << 30) - PAGE as u64).expect("a hole");
    let mut bulk = Bulk::new(base.file(), &base.roots).expect("a database");
    let rows = records(&[(Value::Blob(vec![1; 9 * PAGE]), Value::Null)]);
    (1..=3).for_each(|number| bulk.add(0, number, rows.iter()).expect("room"));
    bulk.finish().expect("room");
    assert_eq!(base.ask::<i64>("select sum(one = zeroblob(0)) + sum(length(one)) from a"), 27 * PAGE as i64);
    assert_eq!(base.ask::<i64>("select count(*) from a where substr(one, -1) = x'01'"), 3);
}

#[test]
fn sqlite_goes_on_where_rows_end() {
    let base = Base::with(&["a"]);
    let mut bulk = Bulk::new(base.file(), &base.roots).expect("a database");
    let row = (Value::Text("x".repeat(1000)), Value::Real(0.5));
    bulk.add(0, 1, records(&vec![row; 100]).iter()).expect("room");
    bulk.finish().expect("room");
    let connection = Connection::open(base.file.path()).expect("a database");
    connection
        .execute_batch("delete from a where rowid % 3 = 0; insert into a select * from a; update a set one = rowid")
        .expect("a sound table");
    assert_eq!(base.ask::<String>("pragma integrity_check"), "ok");
    assert_eq!(base.ask::<i64>("select count(*) from a where one = rowid"), 134);
}
