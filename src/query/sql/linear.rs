//! `instr`, `replace` and `trim` as SQLite has them, in time linear in their texts.
//!
//! SQLite's own compare at every place anew: on two texts of some megabytes one call runs for an hour, and no clock can
//! stop it, because SQLite looks at the clock only between calls.

use memchr::memmem;
use rusqlite::functions::Context;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Error, Result, ffi};

use super::builtin::Builtin;
use super::functions::{PURE, text};

/// The largest value a question may make, in bytes: four client files of the largest size.
pub const LARGEST_VALUE: usize = 16_000_000;

/// Gives a connection the functions.
///
/// # Errors
/// What SQLite says; it happens only where memory ends.
pub fn hasten(connection: &Connection, builtin: &Builtin) -> Result<()> {
    let asked = builtin.clone();
    connection.create_scalar_function("instr", 2, PURE, move |context| position(context, &asked))?;
    let asked = builtin.clone();
    connection.create_scalar_function("replace", 3, PURE, move |context| replaced(context, &asked))?;
    for (name, start, end) in [("trim", true, true), ("ltrim", true, false), ("rtrim", false, true)] {
        let asked = builtin.clone();
        connection.create_scalar_function(name, 2, PURE, move |context| trimmed(context, &asked, start, end))?;
    }
    Ok(())
}

/// Where the second value first stands in the first, from 1; 0 if nowhere. Two blobs count in bytes, others in letters.
fn position(context: &Context<'_>, builtin: &Builtin) -> Result<Option<i64>> {
    let (whole, part) = (context.get_raw(0), context.get_raw(1));
    let in_bytes = matches!((whole, part), (ValueRef::Blob(_), ValueRef::Blob(_)));
    let found = match (whole, part) {
        (ValueRef::Text(whole) | ValueRef::Blob(whole), ValueRef::Text(part) | ValueRef::Blob(part)) => {
            memmem::find(whole, part).map(|at| &whole[..at]).map(|before| length(before, in_bytes))
        }
        _ => match (text(whole, builtin)?, text(part, builtin)?) {
            (Some(whole), Some(part)) => whole.find(&*part).map(|at| length(&whole.as_bytes()[..at], false)),
            _ => return Ok(None),
        },
    };
    Ok(Some(found.map_or(0, |before| i64::try_from(before + 1).unwrap_or(i64::MAX))))
}

fn length(bytes: &[u8], in_bytes: bool) -> usize {
    if in_bytes { bytes.len() } else { bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() }
}

/// The first text with the third in place of every second; NULL where one of them is, but the first as it is
/// where the second is empty.
fn replaced(context: &Context<'_>, builtin: &Builtin) -> Result<Value> {
    let argument = |at| text(context.get_raw(at), builtin);
    let (Some(whole), Some(part)) = (argument(0)?, argument(1)?) else { return Ok(Value::Null) };
    if part.is_empty() {
        return Ok(Value::Text(whole.into_owned()));
    }
    let Some(other) = argument(2)? else { return Ok(Value::Null) };
    let count = memmem::find_iter(whole.as_bytes(), part.as_bytes()).count();
    let length = (whole.len() - count * part.len()).saturating_add(count.saturating_mul(other.len()));
    if length > LARGEST_VALUE {
        return Err(Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_TOOBIG), None));
    }
    Ok(Value::Text(whole.replace(&*part, &other)))
}

/// The first text without the letters of the second at its ends.
fn trimmed(context: &Context<'_>, builtin: &Builtin, start: bool, end: bool) -> Result<Option<String>> {
    let (Some(whole), Some(letters)) = (text(context.get_raw(0), builtin)?, text(context.get_raw(1), builtin)?) else {
        return Ok(None);
    };
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    let among = |letter: char| letters.binary_search(&letter).is_ok();
    let whole = if start { whole.trim_start_matches(among) } else { &whole };
    Ok(Some(if end { whole.trim_end_matches(among) } else { whole }.to_owned()))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use rusqlite::types::Value;

    use super::super::furnish;

    #[test]
    fn they_answer_as_sqlite_does() {
        let (folio, plain) = (Connection::open_in_memory().unwrap(), Connection::open_in_memory().unwrap());
        furnish(&folio, "2026-03-02T09:30:00".parse().unwrap()).unwrap();
        let values = ["'мама'", "'ма'", "'a'", "''", "null", "1.5", "15", "5", "x'd0bc61'", "x'61'", "x''", "'aba'"];
        let mut compared = 0;
        for one in values {
            for other in values {
                for call in [
                    "instr(X, Y)",
                    "trim(X, Y)",
                    "ltrim(X, Y)",
                    "rtrim(X, Y)",
                    "replace(X, Y, 'я')",
                    "replace(X, Y, null)",
                ] {
                    let question = format!("select {}", call.replace('X', one).replace('Y', other));
                    let ask = |connection: &Connection| {
                        connection.query_row(&question, [], |row| row.get::<_, Value>(0)).unwrap()
                    };
                    assert_eq!(ask(&folio), ask(&plain), "{question}");
                    compared += 1;
                }
            }
        }
        assert_eq!(compared, 864);
    }
}
