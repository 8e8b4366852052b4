//! Recording what was changed by hand: `folio commit`, and `folio edit` once the editor has closed.

use std::collections::BTreeMap;

use super::{Done, Draft, Options, hand, publish, refused};
use crate::diagnostic::{Finding, Level};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger};
use crate::rules::Checker;
use crate::store::{HandEdit, LEDGER_FILE, Repository};

/// The rule by which something that was taken away is missed elsewhere.
const MISSED: &str = "unknown-reference";

/// The ledger's files that differ from the last commit, by path; new and removed ones too.
///
/// # Errors
/// Where the ledger is not under git, or git cannot tell.
pub fn changed(ledger: &Ledger) -> Result<Vec<String>> {
    Repository::open(ledger.root(), ledger.environment())?.ok_or_else(super::no_repository)?.changed()
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
        let edits = draft.hand_edits()?;
        if edits.is_empty() {
            return Ok(hand::act(&edits));
        }
        if !edits.iter().any(|edit| edit.path == LEDGER_FILE) {
            ledger.refuse_unsound()?;
        }
        judge(ledger, &edits)?;
        Ok(hand::act(&edits))
    })
}

/// Checks the files as part of the whole ledger: what is changed by hand can break what another file relies on.
fn judge(ledger: &Ledger, edits: &[HandEdit]) -> Result<()> {
    let was: BTreeMap<&str, Option<&Vec<u8>>> =
        edits.iter().map(|edit| (edit.path.as_str(), edit.was.as_ref())).collect();
    let before = |path: &str| was.get(path).and_then(|was| was.cloned());
    let gone = gone(ledger, edits);
    let elsewhere = !gone.is_empty() || was.contains_key(LEDGER_FILE);
    let report = Checker::new(ledger).ledger(|path| elsewhere || was.contains_key(path), Some(&before));
    let missed = |finding: &Finding| {
        finding.rule == MISSED
            && (was.contains_key(LEDGER_FILE) || gone.iter().any(|slug| finding.place.text.contains(slug)))
    };
    let mut errors = report.findings;
    errors.retain(|finding| {
        finding.level == Level::Error && (was.contains_key(finding.place.file.as_str()) || missed(finding))
    });
    if errors.is_empty() { Ok(()) } else { Err(refused(errors)) }
}

/// The slugs of clients that were removed, and not only moved to another folder.
fn gone(ledger: &Ledger, edits: &[HandEdit]) -> Vec<String> {
    let mut gone: Vec<String> =
        edits.iter().filter(|edit| edit.now.is_none()).map(|edit| ClientFile::at(&edit.path).slug).collect();
    if !gone.is_empty() {
        let there = ledger.clients();
        gone.retain(|slug| !there.iter().any(|client| client.slug == *slug));
    }
    gone
}
