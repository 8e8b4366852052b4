//! What a command gives back: an answer for standard output, talk for standard error, an exit code. It prints nothing itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::change::{Done, Sheet};
use crate::context::Context;
use crate::diagnostic::Finding;
use crate::error::{Error, Result};
use crate::query::Rows;
use crate::render::diff;
use crate::report::Page;

/// Members of the JSON envelope's `summary`.
pub type Summary = serde_json::Map<String, serde_json::Value>;

/// The end of a command that could do its work.
#[derive(Debug)]
pub struct Outcome {
    /// The command's name, for the JSON envelope.
    pub command: &'static str,
    /// What was asked for.
    pub answer: Answer,
    /// What the whole adds up to, for the `summary` of the JSON envelope, beside the count of the items.
    pub summary: Summary,
    /// Lines for standard error: what happened beside the answer, what to type next.
    pub talk: Vec<String>,
    /// 0, or 1 where findings are the answer.
    pub code: u8,
}

/// What goes to standard output.
#[derive(Debug)]
pub enum Answer {
    /// Nothing: silence is success.
    Nothing,
    /// Records of one kind.
    Rows(Rows),
    /// Headings, facts and tables, with the same as JSON items.
    Page(Page, Vec<serde_json::Value>),
    /// The faults of a ledger.
    Findings(Vec<Finding>),
    /// A text of folio's own making, for another program: a completion script, a manual page.
    Script(String),
    /// A change that was made, or would be.
    Change(Receipt),
    /// Questions and answers until the user has enough.
    Conversation(Conversation),
}

/// A shell on the terminal.
#[derive(Debug)]
pub struct Conversation {
    /// What is said first: how to use it.
    pub greeting: &'static str,
    /// What stands before each question.
    pub prompt: &'static str,
    /// What stands before the other lines of one.
    pub more: &'static str,
    /// Names that Tab completes, in order.
    pub names: Vec<String>,
    /// Those of them that stand after `from`.
    pub tables: Vec<String>,
    /// Whether what was typed can be answered, or goes on in another line.
    pub ended: fn(&str) -> bool,
    /// Whether a line is a word to the shell itself, also in the midst of a question.
    pub is_word: fn(&str) -> bool,
    /// Where earlier questions are kept; `None` where they are not.
    pub history: Option<PathBuf>,
    /// The answer to one question; `None` ends the conversation.
    pub reply: fn(&str, &Context) -> Result<Option<Outcome>>,
}

/// A value of a document as an item of JSON.
///
/// # Errors
/// A fault of folio, where the value is none that JSON can hold.
pub fn item<T: serde::Serialize>(value: &T) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| Error::bug("the answer could not be written as JSON").because(error))
}

/// What a write did.
#[derive(Debug, Default)]
pub struct Receipt {
    /// The line for people, without the commit id.
    pub line: String,
    /// The commit; `None` for a dry run or where nothing had to change.
    pub commit: Option<String>,
    /// The slug of the client concerned, if it is one.
    pub client: Option<String>,
    /// The entry that was added or changed.
    pub id: Option<String>,
    /// The files that changed, relative to the ledger's root.
    pub files: Vec<String>,
    /// What a dry run would change, as a unified diff.
    pub diff: Option<String>,
}

/// What files would be like, each once: one that is renamed under its new name.
fn difference(sheets: &BTreeMap<String, Sheet>) -> String {
    let goes_on = |path: &String| sheets.values().any(|sheet| sheet.from.as_ref() == Some(path));
    let shown = sheets.iter().filter(|(path, sheet)| sheet.now.is_some() || !goes_on(path));
    let one = |(path, sheet): (&String, &Sheet)| {
        let before = sheet.from.as_ref().and_then(|from| Some((from, sheets.get(from)?.was.as_deref()?)));
        match (before, sheet.now.as_deref()) {
            (Some((from, was)), Some(now)) => diff::renamed(from, path, was, now),
            (_, now) => diff::unified(path, sheet.was.as_deref(), now),
        }
    };
    shown.map(one).collect()
}

impl Outcome {
    /// A command that did its work.
    pub fn new(command: &'static str, answer: Answer) -> Outcome {
        Outcome { command, answer, summary: Summary::new(), talk: Vec::new(), code: 0 }
    }

    /// A change that was made; or would be, for a dry run.
    ///
    /// `line` says what happened, without the commit id.
    pub fn changed(command: &'static str, line: impl Into<String>, done: Done) -> Outcome {
        let Done { act, commit, files, made, sheets, notes, .. } = done;
        let client = match &act.clients[..] {
            [client] => Some(client.clone()),
            _ => None,
        };
        let line = match (&client, files.is_empty()) {
            (Some(client), true) => format!("nothing to change in {client}"),
            (None, true) => "nothing to change".to_owned(),
            _ => line.into(),
        };
        let diff = (!made && !files.is_empty()).then(|| difference(&sheets));
        let id = match &act.entries[..] {
            [entry] => entry.split_once('.').map(|(_, id)| id.to_owned()),
            _ => None,
        };
        let receipt = Receipt { line, commit, client, id, files, diff };
        Outcome { talk: notes, ..Outcome::new(command, Answer::Change(receipt)) }
    }

    /// Adds what the whole adds up to.
    #[must_use]
    pub fn in_all(mut self, name: &str, value: serde_json::Value) -> Outcome {
        self.summary.insert(name.to_owned(), value);
        self
    }

    /// Adds a line for standard error.
    #[must_use]
    pub fn say(mut self, line: impl Into<String>) -> Outcome {
        self.talk.push(line.into());
        self
    }

    /// Sets the exit code.
    #[must_use]
    pub fn code(mut self, code: u8) -> Outcome {
        self.code = code;
        self
    }
}
