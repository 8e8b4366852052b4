//! The usual spelling, in which nearly every client file is written, read in one go.
//!
//! `toml` makes its tree of a list of tokens, a list of events made of them, and a map for each table: many times the work,
//! and most of what checking a ledger would cost. What people and folio write is simple: `[section]`, `[[section]]` and
//! `[section.table]` with bare names, `key = value` below them, values of any kind. That is read here, byte by byte, what is not plain about a
//! value by the decoders of `toml`'s own parser. Whatever else there is, a fault among it, is left to `toml`: reading gives
//! up without a word. So this reader may know less than TOML but must never know better; its tests hold it against `toml`.

use std::borrow::Cow;

use toml::value::{Date, Datetime};
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::{ParseError, Raw, Source, Span};

use super::BOM;
use super::nodes::{Ends, FEW, Item, Nodes, Value};

/// For how many bytes of a client there is a value, more or less.
const BYTES: usize = 24;

/// How deep lists and inline tables may nest to be usual.
const DEPTH: usize = 8;

/// The tree of a text in the usual spelling; `None` for any other, be it right or wrong.
pub(super) fn read(text: &str) -> Option<Nodes<'_>> {
    if has_odd_bytes(text.as_bytes()) {
        return None;
    }
    let at = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
    let nodes = Nodes::with_room(text.len() / BYTES);
    let mut reader = Reader { text, bytes: text.as_bytes(), at, nodes, open: Vec::with_capacity(FEW) };
    reader.blank_lines();
    let mut sections = Vec::new();
    reader.pairs()?;
    for Item { key, key_ends, ends, value } in reader.open.drain(..) {
        sections.push(Section { key, key_ends, ends, holds: Holds::Value(value) });
    }
    while reader.next().is_some() {
        reader.section(&mut sections)?;
    }
    Some(reader.finished(sections))
}

/// Whether a text has control characters other than tabs and the two usual ends of lines.
fn has_odd_bytes(text: &[u8]) -> bool {
    let odd = |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) | (byte == 0x7f);
    // Without a way out in the middle, many bytes are looked at in one step.
    text.iter().fold(false, |found, &byte| found | odd(byte))
        || memchr::memchr_iter(b'\r', text).any(|at| text.get(at + 1) != Some(&b'\n'))
}

/// A key of the file itself.
struct Section<'t> {
    key: Cow<'t, str>,
    key_ends: Ends,
    ends: Ends,
    holds: Holds<'t>,
}

