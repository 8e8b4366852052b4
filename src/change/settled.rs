//! `folio.toml` that moves under a change: settings written while the lock was waited for, and settings that cannot be recorded
//! apart from the clients they ask something new of.

use std::collections::BTreeSet;

use super::Sheet;
use super::alone::Alone;
use super::along::{Sheets, settings_in_folder};
use crate::diagnostic::{Finding, Level, Place};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger};
use crate::rules::Checker;
use crate::store::{LEDGER_FILE, Snapshot, View};

/// The ledger with the settings that the folder has now, where they are not those it was opened with: whoever waited for the
/// lock would otherwise write, and judge, by a text that somebody has replaced meanwhile.
///
/// The view remembers what it read: settings that change once more are planned with anew.
///
/// # Errors
/// Where the settings are gone, or are of a newer format.
pub(super) fn renewed(ledger: &Ledger, view: &View<'_>) -> Result<Option<Ledger>> {
    // What cannot be read is told of by the ledger, as it was when it was opened.
    let now = settings_in_folder(view).ok().flatten().unwrap_or_default();
    if now == ledger.settings_text() {
        return Ok(None);
    }
    let newer = ledger.at(Snapshot::work_tree(ledger.root())).map_err(|error| {
        let typed = view.typed(LEDGER_FILE);
        error.hint(format!("another program took it away meanwhile: `git restore {typed}` brings it back"))
    })?;
    newer.refuse_newer()?;
    Ok(Some(newer))
}

/// Takes `folio.toml` as it was changed by hand into a change that git's settings do not allow, where it could not be recorded
/// alone; says whether it was taken. Settings that can have a commit of their own are to have one.
///
/// # Errors
/// [`Error::refused`](crate::error::Error::refused) where other clients, as git has them, would not pass with these settings.
pub(super) fn take_settings(ledger: &Ledger, view: &View<'_>, sheets: &mut Sheets) -> Result<bool> {
    let checker = Checker::new(ledger);
    if sheets.is_empty() || Alone::new(ledger, view, &checker).unsettled(sheets)?.is_empty() {
        return Ok(false);
    }
    let committed = ledger.at(Snapshot::revision(ledger.root(), "HEAD", ledger.environment())?)?;
    let mut broken = broken(ledger, &committed);
    if broken.is_empty() {
        return Ok(false);
    }
    broken.iter_mut().for_each(|finding| gone(finding, ledger));
    let mut broken = explained(broken);
    broken.retain(|finding| !sheets.contains_key(&finding.place.file));
    if !broken.is_empty() {
        return Err(super::refused(broken));
    }
    let text = settings_in_folder(view)?;
    sheets.insert(LEDGER_FILE.to_owned(), Sheet { was: text.clone(), now: text, from: None });
    Ok(true)
}

/// A client that only the last commit has is given nothing any more: that it is gone comes first.
fn gone(finding: &mut Finding, ledger: &Ledger) {
    let slug = ClientFile::at(&finding.place.file).slug;
    if !ledger.has_client(&slug) {
        finding.place = Place::file(&finding.place.file);
        finding.help = format!(
            "the last commit still has this client, and that it is gone is in no commit yet: `folio commit {slug}` records it"
        );
    }
}

/// What the settings of the folder find wrong in clients as the last commit has them, and its own settings do not.
fn broken(ledger: &Ledger, committed: &Ledger) -> Vec<Finding> {
    let there: Vec<String> = committed.clients().into_iter().map(|client| client.slug).collect();
    let (now, then) = (Checker::new(ledger).expecting(there, Vec::new()), Checker::new(committed));
    let mut broken = Vec::new();
    for client in committed.clients() {
        let Ok(bytes) = committed.read(&client.path) else { continue };
        let errors = |checker: &Checker<'_>| {
            let found = checker.file(&client.path, bytes.clone(), None).findings.into_iter();
            found.filter(|finding| finding.level == Level::Error).collect::<Vec<_>>()
        };
        let known = errors(&then);
        let known: BTreeSet<_> = known.iter().map(|finding| (finding.rule, finding.message.as_str())).collect();
        broken.extend(errors(&now).into_iter().filter(|found| !known.contains(&(found.rule, found.message.as_str()))));
    }
    broken
}

/// Whether an error of a file that is no part of a change comes only from settings that are no part of it either: then the
/// commit does not bring it.
pub(super) fn only_by_settings(finding: &Finding, ledger: &Ledger, committed: &Ledger) -> bool {
    if ledger.settings_text() == committed.settings_text() {
        return false;
    }
    let Ok(bytes) = ledger.read(&finding.place.file) else { return false };
    let slugs = |ledger: &Ledger| ledger.clients().into_iter().map(|client| client.slug).collect::<BTreeSet<_>>();
    let (here, there) = (slugs(ledger), slugs(committed));
    // Who is there counts as the folder has it, in both.
    let (coming, going) = (here.difference(&there).cloned().collect(), there.difference(&here).cloned().collect());
    let finds = |checker: Checker<'_>| {
        let found = checker.file(&finding.place.file, bytes.clone(), None).findings;
        found.iter().any(|found| (found.rule, &found.place) == (finding.rule, &finding.place))
    };
    finds(Checker::new(ledger)) && !finds(Checker::new(committed).expecting(coming, going))
}

/// One client can be given what it lacks together with the settings; where several lack it, no change of one of them would do.
pub(super) fn explained(mut findings: Vec<Finding>) -> Vec<Finding> {
    let lacking = |finding: &&mut Finding| finding.rule == "missing-key" && finding.help.contains("`folio set ");
    let files: BTreeSet<String> =
        findings.iter_mut().filter(lacking).map(|finding| finding.place.file.clone()).collect();
    if files.len() > 1 {
        for finding in findings.iter_mut().filter(lacking) {
            finding.help.push_str(
                ": as several clients lack it, commit `folio.toml` without `required` first, and add that once all have it",
            );
        }
    }
    findings
}
