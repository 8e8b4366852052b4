//! A promise that a command is about to change: found, and open where it must be.

use super::words::address::section;
use super::words::entries::find;
use super::words::value::refusal;
use super::words::when::When;
use crate::change::Draft;
use crate::error::{Error, Result};
use crate::ledger::ClientFile;
use crate::model::commitment::{Commitment, CommitmentState};
use crate::model::value::Day;
use crate::source::{Edit, KeyPath, Literal, Tree};

/// One promise of a client's file.
#[derive(Debug, Clone)]
pub struct Promise<'a> {
    file: &'a ClientFile,
    index: usize,
    /// The promise as the file has it.
    pub value: Commitment,
}

impl<'a> Promise<'a> {
    /// The promise with that id in the draft.
    ///
    /// # Errors
    /// A usage error with the nearest id where there is none, findings where the file or the entry is not well formed.
    pub fn find(id: &str, file: &'a ClientFile, draft: &mut Draft<'_>) -> Result<Promise<'a>> {
        let catalogue = draft.ledger().catalogue();
        let text = draft.sound_text(&file.path)?;
        let index = find(&Tree::parse(&text), section(catalogue, "commitments")?, id, &file.slug)?.index;
        let client = draft.client(file)?;
        let value = client.commitments.iter().find(|row| row.index == index).map(|row| row.value.clone());
        let value = value.ok_or_else(|| {
            Error::refused(format!("the promise `{id}` is not well formed"), Vec::new())
                .hint(format!("`folio check {}` shows what to mend", file.path))
        })?;
        Ok(Promise { file, index, value })
    }

    /// Its id.
    pub fn id(&self) -> &str {
        self.value.id.as_str()
    }

    /// Refuses where the promise is not in one of these states.
    ///
    /// # Errors
    /// A usage error that says how to open it again.
    pub fn must_be(&self, states: &[CommitmentState]) -> Result<()> {
        let state = self.value.state;
        if states.contains(&state) {
            return Ok(());
        }
        let (was, key) = match state {
            CommitmentState::Open => ("is still open", "done"),
            CommitmentState::Done => ("was kept", "done"),
            CommitmentState::Missed => ("was missed", "reason"),
            CommitmentState::Withdrawn => ("was withdrawn", "reason"),
        };
        let (slug, id) = (&self.file.slug, self.id());
        Err(Error::usage(format!("the promise `{id}` {was}"))
            .hint(format!("open it again with `folio set {slug} commitments.{id}.state=open commitments.{id}.{key}=`")))
    }

    /// The edit that gives one of its keys a value.
    pub fn set(&self, key: &str, value: Literal) -> Edit {
        Edit::Set { path: self.path(key), value }
    }

    /// The edit that takes one of its keys away.
    pub fn remove(&self, key: &str) -> Edit {
        Edit::Remove { path: self.path(key) }
    }

    /// The edit that gives a key of one of its moves a value.
    pub fn set_of_move(&self, step: usize, key: &str, value: Literal) -> Edit {
        Edit::Set { path: self.path("moves").index(step).then(key), value }
    }

    /// The edit that adds to one of its lists.
    pub fn push(&self, key: &str, value: Literal) -> Edit {
        Edit::Push { path: self.path(key), value }
    }

    /// The promise in the words of a receipt: `promise logo to acme`.
    pub fn spoken(&self) -> String {
        spoken(self.id(), &self.value.side.to_string(), &self.file.slug)
    }

    fn path(&self, key: &str) -> KeyPath {
        KeyPath::key("commitments").index(self.index).then(key)
    }
}

/// A promise in the words of a receipt: ours are made to the client, theirs by it.
pub fn spoken(id: &str, side: &str, client: &str) -> String {
    let way = if side == "client" { "by" } else { "to" };
    format!("promise {id} {way} {client}")
}

/// Why a day is no due date.
pub fn already_past(due: Day) -> Error {
    Error::usage(format!("the due date {due} is already past"))
}

/// The day that `typed` means, today where nothing was typed; never a day to come.
///
/// # Errors
/// A usage error with the way out given as `hint`.
pub fn past_day(typed: Option<&str>, flag: &str, when: &When, hint: &str) -> Result<Day> {
    let Some(typed) = typed else { return Ok(when.today()) };
    let day = when.day(typed).map_err(|fault| refusal(flag, &fault))?;
    if day > when.today() {
        return Err(Error::usage(format!("{day} has not come yet")).hint(hint));
    }
    Ok(day)
}
