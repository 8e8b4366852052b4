//! The usual spelling, in which nearly every client file is written, read in one go from the parser's tokens.
//!
//! `toml` makes its tree of a list of tokens, a list of events made of them, and a map for each table: twice the work, and
//! four tenths of what checking a ledger costs. What people and folio write is simple: `[section]` and `[[section]]` with
//! bare names, `key = value` below them, values of any kind. That is read here, with the tokens and decoders of
//! `toml`'s own parser. Whatever else there is, a fault among it, is left to `toml`: reading gives up without a word.
//! So this reader may know less than TOML but must never know better; its tests hold it against `toml`.

use std::borrow::Cow;

use toml::value::Datetime;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::{Lexer, Token, TokenKind};
use toml_parser::{ParseError, Raw, Source, Span};

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
    let mut tokens = Source::new(text).lex();
    let next = tokens.next()?;
    let mut reader =
        Reader { text, tokens, next, nodes: Nodes::with_room(text.len() / BYTES), open: Vec::with_capacity(FEW) };
    reader.blank_lines();
    let mut sections = Vec::new();
    reader.pairs()?;
    for Item { key, key_ends, ends, value } in reader.open.drain(..) {
        sections.push(Section { key, key_ends, ends, holds: Holds::Value(value) });
    }
    while reader.next.kind() != TokenKind::Eof {
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
}

struct Reader<'t> {
    text: &'t str,
    tokens: Lexer<'t>,
    /// The token that is not yet read.
    next: Token,
    nodes: Nodes<'t>,
    /// Members of what is not closed yet, the innermost last.
    open: Vec<Item<'t>>,
}

impl<'t> Reader<'t> {
    /// Takes a token; that of the end stays for ever.
    fn take(&mut self) -> Token {
        let next = self.tokens.next().unwrap_or(self.next);
        std::mem::replace(&mut self.next, next)
    }

    fn takes(&mut self, kind: TokenKind) -> Option<Span> {
        (self.next.kind() == kind).then(|| self.take().span())
    }

    fn blanks(&mut self) {
        self.takes(TokenKind::Whitespace);
    }

    /// What may stand between statements, and between the elements of a list.
    fn blank_lines(&mut self) {
        while matches!(self.next.kind(), TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment) {
            self.take();
        }
    }

