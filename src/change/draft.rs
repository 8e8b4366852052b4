//! The files of a change, as they would be.

use std::collections::BTreeMap;

use super::Past;
use super::along::{self, Was};
use crate::diagnostic::{Finding, Level};
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger};
use crate::model::Client;
use crate::rules::Checker;
use crate::source::{self, Edit, Tree};
use crate::store::{HandEdit, Identity, View};

/// One file of a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The text in the work tree; `None` where there is no such file.
    pub was: Option<String>,
    /// The text it would have; `None` where it would be gone.
    pub now: Option<String>,
    /// The path it had before, where it was renamed.
    pub from: Option<String>,
}

impl Sheet {
    /// Whether the change touches this file at all.
    pub fn differs(&self) -> bool {
        self.was != self.now
    }

    /// The file as the commit of what was changed by hand has it.
    pub(super) fn by_hand(&self) -> Sheet {
        Sheet { was: self.was.clone(), now: self.was.clone(), from: self.from.clone() }
    }
}

/// The texts a change reads and the ones it would write; nothing reaches the disk from here.
pub struct Draft<'a> {
    ledger: &'a Ledger,
    view: &'a View<'a>,
    sheets: BTreeMap<String, Sheet>,
    refused: Vec<Finding>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(ledger: &'a Ledger, view: &'a View<'a>) -> Draft<'a> {
        Draft { ledger, view, sheets: BTreeMap::new(), refused: Vec::new() }
    }

    pub(super) fn into_parts(self) -> (BTreeMap<String, Sheet>, Vec<Finding>) {
        (self.sheets, self.refused)
    }

    /// Refuses the change for a fault of one of its files, but only once all the others have been judged: who changes many
    /// files learns of all that is in the way at once.
    pub fn refuse(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.refused.extend(findings);
    }

    /// The ledger with the settings that the folder has once it is locked; they and the catalogue hold for the draft too.
    pub fn ledger(&self) -> &'a Ledger {
        self.ledger
    }

    /// The text of a file as the draft has it.
    ///
    /// # Errors
    /// Where the file is gone, or is no text.
    pub fn text(&mut self, path: &str) -> Result<&str> {
        let sheet = self.sheet(path)?;
        sheet.now.as_deref().ok_or_else(|| {
            Error::environment(format!("`{path}` is not there any more"))
                .hint("another program removed it; run the command again")
        })
    }

    /// Whether there is such a file in the work tree, or the draft makes one.
    ///
    /// # Errors
    /// Where something stands there that is no text.
    pub fn is_there(&mut self, path: &str) -> Result<bool> {
        Ok(self.sheet(path)?.now.is_some())
    }

    /// The text of a file as the draft has it; `None` where there is none.
    ///
    /// # Errors
    /// Where something stands there that is no text.
    pub fn existing(&mut self, path: &str) -> Result<Option<String>> {
        Ok(self.sheet(path)?.now.clone())
    }

    /// What the last commit holds of a file; `None` where it has no such file.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn head(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.view.head(path)
    }

    /// Takes up a file as it was changed by hand, for the change that [records](fn@super::record) it; nothing where it is as
    /// it was committed.
    ///
    /// A file that is no text, no file or too large refuses the change, once all the others have been judged.
    ///
    /// # Errors
    /// Where git, or the system, does not give its bytes.
    pub fn take_up(&mut self, path: &str) -> Result<()> {
        let now = self.read(path).and_then(|bytes| bytes.map(|bytes| self.decoded(path, bytes)).transpose());
        let now = match now {
            // Whoever records many files learns of all that is in the way at once.
            Err(error) if !error.findings().is_empty() => {
                self.refused.extend(error.findings().iter().cloned());
                return Ok(());
            }
            now => now?,
        };
        let was = self.view.head(path)?;
        if was.as_deref() != now.as_ref().map(String::as_bytes) {
            let was = was.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            self.sheets.insert(path.to_owned(), Sheet { was, now, from: None });
        }
        Ok(())
    }

    /// Whether something else than a file stands at a path, in the folder or in the last commit: a folder, a submodule, a link.
    pub fn is_no_file(&self, path: &str) -> bool {
        self.view.is_no_file(path)
    }

    /// What stands in the way so far.
    pub(super) fn refused(&self) -> &[Finding] {
        &self.refused
    }

    /// The bytes of a file in the folder; where `check` knows why they cannot be had, that is told.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let bytes = self.view.read(path);
        // A name that is not UTF-8 is no path to its file.
        if matches!(bytes, Ok(Some(_))) || (bytes.is_ok() && !path.contains(char::REPLACEMENT_CHARACTER)) {
            return bytes;
        }
        let mut findings = Checker::new(self.ledger).unreadable(path);
        // What the system or the disk refuses is no fault of the ledger.
        findings.retain(|finding| finding.rule != "unreadable");
        if findings.is_empty() { bytes } else { Err(super::refused(findings)) }
    }

    /// Takes up what else belongs to the files taken up.
    pub(super) fn take_along(&mut self) -> Result<()> {
        along::take_along(self.view, &mut self.sheets, Was::InHead)
    }

    /// The files taken up, as the edits they hold.
    pub(super) fn hand_edits(&self) -> Result<Vec<HandEdit>> {
        let mut edits = Vec::new();
        for (path, sheet) in &self.sheets {
            let now = sheet.now.clone().map(String::into_bytes);
            edits.push(HandEdit { was: self.view.head(path)?, path: path.clone(), now });
        }
        Ok(edits)
    }

    /// The text of a file that parses.
    ///
    /// # Errors
    /// With its findings where it does not: nothing in such a file can be found for certain.
    pub fn sound_text(&mut self, path: &str) -> Result<String> {
        let text = self.text(path)?.to_owned();
        if Tree::parse(&text).faults().is_empty() {
            return Ok(text);
        }
        let mut findings = Checker::new(self.ledger).file(path, text.into_bytes(), None).findings;
        findings.retain(|finding| finding.level == Level::Error);
        Err(super::refused(findings))
    }

    /// The ids that a client's entries had once, for who gives one to a new entry.
    pub fn past(&self, file: &ClientFile) -> Past<'a> {
        Past::new(self.view, file)
    }

    /// Who the commit will be by.
    ///
    /// # Errors
    /// Where git does not know.
    pub fn author(&self) -> Result<Identity> {
        self.view.author()
    }

    /// The client's well-formed entries as values.
    pub fn client(&mut self, file: &ClientFile) -> Result<Client> {
        Ok(Tree::parse(self.text(&file.path)?).decode().unwrap_or_default())
    }

    /// Applies edits to one file.
    ///
    /// # Errors
    /// With its findings where the text does not parse: such text is never rewritten.
    pub fn edit(&mut self, path: &str, edits: &[Edit]) -> Result<()> {
        let text = self.sound_text(path)?;
        let edited = source::apply_in(&self.ledger.catalogue().order(), &text, edits).map_err(|refusal| {
            Error::usage(format!(
                "`{path}` is written in a way that folio cannot edit without touching more: {refusal}"
            ))
            .hint("make the change by hand with `folio edit`, or in any editor, then `folio commit`")
        })?;
        self.put(path, edited)
    }

    /// Sets the whole text of a file, new or old.
    pub fn put(&mut self, path: &str, text: String) -> Result<()> {
        self.sheet(path)?.now = Some(text);
        Ok(())
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) -> Result<()> {
        self.sheet(path)?.now = None;
        Ok(())
    }

    /// Moves a file; its history is compared with the old path.
    pub fn rename(&mut self, from: &str, to: &str) -> Result<()> {
        let text = self.text(from)?.to_owned();
        self.remove(from)?;
        self.put(to, text)?;
        self.sheet(to)?.from = Some(from.to_owned());
        Ok(())
    }

    fn sheet(&mut self, path: &str) -> Result<&mut Sheet> {
        if !self.sheets.contains_key(path) {
            let was = match self.read(path)? {
                Some(bytes) => Some(self.decoded(path, bytes)?),
                None => None,
            };
            self.sheets.insert(path.to_owned(), Sheet { now: was.clone(), was, from: None });
        }
        self.sheets.get_mut(path).ok_or_else(|| Error::bug(format!("the draft lost `{path}`")))
    }

    fn decoded(&self, path: &str, bytes: Vec<u8>) -> Result<String> {
        source::decode(bytes.clone())
            .map_err(|_| super::refused(Checker::new(self.ledger).file(path, bytes, None).findings))
    }
}
