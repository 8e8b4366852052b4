//! How a file is written: its statements in order, every spelling of every key, every bracket.
//!
//! The tree says what a file *means*; the same table may be spelled with headers, dots or braces. An edit needs to know
//! which. Read from the parser's events, so strings and comments are never mistaken for syntax.

use std::collections::BTreeMap;
use std::ops::Range;

use toml_parser::parser::{Event, EventKind, RecursionGuard};
use toml_parser::{ErrorSink, Source};

use super::path::Step;

/// The parser's own limit of nesting; beyond it a file has a fault.
const DEPTH: u32 = 80;

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
    #[cfg_attr(not(test), expect(dead_code, reason = "recovery from broken syntax comes next"))]
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
    /// Reads the outline of a text; `errors` hears what the parser has against it.
    pub(super) fn read(text: &str, errors: &mut dyn ErrorSink) -> Outline {
        let source = Source::new(text);
        let tokens: Vec<_> = source.lex().collect();
        let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
        toml_parser::parser::parse_document(&tokens, &mut RecursionGuard::new(&mut events, DEPTH), errors);
        let mut reader = Reader {
            text,
            source,
            events: &events,
            next: 0,
            outline: Outline::default(),
            table: Vec::new(),
            counts: BTreeMap::new(),
        };
        reader.document();
        reader.outline
    }

    /// The bracket that opens at a byte.
    pub(super) fn bracket(&self, open: usize) -> Option<&Bracket> {
        let index = self.brackets.binary_search_by_key(&open, |bracket| bracket.span.start).ok()?;
        self.brackets.get(index)
    }
}

struct Reader<'t> {
    text: &'t str,
    source: Source<'t>,
    events: &'t [Event],
    next: usize,
    outline: Outline,
    /// The path of the header last read.
    table: Vec<Step>,
    /// How many `[[entries]]` each list has so far.
    counts: BTreeMap<Vec<Step>, usize>,
}

