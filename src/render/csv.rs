//! Rows as comma- or tab-separated values that a spreadsheet shows but never runs.

use super::Safe;
use crate::error::{Error, Result};
use crate::query::{Cell, Rows};

/// The rows with a header line, cells separated by `delimiter`.
///
/// A text that a spreadsheet would run (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, or with a quote
/// before one of these) gets a `'` in front; folio's import takes exactly that away again. Numbers and dates never do. Hidden characters
/// are made visible; who needs them exactly asks for JSON.
pub fn write(rows: &Rows, delimiter: u8) -> Result<String> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let broken = |error: csv::Error| Error::bug("a row could not be written as CSV").because(error);
    writer.write_record(rows.columns.iter().map(|column| column.name.as_str())).map_err(broken)?;
    for row in &rows.rows {
        writer.write_record(row.cells.iter().map(cell)).map_err(broken)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::bug("a row could not be written as CSV").because(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Error::bug("CSV came out as something else than text").because(error))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => defused(text),
        Cell::Json(_) => defused(&cell.to_text()),
        Cell::Boolean(yes) => if *yes { "true" } else { "false" }.to_owned(),
        _ => cell.to_text(),
    }
}

fn defused(text: &str) -> String {
    // A text that already begins with `'` before a trigger gets one more, so that taking one away is exact.
    let trigger = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    // A spreadsheet has no use for hidden characters, and a terminal that shows the file must not obey them.
    let visible = Safe::block(text);
    if trigger { format!("'{visible}") } else { visible.to_string() }
}

#[cfg(test)]
mod tests {
    use crate::query::{Cell, Column, Row, Rows};

    #[test]
    fn a_cell_cannot_become_a_formula() {
        let rows = Rows {
            columns: ["a", "b", "c", "d"].map(|name| Column { name: name.into(), right: false }).into(),
            rows: vec![Row {
                id: "x".into(),
                cells: vec![
                    Cell::Text("=cmd|' /C calc'!A0".into()),
                    Cell::Text("'+7 812".into()),
                    Cell::Integer(-2),
                    Cell::Plain("2026-03-02".into()),
                ],
                origin: None,
            }],
        };
        assert_eq!(super::write(&rows, b',').unwrap(), "a,b,c,d\n'=cmd|' /C calc'!A0,''+7 812,-2,2026-03-02\n");
    }
}
