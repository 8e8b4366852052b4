//! Whether a commit stands alone: what it names is in git already or comes with it, so that a fresh clone passes `check` too.
//!
//! The rules judge the folder, where a client may stand that no commit has. Here only what a change *brings in* is looked up
//! in HEAD, by name: no other client's file is opened.

use std::collections::BTreeSet;

use super::along::{Sheets, base, file_name, staying};
use super::name;
use crate::diagnostic::{Finding, Level, Place};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger, is_client};
use crate::rules::{Checker, Kept, named_in, naming};
use crate::store::{CLIENTS_FOLDER, LEDGER_FILE, Snapshot, View};

/// What a commit refers to that no commit has.
pub(super) struct Alone<'a> {
    ledger: &'a Ledger,
    view: &'a View<'a>,
    checker: &'a Checker<'a>,
}

impl<'a> Alone<'a> {
    pub(super) fn new(ledger: &'a Ledger, view: &'a View<'a>, checker: &'a Checker<'a>) -> Alone<'a> {
        Alone { ledger, view, checker }
    }

    /// The clients that a file begins to name though neither HEAD has them nor the commit does: `coming` are the slugs of
    /// its files.
    pub(super) fn strangers(&self, kept: &Kept, coming: &BTreeSet<&str>) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for (slug, place) in kept.named.iter().filter(|(slug, _)| !coming.contains(slug.as_str())) {
            // One that is not even here is an unknown reference, and told as such.
            let Some(path) = self.uncommitted(slug)? else { continue };
            findings.push(Finding {
                rule: "unknown-reference",
                level: Level::Error,
                message: format!("the client `{slug}` is not in git yet: whoever clones the ledger would not have it"),
                client: Some(kept.slug.clone()),
                place: place.clone(),
                label: String::new(),
                also: Vec::new(),
                help: self.help(&kept.slug, slug, path)?,
            });
        }
        Ok(findings)
    }

    fn help(&self, by: &str, slug: &str, path: &str) -> Result<String> {
        if let Some(folder) = self.view.other_repository(path)? {
            return Ok(format!(
                "`{folder}` is another repository, so no commit of this one can hold that client: move it out of there first"
            ));
        }
        if self.view.is_ignored(path) {
            return Ok(format!(
                "git ignores `{path}`, and `git check-ignore -v {}` says by which rule: take that out, then `folio commit {slug}`",
                self.view.typed(path)
            ));
        }
        let mut needed = self.needed(slug)?;
        if let Some(own) = needed.iter().position(|needed| needed == by) {
            needed[..=own].rotate_right(1);
            return Ok(format!("they name each other, so record them together: `folio commit {}`", needed.join(" ")));
        }
        Ok(format!("record that client first, or with this change: `folio commit {}`", needed.join(" ")))
    }

    /// The clients that have to be recorded together for one of them to be: itself, and who is named by them but not in git.
    fn needed(&self, slug: &str) -> Result<Vec<String>> {
        let mut needed = vec![slug.to_owned()];
        let mut next = 0;
        while let Some(slug) = needed.get(next).cloned() {
            next += 1;
            let Some(path) = self.uncommitted(&slug)? else { continue };
            for named in named_in(path, &self.folder_text(path), self.checker.layout()) {
                if !needed.contains(&named) && self.uncommitted(&named)?.is_some() {
                    needed.push(named);
                }
            }
        }
        Ok(needed)
    }

