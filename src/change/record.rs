//! Recording what was changed by hand: `folio commit`, and `folio edit` once the editor has closed.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Done, Draft, Options, hand, publish, refused, settled};
use crate::diagnostic::{Finding, Level, Place};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger};
use crate::rules::Checker;
use crate::store::{HandEdit, Kind, LEDGER_FILE, Repository, Snapshot};

/// The ledger's files that differ from the last commit, by path; new and removed ones too.
///
/// # Errors
/// Where the ledger is not under git, or git cannot tell.
pub fn changed(ledger: &Ledger) -> Result<Vec<String>> {
    changed_in(&open(ledger)?, ledger)
}

fn open(ledger: &Ledger) -> Result<Repository> {
    Repository::open(ledger.root(), ledger.environment())?.ok_or_else(super::no_repository)
}

fn changed_in(repository: &Repository, ledger: &Ledger) -> Result<Vec<String>> {
    let mut changed = repository.changed()?;
    // git knows a link by its own name only: the clients behind it are gone for it.
    let links = ledger.stored().iter().filter(|stored| stored.kind == Kind::Link && !stored.path.ends_with(".toml"));
    for link in links {
        if repository.head_text(&link.path)?.is_none() {
            changed.push(link.path.clone());
        }
    }
    Ok(changed)
}

/// Records hand edits: what differs from the last commit in the files that `take_up` [takes up](Draft::take_up) is the change.
///
/// # Errors
/// As for [`make`](super::make).
pub fn record(
    ledger: &Ledger,
    options: &Options,
    take_up: &mut dyn FnMut(&mut Draft<'_>) -> Result<()>,
) -> Result<Done> {
    publish(ledger, options, false, &mut |draft| {
        take_up(draft)?;
        draft.take_along()?;
        let edits = draft.hand_edits()?;
        if edits.is_empty() {
            return Ok(hand::act(&edits));
        }
        let ledger = draft.ledger();
        if !edits.iter().any(|edit| edit.path == LEDGER_FILE) {
            ledger.refuse_unsound()?;
        }
        let errors = judge(ledger, &edits)?;
        if !errors.is_empty() {
            return Err(refused(draft.refused().iter().cloned().chain(errors).collect()));
        }
        Ok(hand::act(&edits))
    })
}

/// Checks the files as part of the whole ledger: what is changed by hand can break what another file relies on.
///
/// An error in a file that is no part of the change refuses it only where the last commit did not have that error yet; one
/// that is changed itself counts as the last commit has it.
fn judge(ledger: &Ledger, edits: &[HandEdit]) -> Result<Vec<Finding>> {
    let was: BTreeMap<&str, Option<&Vec<u8>>> =
        edits.iter().map(|edit| (edit.path.as_str(), edit.was.as_ref())).collect();
    // One that was moved is compared with what it was.
    let moved = |path: &str| {
        let gone = edits.iter().filter(|edit| edit.now.is_none() && hand::name(&edit.path) == hand::name(path));
        gone.clone().next().filter(|_| gone.count() == 1).and_then(|edit| edit.was.clone())
    };
    let before = |path: &str| was.get(path).and_then(|was| was.cloned().or_else(|| moved(path)));
    let settled = was.contains_key(LEDGER_FILE);
    let elsewhere = settled || takes_away(ledger, edits);
    let report = Checker::new(ledger).ledger(|path| elsewhere || was.contains_key(path), Some(&before));
    let mut errors = report.findings;
    errors.retain(|finding| finding.level == Level::Error);
    let apart = |finding: &Finding| !finding.touches(|file| was.contains_key(file));
    if settled || errors.iter().any(apart) {
        let repository = open(ledger)?;
        let mut waiting: BTreeSet<String> = changed_in(&repository, ledger)?.into_iter().collect();
        waiting.retain(|path| !was.contains_key(path.as_str()));
        // What no commit has cannot be broken; what is changed is judged as the last commit has it.
        let stands = |path: &str| !waiting.contains(path) && !matches!(repository.head_text(path), Ok(None));
        errors.retain(|finding| !apart(finding) || stands(&finding.place.file));
        // Before the first commit there is nothing to break.
        let committed = Snapshot::revision(ledger.root(), "HEAD", ledger.environment());
        if let Ok(committed) = committed.and_then(|snapshot| ledger.at(snapshot)) {
            if settled {
                errors.extend(unsettled(ledger, &committed, &waiting));
                errors = settled::explained(errors);
            } else {
                errors.retain(|finding| !apart(finding) || !settled::only_by_settings(finding, ledger, &committed));
            }
            let files: HashSet<&str> =
                errors.iter().filter(|finding| apart(finding)).map(|finding| finding.place.file.as_str()).collect();
            let known = known(&committed, &files);
            errors.retain(|finding| !apart(finding) || !known.contains(&(finding.rule, finding.place.clone())));
        }
    }
    Ok(errors)
}

/// What the new settings do not allow in files that are changed, as the last commit has them.
fn unsettled(ledger: &Ledger, committed: &Ledger, waiting: &BTreeSet<String>) -> Vec<Finding> {
    let there: Vec<String> = committed.clients().into_iter().map(|client| client.slug).collect();
    let checker = Checker::new(ledger).expecting(there, Vec::new());
    let mut found = Vec::new();
    for client in committed.clients().iter().filter(|client| waiting.contains(&client.path)) {
        let Ok(bytes) = committed.read(&client.path) else { continue };
        let errors = checker.file(&client.path, bytes, None).findings.into_iter();
        found.extend(errors.filter(|finding| finding.level == Level::Error).map(|finding| Finding {
            help: format!(
                "the last commit has it so; record your change of that file, too: `folio commit {LEDGER_FILE} {}`",
                client.slug
            ),
            ..finding
        }));
    }
    found
}

/// What is found in these files as the last commit holds them, with the settings it holds.
fn known(committed: &Ledger, files: &HashSet<&str>) -> BTreeSet<(&'static str, Place)> {
    if files.is_empty() {
        return BTreeSet::new();
    }
    let report = Checker::new(committed).ledger(|path| files.contains(path), None);
    report.findings.into_iter().map(|finding| (finding.rule, finding.place)).collect()
}

/// Whether a client is removed, and not only moved to another folder.
fn takes_away(ledger: &Ledger, edits: &[HandEdit]) -> bool {
    let gone = edits.iter().filter(|edit| edit.now.is_none());
    gone.map(|edit| ClientFile::at(&edit.path).slug).any(|slug| !ledger.has_client(&slug))
}
