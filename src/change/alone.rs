//! Whether a commit stands alone: what it names is in git already or comes with it, so that a fresh clone passes `check` too.
//!
//! The rules judge the folder, where a client may stand that no commit has. Here only what a change *brings in* is looked up
//! in HEAD, by name: no other client's file is opened.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sheet, name};
use crate::diagnostic::{Finding, Level, Place};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger, is_client};
use crate::rules::{Checker, Kept, naming};
use crate::store::{CLIENTS_FOLDER, LEDGER_FILE, Snapshot, View};

/// What a commit refers to that no commit has.
pub(super) struct Alone<'a> {
    ledger: &'a Ledger,
    view: &'a View<'a>,
}

impl<'a> Alone<'a> {
    pub(super) fn new(ledger: &'a Ledger, view: &'a View<'a>) -> Alone<'a> {
        Alone { ledger, view }
    }

    /// The clients that a file begins to name though neither HEAD has them nor the commit does: `coming` are the slugs of
    /// its files.
    pub(super) fn strangers(&self, kept: &Kept, coming: &BTreeSet<&str>) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for (slug, place) in kept.named.iter().filter(|(slug, _)| !coming.contains(slug.as_str())) {
            let stored = self.ledger.stored().iter().filter(|stored| is_client(stored));
            let here: Vec<&str> =
                stored.map(|stored| stored.path.as_str()).filter(|path| ClientFile::at(path).slug == *slug).collect();
            // One that is not even here is an unknown reference, and told as such.
            let Some(path) = here.first().filter(|_| !self.is_committed(slug, &here).unwrap_or(false)) else {
                continue;
            };
            findings.push(Finding {
                rule: "unknown-reference",
                level: Level::Error,
                message: format!("the client `{slug}` is not in git yet: whoever clones the ledger would not have it"),
                client: Some(kept.slug.clone()),
                place: place.clone(),
                label: String::new(),
                also: Vec::new(),
                help: self.help(slug, path),
            });
        }
        Ok(findings)
    }

    fn help(&self, slug: &str, path: &str) -> String {
        if self.view.is_ignored(path) {
            return format!(
                "git ignores `{path}`, and `git check-ignore -v {path}` says by which rule: take that out, then `folio commit {slug}`"
            );
        }
        format!("record that client first, or with this change: `folio commit {slug}`")
    }

    /// Whether HEAD has a client: mostly where it stands here; else it may only be moved to another folder.
    fn is_committed(&self, slug: &str, here: &[&str]) -> Result<bool> {
        for path in here {
            if self.view.has_committed(path)? {
                return Ok(true);
            }
        }
        Ok(self.view.committed_clients()?.iter().any(|path| ClientFile::at(path).slug == slug))
    }

    /// The places where HEAD names a client that goes, though the folder does so no more: that change is in no commit yet.
    pub(super) fn left_behind(&self, sheets: &BTreeMap<String, Sheet>, checker: &Checker<'_>) -> Result<Vec<Finding>> {
        let clients = || sheets.iter().filter(|(path, _)| path.starts_with(CLIENTS_FOLDER));
        let stays: BTreeSet<String> =
            clients().filter(|(_, sheet)| sheet.now.is_some()).map(|(path, _)| name(path)).collect();
        let mut going = Vec::new();
        for (path, _) in clients().filter(|(path, sheet)| sheet.now.is_none() && !stays.contains(&name(path))) {
            if self.view.has_committed(path)? {
                going.push(name(path));
            }
        }
        let mut findings = Vec::new();
        if going.is_empty() {
            return Ok(findings);
        }
        let elsewhere = |path: &String| path.starts_with(CLIENTS_FOLDER) && !sheets.contains_key(path);
        for path in self.view.changed()?.into_iter().filter(elsewhere) {
            let Some(head) = self.view.head(&path)? else { continue };
            let head = String::from_utf8_lossy(&head);
            for slug in going.iter().filter(|slug| head.contains(slug.as_str())) {
                let places = naming(&path, &head, checker.layout(), slug);
                findings.extend(places.into_iter().map(|place| left(&path, place, slug)));
            }
        }
        Ok(findings)
    }

    /// The clients that would be in git twice: the commit brings a file, and HEAD has another one of that slug, which was moved
    /// or taken away in the folder only.
    pub(super) fn twice(&self, sheets: &BTreeMap<String, Sheet>) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for (path, _) in sheets.iter().filter(|(path, sheet)| sheet.now.is_some() && path.starts_with(CLIENTS_FOLDER)) {
            if self.view.has_committed(path)? {
                continue;
            }
            let slug = name(path);
            let stays = |old: &String| *old != *path && sheets.get(old).is_none_or(|sheet| sheet.now.is_some());
            let committed = self.view.committed_clients()?.into_iter();
            let other = committed.filter(stays).find(|old| ClientFile::at(old).slug == slug);
            findings.extend(other.map(|old| Finding {
                rule: "duplicate-slug",
                level: Level::Error,
                message: format!(
                    "git has the client `{slug}` as `{old}`, and that it went from there is in no commit yet"
                ),
                client: Some(slug.clone()),
                place: Place::file(path),
                label: String::new(),
                also: Vec::new(),
                help: format!("record the move first: `folio commit {slug}`"),
            }));
        }
        Ok(findings)
    }

    /// What only the settings of the folder allow, where they are changed and no part of the commit.
    pub(super) fn unsettled(&self, sheets: &BTreeMap<String, Sheet>) -> Result<Vec<Finding>> {
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
            let was = self.view.head(sheet.from.as_deref().unwrap_or(path))?;
            let known = was.map(|was| errors(path, was)).unwrap_or_default();
            let known: BTreeSet<_> = known.iter().map(|finding| (finding.rule, finding.message.as_str())).collect();
            let anew = errors(path, now.clone().into_bytes()).into_iter();
            found.extend(anew.filter(|finding| !known.contains(&(finding.rule, finding.message.as_str()))));
        }
        for finding in &mut found {
            "your change of `folio.toml` allows it, and is in no commit yet: `folio commit` records it"
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
