//! What an answer does not hold, for standard error: nobody may take it for the whole.

use crate::context::Context;
use crate::error::Result;
use crate::ledger::{Account, Doubt, Ledger};
use crate::query::{Database, LeftOut, Looked, Missing};
use crate::store::LEDGER_FILE;

/// Of so many files, or withheld entries, it is said what is missing; the others are counted.
const FILES: usize = 10;

/// Of so many entries of one file it is said where they stand; the others are counted.
const ENTRIES: usize = 3;

/// What is missing in a document about what was seen of all clients.
pub fn of_documents<T>(looked: &Looked<T>, ledger: &Ledger, context: &Context) -> Vec<String> {
    [settings(ledger, context), unread(&looked.unread), missing(&looked.gaps, true, context)].concat()
}

/// What is missing in a document about one client.
pub fn of_document(account: &Account, ledger: &Ledger, context: &Context) -> Vec<String> {
    [settings(ledger, context), missing(&gaps(account), true, context)].concat()
}

/// What is missing in the rows of one client; see [`of_rows`].
pub fn of_client(account: &Account, ledger: &Ledger, context: &Context) -> Vec<String> {
    [settings(ledger, context), missing(&gaps(account), false, context)].concat()
}

/// What a client does not get to read, for nobody can be sure that it is meant for its eyes.
pub fn withheld(account: &Account, doubts: &[Doubt], context: &Context) -> Vec<String> {
    let path = format!("{}{}", context.prefix(), account.file.path);
    let told = doubts.iter().take(FILES).map(|Doubt { line, slip, why, .. }| {
        format!(
            "warning: withheld: the entry at `{path}:{line}`, because of `{path}:{slip}`: {why}; \
             `folio check {path}` shows it"
        )
    });
    let more = doubts.len().saturating_sub(FILES);
    let more =
        (more > 0).then(|| format!("warning: withheld: {more} more of that file; `folio check {path}` shows them"));
    told.chain(more).collect()
}

fn gaps(Account { file, gaps, .. }: &Account) -> Vec<Missing> {
    if gaps.none() { Vec::new() } else { vec![Missing { path: file.path.clone(), gaps: gaps.clone() }] }
}

/// What is missing in rows: those of malformed entries are there as they are written, but nothing is computed from them.
///
/// # Errors
/// Where the index cannot be read, nor memory be had.
pub fn of_rows(database: &Database<'_>, ledger: &Ledger, context: &Context) -> Result<Vec<String>> {
    let left_out = database.left_out()?;
    Ok([settings(ledger, context), unread(&left_out.unread), missing(&left_out.gaps, false, context)].concat())
}

/// What is missing in the texts of clients: malformed entries are there as well.
///
/// # Errors
/// As for [`of_rows`].
pub fn of_texts(database: &Database<'_>, context: &Context) -> Result<Vec<String>> {
    let LeftOut { unread: reasons, mut gaps } = database.left_out()?;
    gaps.retain(|missing| missing.gaps.broken);
    gaps.iter_mut().for_each(|missing| missing.gaps.entries.clear());
    Ok([unread(&reasons), missing(&gaps, false, context)].concat())
}

/// What `folio.toml` says in vain: where there is an error in it, defaults stand for what was meant.
fn settings(ledger: &Ledger, context: &Context) -> Vec<String> {
    if ledger.has_vouched_settings() {
        return Vec::new();
    }
    let errors = context.errors_of_settings(ledger);
    let Some(first) = errors.first() else {
        ledger.vouch_for_settings();
        return Vec::new();
    };
    let path = format!("{}{LEDGER_FILE}", context.prefix());
    let count = match errors.len() {
        1 => "an error".to_owned(),
        count => format!("{count} errors"),
    };
    let used = if ledger.is_sound() { "defaults stand for what cannot be used" } else { "nothing of it can be used" };
    let (line, column, message) = (first.place.line, first.place.column, &first.message);
    vec![format!(
        "warning: `{path}` has {count}, and {used}: `{path}:{line}:{column}`: {message}; \
         `folio check {path}` tells all"
    )]
}

fn unread(reasons: &[String]) -> Vec<String> {
    reasons.iter().map(|fault| format!("warning: left out: {fault}")).collect()
}

fn missing(files: &[Missing], whole: bool, context: &Context) -> Vec<String> {
    if files.is_empty() {
        return Vec::new();
    }
    let prefix = context.prefix();
    let mut told: Vec<String> = files.iter().take(FILES).map(|file| line(file, whole, &prefix)).collect();
    match files.len().saturating_sub(FILES) {
        0 => {}
        1 => told.push("warning: left out: what 1 more file says at its faults; `folio check` shows them".to_owned()),
        more => told
            .push(format!("warning: left out: what {more} more files say at their faults; `folio check` shows them")),
    }
    told
}

/// What is missing of one file; in a document an entry is missing `whole`, in rows only what is computed from it.
fn line(Missing { path, gaps }: &Missing, whole: bool, prefix: &str) -> String {
    let path = format!("{prefix}{path}");
    let from = if whole || gaps.broken { "left out" } else { "left out of what is computed" };
    let rest = gaps.tables || gaps.broken;
    let what = match (entries(&path, &gaps.entries), rest) {
        (None, _) => format!("what `{path}` says at its faults"),
        (Some(entries), false) => entries,
        (Some(entries), true) => format!("{entries}, and what the file says at its other faults"),
    };
    let cure = if rest { "shows them" } else { "says why" };
    format!("warning: {from}: {what}; `folio check {path}` {cure}")
}

/// Where the entries stand: the first in a form that editors open.
fn entries(path: &str, lines: &[u32]) -> Option<String> {
    let shown: Vec<String> = lines.iter().take(ENTRIES).map(|line| format!("`{path}:{line}`")).collect();
    let more = lines.len().saturating_sub(ENTRIES);
    Some(match (shown.as_slice(), more) {
        ([], _) => return None,
        ([only], _) => format!("the entry at {only}"),
        ([before @ .., last], 0) => format!("the entries at {} and {last}", before.join(", ")),
        (_, more) => format!("the entries at {} and {more} more", shown.join(", ")),
    })
}
