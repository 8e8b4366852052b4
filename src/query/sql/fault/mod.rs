//! SQLite's errors in folio's words: what is wrong, where in the user's text, and how to go on.
//!
//! Nothing is drawn here: a [`Fault`] is a value with its [`Place`], which the screen may show as an excerpt with a
//! caret. As an [`Error`] it names the place in a hint.

mod kinds;
mod names;
mod place;
mod sayings;
mod wording;

use rusqlite::Error as Sqlite;

use crate::error::Error;

pub use kinds::{is_busy, is_corrupt, is_denied, is_full, is_interrupted, is_io, is_out_of_memory, is_too_big};
pub use names::Names;
pub use place::{Place, Question};

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, in the manner of every message.
    pub message: String,
    /// How to go on.
    pub hints: Vec<String>,
    /// Where in the user's text, if that is known.
    pub place: Option<Place>,
    /// Not the question is to blame but the file, the disk or another process.
    pub environment: bool,
}

impl Fault {
    /// A fault of the question at a place of it.
    pub fn at(message: impl Into<String>, place: Option<Place>) -> Fault {
        Fault { message: message.into(), hints: Vec::new(), place, environment: false }
    }

    /// Adds a way to go on.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hints.push(hint.into());
        self
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        let error = if fault.environment { Error::environment(fault.message) } else { Error::usage(fault.message) };
        let error = fault.hints.into_iter().fold(error, Error::hint);
        match fault.place {
            Some(place) if place.word().is_empty() => error.hint(format!("look at {}", place.described())),
            Some(place) => error.hint(format!("look at {}: `{}`", place.described(), place.word())),
            None => error,
        }
    }
}

/// What an error of SQLite means for who asked; `names` are what a slip may have meant.
pub fn explain(error: &Sqlite, question: &Question<'_>, names: &Names) -> Fault {
    let (message, offset) = match error {
        Sqlite::SqlInputError { msg, offset, .. } => (msg.clone(), usize::try_from(*offset).ok()),
        Sqlite::SqliteFailure(code, message) => (message.clone().unwrap_or_else(|| code.to_string()), None),
        other => (other.to_string(), None),
    };
    let place = offset.and_then(|offset| question.place(offset));
    if is_interrupted(error) {
        return wording::took_too_long(question.limit);
    }
    if is_denied(error) {
        let message = question.as_typed(&message);
        let said = sayings::said(&message, place.clone(), question);
        return said.unwrap_or_else(|| Fault::at(message, place).hint(wording::READS_ONLY));
    }
    if is_too_big(error) {
        return wording::too_big(&message);
    }
    if is_out_of_memory(error) {
        return wording::no_memory();
    }
    if is_busy(error) || is_corrupt(error) || is_full(error) || is_io(error) {
        let message = format!("the ledger's index cannot be read: {message}");
        return Fault { environment: true, ..Fault::at(message, None).hint("`--no-index` answers without it") };
    }
    wording::worded(&message, place, question, names)
}

#[cfg(test)]
mod tests;
