//! From byte offsets to the lines and columns that people count.

use std::ops::Range;

use super::BOM;
use crate::diagnostic::Place;

/// The longest excerpt a [`Place`] carries, in scalar values; a minified file must not be printed whole.
pub(super) const EXCERPT: usize = 2000;

/// How long a line of a client's file mostly is, in bytes.
const USUAL: usize = 24;

/// A place that people can count to: both from 1, columns in Unicode scalar values, a byte order mark not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Where the lines of a text begin.
///
/// Costs one pass over the text: build it only for files that have something to report.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text; they end with `\n` or `\r\n`.
    pub fn new(text: &'t str) -> Lines<'t> {
        let mark = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
        let mut starts = Vec::with_capacity(text.len() / USUAL + 1);
        starts.push(mark);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1));
        Lines { text, starts }
    }

    /// The line and column of a byte offset; beyond the text, those of its end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1].min(offset);
        let column = self.text[start..offset].chars().count() + 1;
        Position { line: count(line), column: count(column) }
    }

    /// The line of a byte offset, without counting columns; beyond the text, the last.
    pub fn line(&self, offset: usize) -> u32 {
        count(self.starts.partition_point(|&start| start <= offset).max(1))
    }

    /// A line without its end and without a byte order mark; empty for a line that is not there.
    pub fn text(&self, line: u32) -> &'t str {
        let line = line as usize;
        let Some(&start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let whole = &self.text[start..end];
        let whole = whole.strip_suffix('\n').unwrap_or(whole);
        whole.strip_suffix('\r').unwrap_or(whole)
    }

    /// A stretch of the text as a place of `file`, with its first line as excerpt.
    pub fn place(&self, file: impl Into<String>, span: Range<usize>) -> Place {
        let start = self.position(span.start);
        let end = self.position(span.end.max(span.start));
        let text = self.text(start.line).chars().take(EXCERPT).collect();
        Place {
            file: file.into(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            text,
        }
    }

    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    fn at(text: &str, offset: usize) -> (u32, u32) {
        let Position { line, column } = Lines::new(text).position(offset);
        (line, column)
    }

    #[test]
    fn columns_are_scalar_values_and_count_from_one() {
        assert_eq!(at("имя = 1", 6), (1, 4));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("a\nbc", 4), (2, 3));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(at("\u{feff}a", 0), (1, 1));
        assert_eq!(at("\u{feff}a", 3), (1, 1));
        assert_eq!(at("\u{feff}a", 4), (1, 2));
    }

    #[test]
    fn the_end_of_a_text_is_a_place() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("a\n", 2), (2, 1));
        assert_eq!(at("a\n", 99), (2, 1));
    }

    #[test]
    fn an_offset_inside_a_letter_is_that_letter() {
        assert_eq!(at("имя", 3), (1, 2));
    }

    #[test]
    fn a_line_comes_without_its_end() {
        let lines = Lines::new("\u{feff}one\r\ntwo\nthree");
        assert_eq!([lines.text(1), lines.text(2), lines.text(3), lines.text(4)], ["one", "two", "three", ""]);
        assert_eq!(lines.text(0), "");
    }

    #[test]
    fn a_place_carries_its_first_line_but_no_endless_one() {
        let place = Lines::new("a = [\n1]\n").place("clients/x.toml", 4..8);
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (1, 5, 2, 3));
        assert_eq!(place.text, "a = [");
        assert_eq!(Lines::new(&"ы".repeat(9000)).place("x", 0..1).text.chars().count(), 2000);
    }
}
