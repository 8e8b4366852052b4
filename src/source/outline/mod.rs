//! How a file is written: its statements in order, every spelling of every key, every bracket.
//!
//! The tree says what a file *means*; the same table may be spelled with headers, dots or braces. An edit needs to know
//! which. Read from the parser's events, so strings and comments are never mistaken for syntax.

mod reader;

use std::ops::Range;

use super::path::Step;

/// The statements, names and brackets of one file.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Headers and key-value pairs in the order of the file.
    pub(super) statements: Vec<Statement>,
    /// Every place a key is spelled.
    pub(super) names: Vec<Name>,
    /// Every `[ … ]` and `{ … }` that is a value, ordered by its opening.
    pub(super) brackets: Vec<Bracket>,
}

/// Which kind of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `[table]`
    Table,
    /// `[[entry]]`
    Entry,
    /// `key = value`
    Pair,
}

/// One header or key-value pair.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) form: Form,
    /// From the root: with the index of each `[[entry]]` on the way.
    pub(super) path: Vec<Step>,
    /// From the first byte of the key or bracket to the last of the value or bracket.
    pub(super) span: Range<usize>,
    /// The key as spelled, dots and quotes included.
    pub(super) key: Range<usize>,
    /// The value of a pair; of a header or a pair without value, empty.
    pub(super) value: Range<usize>,
    /// Whole lines, the last with its line end.
    pub(super) lines: Range<usize>,
    /// Where the comments directly above begin; the start of `lines` if there are none.
    pub(super) top: usize,
    /// Whether it is complete: a header with its closing bracket, a key with a value.
    pub(super) whole: bool,
}

/// One spelling of a key.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) path: Vec<Step>,
    pub(super) span: Range<usize>,
}

/// A list or table written in brackets.
#[derive(Debug)]
pub(super) struct Bracket {
    /// Bytes of the whole, brackets included.
    pub(super) span: Range<usize>,
    /// Its elements in order.
    pub(super) items: Vec<Item>,
}

/// An element of a list, or a key with its value.
#[derive(Debug)]
pub(super) struct Item {
    /// From the first byte of the element or key to the last of the value.
    pub(super) span: Range<usize>,
    /// Where the spelling of a key ends; the start of an element of a list.
    pub(super) key_end: usize,
    /// The comma after it.
    pub(super) comma: Option<usize>,
}

impl Outline {
    /// Reads the outline of a text, of a broken one as far as it goes.
    pub(super) fn read(text: &str) -> Outline {
        reader::read(text)
    }

    /// The bracket that opens at a byte.
    pub(super) fn bracket(&self, open: usize) -> Option<&Bracket> {
        let index = self.brackets.binary_search_by_key(&open, |bracket| bracket.span.start).ok()?;
        self.brackets.get(index)
    }
}

/// The length of the byte order mark.
pub(super) fn mark(text: &str) -> usize {
    if text.starts_with(super::BOM) { super::BOM.len_utf8() } else { 0 }
}

/// Where the comment lines directly above `start` begin, not above `floor`; editors' directives `#:` belong to the file.
fn comments_above(text: &str, floor: usize, start: usize) -> usize {
    let mut top = start;
    while top > floor {
        let line = text[floor..top - 1].rfind('\n').map_or(floor, |end| floor + end + 1);
        let comment = text[line..top].trim_start();
        if !comment.starts_with('#') || comment.starts_with("#:") {
            break;
        }
        top = line;
    }
    top
}

#[cfg(test)]
mod tests {
    use super::{Form, Outline};
    use crate::source::KeyPath;

    fn read(text: &str) -> Outline {
        Outline::read(text)
    }

    #[test]
    fn statements_know_their_path_however_they_are_spelled() {
        let outline = read("a.b = 1\n[[c]]\nd = 1\n[c.e]\n'f' . g = 1\n[[c]]\n[[c.h]]\n[[c.h]]\ni = 1\n");
        let paths: Vec<_> =
            outline.statements.iter().map(|statement| KeyPath::from(statement.path.clone()).to_string()).collect();
        assert_eq!(
            paths,
            ["a.b", "c[0]", "c[0].d", "c[0].e", "c[0].e.f.g", "c[1]", "c[1].h[0]", "c[1].h[1]", "c[1].h[1].i"]
        );
        assert!(outline.statements.iter().all(|statement| statement.whole));
        assert_eq!(outline.statements[1].form, Form::Entry);
    }

    #[test]
    fn names_are_found_inside_brackets() {
        let outline = read("a = [{ b.c = 1 }, { 'b' = { d = [2] } }]\n");
        let names: Vec<_> = outline.names.iter().map(|name| KeyPath::from(name.path.clone()).to_string()).collect();
        assert_eq!(names, ["a", "a[0].b", "a[0].b.c", "a[1].b", "a[1].b.d"]);
        assert_eq!(outline.brackets.iter().map(|bracket| bracket.items.len()).collect::<Vec<_>>(), [2, 1, 1, 1, 1]);
    }

    #[test]
    fn a_statement_takes_its_lines_and_the_comments_right_above() {
        let text = "#:schema x\n# about a\na = \"\"\"\n# no comment\n\"\"\" # yes\n\n# alone\n\n  # about b\n  b = 1";
        let outline = read(text);
        let lines: Vec<_> =
            outline.statements.iter().map(|statement| &text[statement.top..statement.lines.end]).collect();
        assert_eq!(lines, ["# about a\na = \"\"\"\n# no comment\n\"\"\" # yes\n", "  # about b\n  b = 1"]);
    }

    #[test]
    fn what_is_incomplete_is_known_to_be() {
        let outline = read("[a\nb\nc =\nd = 1\n");
        let whole: Vec<_> = outline
            .statements
            .iter()
            .map(|statement| (&statement.path, statement.whole))
            .map(|(_, whole)| whole)
            .collect();
        assert_eq!(whole.last(), Some(&true));
        assert_eq!(whole.iter().filter(|whole| !**whole).count(), 2, "{outline:?}");
    }

    #[test]
    fn any_depth_is_read_without_a_crash() {
        for open in ["[", "{ a = ", "[{ a = "] {
            read(&format!("a = {}", open.repeat(50_000)));
        }
    }
}
