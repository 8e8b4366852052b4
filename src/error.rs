//! Why folio could not do what it was asked: one [`Error`] with its hints, and the one table from kind to exit code.
//!
//! A fault in the *ledger* is a [`Finding`] and is no error, except where findings are the reason a write is refused.

use std::fmt;

use crate::diagnostic::{Finding, nearest};

/// What every fallible function of folio returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Who can mend it, and so which code the process exits with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The ledger's own content stands in the way: exit 1.
    Findings,
    /// The words on the command line: exit 2.
    Usage,
    /// git, files, locks, permissions, the disk: exit 3.
    Environment,
    /// folio's own fault: exit 4.
    Bug,
}

impl ErrorKind {
    /// The process exit code for this kind.
    pub fn exit_code(self) -> u8 {
        match self {
            ErrorKind::Findings => 1,
            ErrorKind::Usage => 2,
            ErrorKind::Environment => 3,
            ErrorKind::Bug => 4,
        }
    }

    /// The word for this kind in `--format json` errors.
    pub fn word(self) -> &'static str {
        match self {
            ErrorKind::Findings => "findings",
            ErrorKind::Usage => "usage",
            ErrorKind::Environment => "environment",
            ErrorKind::Bug => "bug",
        }
    }
}

/// Why folio could not do what it was asked.
///
/// Messages are lower case without a period, name ids in backticks and say what was expected.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    hints: Vec<String>,
    findings: Vec<Finding>,
    drawn: usize,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
            hints: Vec::new(),
            findings: Vec::new(),
            drawn: usize::MAX,
            source: None,
        }
    }

    /// The words on the command line are at fault.
    pub fn usage(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Usage, message)
    }

    /// git, the file system, a lock or a permission is in the way.
    pub fn environment(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Environment, message)
    }

    /// folio itself is at fault.
    pub fn bug(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Bug, message)
            .hint("this is a bug in folio; please report it with the command you ran, and `folio --version`")
    }

    /// The ledger's content stands in the way of a write; nothing was changed.
    pub fn refused(message: impl Into<String>, findings: Vec<Finding>) -> Error {
        Error { findings, ..Error::new(ErrorKind::Findings, message) }
    }

    /// Adds one way to go on, printed on a line of its own.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Error {
        self.hints.push(hint.into());
        self
    }

    /// Asks whether the nearest of the names there are was meant; where none is like what was typed, says `otherwise`.
    #[must_use]
    pub fn meant<'n>(
        self,
        typed: &str,
        known: impl IntoIterator<Item = &'n str>,
        otherwise: impl Into<String>,
    ) -> Error {
        match nearest(typed, known) {
            Some(near) => self.hint(format!("did you mean `{near}`?")),
            None => self.hint(otherwise),
        }
    }

    /// Draws only so many of the findings for people, and of the others tells where they stand; programs get all.
    #[must_use]
    pub fn drawing(mut self, count: usize) -> Error {
        self.drawn = count;
        self
    }

    /// Puts in front of the message which word of the command line it is about.
    #[must_use]
    pub fn about(mut self, name: &str) -> Error {
        self.message = format!("`{name}`: {}", self.message);
        self
    }

    /// Keeps the cause, printed after the message.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        self.source = Some(source.into());
        self
    }

    /// Who can mend it.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The message without cause and hints.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Ways to go on, in the order to be read.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }

    /// The findings that made folio refuse; empty for other kinds.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings to draw for people, and those of which the place is enough.
    pub fn drawn(&self) -> (&[Finding], &[Finding]) {
        self.findings.split_at(self.drawn.min(self.findings.len()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = self.message.clone();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            // Some errors tell their own cause themselves, and it is heard once.
            let words = error.to_string();
            if !said.ends_with(&words) {
                said.push_str(": ");
                said.push_str(&words);
            }
            cause = error.source();
        }
        formatter.write_str(&said)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}
