//! What is wrong with the syntax of a file, in words that say what was expected and how to mend it.
//!
//! | file | finds |
//! |---|---|
//! | `explain` | the words for what the parser refuses |
//! | `value` | what somebody meant by a value that is none |
//! | `marker` | what a merge left behind |
//! | `bulk` | what is too much to be read at all |
//! | `strict` | what the parser lets pass and folio does not |
//! | `grammar`, `reading`, `recover` | the rest of a file beyond a broken statement |

pub(super) mod bulk;
mod explain;
mod grammar;
pub(super) mod marker;
mod reading;
pub(super) mod recover;
pub(super) mod strict;
mod value;

use std::ops::Range;

/// Which rule a syntax fault belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SyntaxKind {
    /// Text that is not TOML, a key twice, a number too large.
    Syntax,
    /// A mark that a merge left: git's `<<<<<<<` or folio's `# CONFLICT`.
    ConflictMarker,
    /// Syntax of TOML 1.1, which folio reads and other tools refuse.
    Version,
    /// More keys and values than a file may have; nothing of it was read.
    Bulk,
}

/// One fault of a file's syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// Which rule it belongs to.
    pub kind: SyntaxKind,
    /// The bytes at fault; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong and what was expected: lower case, no period.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The bytes of the cause where it stands elsewhere: the first of two equal keys, the opening bracket.
    pub also: Option<Range<usize>>,
}

impl SyntaxFault {
    pub(super) fn new(
        kind: SyntaxKind,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> SyntaxFault {
        SyntaxFault { kind, span, message: message.into(), help: help.into(), also: None }
    }

    /// The fault of a text that was embedded at `from`, in the text it came from, where it begins at `to`.
    pub(super) fn moved(mut self, from: usize, to: usize, end: usize) -> SyntaxFault {
        let shift = |offset: usize| (offset.saturating_sub(from) + to).min(end);
        self.span = shift(self.span.start)..shift(self.span.end);
        self.also = self.also.map(|also| shift(also.start)..shift(also.end));
        self
    }
}

/// The most faults that are told of one file.
const MOST: usize = 1000;

/// Orders faults by place and keeps the weightiest of each line: what comes after on a line mostly follows from it.
pub(super) fn one_a_line(text: &str, mut faults: Vec<SyntaxFault>) -> Vec<SyntaxFault> {
    let weight = |kind| match kind {
        SyntaxKind::ConflictMarker => 0,
        SyntaxKind::Syntax => 1,
        SyntaxKind::Version => 2,
        // Stands alone.
        SyntaxKind::Bulk => 3,
    };
    faults.sort_by_key(|fault| (fault.span.start, weight(fault.kind)));
    let mut kept: Vec<SyntaxFault> = Vec::new();
    let mut line_end = 0;
    for fault in faults {
        if fault.span.start >= line_end || kept.is_empty() {
            line_end = text[fault.span.start..].find('\n').map_or(usize::MAX, |end| fault.span.start + end + 1);
            kept.push(fault);
        } else if let Some(last) = kept.last_mut().filter(|last| weight(fault.kind) < weight(last.kind)) {
            *last = fault;
        }
    }
    kept.truncate(MOST);
    kept
}

/// Whether a place lies in one of some stretches, which are in order and apart.
fn holds(stretches: &[Range<usize>], at: usize) -> bool {
    let next = stretches.partition_point(|stretch| stretch.end <= at);
    stretches.get(next).is_some_and(|stretch| stretch.contains(&at))
}

/// A place that lies inside the text and splits no letter, whatever the parser says.
fn clamped(text: &str, span: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    start..floor(span.end).max(start)
}

/// A piece of a file for a message: its first line, at most forty letters, in backticks.
fn quoted(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let mut piece: String = line.chars().take(40).collect();
    if piece.len() < line.len() {
        piece.push('…');
    }
    format!("`{piece}`")
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
