//! Findings as data: what is wrong in somebody's ledger, where, why and how to mend it.
//!
//! Nothing here draws, sorts for a screen or knows a rule: a [`Finding`] is a value that every output format reads.
//! A fault of the *ledger* is a finding; that folio could not do its work is an [`Error`](crate::error::Error).

mod nearest;

pub use nearest::nearest;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule is switched off; its findings are dropped.
    Off,
    /// Worth knowing; never makes `check` fail.
    Note,
    /// Makes `check --strict` fail.
    Warning,
    /// Makes `check` fail and a write be refused.
    Error,
}

impl Level {
    /// The word for this level, as `[rules]` in `folio.toml` and every output spell it.
    pub fn word(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    /// The level a word stands for.
    pub fn from_word(word: &str) -> Option<Level> {
        [Level::Off, Level::Note, Level::Warning, Level::Error].into_iter().find(|level| level.word() == word)
    }
}

/// A stretch of one file, in lines and columns that count from 1.
///
/// Columns are Unicode scalar values; a byte order mark is not counted; the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the ledger's root, with `/`.
    pub file: String,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Line of the exclusive end.
    pub end_line: u32,
    /// Column of the exclusive end.
    pub end_column: u32,
    /// The text of the first line, without its line end, so that an excerpt needs no second reading; empty where
    /// there is nothing to show.
    pub text: String,
}

impl Place {
    /// The first character of a file, for findings about the file itself.
    pub fn file(file: impl Into<String>) -> Place {
        Place { file: file.into(), line: 1, column: 1, end_line: 1, end_column: 1, text: String::new() }
    }
}

/// A second place that explains the first: the other entry, the earlier date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// Where the cause stands.
    pub place: Place,
    /// What that place has to do with it.
    pub message: String,
}

/// One fault in the user's ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's stable name, as typed into `folio explain`.
    pub rule: &'static str,
    /// How much it matters, after `[rules]` has been applied.
    pub level: Level,
    /// The fault in a few words: lower case, no period.
    pub message: String,
    /// The slug of the client concerned; `None` for findings about the ledger itself.
    pub client: Option<String>,
    /// Where to look first.
    pub place: Place,
    /// A few words at the caret; may be empty.
    pub label: String,
    /// Where the cause stands, if it stands elsewhere.
    pub also: Vec<Also>,
    /// How to mend it: what to type or to write.
    pub help: String,
}

impl Finding {
    /// Whether one of these files has a part in it: the finding stands there, or its cause does.
    pub fn touches(&self, mut files: impl FnMut(&str) -> bool) -> bool {
        files(&self.place.file) || self.also.iter().any(|also| files(&also.place.file))
    }
}
