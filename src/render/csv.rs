//! Rows as comma- or tab-separated values that a spreadsheet shows but never runs.

use super::{Safe, Standpoint, json};
use crate::error::{Error, Result};
use crate::query::{Cell, Rows};

/// The rows with a header line, cells separated by `delimiter`.
///
/// A text that a spreadsheet would run (it begins with `=`, `+`, `-`, `@` or a tab, or with quotes before one of these)
/// gets a `'` in front; without it, it is the text again. Numbers and dates never do. Hidden characters
/// are made visible; who needs them exactly asks for JSON. A list or an inline table is JSON here too, to be taken apart again.
pub fn write(rows: &Rows, delimiter: u8, from: &Standpoint) -> Result<String> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let broken = |error: csv::Error| Error::bug("a row could not be written as CSV").because(error);
    writer.write_record(rows.columns.iter().map(|column| defused(&column.name))).map_err(broken)?;
    for row in &rows.rows {
        let cells: Vec<String> = row.cells.iter().map(|shown| cell(shown, from)).collect::<Result<_>>()?;
        writer.write_record(cells).map_err(broken)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::bug("a row could not be written as CSV").because(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Error::bug("CSV came out as something else than text").because(error))
}

fn cell(cell: &Cell, from: &Standpoint) -> Result<String> {
    Ok(match cell {
        // It begins with a bracket, which no spreadsheet runs.
        Cell::Json(value) if value.is_array() || value.is_object() => json::line(value)?,
        Cell::Boolean(yes) => if *yes { "true" } else { "false" }.to_owned(),
        Cell::Absent | Cell::Plain(_) | Cell::Moment(_) | Cell::Integer(_) | Cell::Number(_) => cell.to_text(),
        Cell::Text(_) | Cell::Marked(..) | Cell::Json(_) | Cell::Place { .. } => defused(&from.text(cell)),
    })
}

/// What a spreadsheet would run, in ASCII and as a Japanese keyboard types it.
const TRIGGERS: [char; 9] = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];

fn defused(text: &str) -> String {
    // A spreadsheet has no use for hidden characters, and a terminal that shows the file must not obey them.
    let visible = Safe::block(text).to_string();
    // A text that already begins with `'` before a trigger gets one more, so that taking one away is exact.
    let trigger = visible.trim_start_matches('\'').starts_with(TRIGGERS);
    if trigger { format!("'{visible}") } else { visible }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop, proptest};

    use super::super::{Standpoint, hostile};
    use super::TRIGGERS;
    use crate::query::{Cell, Column, Row, Rows};

    /// Takes the protective quote away, and only that.
    fn restored(cell: &str) -> &str {
        match cell.strip_prefix('\'') {
            Some(text) if text.trim_start_matches('\'').starts_with(TRIGGERS) => text,
            _ => cell,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_comes_back(cells in prop::collection::vec(hostile::visible_text(), 6), tabs in prop::bool::ANY) {
            let delimiter = if tabs { b'\t' } else { b',' };
            let written = super::write(&hostile::rows(&cells), delimiter, &Standpoint::default()).unwrap();
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(written.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let read: Vec<&str> = records.iter().flatten().collect();
            assert!(read.iter().all(|cell| !cell.starts_with(TRIGGERS)), "{read:?} would be run");
            assert_eq!(read.into_iter().map(restored).collect::<Vec<_>>(), cells);
        }
    }

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
        assert_eq!(
            super::write(&rows, b',', &Standpoint::default()).unwrap(),
            "a,b,c,d\n'=cmd|' /C calc'!A0,''+7 812,-2,2026-03-02\n"
        );
    }

    #[test]
    fn a_list_is_json_and_comes_back() {
        let list = serde_json::json!(["=x", "b,c", "d\"e", "\u{202e}\t"]);
        let columns = vec![Column { name: "tags".into(), right: false }];
        let row = Row { id: "x".into(), cells: vec![Cell::Json(list.clone())], origin: None };
        for delimiter in [b',', b'\t'] {
            let rows = Rows { columns: columns.clone(), rows: vec![row.clone()] };
            let written = super::write(&rows, delimiter, &Standpoint::default()).unwrap();
            assert!(!written.contains('\u{202e}'));
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(written.as_bytes());
            let cell = reader.records().next().unwrap().unwrap()[0].to_owned();
            assert_eq!(serde_json::from_str::<serde_json::Value>(&cell).unwrap(), list);
        }
    }
}
