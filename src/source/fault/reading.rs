//! One reading of a text: what the parser has against it, and which statements to leave out of the next.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::grammar::Grammar;
use super::{MOST, SyntaxFault, SyntaxKind, clamped, explain, holds, marker, quoted};
use crate::source::adopted::dismantle;
use crate::source::outline::{Form, Name, Outline, Statement};
use crate::source::path::Step;

/// The parser's word for a key or header that is there already.
const TWICE: &str = "duplicate key";

/// What one reading found.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) faults: Vec<SyntaxFault>,
    /// Statements that spoil the reading of others.
    pub(super) gaps: Vec<Range<usize>>,
    /// Where each header begins.
    pub(super) headers: Vec<usize>,
    /// Whether the text is something else than TOML, so that nothing but its first faults is known.
    pub(super) hopeless: bool,
}

impl Reading {
    pub(super) fn of(text: &str) -> Reading {
        let grammar = Grammar::of(text);
        if grammar.is_hopeless() {
            return Reading { faults: grammar.faults(text), hopeless: true, ..Reading::default() };
        }
        let outline = Outline::read(text);
        let (root, errors) = DeTable::parse_recoverable(text);
        dismantle(root.into_inner());
        let complaints = Complaints::of(text, &errors, &grammar);
        let mut reading = Reading::default();
        let spoilt = reading.look_for_gaps(text, &outline, &complaints);
        let names = Names::of(&outline, &complaints);
        let errors = errors.iter().filter(|error| is_unclosed(error) || !holds(&spoilt, start(error)));
        let faults = first_of_lines(text, errors.collect()).into_iter();
        let faults = faults.map(|error| {
            let span = clamped(text, error.span().unwrap_or_default());
            if is_taken(error) {
                return names.fault(text, span, error.message());
            }
            grammar.unclosed(error).unwrap_or_else(|| explain::explained(text, span, error.message()))
        });
        reading.faults.extend(faults.filter(|fault| !holds(&spoilt, fault.span.start)));
        reading
    }

    /// Finds the gaps and headers; gives the stretches whose faults only follow from a gap.
    fn look_for_gaps(&mut self, text: &str, outline: &Outline, complaints: &Complaints) -> Vec<Range<usize>> {
        let mut spoilt = Vec::new();
        let mut below_broken = 0;
        for (place, statement) in outline.statements.iter().enumerate() {
            if statement.lines.start < below_broken {
                continue;
            }
            if let Some(gap) = gap(text, outline, place, complaints) {
                if statement.form == Form::Pair {
                    // What the value swallowed beyond the gap is read next time.
                    spoilt.push(gap.end..statement.lines.end.max(gap.end));
                } else {
                    let below = statement.lines.end..gap.end;
                    self.faults.extend(body(text, below.clone()));
                    spoilt.push(below);
                    below_broken = gap.end;
                }
                self.gaps.push(gap);
            } else if statement.form != Form::Pair {
                self.headers.push(statement.span.start);
            }
        }
        spoilt
    }
}

/// The first error of each line, and no more than anybody reads; all that tell of something unclosed.
fn first_of_lines<'e>(text: &str, mut errors: Vec<&'e Error>) -> Vec<&'e Error> {
    errors.sort_by_key(|error| start(error));
    let mut line_end = 0;
    let mut count = 0;
    errors.retain(|error| {
        let at = start(error).min(text.len());
        let first = at >= line_end && count < MOST;
        if first {
            let rest = &text.as_bytes()[at..];
            line_end = rest.iter().position(|byte| *byte == b'\n').map_or(usize::MAX, |end| at + end + 1);
            count += 1;
        }
        first || is_unclosed(error)
    });
    errors
}

/// Where the parser complains, in order of place.
struct Complaints {
    /// Of keys and headers whose name is taken.
    taken: Vec<usize>,
    /// Of brackets that are never closed: where they open.
    opened: Vec<usize>,
    /// Of text in three quotes that is never closed: it takes the whole rest of the file.
    open_text: bool,
}

impl Complaints {
    fn of(text: &str, errors: &[Error], grammar: &Grammar) -> Complaints {
        let mut taken: Vec<_> = errors.iter().filter(|error| is_taken(error)).map(start).collect();
        taken.sort_unstable();
        let is_open = |error: &Error| error.message().starts_with("invalid multi-line") && start(error) == text.len();
        Complaints { taken, opened: grammar.opened(), open_text: errors.iter().any(is_open) }
    }
}

fn start(error: &Error) -> usize {
    error.span().unwrap_or_default().start
}

fn is_unclosed(error: &Error) -> bool {
    error.message().starts_with("unclosed array") || error.message().starts_with("unclosed inline table")
}

