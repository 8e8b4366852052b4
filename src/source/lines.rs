//! From byte offsets to the lines and columns that people count.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::BOM;
use crate::diagnostic::Place;

/// The longest excerpt a [`Place`] carries, in scalar values; a minified file must not be printed whole.
pub(super) const EXCERPT: usize = 2000;

/// How many bytes lie between two places of a text where lines and scalar values are counted, a letter more or less.
const BLOCK: usize = 256;

/// How far from the line asked for last the next is counted from there: whoever reads a file asks for one line after another.
const NEAR: usize = 16 * BLOCK;

/// A place that people can count to: both from 1, columns in Unicode scalar values, a byte order mark not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// What lies before a place of a text.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// Ends of lines.
    lines: usize,
    /// Scalar values, a byte order mark included.
    scalars: usize,
}

/// The lines of a text.
///
/// Once asked, it counts what lies before each block of the text, so that no place is far from a counted one: neither
/// many places cost much, nor many on one endless line.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    blocks: OnceCell<Vec<Before>>,
    /// The offset of which the line was asked last, and the ends of lines before it.
    latest: Cell<(usize, usize)>,
}

impl<'t> Lines<'t> {
    /// The lines of a text; they end with `\n` or `\r\n`.
    pub fn new(text: &'t str) -> Lines<'t> {
        Lines { text, blocks: OnceCell::new(), latest: Cell::default() }
    }

    /// The line and column of a byte offset; beyond the text, those of its end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let before = self.before(offset);
        let start = self.start(before.lines, offset);
        let column = before.scalars - self.before(start.min(offset)).scalars + 1;
        Position { line: count(before.lines + 1), column: count(column) }
    }

    /// The line of a byte offset, without counting columns; beyond the text, the last.
    pub fn line(&self, offset: usize) -> u32 {
        let offset = self.boundary(offset);
        let (from, before) = self.latest.get();
        let lines = match self.text.as_bytes().get(from..offset) {
            Some(between) if between.len() <= NEAR => before + ends(between),
            _ => self.before(offset).lines,
        };
        self.latest.set((offset, lines));
        count(lines + 1)
    }

    /// A line without its end and without a byte order mark; empty for a line that is not there.
    pub fn text(&self, line: u32) -> &'t str {
        let Some(before) = (line as usize).checked_sub(1) else { return "" };
        match before.checked_sub(1) {
            None => self.from(self.first()),
            Some(ended) => {
                let block = self.block_of_line(before);
                let from = self.edge(block);
                let mut ends = memchr::memchr_iter(b'\n', &self.text.as_bytes()[from..]);
                ends.nth(ended - self.blocks()[block].lines).map_or("", |end| self.from(from + end + 1))
            }
        }
    }

    /// A stretch of the text as a place of `file`, with its first line as excerpt.
    pub fn place(&self, file: impl Into<String>, span: Range<usize>) -> Place {
        let start = self.position(span.start);
        let end = self.position(span.end.max(span.start));
        let text = self.from(self.start(start.line as usize - 1, self.boundary(span.start)));
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

    /// From where a line begins to its end, which is left out.
    fn from(&self, start: usize) -> &'t str {
        let rest = &self.text[start..];
        let line = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..end]);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// Where the line of an offset begins that has `lines` ends of lines before it.
    fn start(&self, lines: usize, offset: usize) -> usize {
        if lines == 0 {
            return self.first();
        }
        let block = self.block_of_line(lines);
        let end = memchr::memrchr(b'\n', &self.text.as_bytes()[self.edge(block)..offset.min(self.edge(block + 1))]);
        end.map_or(self.first(), |end| self.edge(block) + end + 1)
    }

    /// Where the first line begins: behind a byte order mark.
    fn first(&self) -> usize {
        if self.text.starts_with(BOM) { BOM.len_utf8() } else { 0 }
    }

    /// What lies before an offset that is no inside of a letter.
    fn before(&self, offset: usize) -> Before {
        let block = offset / BLOCK;
        self.blocks()[block].and(&self.text[self.edge(block)..offset])
    }

    /// The last block that has fewer ends of lines before it than these: where the last of them stands.
    fn block_of_line(&self, lines: usize) -> usize {
        self.blocks().partition_point(|before| before.lines < lines).max(1) - 1
    }

    /// What lies before each block.
    fn blocks(&self) -> &[Before] {
        self.blocks.get_or_init(|| {
            let mut blocks = Vec::with_capacity(self.text.len() / BLOCK + 1);
            let mut before = Before::default();
            for block in 0..=self.text.len() / BLOCK {
                blocks.push(before);
                before = before.and(&self.text[self.edge(block)..self.edge(block + 1)]);
            }
            blocks
        })
    }

    /// Where a block begins; beyond the last, the end of the text.
    fn edge(&self, block: usize) -> usize {
        self.boundary(block * BLOCK)
    }

    /// The offset, or where the letter begins that it lies in; beyond the text, its end.
    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

impl Before {
    /// What lies before the end of a text that begins here.
    fn and(self, text: &str) -> Before {
        Before { lines: self.lines + ends(text.as_bytes()), scalars: self.scalars + text.chars().count() }
    }
}

/// How many lines end in it.
fn ends(text: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', text).count()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::{Lines, Position};
    use crate::source::BOM;

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
        fn a_place_is_counted_from_the_nearest_block_as_from_the_top(
            text in "\u{feff}?[aж😀\r\n]{0,40}", times in 1_usize..40, ends in 0_usize..3,
        ) {
            // Long lines, short lines, and blocks that begin inside a letter.
            let text = text.repeat(times) + &"\n".repeat(ends);
            let lines = Lines::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..offset];
                let line = before.matches('\n').count() + 1;
                let start = before.rfind('\n').map_or(0, |end| end + 1);
                let column = before[start..].chars().count() + 1 - usize::from(start == 0 && before.starts_with(BOM));
                let expected = Position { line: u32::try_from(line)?, column: u32::try_from(column)? };
                prop_assert_eq!(lines.position(offset), expected);
                prop_assert_eq!(lines.line(offset), expected.line);
                prop_assert_eq!(lines.place("a", offset..offset).text, lines.text(expected.line));
            }
            let offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
            // Backwards, and from end to end.
            for offset in offsets.iter().rev().zip(&offsets).flat_map(|(late, early)| [late, early]).step_by(3) {
                let before = text[..*offset].matches('\n').count();
                prop_assert_eq!(lines.line(*offset), u32::try_from(before + 1)?);
            }
            for (number, line) in (1..).zip(text.strip_prefix(BOM).unwrap_or(&text).split('\n')) {
                prop_assert_eq!(lines.text(number), line.strip_suffix('\r').unwrap_or(line));
            }
        }
    }
}
