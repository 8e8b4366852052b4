//! The order of rows: by columns, upwards or downwards, names as a reader of any script expects them.

use std::cmp::Ordering;

use super::{Cell, Rows};
use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::ledger::folded;
use crate::model::value::Money;

/// One column to sort by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The column's name.
    pub column: String,
    /// From the largest to the smallest.
    pub descending: bool,
}

impl Order {
    /// Reads `due`, or `-due` for the largest first; several separated by commas.
    pub fn parse(text: &str) -> Vec<Order> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| match part.strip_prefix('-') {
                Some(column) => Order { column: column.to_owned(), descending: true },
                None => Order { column: part.to_owned(), descending: false },
            })
            .collect()
    }
}

/// Sorts the rows; equal ones stay in the order they have, unknown values stand last either way.
///
/// # Errors
/// A usage error where there is no such column, with the nearest name.
pub fn sort(rows: &mut Rows, orders: &[Order]) -> Result<()> {
    let mut keys = Vec::new();
    for order in orders {
        keys.push((position(rows, &order.column)?, order.descending));
    }
    rows.rows.sort_by(|one, other| {
        let by_key =
            |(index, descending): &(usize, bool)| compare(&one.cells[*index], &other.cells[*index], *descending);
        keys.iter().map(by_key).find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    });
    Ok(())
}

/// The position of a column.
///
/// # Errors
/// A usage error where there is no such column, with the nearest name.
pub fn position(rows: &Rows, column: &str) -> Result<usize> {
    let names = || rows.columns.iter().map(|column| column.name.as_str());
    names().position(|name| name == column).ok_or_else(|| {
        let error = Error::usage(format!("there is no column `{column}`"));
        match nearest(column, names()) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("the columns are: {}", names().collect::<Vec<_>>().join(", "))),
        }
    })
}

fn compare(one: &Cell, other: &Cell, descending: bool) -> Ordering {
    match (one, other) {
        (Cell::Absent, Cell::Absent) => Ordering::Equal,
        (Cell::Absent, _) => Ordering::Greater,
        (_, Cell::Absent) => Ordering::Less,
        _ if descending => known(other, one),
        _ => known(one, other),
    }
}

fn known(one: &Cell, other: &Cell) -> Ordering {
    if let (Cell::Place { file, line }, Cell::Place { file: other_file, line: other_line }) = (one, other) {
        return (file, line).cmp(&(other_file, other_line));
    }
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        _ => (folded(&one.to_text()), one.to_text()).cmp(&(folded(&other.to_text()), other.to_text())),
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Integer(number) => Some(*number as f64),
        Cell::Number(number) => Some(*number),
        Cell::Boolean(yes) => Some(f64::from(u8::from(*yes))),
        // Money sorts by amount whatever the currency; fifteen digits fit a float exactly, and nothing is summed here.
        Cell::Text(text) => text.parse::<Money>().ok().and_then(|money| money.amount().to_string().parse().ok()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Column, Row, Rows};
    use super::{Order, sort};

    fn rows(cells: Vec<Cell>) -> Rows {
        let rows = cells.into_iter().map(|cell| Row { id: String::new(), cells: vec![cell], origin: None });
        Rows { columns: vec![Column { name: "name".into(), right: false }], rows: rows.collect() }
    }

    fn sorted(cells: Vec<Cell>, by: &str) -> Vec<String> {
        let mut rows = rows(cells);
        sort(&mut rows, &Order::parse(by)).unwrap();
        rows.rows.iter().map(|row| row.cells[0].to_text()).collect()
    }

    #[test]
    fn names_sort_whatever_their_case_and_yo_sorts_with_ye() {
        let names = ["яблоко", "Ёлка", "Егор", "жук"].map(|name| Cell::Text(name.into())).to_vec();
        assert_eq!(sorted(names, "name"), ["Егор", "Ёлка", "жук", "яблоко"]);
    }

    #[test]
    fn the_unknown_stands_last_either_way() {
        let cells = vec![Cell::Absent, Cell::Integer(10), Cell::Integer(9)];
        assert_eq!(sorted(cells.clone(), "name"), ["9", "10", ""]);
        assert_eq!(sorted(cells, "-name"), ["10", "9", ""]);
    }

    #[test]
    fn an_unknown_column_is_met_with_the_nearest() {
        let error = sort(&mut rows(Vec::new()), &Order::parse("nam")).unwrap_err();
        assert_eq!(error.hints(), ["did you mean `name`?"]);
    }
}
