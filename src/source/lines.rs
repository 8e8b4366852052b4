//! From byte offsets to the lines and columns that people count.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::BOM;
use crate::diagnostic::Place;

/// The longest excerpt a [`Place`] carries, in scalar values; a minified file must not be printed whole.
pub(super) const EXCERPT: usize = 2000;

/// How long a line of a client's file mostly is, in bytes.
const USUAL: usize = 24;

/// For how many places lines are counted before it is found out where all of them begin.
const FEW: u32 = 16;

/// A place that people can count to: both from 1, columns in Unicode scalar values, a byte order mark not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// The lines of a text.
///
/// The first few places are counted from the top, which costs a fraction of finding where every line begins; for more of
/// them that is found out once.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    asked: Cell<u32>,
    starts: OnceCell<Vec<usize>>,
}

impl<'t> Lines<'t> {
    /// The lines of a text; they end with `\n` or `\r\n`.
    pub fn new(text: &'t str) -> Lines<'t> {
        Lines { text, asked: Cell::new(0), starts: OnceCell::new() }
    }

    /// The line and column of a byte offset; beyond the text, those of its end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let (line, start) = self.of(offset);
        let column = self.text[start.min(offset)..offset].chars().count() + 1;
        Position { line: count(line), column: count(column) }
    }

    /// The line of a byte offset, without counting columns; beyond the text, the last.
    pub fn line(&self, offset: usize) -> u32 {
        count(self.of(offset.min(self.text.len())).0)
    }

    /// The number of the line at an offset, and where that line begins.
    fn of(&self, offset: usize) -> (usize, usize) {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() > FEW {
            let starts = self.starts();
            let line = starts.partition_point(|&start| start <= offset).max(1);
            return (line, starts[line - 1]);
        }
        let before = &self.text.as_bytes()[..offset];
        let start = memchr::memrchr(b'\n', before).map_or(self.first(), |end| end + 1);
        (memchr::memchr_iter(b'\n', before).count() + 1, start)
    }

    /// Where every line begins.
    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let mut starts = Vec::with_capacity(self.text.len() / USUAL + 1);
            starts.push(self.first());
            // Lines are short: looking at byte after byte is quicker than a leap to the end of each.
            starts.extend(self.text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next));
            starts
        })
    }

    /// Where the first line begins: behind a byte order mark.
    fn first(&self) -> usize {
        if self.text.starts_with(BOM) { BOM.len_utf8() } else { 0 }
    }

    /// A line without its end and without a byte order mark; empty for a line that is not there.
    pub fn text(&self, line: u32) -> &'t str {
        let line = line as usize;
        let starts = self.starts();
        let start = line.checked_sub(1).and_then(|index| starts.get(index));
        start.map_or("", |&start| self.from(start))
    }

    /// From where a line begins to its end, which is left out.
    fn from(&self, start: usize) -> &'t str {
        let rest = &self.text[start..];
        let line = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..end]);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// A stretch of the text as a place of `file`, with its first line as excerpt.
    pub fn place(&self, file: impl Into<String>, span: Range<usize>) -> Place {
        let start = self.position(span.start);
        let end = self.position(span.end.max(span.start));
        let text = self.from(self.of(self.boundary(span.start)).1);
        let text = text.char_indices().nth(EXCERPT).map_or(text, |(end, _)| &text[..end]).to_owned();
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
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::{FEW, Lines, Position};

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

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_place_is_counted_as_it_is_looked_up(text in "\u{feff}?[aж\r\n]{0,40}") {
            let many = Lines::new(&text);
            for _ in 0..FEW {
                many.line(0);
            }
            for offset in 0..text.len() + 2 {
                let few = Lines::new(&text);
                prop_assert_eq!(few.position(offset), many.position(offset));
                prop_assert_eq!(few.line(offset), many.line(offset));
                prop_assert_eq!(few.place("a", offset..offset), many.place("a", offset..offset));
                prop_assert_eq!(few.place("a", offset..offset).text, few.text(few.line(offset)));
            }
        }
    }
}
