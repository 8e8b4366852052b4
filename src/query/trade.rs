//! The functions of SQL that the trade needs: days between days, money for reading, the health of a client.

use memchr::memmem;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Error, Result, ffi};
use serde_json::Value;

use super::sql;
use crate::facts::{AsOf, health};
use crate::ledger::{Account, ClientFile, Ledger};
use crate::model::value::{Currency, Day, SignedMoney};

/// Adds `days(from, until)`, the whole days from one day to another, the hours of moments left out; `thread_start()`, the first day on which a contact still
/// makes a thread today; `major(minor, currency)`, kopecks and cents as a number of roubles and euros; `paid_later(payments, currency)`,
/// what payments after today bring; `_health(account)`, the score
/// of a client as the index keeps it, which is computed for the rows that ask for it only.
///
/// SQLite's own `julianday` would do for days; in folio it asks a second connection, which costs more for each row.
pub(super) fn furnish(connection: &Connection, ledger: &Ledger) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("days", 2, flags, |context| {
        let day = |index| {
            let text = context.get_raw(index).as_str_or_null().ok().flatten();
            text.and_then(|text| sql::day(text).parse::<Day>().ok())
        };
        Ok(day(0).zip(day(1)).map(|(from, until)| from.days_until(until)))
    })?;
    connection.create_scalar_function("major", 2, flags, |context| {
        let minor = context.get_raw(0).as_i64_or_null().ok().flatten();
        let currency =
            context.get_raw(1).as_str_or_null().ok().flatten().and_then(|code| code.parse::<Currency>().ok());
        // Fifteen digits of money fit a float exactly; the sum itself was made in whole numbers.
        Ok(minor.zip(currency).map(|(minor, currency)| minor as f64 / 10_f64.powi(currency.minor_digits() as i32)))
    })?;
    let today = ledger.today().to_string();
    connection.create_scalar_function("paid_later", 2, flags, move |context| {
        let text = |index| context.get_raw(index).as_str_or_null().ok().flatten().unwrap_or_default();
        Ok(paid_later(text(0), text(1), &today))
    })?;
    let settings = ledger.settings();
    let start = settings.clocks.thread.before(ledger.today(), &settings.calendar()).to_string();
    connection.create_scalar_function("thread_start", 0, flags, move |_| Ok(start.clone()))?;
    let (settings, now) = (settings.clone(), ledger.now().in_zone(ledger.zone()));
    connection.create_scalar_function("_health", 1, flags, move |context| {
        let kept = context.get_raw(0).as_blob_or_null().ok().flatten();
        let Some(bytes) = kept else { return Ok(None) };
        // Bytes that are no client are damage, as SQLite itself would call it: the index is built anew.
        let damage = || Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), None);
        let account = Account::kept(ClientFile::at(""), bytes).ok_or_else(damage)?;
        Ok(health(&account.client, &AsOf::new(&settings, now)).score)
    })
}

/// What payments after the day bring in a currency, in kopecks, cents …; `payments` as its column has them.
fn paid_later(payments: &str, currency: &str, today: &str) -> i64 {
    // Few invoices have one: to look for its day costs a tenth of reading them all.
    const DAY: &str = "\"date\":\"";
    let days = memmem::find_iter(payments.as_bytes(), DAY).map(|at| &payments[at + DAY.len()..]);
    if days.into_iter().all(|rest| rest.get(..today.len()).is_some_and(|day| day <= today)) {
        return 0;
    }
    let payments: Vec<Value> = serde_json::from_str(payments).unwrap_or_default();
    let later = payments.iter().filter(|payment| payment["date"].as_str() > Some(today));
    let amounts = later.filter_map(|payment| payment["amount"].as_str()?.parse::<SignedMoney>().ok());
    amounts.filter(|amount| amount.currency().code() == currency).map(|amount| amount.minor()).sum()
}