enum Holds<'t> {
    /// That of a pair above all headers, or a table.
    Value(Value<'t>),
    /// Entries, which may stand in several places.
    Entries(Vec<Item<'t>>),
    /// Tables with headers of their own, where the section has none.
    Tables(Vec<Item<'t>>),
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Up to where the text is read.
    at: usize,
    nodes: Nodes<'t>,
    /// Members of what is not closed yet, the innermost last.
    open: Vec<Item<'t>>,
}

impl<'t> Reader<'t> {
    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn takes(&mut self, byte: u8) -> Option<()> {
        (self.next() == Some(byte)).then(|| self.at += 1)
    }

    /// Takes all bytes up to the first that is none of these.
    fn takes_all(&mut self, is_one: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest.iter().position(|byte| !is_one(*byte)).unwrap_or(rest.len());
    }

    fn blanks(&mut self) {
        self.takes_all(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// A comment up to the end of its line, if there is one.
    fn comment(&mut self) {
        if self.next() == Some(b'#') {
            self.at += memchr::memchr(b'\n', self.rest()).unwrap_or(self.rest().len());
        }
    }

    /// What may stand between statements, and between the elements of a list.
    fn blank_lines(&mut self) {
        loop {
            self.takes_all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
            match self.next() {
                Some(b'#') => self.comment(),
                _ => break,
            }
        }
    }

    /// The end of a statement, and all up to the next one.
    fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        self.comment();
        matches!(self.next(), None | Some(b'\n' | b'\r')).then(|| self.blank_lines())
    }

    /// A header and the pairs below it.
    fn section(&mut self, sections: &mut Vec<Section<'t>>) -> Option<()> {
        let start = self.at;
        self.takes(b'[')?;
        let is_entry = self.takes(b'[').is_some();
        let (key, key_ends) = self.name()?;
        let inner = if !is_entry && self.takes(b'.').is_some() { Some(self.name()?) } else { None };
        self.takes(b']')?;
        if is_entry {
            self.takes(b']')?;
        }
        let ends = (start, self.at);
        self.end_of_line()?;
        self.pairs()?;
        let value = Value::Table(self.nodes.put(self.open.drain(..)));
        let is_full = sections.len() == FEW;
        // Entries of one kind mostly stand together.
        let known = sections.iter_mut().rev().find(|section| section.key == key).map(|section| &mut section.holds);
        // A table without a header of its own stands where it is first named.
        let own = if inner.is_some() { key_ends } else { ends };
        let holds = match (known, inner) {
            (Some(Holds::Entries(entries)), None) if is_entry => {
                entries.push(Item::element(ends, value));
                return Some(());
            }
            (Some(Holds::Tables(tables)), Some((key, key_ends))) => {
                let is_new = tables.len() < FEW && tables.iter().all(|table| table.key != key);
                return is_new.then(|| tables.push(Item { key, key_ends, ends, value }));
            }
            (None, _) if is_full => return None,
            (None, Some((key, key_ends))) => Holds::Tables(vec![Item { key, key_ends, ends, value }]),
            (None, None) if is_entry => Holds::Entries(vec![Item::element(ends, value)]),
            (None, None) => Holds::Value(value),
            _ => return None,
        };
        sections.push(Section { key, key_ends, ends: own, holds });
        Some(())
    }

    /// The pairs up to the next header, put on what is open.
    fn pairs(&mut self) -> Option<()> {
        while !matches!(self.next(), None | Some(b'[')) {
            self.pair(0, 0)?;
            self.end_of_line()?;
        }
        Some(())
    }

    /// A pair of a table whose members are open from a place on.
    fn pair(&mut self, from: usize, depth: usize) -> Option<()> {
        let (key, key_ends) = self.name()?;
        let members = self.open.get(from..)?;
        if members.len() == FEW || members.iter().any(|member| member.key == key) {
            return None;
        }
        self.blanks();
        self.takes(b'=')?;
        self.blanks();
        let (ends, value) = self.value(depth)?;
        self.open.push(Item { key, key_ends, ends, value });
        Some(())
    }

    /// A key or the name of a section without quotes and dots.
    fn name(&mut self) -> Option<(Cow<'t, str>, Ends)> {
        let start = self.at;
        self.takes_all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let name = self.text.get(start..self.at)?;
        (!name.is_empty()).then_some((Cow::Borrowed(name), (start, self.at)))
    }

    fn value(&mut self, depth: usize) -> Option<(Ends, Value<'t>)> {
        let start = self.at;
        let value = match self.next()? {
            b'"' | b'\'' => self.string()?,
            b'[' if depth < DEPTH => self.list(depth + 1)?,
            b'{' if depth < DEPTH => self.inline(depth + 1)?,
            _ => self.word()?,
        };
        Some(((start, self.at), value))
    }

    fn string(&mut self) -> Option<Value<'t>> {
        let (rest, start) = (self.rest(), self.at);
        let quote = *rest.first()?;
        let inside = rest.get(1..)?;
        let escape = if quote == b'"' { b'\\' } else { quote };
        let end = memchr::memchr3(quote, escape, b'\n', inside)?;
        // Two quotes are an empty text, unless a third one follows.
        if inside[end] != quote || end == 0 && inside.get(1) == Some(&quote) {
            let token = Source::new(self.text.get(start..)?).lex().next()?;
            self.at += token.span().end();
            return decoded(self.text.get(start..self.at)?, token.kind().encoding());
        }
        self.at += end + 2;
        Some(Value::String(Cow::Borrowed(self.text.get(start + 1..self.at - 1)?)))
    }

    /// A number, moment or flag: it may have points, or a blank before the time.
    fn word(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'.' | b':');
        self.takes_all(is_part);
        if self.next() == Some(b' ') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
            self.takes_all(is_part);
        }
        let raw = self.text.get(start..self.at)?;
        day(raw.as_bytes()).map(Value::Datetime).or_else(|| decoded(raw, None))
    }

    fn list(&mut self, depth: usize) -> Option<Value<'t>> {
        let from = self.open.len();
        self.takes(b'[')?;
        loop {
            self.blank_lines();
            if self.next() == Some(b']') {
                break;
            }
            let (ends, value) = self.value(depth)?;
            self.open.push(Item::element(ends, value));
            self.blank_lines();
            if self.takes(b',').is_none() {
                break;
            }
        }
        self.takes(b']')?;
        Some(Value::Array(self.nodes.put(self.open.drain(from..))))
    }

    /// An inline table on one line, without a comma after the last pair.
    fn inline(&mut self, depth: usize) -> Option<Value<'t>> {
        let from = self.open.len();
        self.takes(b'{')?;
        self.blanks();
        if self.next() != Some(b'}') {
            loop {
                self.pair(from, depth)?;
                self.blanks();
                if self.takes(b',').is_none() {
                    break;
                }
                self.blanks();
            }
        }
        self.takes(b'}')?;
        Some(Value::Table(self.nodes.put(self.open.drain(from..))))
    }

    fn finished(mut self, sections: Vec<Section<'t>>) -> Nodes<'t> {
        for Section { key, key_ends, ends, holds } in sections {
            let value = match holds {
                Holds::Value(value) => value,
                Holds::Entries(entries) => Value::Entries(self.nodes.put(entries.into_iter())),
                Holds::Tables(tables) => Value::Table(self.nodes.put(tables.into_iter())),
            };
            self.open.push(Item { key, key_ends, ends, value });
        }
        let root = self.nodes.put(self.open.drain(..));
        self.nodes.rooted(root)
    }
}

