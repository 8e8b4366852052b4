//! SQLite's functions of date and time, with the ledger's clock in place of the machine's.
//!
//! Where they are given `'now'`, or no time at all, they take the ledger's moment. It is what the clock on the wall
//! shows in the ledger's zone, as every moment of the ledger is. So `localtime` after it changes nothing; elsewhere
//! `localtime` and `utc` would ask this machine for its zone, and the answer would differ from one machine to the next:
//! they are refused. A `unixepoch('now')` counts the seconds of the wall clock likewise. All else is SQLite's own answer.

use std::sync::OnceLock;

use chrono::NaiveDateTime;
use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Error, Result};

use super::builtin::Builtin;
use super::functions::PURE;

/// What takes a time and then modifiers, each with the place of the time among its arguments.
const TIMED: [(&str, usize); 6] =
    [("date", 0), ("time", 0), ("datetime", 0), ("julianday", 0), ("unixepoch", 0), ("strftime", 1)];

/// What stands for a moment without parentheses, and how it is written.
const CURRENT: [(&str, &str); 3] =
    [("current_date", "%Y-%m-%d"), ("current_time", "%H:%M:%S"), ("current_timestamp", "%Y-%m-%d %H:%M:%S")];

/// How many arguments are prepared for; a call with more is answered too, only slower.
const USUAL: usize = 8;

/// Gives a connection the functions of date and time, at the ledger's moment `now`.
///
/// # Errors
/// What SQLite says; it happens only where memory ends.
pub fn set_clock(connection: &Connection, builtin: &Builtin, now: NaiveDateTime) -> Result<()> {
    let moment = now.format("%Y-%m-%d %H:%M:%S%.3f").to_string();
    for (name, at) in TIMED {
        let (builtin, moment) = (builtin.clone(), moment.clone());
        let questions = OnceLock::new();
        connection.create_scalar_function(name, -1, PURE, move |context| {
            let arguments = timed(context, at, &moment)?;
            let questions: &Vec<String> =
                questions.get_or_init(|| (0..=USUAL).map(|count| question(name, count)).collect());
            match questions.get(arguments.len()) {
                Some(known) => builtin.ask(known, &arguments),
                None => builtin.ask(&question(name, arguments.len()), &arguments),
            }
        })?;
    }
    for (name, form) in CURRENT {
        let value = now.format(form).to_string();
        connection.create_scalar_function(name, 0, PURE, move |_| Ok(value.clone()))?;
    }
    let builtin = builtin.clone();
    connection.create_scalar_function("timediff", 2, PURE, move |context| -> Result<Value> {
        let time = |at| if is_now(context.get_raw(at)) { ValueRef::from(moment.as_str()) } else { context.get_raw(at) };
        builtin.ask("select timediff(?1, ?2)", &[time(0), time(1)])
    })
}

fn question(name: &str, count: usize) -> String {
    let places: Vec<String> = (1..=count).map(|place| format!("?{place}")).collect();
    format!("select {name}({})", places.join(", "))
}

/// The arguments of a call, the ledger's moment standing for now.
fn timed<'a>(context: &'a Context<'_>, at: usize, moment: &'a str) -> Result<Vec<ValueRef<'a>>> {
    let mut arguments: Vec<ValueRef<'_>> = (0..context.len()).map(|index| context.get_raw(index)).collect();
    let mut now = false;
    match arguments.get(at).copied() {
        None if arguments.len() == at => arguments.push(ValueRef::from(moment)),
        Some(time) if is_now(time) => {
            arguments[at] = ValueRef::from(moment);
            now = true;
        }
        // SQLite takes a first argument of `subsec` for now to the millisecond.
        Some(time) if is_word(time, "subsec") || is_word(time, "subsecond") => {
            arguments.insert(at, ValueRef::from(moment));
            now = true;
        }
        _ => {}
    }
    if now {
        arguments.retain(|argument| !is_word(*argument, "localtime"));
    }
    let zone = arguments
        .iter()
        .skip(at + 1)
        .find_map(|argument| ["localtime", "utc"].into_iter().find(|word| is_word(*argument, word)));
    match zone {
        Some(word) => Err(Error::UserFunctionError(
            format!("`{word}` would depend on this machine's time zone; the ledger's moments are in its own already")
                .into(),
        )),
        None => Ok(arguments),
    }
}

