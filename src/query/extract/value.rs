//! One value of a file as SQLite keeps it.

use std::str::FromStr;

use chrono::Timelike as _;

use super::cells::{Cell, Texts};
use crate::model::value::{Moment, SignedMoney, Timezone};
use crate::query::cell;
use crate::source::Node;

/// The value as it is: dates as ISO text, booleans as 0 and 1, lists and inline tables as JSON.
///
/// What kind it is follows from how it is written, not from what the schema wants.
pub(super) fn plain(node: Node<'_>, texts: &mut Texts) -> Cell {
    if let Some(text) = node.as_str() {
        return Cell::Text(texts.add(text));
    }
    if let Some(number) = node.as_integer() {
        return Cell::Integer(number);
    }
    if let Some(number) = node.as_float() {
        // SQLite has no other word for what is no number.
        return if number.is_nan() { Cell::Null } else { Cell::Real(number) };
    }
    if let Some(yes) = node.as_bool() {
        return Cell::Integer(i64::from(yes));
    }
    if node.as_datetime().is_some() {
        return Cell::Text(texts.add(node.raw()));
    }
    json(node, texts)
}

/// A list or an inline table as JSON text.
pub(super) fn json(node: Node<'_>, texts: &mut Texts) -> Cell {
    Cell::Text(texts.add_with(|all| all.push_str(&cell::json_text(node))))
}

/// A moment as the clock on the wall in the ledger's zone shows it.
pub(super) fn moment(node: Node<'_>, zone: &Timezone, texts: &mut Texts) -> Cell {
    let moment = node.as_datetime().and_then(|_| Moment::from_str(node.raw()).ok());
    match moment.and_then(|moment| moment.in_zone(zone).with_nanosecond(0)) {
        // `Debug` of chrono is ISO 8601, at a third of what a format string costs.
        Some(whole) => Cell::Text(texts.add_shown(&format_args!("{whole:?}"))),
        None => plain(node, texts),
    }
}

/// Money as a number for reading, in minor units for sums, and its currency; what is none stands as it is written.
pub(super) fn money(node: Node<'_>, texts: &mut Texts) -> [Cell; 3] {
    match node.as_str().and_then(|text| SignedMoney::from_str(text).ok()) {
        Some(money) => {
            let number = money.amount().to_string().parse().map_or(Cell::Null, Cell::Real);
            [number, Cell::Integer(money.minor()), Cell::Text(texts.add(money.currency().code()))]
        }
        None => [plain(node, texts), Cell::Null, Cell::Null],
    }
}