impl Reader<'_> {
    fn kind(&self) -> Option<EventKind> {
        self.events.get(self.next).map(Event::kind)
    }

    fn span(&self) -> Range<usize> {
        self.events
            .get(self.next)
            .map_or(self.text.len()..self.text.len(), |event| event.span().start()..event.span().end())
    }

    fn document(&mut self) {
        while let Some(kind) = self.kind() {
            match kind {
                EventKind::StdTableOpen => self.header(Form::Table),
                EventKind::ArrayTableOpen => self.header(Form::Entry),
                EventKind::SimpleKey => self.pair(),
                _ => self.next += 1,
            }
        }
    }

    fn header(&mut self, form: Form) {
        let start = self.span().start;
        self.next += 1;
        self.skip_blanks();
        let (keys, key) = self.keys();
        self.skip_blanks();
        let whole = matches!(self.kind(), Some(EventKind::StdTableClose | EventKind::ArrayTableClose));
        let end = if whole { self.span().end } else { key.end };
        self.next += usize::from(whole);
        self.table = self.header_path(&keys, form);
        self.push(Statement {
            form,
            path: self.table.clone(),
            span: start..end,
            key,
            value: end..end,
            lines: 0..0,
            top: 0,
            whole,
        });
    }

    /// The path of a header, stepping into the last entry of each list on the way.
    fn header_path(&mut self, keys: &[(String, Range<usize>)], form: Form) -> Vec<Step> {
        let mut path = Vec::new();
        for (place, (key, span)) in keys.iter().enumerate() {
            path.push(Step::Key(key.clone()));
            self.outline.names.push(Name { path: path.clone(), span: span.clone() });
            if form == Form::Entry && place + 1 == keys.len() {
                let count = self.counts.entry(path.clone()).or_default();
                *count += 1;
                path.push(Step::Index(*count - 1));
            } else if let Some(count) = self.counts.get(&path) {
                path.push(Step::Index(count - 1));
            }
        }
        path
    }

    fn pair(&mut self) {
        let (keys, key) = self.keys();
        let mut path = self.table.clone();
        self.name(&mut path, keys);
        self.skip_blanks();
        let (value, whole) = self.value_after_equals(&path).map_or((key.end..key.end, false), |value| (value, true));
        self.push(Statement {
            form: Form::Pair,
            path,
            span: key.start..value.end,
            key,
            value,
            lines: 0..0,
            top: 0,
            whole,
        });
    }

    /// Notes each name of a dotted key while extending the path by it.
    fn name(&mut self, path: &mut Vec<Step>, keys: Vec<(String, Range<usize>)>) {
        for (key, span) in keys {
            path.push(Step::Key(key));
            self.outline.names.push(Name { path: path.clone(), span });
        }
    }

    fn value_after_equals(&mut self, path: &[Step]) -> Option<Range<usize>> {
        if self.kind() != Some(EventKind::KeyValSep) {
            return None;
        }
        self.next += 1;
        self.skip_blanks();
        self.value(path)
    }

    /// The names of a dotted key and the bytes of the whole.
    fn keys(&mut self) -> (Vec<(String, Range<usize>)>, Range<usize>) {
        let mut keys = Vec::new();
        let mut whole = self.span().start..self.span().start;
        while let Some(event) = self.events.get(self.next) {
            match event.kind() {
                EventKind::SimpleKey => {
                    let mut key = String::new();
                    if let Some(raw) = self.source.get(event) {
                        raw.decode_key(&mut key, &mut ());
                    }
                    let span = self.span();
                    whole.end = span.end;
                    keys.push((key, span));
                }
                EventKind::KeySep => {}
                EventKind::Whitespace if self.more_keys() => {}
                _ => break,
            }
            self.next += 1;
        }
        (keys, whole)
    }

    /// Whether the blank at hand stands beside a dot.
    fn more_keys(&self) -> bool {
        let is_dot = |place: Option<usize>| {
            place.and_then(|place| self.events.get(place)).is_some_and(|event| event.kind() == EventKind::KeySep)
        };
        is_dot(self.next.checked_sub(1)) || is_dot(Some(self.next + 1))
    }

    fn value(&mut self, path: &[Step]) -> Option<Range<usize>> {
        match self.kind()? {
            EventKind::Scalar => {
                let span = self.span();
                self.next += 1;
                Some(span)
            }
            EventKind::ArrayOpen => Some(self.brackets(path, EventKind::ArrayClose)),
            EventKind::InlineTableOpen => Some(self.brackets(path, EventKind::InlineTableClose)),
            _ => None,
        }
    }

    fn brackets(&mut self, path: &[Step], close: EventKind) -> Range<usize> {
        let mut span = self.span();
        let place = self.outline.brackets.len();
        self.outline.brackets.push(Bracket { span: span.clone(), items: Vec::new() });
        self.next += 1;
        let mut items: Vec<Item> = Vec::new();
        while let Some(kind) = self.kind() {
            span.end = self.span().end;
            match kind {
                EventKind::ValueSep => {
                    if let Some(item) = items.last_mut() {
                        item.comma.get_or_insert(span.end - 1);
                    }
                    self.next += 1;
                }
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen => {
                    let mut path = path.to_vec();
                    path.push(Step::Index(items.len()));
                    let start = self.span().start;
                    let value = self.value(&path).unwrap_or(start..start);
                    items.push(Item { span: start..value.end, key_end: start, comma: None });
                }
                EventKind::SimpleKey => items.push(self.inline_pair(path)),
                _ => {
                    self.next += 1;
                    if kind == close {
                        break;
                    }
                }
            }
        }
        self.outline.brackets[place] = Bracket { span: span.clone(), items };
        span
    }

    fn inline_pair(&mut self, table: &[Step]) -> Item {
        let (keys, key) = self.keys();
        let mut path = table.to_vec();
        self.name(&mut path, keys);
        self.skip_blanks();
        let value = self.value_after_equals(&path).unwrap_or(key.end..key.end);
        Item { span: key.start..value.end, key_end: key.end, comma: None }
    }

    fn skip_blanks(&mut self) {
        while self.kind() == Some(EventKind::Whitespace) {
            self.next += 1;
        }
    }

    /// Adds a statement, with the lines it takes and the comments above it.
    fn push(&mut self, mut statement: Statement) {
        let floor = self.outline.statements.last().map_or_else(|| mark(self.text), |before| before.lines.end);
        let start = self.text[..statement.span.start].rfind('\n').map_or(0, |end| end + 1).max(floor);
        let end =
            self.text[statement.span.end..].find('\n').map_or(self.text.len(), |end| statement.span.end + end + 1);
        statement.lines = start..end.max(start);
        statement.top = comments_above(self.text, floor, start);
        self.outline.statements.push(statement);
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
        Outline::read(text, &mut ())
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