    /// Where a client stands that only the folder has.
    fn uncommitted(&self, slug: &str) -> Result<Option<&'a str>> {
        let stored = self.ledger.stored().iter().filter(|stored| is_client(stored));
        let here: Vec<&str> =
            stored.map(|stored| stored.path.as_str()).filter(|path| ClientFile::at(path).slug == *slug).collect();
        match here.first() {
            Some(path) if !self.is_committed(slug, &here)? => Ok(Some(path)),
            _ => Ok(None),
        }
    }

    /// Whether HEAD has a client: mostly where it stands here; else it may only be moved to another folder.
    fn is_committed(&self, slug: &str, here: &[&str]) -> Result<bool> {
        for path in here {
            if self.view.has_committed(path)? {
                return Ok(true);
            }
        }
        Ok(!self.view.committed_clients(&format!("{slug}.toml"))?.is_empty())
    }

    /// Where HEAD has a client: mostly where it stands here.
    pub(super) fn committed_at(&self, slug: &str) -> Result<Option<String>> {
        if let Ok(here) = self.ledger.find(slug)
            && here.slug == slug
            && self.view.has_committed(&here.path)?
        {
            return Ok(Some(here.path));
        }
        Ok(self.view.committed_clients(&format!("{slug}.toml"))?.first().cloned())
    }

    /// The text that HEAD has of a file; empty where it has none.
    pub(super) fn head_text(&self, path: &str) -> Result<String> {
        Ok(self.view.head(path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default())
    }

    /// The text of a file in the folder; empty where it cannot be read.
    pub(super) fn folder_text(&self, path: &str) -> String {
        self.ledger.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// The places where HEAD names a client that goes, though the folder does so no more: that change is in no commit yet.
    pub(super) fn left_behind(&self, sheets: &Sheets) -> Result<Vec<Finding>> {
        let stays: BTreeSet<String> = staying(sheets).collect();
        let mut going = BTreeSet::new();
        for (path, _) in sheets.iter().filter(|(path, sheet)| path.starts_with(CLIENTS_FOLDER) && sheet.now.is_none()) {
            if !stays.contains(&name(path)) && self.view.has_committed(path)? {
                going.insert(name(path));
            }
        }
        let mut findings = Vec::new();
        if going.is_empty() {
            return Ok(findings);
        }
        let left_out = self.view.left_out()?;
        let mut elsewhere = self.view.changed()?;
        elsewhere.extend(left_out.iter().cloned());
        elsewhere.retain(|path| path.starts_with(CLIENTS_FOLDER) && !sheets.contains_key(path));
        for path in elsewhere {
            let head = self.head_text(&path)?;
            for slug in going.iter().filter(|slug| head.contains(slug.as_str())) {
                let places = naming(&path, &head, self.checker.layout(), slug);
                if !places.is_empty() && left_out.contains(&path) {
                    return Err(self.view.outside(&path, &format!("and it names `{slug}`")));
                }
                findings.extend(places.into_iter().map(|place| left(&path, place, slug)));
            }
        }
        Ok(findings)
    }

    /// The clients that would be in git twice: the commit brings a file, and HEAD has another one of that slug, which was taken
    /// away in the folder only.
    pub(super) fn twice(&self, sheets: &Sheets) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for (path, _) in sheets.iter().filter(|(path, sheet)| sheet.now.is_some() && path.starts_with(CLIENTS_FOLDER)) {
            if self.view.has_committed(path)? {
                // One that is left out of the folder is not made anew.
                self.view.is_taken_away(path)?;
                continue;
            }
            for old in self.view.committed_clients(file_name(path))?.iter().filter(|old| !sheets.contains_key(*old)) {
                // One that still stands there is a duplicate in the folder, too, and told as such.
                if self.view.is_taken_away(old)? {
                    findings.push(second(path, old));
                }
            }
        }
        Ok(findings)
    }

    /// What only the settings of the folder allow, where they are changed and no part of the commit.
    pub(super) fn unsettled(&self, sheets: &Sheets) -> Result<Vec<Finding>> {
        let Some(settings) = self.view.head(LEDGER_FILE)?.filter(|_| !sheets.contains_key(LEDGER_FILE)) else {
            return Ok(Vec::new());
        };
        if settings == self.ledger.settings_text().as_bytes() {
            return Ok(Vec::new());
        }
        let committed = self.ledger.at(Snapshot::revision(self.ledger.root(), "HEAD", self.ledger.environment())?)?;
        let coming = sheets.iter().filter(|(_, sheet)| sheet.now.is_some()).map(|(path, _)| name(path)).collect();
        let checker = Checker::new(&committed).expecting(coming, Vec::new());
        let errors = |path: &str, bytes: Vec<u8>| {
            let findings = checker.file(path, bytes, None).findings.into_iter();
            findings.filter(|finding| finding.level == Level::Error).collect::<Vec<_>>()
        };
        let mut found = Vec::new();
        for (path, sheet) in sheets.iter().filter(|(path, _)| super::is_judged(path)) {
            let Some(now) = &sheet.now else { continue };
            let was = base(self.view, sheets, path)?;
            let known = was.map(|was| errors(path, was)).unwrap_or_default();
            let known: BTreeSet<_> = known.iter().map(|finding| (finding.rule, finding.message.as_str())).collect();
            let anew = errors(path, now.clone().into_bytes()).into_iter();
            found.extend(anew.filter(|finding| !known.contains(&(finding.rule, finding.message.as_str()))));
        }
        for finding in &mut found {
            "your change of `folio.toml` allows it, and is in no commit yet: `folio commit folio.toml` records it"
                .clone_into(&mut finding.help);
        }
        Ok(found)
    }
}

fn left(path: &str, place: Place, slug: &str) -> Finding {
    let other = name(path);
    Finding {
        rule: "unknown-reference",
        level: Level::Error,
        message: format!("the last commit still names `{slug}` here, and that you took it out is in no commit yet"),
        client: Some(other.clone()),
        place,
        label: String::new(),
        also: Vec::new(),
        help: format!("record that change first, or with this one: `folio commit {other}`"),
    }
}

fn second(path: &str, old: &str) -> Finding {
    let slug = name(path);
    Finding {
        rule: "duplicate-slug",
        level: Level::Error,
        message: format!("git has the client `{slug}` as `{old}`, and that it went from there is in no commit yet"),
        client: Some(slug.clone()),
        place: Place::file(path),
        label: String::new(),
        also: Vec::new(),
        help: format!("record that first: `folio commit {slug}`"),
    }
}
