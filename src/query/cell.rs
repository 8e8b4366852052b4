//! One value of a file as a cell.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::Cell;
use crate::source::{Datetime, Node};

/// The value as a cell: dates and numbers as such, text as text, lists and inline tables as JSON.
///
/// What kind a value is follows from how it is written, not from what the schema wants: a malformed value is shown as it stands.
pub fn cell(node: Node<'_>) -> Cell {
    if let Some(text) = node.as_str() {
        return Cell::Text(text.to_owned());
    }
    if let Some(moment) = node.as_datetime() {
        return Cell::Moment(*moment);
    }
    if let Some(number) = node.as_integer() {
        return Cell::Integer(number);
    }
    if let Some(number) = node.as_float() {
        return Cell::Number(number);
    }
    if let Some(yes) = node.as_bool() {
        return Cell::Boolean(yes);
    }
    Cell::Json(json(node))
}

/// A day or a moment as SQL holds it; a malformed one is the text of a person like any other.
pub fn dated(text: String) -> Cell {
    let plain = |letter: u8| letter.is_ascii_digit() || matches!(letter, b'-' | b':' | b'T' | b'.');
    let is_dated = text.starts_with(|first: char| first.is_ascii_digit()) && text.bytes().all(plain);
    match text.parse::<Datetime>() {
        Ok(moment) if is_dated && moment.time.is_some() => Cell::Moment(moment),
        Ok(_) if is_dated => Cell::Plain(text),
        _ => Cell::Text(text),
    }
}

/// The value in JSON's types; dates and moments become their text.
pub fn json(node: Node<'_>) -> Value {
    serde_json::to_value(Json(node)).unwrap_or_default()
}

/// The value as JSON, written.
pub fn json_text(node: Node<'_>) -> String {
    serde_json::to_string(&Json(node)).unwrap_or_default()
}

/// A value on its way to JSON.
struct Json<'a>(Node<'a>);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Json(node) = *self;
        if let Some(table) = node.as_table() {
            serializer.collect_map(table.entries().into_iter().map(|entry| (entry.key, Json(entry.node))))
        } else if let Some(array) = node.as_array() {
            serializer.collect_seq(array.iter().map(Json))
        } else if let Some(text) = node.as_str() {
            serializer.serialize_str(text)
        } else if let Some(moment) = node.as_datetime() {
            serializer.collect_str(moment)
        } else if let Some(number) = node.as_integer() {
            serializer.serialize_i64(number)
        } else if let Some(number) = node.as_float() {
            serializer.serialize_f64(number)
        } else {
            node.as_bool().serialize(serializer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::dated;
    use crate::query::Cell;

    #[test]
    fn what_stands_for_a_day_but_is_none_is_text_to_be_escaped() {
        assert_eq!(dated("2026-03-02".to_owned()), Cell::Plain("2026-03-02".to_owned()));
        for moment in ["2026-03-02T11:30:00", "2026-03-02T11:30:00.5"] {
            assert!(matches!(dated(moment.to_owned()), Cell::Moment(known) if known.to_string() == moment));
        }
        for text in ["", "soon", "=1+1", "-1", "2026\u{1b}[31m", "2026-03-02 or so", "2026-13-45", "2026\u{202e}"] {
            assert_eq!(dated(text.to_owned()), Cell::Text(text.to_owned()));
        }
    }
}
