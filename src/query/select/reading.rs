//! What a `select` answered, as rows: where each stands, what it is called, its values by the kinds of their columns.

use super::{ORIGIN, Selection, ShownKind};
use crate::model::value::Money;
use crate::query::cell::dated;
use crate::query::relation::Holds;
use crate::query::rows::called;
use crate::query::{Cell, Origin, Row};

/// The row whose cells stand in the order of the `select`.
pub(super) fn row(selection: &Selection<'_>, cells: Vec<Cell>) -> Row {
    let mut cells = cells.into_iter();
    let mut next = || cells.next().unwrap_or(Cell::Absent);
    let [client, file, line] = ORIGIN.map(|_| next());
    let key: Vec<String> = selection.key.iter().map(|_| next().to_text()).collect();
    let place = match (file, line) {
        (Cell::Text(file), Cell::Integer(line)) => Cell::Place { file, line: u32::try_from(line).unwrap_or(0) },
        _ => Cell::Absent,
    };
    let cells = selection.shown.iter().map(|shown| match shown.kind {
        ShownKind::Column(holds) => typed(next(), holds),
        ShownKind::Money => money(next(), next(), next()),
        ShownKind::Place => place.clone(),
    });
    let cells = cells.collect();
    let client = client.to_text();
    let id = [client.clone(), called(&key)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let origin = match place {
        Cell::Place { file, line } => Some(Origin { client, file, line }),
        _ => None,
    };
    Row { id, cells, origin }
}

/// The value as what its column holds; a malformed one as it stands.
fn typed(cell: Cell, holds: Holds) -> Cell {
    match (cell, holds) {
        (Cell::Integer(bit @ (0 | 1)), Holds::Boolean) => Cell::Boolean(bit == 1),
        (Cell::Text(text) | Cell::Plain(text), Holds::Day | Holds::Moment) => dated(text),
        (Cell::Text(text), Holds::Json) => serde_json::from_str(&text).map_or(Cell::Text(text), Cell::Json),
        (cell, _) => cell,
    }
}

/// An amount in the ledger's spelling.
fn money(amount: Cell, minor: Cell, currency: Cell) -> Cell {
    match (minor, currency) {
        (Cell::Integer(minor), Cell::Text(code)) => match code.parse() {
            Ok(currency) => Cell::Text(Money::from_minor(minor, currency).to_string()),
            Err(_) => amount,
        },
        _ => amount,
    }
}
