//! Answers as JSON: one document with a version, or one item a line.
//!
//! The shape is public and stable: `{"version": 1, "command": …, "today": …, "items": […], "summary": {…}}`. Control and
//! bidirectional characters are always escaped, so that JSON on a terminal is as safe as a table. What a document computes has one
//! digit after the point at most, and a ratio four; what the ledger says keeps every digit that is written.

use std::fmt::Write as _;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};

use crate::diagnostic::{Also, Finding};
use crate::error::{Error, Result};
use crate::query::Rows;
use crate::source::hides_from_view;

/// The envelope around the items of one answer.
#[derive(Debug, Serialize)]
pub struct Document<'a, T> {
    version: u32,
    command: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    today: Option<String>,
    items: Vec<T>,
    summary: Value,
}

impl<'a, T: Serialize> Document<'a, T> {
    /// An answer to `command`, given on `today` where the day matters.
    pub fn new(command: &'a str, today: Option<String>, items: Vec<T>, summary: Value) -> Document<'a, T> {
        Document { version: 1, command, today, items, summary }
    }

    /// The whole answer as one indented document.
    pub fn to_text(&self) -> Result<String> {
        let text = serde_json::to_string_pretty(self).map_err(unwritable)?;
        Ok(visible(&text) + "\n")
    }

    /// The items alone, one a line.
    pub fn to_lines(&self) -> Result<String> {
        let mut out = String::new();
        for item in &self.items {
            out.push_str(&line(item)?);
            out.push('\n');
        }
        Ok(out)
    }
}

/// One value on one line.
pub fn line<T: Serialize>(value: &T) -> Result<String> {
    Ok(visible(&serde_json::to_string(value).map_err(unwritable)?))
}

fn unwritable(error: serde_json::Error) -> Error {
    Error::bug("the answer could not be written as JSON").because(error)
}

/// A finding in JSON's fields.
#[derive(Debug, Serialize)]
pub struct FindingItem<'a> {
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    client: Option<&'a str>,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    help: &'a str,
    also: Vec<AlsoItem<'a>>,
}

#[derive(Debug, Serialize)]
struct AlsoItem<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

impl<'a> From<&'a Finding> for FindingItem<'a> {
    fn from(finding: &'a Finding) -> FindingItem<'a> {
        let place = &finding.place;
        FindingItem {
            rule: finding.rule,
            level: finding.level.word(),
            message: &finding.message,
            client: finding.client.as_deref(),
            file: &place.file,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            help: &finding.help,
            also: finding.also.iter().map(AlsoItem::from).collect(),
        }
    }
}

impl<'a> From<&'a Also> for AlsoItem<'a> {
    fn from(also: &'a Also) -> AlsoItem<'a> {
        AlsoItem { file: &also.place.file, line: also.place.line, column: also.place.column, message: &also.message }
    }
}

/// A row as an object: columns by name, then where it stands.
#[derive(Debug)]
pub struct RowItem<'a> {
    rows: &'a Rows,
    index: usize,
}

/// Every row as an item.
pub fn row_items(rows: &Rows) -> Vec<RowItem<'_>> {
    (0..rows.rows.len()).map(|index| RowItem { rows, index }).collect()
}

impl Serialize for RowItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let row = &self.rows.rows[self.index];
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in self.rows.columns.iter().zip(&row.cells) {
            map.serialize_entry(&column.name, &cell.to_json())?;
        }
        if let Some(origin) = &row.origin {
            let place = [("client", json!(origin.client)), ("file", json!(origin.file)), ("line", json!(origin.line))];
            let known = place.into_iter().filter(|(_, value)| *value != "");
            for (name, value) in known {
                if !self.rows.columns.iter().any(|column| column.name == name) {
                    map.serialize_entry(name, &value)?;
                }
            }
        }
        map.end()
    }
}

/// JSON text with every hidden character escaped; they can stand only inside strings, where the escape means the same.
fn visible(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut before = None;
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\n' && hides_from_view(before, character, characters.peek().copied()) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
        before = Some(character);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn hidden_characters_are_escaped_and_read_back() {
        let text = "a\u{202e}b\u{7f}\u{200b}\u{e0041}";
        let line = super::line(&text).unwrap();
        assert_eq!(line, r#""a\u202eb\u007f\u200b\udb40\udc41""#);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