fn is_now(argument: ValueRef<'_>) -> bool {
    is_word(argument, "now")
}

fn is_word(argument: ValueRef<'_>, word: &str) -> bool {
    matches!(argument, ValueRef::Text(text) if text.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use rusqlite::types::Value;

    use super::super::functions::tests::folio;

    fn value(connection: &Connection, expression: &str) -> Value {
        connection.query_row(&format!("select {expression}"), [], |row| row.get(0)).unwrap()
    }

    fn text(expression: &str) -> String {
        match value(&folio(), expression) {
            Value::Text(text) => text,
            other => panic!("{expression}: {other:?}"),
        }
    }

    #[test]
    fn now_is_the_moment_of_the_ledger() {
        for (expression, expected) in [
            ("date('now')", "2026-03-02"),
            ("date('NOW', '-14 days')", "2026-02-16"),
            ("date()", "2026-03-02"),
            ("time('now')", "09:30:15"),
            ("datetime()", "2026-03-02 09:30:15"),
            ("datetime('now', 'start of month', '-1 day')", "2026-02-28 00:00:00"),
            ("strftime('%Y-%m')", "2026-03"),
            ("strftime('%H:%M', 'Now', '+1 hour')", "10:30"),
            ("timediff('now', '2026-03-01')", "+0000-00-01 09:30:15.000"),
            ("timediff('2026-03-01', 'now')", "-0000-00-01 09:30:15.000"),
            ("current_date", "2026-03-02"),
            ("current_time", "09:30:15"),
            ("current_timestamp", "2026-03-02 09:30:15"),
            ("today()", "2026-03-02"),
            ("datetime('subsec')", "2026-03-02 09:30:15.000"),
            ("time('now', 'subsec')", "09:30:15.000"),
        ] {
            assert_eq!(text(expression), expected, "{expression}");
        }
        assert_eq!(value(&folio(), "julianday('now') - julianday('2026-03-02 09:30:15')"), Value::Real(0.0));
        assert_eq!(value(&folio(), "unixepoch() - unixepoch('2026-03-02 09:30:15')"), Value::Integer(0));
    }

    #[test]
    fn the_zone_of_the_machine_is_never_asked() {
        assert_eq!(text("datetime('now', 'localtime')"), "2026-03-02 09:30:15");
        assert_eq!(text("date('now', '-1 day', 'LOCALTIME')"), "2026-03-01");
        for expression in [
            "datetime('now', 'utc')",
            "datetime('2026-03-02 10:00', 'localtime')",
            "strftime('%s', 0, 'unixepoch', 'utc')",
        ] {
            let error = folio().query_row(&format!("select {expression}"), [], |_| Ok(())).unwrap_err();
            assert!(error.to_string().contains("time zone"), "{expression}: {error}");
        }
    }

    #[test]
    fn all_else_is_what_sqlite_says() {
        let (folio, plain) = (folio(), Connection::open_in_memory().unwrap());
        for expression in [
            "date('2026-02-31')",
            "date(null)",
            "date('soon')",
            "date(2460000.5)",
            "date(1700000000, 'unixepoch')",
            "datetime('2026-03-02T10:00:00+03:00')",
            "date('2026-01-31', '+1 month', 'floor')",
            "date('2026-03-02', '+1 day', '+1 day', '+1 day', '+1 day', '+1 day', '+1 day', '+1 day', '+1 day', '+1 day')",
            "strftime('%j %W %s %f', '2026-03-02 01:02:03.456')",
            "strftime(null, '2026-03-02')",
            "strftime()",
            "julianday('2026-03-02')",
            "unixepoch('2026-03-02', 'subsec')",
            "typeof(unixepoch('2026-03-02'))",
            "timediff('2026-03-02', '2025-12-24')",
            "date('2026-03-02', null)",
            "date(x'323032362d30332d3032')",
        ] {
            assert_eq!(value(&folio, expression), value(&plain, expression), "{expression}");
        }
    }
}