    /// The end of a statement, and all up to the next one.
    fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        self.takes(TokenKind::Comment);
        if self.next.kind() != TokenKind::Eof {
            self.takes(TokenKind::Newline)?;
            self.blank_lines();
        }
        Some(())
    }

    /// A header and the pairs below it.
    fn section(&mut self, sections: &mut Vec<Section<'t>>) -> Option<()> {
        let start = self.takes(TokenKind::LeftSquareBracket)?.start();
        let is_entry = self.takes(TokenKind::LeftSquareBracket).is_some();
        let (key, key_ends) = self.name()?;
        let mut end = self.takes(TokenKind::RightSquareBracket)?.end();
        if is_entry {
            end = self.takes(TokenKind::RightSquareBracket)?.end();
        }
        let ends = (start, end);
        self.end_of_line()?;
        self.pairs()?;
        let value = Value::Table(self.nodes.put(self.open.drain(..)));
        // Entries of one kind mostly stand together.
        let is_full = sections.len() == FEW;
        let known = sections.iter_mut().rev().find(|section| section.key == key);
        match known.map(|section| &mut section.holds) {
            Some(Holds::Entries(entries)) if is_entry => entries.push(Item::element(ends, value)),
            None if !is_full => {
                let holds = match is_entry {
                    true => Holds::Entries(vec![Item::element(ends, value)]),
                    false => Holds::Value(value),
                };
                sections.push(Section { key, key_ends, ends, holds });
            }
            _ => return None,
        }
        Some(())
    }

    /// The pairs up to the next header, put on what is open.
    fn pairs(&mut self) -> Option<()> {
        while self.next.kind() == TokenKind::Atom {
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
        self.takes(TokenKind::Equals)?;
        self.blanks();
        let (ends, value) = self.value(depth)?;
        self.open.push(Item { key, key_ends, ends, value });
        Some(())
    }

    /// A key or the name of a section without quotes and dots.
    fn name(&mut self) -> Option<(Cow<'t, str>, Ends)> {
        let span = self.takes(TokenKind::Atom)?;
        let name = self.written(span)?;
        let is_bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        is_bare.then_some((Cow::Borrowed(name), (span.start(), span.end())))
    }

    fn written(&self, span: Span) -> Option<&'t str> {
        self.text.get(span.start()..span.end())
    }

    fn value(&mut self, depth: usize) -> Option<(Ends, Value<'t>)> {
        let token = self.take();
        let (start, mut end) = (token.span().start(), token.span().end());
        let value = match token.kind() {
            TokenKind::BasicString | TokenKind::LiteralString => {
                let raw = self.written(token.span())?;
                let quote = raw.get(..1)?;
                let text = raw.get(1..)?.strip_suffix(quote)?;
                match quote == "\"" && memchr::memchr(b'\\', text.as_bytes()).is_some() {
                    true => decoded(raw, token.kind().encoding())?,
                    false => Value::String(Cow::Borrowed(text)),
                }
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                decoded(self.written(token.span())?, token.kind().encoding())?
            }
            TokenKind::Atom => {
                end = self.end_of_word(end);
                decoded(self.text.get(start..end)?, None)?
            }
            TokenKind::LeftSquareBracket if depth < DEPTH => {
                let list = self.list(depth + 1)?;
                end = list.1;
                list.0
            }
            TokenKind::LeftCurlyBracket if depth < DEPTH => {
                let table = self.inline(depth + 1)?;
                end = table.1;
                table.0
            }
            _ => return None,
        };
        Some(((start, end), value))
    }

    /// Where a number, moment or flag ends of which one token is read: it may have points, or a blank before the time.
    fn end_of_word(&mut self, mut end: usize) -> usize {
        let blank = self.next.span();
        let follows = self.text.as_bytes().get(blank.end()).is_some_and(u8::is_ascii_digit);
        if self.next.kind() == TokenKind::Whitespace && blank.end() == blank.start() + 1 && follows {
            self.take();
        }
        while matches!(self.next.kind(), TokenKind::Dot | TokenKind::Atom) {
            end = self.take().span().end();
        }
        end
    }

    /// The rest of a list, and where it ends.
    fn list(&mut self, depth: usize) -> Option<(Value<'t>, usize)> {
        let from = self.open.len();
        loop {
            self.blank_lines();
            if self.next.kind() == TokenKind::RightSquareBracket {
                break;
            }
            let (ends, value) = self.value(depth)?;
            self.open.push(Item::element(ends, value));
            self.blank_lines();
            if self.takes(TokenKind::Comma).is_none() {
                break;
            }
        }
        let end = self.takes(TokenKind::RightSquareBracket)?.end();
        Some((Value::Array(self.nodes.put(self.open.drain(from..))), end))
    }

    /// The rest of an inline table on one line, without a comma after the last pair; and where it ends.
    fn inline(&mut self, depth: usize) -> Option<(Value<'t>, usize)> {
        let from = self.open.len();
        self.blanks();
        if self.next.kind() != TokenKind::RightCurlyBracket {
            loop {
                self.pair(from, depth)?;
                self.blanks();
                if self.takes(TokenKind::Comma).is_none() {
                    break;
                }
                self.blanks();
            }
        }
        let end = self.takes(TokenKind::RightCurlyBracket)?.end();
        Some((Value::Table(self.nodes.put(self.open.drain(from..))), end))
    }

    fn finished(mut self, sections: Vec<Section<'t>>) -> Nodes<'t> {
        for Section { key, key_ends, ends, holds } in sections {
            let value = match holds {
                Holds::Value(value) => value,
                Holds::Entries(entries) => Value::Entries(self.nodes.put(entries.into_iter())),
            };
            self.open.push(Item { key, key_ends, ends, value });
        }
        let root = self.nodes.put(self.open.drain(..));
        self.nodes.rooted(root)
    }
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
