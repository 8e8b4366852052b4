//! The functions of SQL that count from the ledger's day.

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Result};

use crate::ledger::Ledger;
use crate::model::value::Day;

/// Adds `days(from, until)`, the whole days from one day to another, and `thread_start()`, the first day on which a contact
/// still makes a thread today.
///
/// SQLite's own `julianday` would do, at ten times the cost for each row.
pub(super) fn furnish(connection: &Connection, ledger: &Ledger) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("days", 2, flags, |context| {
        let day =
            |index| context.get_raw(index).as_str_or_null().ok().flatten().and_then(|text| text.parse::<Day>().ok());
        Ok(day(0).zip(day(1)).map(|(from, until)| from.days_until(until)))
    })?;
    let settings = ledger.settings();
    let start = settings.clocks.thread.before(ledger.today(), &settings.calendar()).to_string();
    connection.create_scalar_function("thread_start", 0, flags, move |_| Ok(start.clone()))
}