/// The date of a word that is one and no more, of a day that every month has: most of all words of a client are.
fn day(word: &[u8]) -> Option<Datetime> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = word else { return None };
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0_u16, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u16::from(digit - b'0')))
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    let is_sure = (1..=12).contains(&month) && (1..=28).contains(&day);
    let date = Date { year, month: month as u8, day: day as u8 };
    is_sure.then_some(Datetime { date: Some(date), time: None, offset: None })
}

/// What the parser makes of a value; `None` also for what folio lets nobody write: TOML 1.1, numbers too large.
fn decoded<'t>(raw: &'t str, encoding: Option<Encoding>) -> Option<Value<'t>> {
    let mut text = Cow::Borrowed("");
    let mut faults: Option<ParseError> = None;
    let kind = Raw::new_unchecked(raw, encoding, Span::default()).decode_scalar(&mut text, &mut faults);
    if faults.is_some() {
        return None;
    }
    match kind {
        ScalarKind::String => {
            // Of two backslashes the second may be taken for the first of an escape: then `toml` is asked.
            let is_newer = |at: usize| matches!(raw.as_bytes().get(at + 1), Some(b'e' | b'x'));
            let is_plain = encoding == Some(Encoding::MlLiteralString);
            let newer = !is_plain && memchr::memchr_iter(b'\\', raw.as_bytes()).any(is_newer);
            (!newer).then_some(Value::String(text))
        }
        ScalarKind::Boolean(flag) => Some(Value::Boolean(flag)),
        ScalarKind::Integer(radix) => Some(Value::Integer(Some(Value::integer(&text, radix.value())?))),
        ScalarKind::Float => Some(Value::Float(Some(Value::float(&text)?))),
        ScalarKind::DateTime => {
            let moment: Datetime = text.parse().ok()?;
            moment.time.is_none_or(|time| time.second.is_some()).then_some(Value::Datetime(moment))
        }
    }
}

#[cfg(test)]
mod tests;
