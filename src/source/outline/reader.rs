//! From the parser's events to an outline.

use std::collections::BTreeMap;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, RecursionGuard};

use super::{Bracket, Form, Item, Name, Outline, Statement, comments_above, mark};
use crate::source::path::Step;

/// The parser's own limit of nesting; beyond it a file has a fault.
const DEPTH: u32 = 80;

/// Reads the outline of a text.
pub(super) fn read(text: &str) -> Outline {
    let source = Source::new(text);
    let tokens: Vec<_> = source.lex().collect();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    toml_parser::parser::parse_document(&tokens, &mut RecursionGuard::new(&mut events, DEPTH), &mut ());
    let outline = Outline::default();
    let mut reader =
        Reader { text, source, events: &events, next: 0, outline, table: Vec::new(), counts: BTreeMap::new() };
    reader.document();
    reader.outline
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
    ///
    /// Brackets and dots multiply; a path beyond all limits is not followed, for the file has a fault there.
    fn name(&mut self, path: &mut Vec<Step>, keys: Vec<(String, Range<usize>)>) {
        for (key, span) in keys {
            if path.len() < 3 * DEPTH as usize {
                path.push(Step::Key(key));
                self.outline.names.push(Name { path: path.clone(), span });
            }
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
                    whole.end = self.span().end;
                    // One part more than the parser takes is enough to know that it will not.
                    if keys.len() <= DEPTH as usize {
                        keys.push(self.name_at(event));
                    }
                }
                EventKind::KeySep => {}
                EventKind::Whitespace if self.more_keys() => {}
                _ => break,
            }
            self.next += 1;
        }
        (keys, whole)
    }

    /// A key unquoted, and where it is spelled.
    fn name_at(&self, event: &Event) -> (String, Range<usize>) {
        let mut key = String::new();
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut key, &mut ());
        }
        (key, event.span().start()..event.span().end())
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
        let start = self.text[..statement.span.start].rfind('\n').map_or(0, |end| end + 1);
        // Only a lone carriage return, which is a fault, lets two statements share a line.
        let start = start.max(floor).min(statement.span.start);
        let end =
            self.text[statement.span.end..].find('\n').map_or(self.text.len(), |end| statement.span.end + end + 1);
        statement.lines = start..end.max(start);
        statement.top = comments_above(self.text, floor, start);
        self.outline.statements.push(statement);
    }
}
