//! The file to be edited: what it means, how it is written, where its lines are.

use std::cell::OnceCell;
use std::ops::Range;

use super::{EditRefusal, Order, Patch};
use crate::source::outline::{Form, Name, Outline, Statement, mark};
use crate::source::path::Step;
use crate::source::{SyntaxKind, Tree};

/// A file that can be edited.
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    pub(super) tree: Tree<'t>,
    pub(super) outline: Outline,
    pub(super) order: &'t Order,
    /// The positions of headers and of names, each by path: made when first asked for.
    headers: OnceCell<Vec<usize>>,
    names: OnceCell<Vec<usize>>,
}

impl<'t> Layout<'t> {
    /// Reads the file; one with broken syntax cannot be edited, for nobody knows what it means.
    pub(super) fn read(text: &'t str, order: &'t Order) -> Result<Layout<'t>, EditRefusal> {
        let tree = Tree::parse(text);
        if !tree.is_sound() {
            let fault = tree.faults().iter().find(|fault| fault.kind != SyntaxKind::Version);
            let message = fault.map_or("the file is no TOML", |fault| fault.message.as_str());
            return Err(EditRefusal::new(message, "mend the syntax first; `folio check` shows the place"));
        }
        let (headers, names) = (OnceCell::new(), OnceCell::new());
        Ok(Layout { text, tree, outline: Outline::read(text), order, headers, names })
    }

    /// The statements whose path lies at or under `path`, with their positions.
    pub(super) fn under<'a>(&'a self, path: &'a [Step]) -> impl DoubleEndedIterator<Item = (usize, &'a Statement)> {
        self.outline.statements.iter().enumerate().filter(move |(_, statement)| statement.path.starts_with(path))
    }

    /// The header of exactly this table or entry.
    pub(super) fn header(&self, path: &[Step]) -> Option<usize> {
        let statements = &self.outline.statements;
        let headers = self.headers.get_or_init(|| {
            let headers = statements.iter().enumerate().filter(|(_, statement)| statement.form != Form::Pair);
            by_path(headers.map(|(place, _)| place), |place| &statements[place].path)
        });
        let first = headers.partition_point(|place| *statements[*place].path < *path);
        headers.get(first).copied().filter(|place| statements[*place].path == path)
    }

    /// Every spelling of a key, in the order of the file.
    pub(super) fn names<'a>(&'a self, path: &'a [Step]) -> impl Iterator<Item = &'a Name> {
        let names = &self.outline.names;
        let places = self.names.get_or_init(|| by_path(0..names.len(), |place| &names[place].path));
        let first = places.partition_point(|place| *names[*place].path < *path);
        places[first..].iter().map(|place| &names[*place]).take_while(move |name| name.path == path)
    }

    /// The pairs that stand under a header, up to the next one; with `None`, those before the first header.
    pub(super) fn pairs(&self, header: Option<usize>) -> &[Statement] {
        let start = header.map_or(0, |header| header + 1);
        let rest = &self.outline.statements[start..];
        let count = rest.iter().take_while(|statement| statement.form == Form::Pair).count();
        &rest[..count]
    }

    /// Where the table that a statement is the last of ends: with the comments right below, if nothing follows them.
    pub(super) fn table_end(&self, last: usize) -> usize {
        let end = self.outline.statements[last].lines.end;
        let mut below = end;
        while below < self.text.len() && self.text[below..].trim_start_matches([' ', '\t']).starts_with('#') {
            below = self.line_after(below);
        }
        let next = self.outline.statements.get(last + 1).map_or(usize::MAX, |next| next.top);
        // Comments directly above the next statement are its own.
        if below <= next && self.is_blank_at(below) { below } else { end }
    }

    /// Where the line that holds `offset` ends, its line end included.
    pub(super) fn line_after(&self, offset: usize) -> usize {
        self.text[offset..].find('\n').map_or(self.text.len(), |end| offset + end + 1)
    }

    /// Where the line that holds `offset` starts.
    pub(super) fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or_else(|| mark(self.text), |end| end + 1)
    }

    /// Whether the line that starts at `offset` is blank or the end of the file.
    pub(super) fn is_blank_at(&self, offset: usize) -> bool {
        self.text[offset..self.line_after(offset)].trim().is_empty()
    }

    /// The blank lines that begin at `offset`.
    pub(super) fn blanks_after(&self, offset: usize) -> Range<usize> {
        let mut end = offset;
        while end < self.text.len() && self.is_blank_at(end) {
            end = self.line_after(end);
        }
        offset..end
    }

    /// The blank lines that end at `offset`, the start of a line.
    pub(super) fn blanks_before(&self, offset: usize) -> Range<usize> {
        let mut start = offset;
        while start > mark(self.text) {
            let line = self.line_start(start - 1);
            if !self.text[line..start].trim().is_empty() {
                break;
            }
            start = line;
        }
        start..offset
    }

    /// Where the last line that is not blank ends.
    pub(super) fn content_end(&self) -> usize {
        let content = self.text.trim_end().len().max(mark(self.text));
        if self.text[..content].len() == mark(self.text) { content } else { self.line_after(content - 1) }
    }

    /// The line end in use where `offset` is: that of the line before, else the file's first, else a line feed.
    pub(super) fn line_end(&self, offset: usize) -> &'static str {
        let before = self.text[..offset].rfind('\n').or_else(|| self.text.find('\n'));
        match before {
            Some(end) if self.text[..end].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// New lines at `at`, the start of a line or the end of a file that ends without a line end.
    pub(super) fn new_lines(&self, at: usize, lines: &[String]) -> Patch {
        let line_end = self.line_end(at);
        let fresh = at == mark(self.text) || self.text[..at].ends_with('\n');
        // A file that ends without a line end keeps that habit.
        let text = if fresh {
            lines.iter().map(|line| format!("{line}{line_end}")).collect()
        } else {
            lines.iter().map(|line| format!("{line_end}{line}")).collect::<String>()
        };
        Patch::insert(at, text)
    }

    /// New lines at `at` that are kept apart from what stands around by a blank line.
    pub(super) fn new_block(&self, at: usize, mut lines: Vec<String>) -> Patch {
        let first = self.text[mark(self.text)..at].trim().is_empty();
        if !first && self.blanks_before(at).is_empty() {
            lines.insert(0, String::new());
        }
        if !self.is_blank_at(at) {
            lines.push(String::new());
        }
        self.new_lines(at, &lines)
    }
}

/// Positions by the path of what stands there; of one path in the order of the file.
fn by_path<'a>(places: impl Iterator<Item = usize>, path: impl Fn(usize) -> &'a [Step]) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_by(|one, other| path(*one).cmp(path(*other)));
    places
}
