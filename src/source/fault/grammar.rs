//! What the grammar alone has against a text, in bounded memory: unlike the errors of a whole reading, these know their
//! context, and only the first are kept.

use std::ops::Range;

use toml::de::Error;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace};
use toml_parser::{ErrorSink, Expected, ParseError, Source, Span};

use super::{MOST, SyntaxFault, SyntaxKind, explain};

/// So many faults make a text that was never TOML; it is not read any further.
const HOPELESS: usize = 10_000;

/// The parser's own limit of nesting.
const DEPTH: u32 = 80;

/// The faults of a text's grammar.
#[derive(Default)]
pub(super) struct Grammar {
    count: usize,
    first: Vec<ParseError>,
    /// Where the brackets open that are never closed, by where the parser noticed.
    openings: Vec<(usize, Range<usize>)>,
}

impl Grammar {
    pub(super) fn of(text: &str) -> Grammar {
        let source = Source::new(text);
        let tokens: Vec<_> = source.lex().collect();
        let mut grammar = Grammar::default();
        let mut spelling = Spelling { source };
        let mut blanks = ValidateWhitespace::new(&mut spelling, source);
        let mut guard = RecursionGuard::new(&mut blanks, DEPTH);
        toml_parser::parser::parse_document(&tokens, &mut guard, &mut |error| grammar.note(error));
        grammar
    }

    fn note(&mut self, error: ParseError) {
        self.count += 1;
        if let ("unclosed array" | "unclosed inline table", Some(at), Some(open)) =
            (error.description(), error.unexpected(), error.context())
        {
            self.openings.push((at.start(), open.start()..open.end()));
        }
        if self.first.len() < MOST {
            self.first.push(error);
        }
    }

    /// Whether the text is something else than TOML.
    pub(super) fn is_hopeless(&self) -> bool {
        self.count > HOPELESS
    }

    /// The first faults in our words.
    pub(super) fn faults(&self, text: &str) -> Vec<SyntaxFault> {
        let explained = self.first.iter().map(|error| {
            let span = error.unexpected().map_or(0..0, |span| span.start()..span.end());
            explain::explained(text, super::clamped(text, span), &message(error))
        });
        explained.collect()
    }

    /// Where brackets open that are never closed, in order.
    pub(super) fn opened(&self) -> Vec<usize> {
        let mut opened: Vec<_> = self.openings.iter().map(|(_, open)| open.start).collect();
        opened.sort_unstable();
        opened
    }

    /// The fault of a bracket that is never closed, where it opens; `None` for other errors.
    pub(super) fn unclosed(&self, error: &Error) -> Option<SyntaxFault> {
        let (message, help) = if error.message().starts_with("unclosed array,") {
            ("the list opened here is never closed", "add `]` after its last element")
        } else if error.message().starts_with("unclosed inline table") {
            ("the inline table opened here is never closed", "add `}` after its last key")
        } else {
            return None;
        };
        let at = error.span()?.start;
        let (_, open) = self.openings.iter().rev().find(|(noticed, _)| *noticed == at)?;
        Some(SyntaxFault::new(SyntaxKind::Syntax, open.clone(), message, help))
    }
}

/// Hears every key and value, to see whether it is spelled well.
struct Spelling<'t> {
    source: Source<'t>,
}

impl EventReceiver for Spelling<'_> {
    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let event =
            toml_parser::parser::Event::new_unchecked(toml_parser::parser::EventKind::SimpleKey, encoding, span);
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut (), error);
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let event = toml_parser::parser::Event::new_unchecked(toml_parser::parser::EventKind::Scalar, encoding, span);
        if let Some(raw) = self.source.get(event) {
            let _ = raw.decode_scalar(&mut (), error);
        }
    }
}

/// An error as the whole reading words it.
fn message(error: &ParseError) -> String {
    let expected = error.expected().unwrap_or_default().iter().map(|expected| match expected {
        Expected::Literal(literal) => format!("`{literal}`"),
        Expected::Description(description) => (*description).to_owned(),
        _ => String::new(),
    });
    format!("{}, expected {}", error.description(), expected.collect::<Vec<_>>().join(", "))
}
