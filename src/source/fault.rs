//! What is wrong with the syntax of a file, in words that say what was expected and how to mend it.

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
    pub(super) fn new(kind: SyntaxKind, span: Range<usize>, message: &str, help: &str) -> SyntaxFault {
        SyntaxFault { kind, span, message: message.to_owned(), help: help.to_owned(), also: None }
    }

    /// The fault of a text that was embedded at `from`, in the text it came from, where it begins at `to`.
    pub(super) fn moved(mut self, from: usize, to: usize, end: usize) -> SyntaxFault {
        let shift = |offset: usize| (offset.saturating_sub(from) + to).min(end);
        self.span = shift(self.span.start)..shift(self.span.end);
        self.also = self.also.map(|also| shift(also.start)..shift(also.end));
        self
    }
}

impl From<&toml::de::Error> for SyntaxFault {
    fn from(error: &toml::de::Error) -> SyntaxFault {
        SyntaxFault::new(SyntaxKind::Syntax, error.span().unwrap_or_default(), error.message(), "mend the syntax")
    }
}
