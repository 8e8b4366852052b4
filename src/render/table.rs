//! Rows for people: a table fitted to the terminal, or one record after the other where it is too narrow for a table;
//! plain and unshortened in a pipe.

use comfy_table::{
    Attribute, Cell as TableCell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};
use unicode_width::UnicodeWidthStr;

use super::page::facts;
use super::{Safe, Screen};
use crate::query::Rows;

/// The longest word that a table may ask a whole column of the terminal for; longer ones are cut.
const LONGEST_WORD: usize = 24;

/// The rows without frames: a header, then a line a record, two spaces between columns.
///
/// Nothing at all for no rows: silence is the answer "none".
pub fn write(rows: &Rows, screen: Screen) -> String {
    if rows.rows.is_empty() {
        return String::new();
    }
    let mut table = filled(rows, screen);
    let Some(width) = screen.width else { return trimmed(&table) };
    let natural: usize = table.column_max_content_widths().iter().map(|width| usize::from(*width) + 2).sum();
    if natural.saturating_sub(2) > width {
        if least_width(rows) > width {
            return records(rows, screen);
        }
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(width).unwrap_or(u16::MAX));
        for (index, least) in longest_words(rows).into_iter().enumerate() {
            if let Some(column) = table.column_mut(index) {
                let least = u16::try_from(least).unwrap_or(u16::MAX) + column.padding_width();
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            }
        }
    }
    trimmed(&table)
}

/// The fewest columns of a terminal in which the rows stand as a table without a word being cut.
pub fn least_width(rows: &Rows) -> usize {
    longest_words(rows).into_iter().map(|width| width + 2).sum::<usize>().saturating_sub(2)
}

/// The width of the longest word of each column, its name included.
fn longest_words(rows: &Rows) -> Vec<usize> {
    let longest = |text: &str| text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0).min(LONGEST_WORD);
    let cells =
        |index: usize| rows.rows.iter().map(move |row| longest(&Safe::line(&row.cells[index].to_shown()).to_string()));
    rows.columns
        .iter()
        .enumerate()
        .map(|(index, column)| cells(index).max().unwrap_or(0).max(longest(&column.name)))
        .collect()
}

fn filled(rows: &Rows, screen: Screen) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
    if screen.color {
        table.enforce_styling();
    }
    table.set_header(rows.columns.iter().map(|column| {
        let cell = TableCell::new(Safe::line(&column.name));
        if screen.color { cell.add_attribute(Attribute::Bold) } else { cell }
    }));
    for row in &rows.rows {
        table.add_row(row.cells.iter().map(|cell| TableCell::new(Safe::line(&cell.to_shown()))));
    }
    let last = rows.columns.len().saturating_sub(1);
    for (index, column) in rows.columns.iter().enumerate() {
        if let Some(shown) = table.column_mut(index) {
            shown.set_padding((0, if index == last { 0 } else { 2 }));
            if column.right {
                shown.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    table
}

/// One record after the other: its known values with their names.
fn records(rows: &Rows, screen: Screen) -> String {
    let written = rows.rows.iter().map(|row| {
        let known = rows.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.to_shown().is_empty());
        facts(&known.map(|(column, cell)| (column.name.clone(), cell.clone())).collect::<Vec<_>>(), screen)
    });
    written.collect::<Vec<_>>().join("\n")
}

/// Trailing blanks would wrap on a narrow terminal and stay in what is copied from it.
fn trimmed(table: &Table) -> String {
    table.lines().fold(String::new(), |mut out, line| {
        out.push_str(line.trim_end());
        out.push('\n');
        out
    })
}

#[cfg(test)]
mod tests {
    use super::super::Screen;
    use crate::query::{Cell, Column, Row, Rows};

    fn rows() -> Rows {
        let columns = ["client", "name", "sum"].map(|name| Column { name: name.into(), right: name == "sum" });
        let row = |name: &str, sum| Row {
            id: name.into(),
            cells: vec![Cell::Text("acme".into()), Cell::Text(name.into()), sum],
            origin: None,
        };
        let rows = vec![
            row("Балтика Инструмент", Cell::Integer(1500)),
            row("寿司 👩\u{200d}🔧 Ñandú ng Maynila", Cell::Absent),
        ];
        Rows { columns: columns.into(), rows }
    }

    fn screen(width: usize) -> Screen {
        Screen { width: Some(width), color: false }
    }

    #[test]
    fn a_table_stands_straight_in_any_script() {
        let table = "client  name                       sum\n\
                     acme    Балтика Инструмент        1500\n\
                     acme    寿司 👩\u{200d}🔧 Ñandú ng Maynila\n";
        assert_eq!(super::write(&rows(), Screen::PLAIN), table);
        assert_eq!(super::write(&rows(), screen(80)), table);
    }

    #[test]
    fn a_long_cell_is_broken_between_words() {
        let table = "client  name               sum\n\
                     acme    Балтика           1500\n        Инструмент\n\
                     acme    寿司 👩\u{200d}🔧 Ñandú ng\n        Maynila\n";
        assert_eq!(super::write(&rows(), screen(30)), table);
    }

    #[test]
    fn a_narrow_terminal_gets_records() {
        let records = "client  acme\nname    Балтика\n        Инструмент\nsum     1500\n\n\
                       client  acme\nname    寿司 👩\u{200d}🔧\n        Ñandú ng\n        Maynila\n";
        assert_eq!(super::write(&rows(), screen(20)), records);
    }

    #[test]
    fn no_rows_are_silence() {
        assert_eq!(super::write(&Rows { columns: rows().columns, rows: Vec::new() }, screen(80)), "");
    }
}
