//! Ids do not come back: which ones a client's entries had once, so that none of them is given to another entry.
//!
//! `ids` compares two texts, `gone` follows the commits on the line of first parents, `kept` remembers what they told. All of
//! it is for who gives out or takes a *new* id: to look costs a `git log`, so nobody else asks.

mod gone;
mod ids;
mod kept;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::fmt;

pub use gone::Removal;

use self::gone::Gone;
use super::along::file_name;
use crate::error::Result;
use crate::ledger::ClientFile;
use crate::source::{self, Tree};
use crate::store::View;

/// The past of one client: its ids, and what the last commit says; looked up when it is asked for.
pub struct Past<'a> {
    view: &'a View<'a>,
    file: ClientFile,
    gone: OnceCell<Gone>,
}

impl<'a> Past<'a> {
    pub(super) fn new(view: &'a View<'a>, file: &ClientFile) -> Past<'a> {
        Past { view, file: file.clone(), gone: OnceCell::new() }
    }

    /// The ids of a section that are not to be given again; `now` is the client's file as it stands.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn of<'p>(&'p self, section: &'p str, now: &Tree<'_>) -> Result<Used<'p>> {
        let gone = match self.gone.get() {
            Some(gone) => gone,
            None => {
                let found = self.look(now)?;
                self.gone.get_or_init(|| found)
            }
        };
        Ok(Used { gone, client: &self.file.slug, section })
    }

    /// The client's file as the last commit has it, wherever it stood before it was moved by hand; `None` where there is none,
    /// or it is no text.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn committed(&self) -> Result<Option<String>> {
        let path = &self.file.path;
        if !self.view.has_committed(path)? {
            for old in self.view.committed_clients(file_name(path))? {
                if self.view.is_taken_away(old)? {
                    return self.text(old);
                }
            }
        }
        self.text(path)
    }

    fn text(&self, path: &str) -> Result<Option<String>> {
        Ok(self.view.head(path)?.and_then(|bytes| source::decode(bytes).ok()))
    }

    fn look(&self, now: &Tree<'_>) -> Result<Gone> {
        let (mut gone, _) = kept::gone(self.view)?;
        // What was taken out by hand just now is gone as well; its commit comes before that of the new entry.
        if let Some(head) = self.committed()? {
            gone.uncommitted(&self.file.slug, &Tree::parse(&head), now);
        }
        Ok(gone)
    }
}

/// The ids of one section that went out of use.
#[derive(Clone, Copy)]
pub struct Used<'p> {
    gone: &'p Gone,
    client: &'p str,
    section: &'p str,
}

impl Used<'_> {
    /// How an id went out of use; `None` for one that may be given.
    pub fn removal(&self, id: &str) -> Option<&Removal> {
        self.gone.removal(self.client, self.section, id)
    }

    /// Whether an id once was that of the entry which is called `entry` now, so that it may have it again.
    pub fn was_called(&self, entry: &str, id: &str) -> bool {
        let mut called = id;
        // An entry that was renamed to and fro leads round in a circle.
        for _ in 0..100 {
            match self.removal(called).and_then(|removal| removal.became.as_deref()) {
                Some(next) if next == entry => return true,
                Some(next) => called = next,
                None => return false,
            }
        }
        false
    }
}

impl fmt::Display for Removal {
    /// Since when the id is gone: `until commit 1a2b3c4`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.commit {
            Some(commit) => write!(formatter, "until commit {}", super::short(commit)),
            None => formatter.write_str("until it was taken out by hand just now"),
        }
    }
}

impl Removal {
    /// The words that show what the entry said.
    pub fn shown_by(&self) -> String {
        match &self.commit {
            Some(commit) => format!("git show {}", super::short(commit)),
            None => "git diff HEAD".to_owned(),
        }
    }
}
