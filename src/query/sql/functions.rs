//! The functions every connection of folio has beside, or in place of, SQLite's own.
//!
//! | function | answers |
//! |---|---|
//! | `today()` | the ledger's day, ISO |
//! | `fold(text)` | the text as `LIKE` and the collation compare it |
//! | `lower`, `upper` | in every script |
//! | `like`, so the operator `LIKE` | without regard to case in every script |
//! | `instr`, `replace`, `trim` | as SQLite's, in linear time, see [`linear`] |
//! | `date`, `datetime`, … | at the ledger's moment, see [`dates`] |
//!
//! All are deterministic, so SQLite computes constants once, and innocuous, so views may call them.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDateTime;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Error, Result};

use super::builtin::Builtin;
use super::dates;
use super::fold::folded;
use super::like::Pattern;
use super::linear;

/// The flags of a function that depends on its arguments only and may be called from a view.
pub const PURE: FunctionFlags =
    FunctionFlags::SQLITE_UTF8.union(FunctionFlags::SQLITE_DETERMINISTIC).union(FunctionFlags::SQLITE_INNOCUOUS);

/// Gives a connection folio's functions, at the ledger's moment `now`: the wall clock in the ledger's zone.
///
/// # Errors
/// What SQLite says; it happens only where memory ends.
pub fn furnish(connection: &Connection, now: NaiveDateTime) -> Result<()> {
    let builtin = Builtin::default();
    let today = now.date().to_string();
    connection.create_scalar_function("today", 0, PURE, move |_| Ok(today.clone()))?;
    changed(connection, &builtin, "fold", |text| String::from_utf8_lossy(&folded(text.as_bytes())).into_owned())?;
    changed(connection, &builtin, "lower", str::to_lowercase)?;
    changed(connection, &builtin, "upper", str::to_uppercase)?;
    like(connection, &builtin, 2)?;
    like(connection, &builtin, 3)?;
    linear::hasten(connection, &builtin)?;
    dates::set_clock(connection, &builtin, now)
}

/// A function of one text that answers another; NULL stays NULL.
fn changed(connection: &Connection, builtin: &Builtin, name: &str, change: fn(&str) -> String) -> Result<()> {
    let builtin = builtin.clone();
    connection.create_scalar_function(name, 1, PURE, move |context| {
        Ok(text(context.get_raw(0), &builtin)?.map(|text| change(&text)))
    })
}

/// `like(pattern, text[, escape])`, what SQLite calls for `text LIKE pattern ESCAPE escape`.
fn like(connection: &Connection, builtin: &Builtin, arguments: i32) -> Result<()> {
    let builtin = builtin.clone();
    connection.create_scalar_function("like", arguments, PURE, move |context| {
        let escape = if context.len() > 2 { Some(text(context.get_raw(2), &builtin)?) } else { None };
        // An escape of NULL makes the answer NULL, as any NULL does.
        if matches!(escape, Some(None)) || context.get_raw(0) == ValueRef::Null {
            return Ok(None);
        }
        let pattern = compiled(context, escape.flatten().as_deref(), &builtin)?;
        Ok(match context.get_raw(1) {
            ValueRef::Text(bytes) => Some(pattern.matches(bytes)),
            value => text(value, &builtin)?.map(|text| pattern.matches(text.as_bytes())),
        })
    })
}

/// The compiled pattern, kept by SQLite from row to row for as long as it is the same.
fn compiled(context: &Context<'_>, escape: Option<&str>, builtin: &Builtin) -> Result<Arc<Pattern>> {
    match context.get_aux::<Pattern>(0)? {
        Some(known) if known.escapes(escape) => Ok(known),
        _ => {
            let written = text(context.get_raw(0), builtin)?.unwrap_or_default();
            context.set_aux(0, Pattern::new(&written, escape).map_err(|fault| Error::UserFunctionError(fault.into()))?)
        }
    }
}

