//! Days as people type them.

use crate::error::{Error, Result};
use crate::model::value::Day;

/// Reads a day: ISO, such as `2026-03-02`.
///
/// # Errors
/// A usage error that says what was expected.
pub fn day(text: &str, _today: Day) -> Result<Day> {
    text.parse().map_err(|_| Error::usage(format!("`{text}` is not a day")).hint("write a date such as 2026-03-02"))
}