fn is_taken(error: &Error) -> bool {
    error.message() == TWICE || error.message().starts_with("cannot extend value")
}

/// Whether one of some ordered places lies in a stretch or at its end.
fn touches(places: &[usize], stretch: &Range<usize>) -> bool {
    let next = places.partition_point(|&place| place < stretch.start);
    places.get(next).is_some_and(|&place| place <= stretch.end)
}

/// Who took which name; empty unless the parser complains that one is taken.
struct Names<'o> {
    outline: &'o Outline,
    at: HashMap<usize, &'o Name>,
    first: HashMap<&'o [Step], &'o Name>,
}

impl<'o> Names<'o> {
    fn of(outline: &'o Outline, complaints: &Complaints) -> Names<'o> {
        let mut names = Names { outline, at: HashMap::new(), first: HashMap::new() };
        if !complaints.taken.is_empty() {
            for name in &outline.names {
                names.at.insert(name.span.start, name);
                names.first.entry(&name.path).or_insert(name);
            }
        }
        names
    }

    /// A key whose name is taken.
    fn fault(&self, text: &str, span: Range<usize>, message: &str) -> SyntaxFault {
        let first = self.at.get(&span.start).and_then(|name| self.first.get(name.path.as_slice()));
        let key = quoted(&text[span.clone()]);
        let statements = &self.outline.statements;
        let place = statements.partition_point(|statement| statement.span.start <= span.start);
        let statement = place.checked_sub(1).and_then(|place| statements.get(place));
        let is_header = statement.is_some_and(|header| header.form != Form::Pair && header.key.contains(&span.start));
        let (message, help) = if message != TWICE {
            (format!("{key} is a value already, so it cannot hold keys"), "give one of the two another name")
        } else if is_header {
            (
                format!("the section {key} is there already"),
                "put its keys under the first header, or write both as entries with `[[ ]]`",
            )
        } else {
            (format!("the key {key} is there already"), "keep one of the two")
        };
        let also = first.map(|first| first.span.clone()).filter(|first| *first != span);
        SyntaxFault { also, ..SyntaxFault::new(SyntaxKind::Syntax, span, message, help) }
    }
}

/// The lines to leave out so that what follows a statement can be read; `None` for a statement that does no harm.
fn gap(text: &str, outline: &Outline, place: usize, complaints: &Complaints) -> Option<Range<usize>> {
    let statement = &outline.statements[place];
    if statement.form != Form::Pair {
        if statement.whole && !touches(&complaints.taken, &statement.key) {
            return None;
        }
        let next = outline.statements[place + 1..].iter().find(|next| next.form != Form::Pair);
        let end = next.map_or(text.len(), |next| next.lines.start);
        return Some(statement.lines.start..end.max(statement.lines.end));
    }
    if !statement.whole {
        return Some(statement.lines.clone());
    }
    let open_text = complaints.open_text && statement.value.end == text.len();
    if !open_text && !touches(&complaints.opened, &statement.value) {
        return None;
    }
    let fresh = fresh_line(text, statement)?;
    Some(statement.lines.start..fresh)
}

/// The first line inside a value of several lines that looks as if something new began there.
fn fresh_line(text: &str, statement: &Statement) -> Option<usize> {
    let margin = statement.span.start - statement.lines.start;
    let texts = marker::long_texts(text);
    let mut start = statement.lines.start;
    for line in text[statement.lines.clone()].split_inclusive('\n') {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let new = indent <= margin && looks_new(content.trim_end());
        if new && start > statement.span.start && !holds(&texts, start) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// Whether a line reads `key =`, `[header]` or `[[header]]`.
fn looks_new(line: &str) -> bool {
    let is_key = |key: &str| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || "-_.\"'".contains(letter))
    };
    if let Some(header) = line.strip_prefix('[') {
        let header = header.split('#').next().unwrap_or_default().trim_end();
        let header = header.strip_prefix('[').and_then(|entry| entry.strip_suffix("]]")).or(header.strip_suffix(']'));
        return header.is_some_and(is_key);
    }
    line.split_once('=').is_some_and(|(key, _)| is_key(key))
}

/// The faults of the pairs under a broken header, which belong to no table.
fn body(text: &str, stretch: Range<usize>) -> Vec<SyntaxFault> {
    let (root, errors) = DeTable::parse_recoverable(&text[stretch.clone()]);
    dismantle(root.into_inner());
    let explained = errors.iter().map(|error| {
        let span = error.span().unwrap_or_default();
        explain::explained(text, clamped(text, span.start + stretch.start..span.end + stretch.start), error.message())
    });
    explained.collect()
}