/// A value as text, as SQLite casts it; `None` for NULL. Bytes that are no text are shown as such.
pub fn text<'a>(value: ValueRef<'a>, builtin: &Builtin) -> Result<Option<Cow<'a, str>>> {
    Ok(match value {
        ValueRef::Null => None,
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes)),
        ValueRef::Integer(number) => Some(Cow::Owned(number.to_string())),
        // How many digits a number has in text is for SQLite to say.
        ValueRef::Real(_) => match builtin.ask("select cast(?1 as text)", &[value])? {
            Value::Text(text) => Some(Cow::Owned(text)),
            _ => None,
        },
    })
}

#[cfg(test)]
pub(super) mod tests {
    use rusqlite::Connection;
    use rusqlite::types::Value;

    use super::furnish;

    /// A connection with folio's functions, at one moment of the ledger.
    pub(in crate::query::sql) fn folio() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        furnish(&connection, "2026-03-02T09:30:15".parse().unwrap()).unwrap();
        connection
    }

    fn value(expression: &str) -> Value {
        folio().query_row(&format!("select {expression}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn like_finds_in_every_script() {
        for (expression, expected) in [
            ("'Петров' like 'ПЕТР%'", 1),
            ("'Пётр' like 'петр'", 1),
            ("'Петр' like 'пётр'", 1),
            ("'Acme' like 'aCME'", 1),
            ("'ΟΔΟΣ' like '%ος'", 1),
            ("'é' like 'e\u{301}'", 1),
            ("'Пётр' not like 'п_р'", 1),
            ("'100%' like '100!%' escape '!'", 1),
            ("'Петров' = 'петров'", 0),
            ("'Петров' glob 'Пет*'", 1),
            ("12.5 like '12._'", 1),
            ("12 like 12", 1),
            ("1e21 like '1.0e+21'", 1),
            ("x'd0b0' like 'А'", 1),
        ] {
            assert_eq!(value(expression), Value::Integer(expected), "{expression}");
        }
    }

    #[test]
    fn null_stays_null() {
        for expression in
            ["null like 'a'", "'a' like null", "'a' like 'a' escape null", "lower(null)", "upper(null)", "fold(null)"]
        {
            assert_eq!(value(expression), Value::Null, "{expression}");
        }
    }

    #[test]
    fn a_pattern_may_change_from_row_to_row() {
        let found: Vec<String> = folio()
            .prepare(
                "select column1 from (values ('a!b', 'a!!_', '!'), ('a!b', 'a!!_', '#'), ('x', 'y', '#'), ('x', 'X', '#'))
                 where column1 like column2 escape column3",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(found, ["a!b", "x"]);
        let many: i64 = folio()
            .query_row("select count(*) from (values ('!'), ('#')) where 'a%' like 'a!%' escape column1", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(many, 1, "the same pattern with another escape is another pattern");
    }

    #[test]
    fn a_wrong_escape_is_told() {
        let error = folio().query_row("select 'a' like 'a' escape 'bc'", [], |_| Ok(())).unwrap_err();
        assert!(error.to_string().contains("exactly one letter"), "{error}");
    }

    #[test]
    fn case_changes_in_every_script() {
        assert_eq!(value("lower('ЁЖ Ñ')"), Value::Text("ёж ñ".into()));
        assert_eq!(value("upper('ёж ñ')"), Value::Text("ЁЖ Ñ".into()));
        assert_eq!(value("lower(12.50)"), Value::Text("12.5".into()));
        assert_eq!(value("fold('Ёлка')"), Value::Text("елка".into()));
    }

    #[test]
    fn views_may_call_what_every_connection_has() {
        let connection = folio();
        connection.pragma_update(None, "trusted_schema", false).unwrap();
        connection
            .execute_batch(
                "create view v as select today() d, date('now') n, fold('Ё') f, 'Ё' like 'е' l, current_date c",
            )
            .unwrap();
        assert_eq!(connection.query_row("select d = c from v where l", [], |row| row.get::<_, i64>(0)), Ok(1));
    }
}
