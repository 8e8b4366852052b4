//! Settings and clients that cannot be recorded one after the other: what `folio.toml` newly requires of a client that does not
//! have it in git, and git's settings do not know.

use std::collections::BTreeSet;

use super::Sheet;
use super::alone::Alone;
use super::along::Sheets;
use crate::diagnostic::{Finding, Level};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rules::Checker;
use crate::store::{LEDGER_FILE, Snapshot, View};

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
    let mut broken = explained(broken(ledger, &committed));
    if broken.is_empty() {
        return Ok(false);
    }
    broken.retain(|finding| !sheets.contains_key(&finding.place.file));
    if !broken.is_empty() {
        return Err(super::refused(broken));
    }
    let text = ledger.settings_text().to_owned();
    sheets.insert(LEDGER_FILE.to_owned(), Sheet { was: Some(text.clone()), now: Some(text), from: None });
    Ok(true)
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
