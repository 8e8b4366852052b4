//! One value of a file as SQLite keeps it.

use std::str::FromStr;

use chrono::Timelike as _;
use rusqlite::types::Value;

use crate::model::value::{Moment, SignedMoney, Timezone};
use crate::query::cell;
use crate::source::Node;

/// The value as it is: dates as ISO text, booleans as 0 and 1, lists and inline tables as JSON.
///
/// What kind it is follows from how it is written, not from what the schema wants.
pub(super) fn plain(node: Node<'_>) -> Value {
    if let Some(text) = node.as_str() {
        return Value::Text(text.to_owned());
    }
    if let Some(number) = node.as_integer() {
        return Value::Integer(number);
    }
    if let Some(number) = node.as_float() {
        return Value::Real(number);
    }
    if let Some(yes) = node.as_bool() {
        return Value::Integer(i64::from(yes));
    }
    if node.as_datetime().is_some() {
        return Value::Text(node.raw().to_owned());
    }
    json(node)
}

/// A list or an inline table as JSON text.
pub(super) fn json(node: Node<'_>) -> Value {
    Value::Text(cell::json(node).to_string())
}

/// A moment as the clock on the wall in the ledger's zone shows it.
pub(super) fn moment(node: Node<'_>, zone: &Timezone) -> Value {
    let moment = node.as_datetime().and_then(|_| Moment::from_str(node.raw()).ok());
    let whole = moment.and_then(|moment| moment.in_zone(zone).with_nanosecond(0));
    // `Debug` of chrono is ISO 8601, at a third of what a format string costs.
    whole.map_or_else(|| plain(node), |whole| Value::Text(format!("{whole:?}")))
}

/// Money as a number for reading, in minor units for sums, and its currency; what is none stands as it is written.
pub(super) fn money(node: Node<'_>) -> [Value; 3] {
    match node.as_str().and_then(|text| SignedMoney::from_str(text).ok()) {
        Some(money) => {
            let number = money.amount().to_string().parse().map_or(Value::Null, Value::Real);
            [number, Value::Integer(money.minor()), Value::Text(money.currency().code().to_owned())]
        }
        None => [plain(node), Value::Null, Value::Null],
    }
}
