//! The only way to write: a draft of edits, the check of what they make, one commit or nothing.
//!
//! A command describes its change as a function over a [`Draft`]; [`make`] runs it on the files as they are once the ledger
//! is locked, checks the result, and publishes it. Where a file or `HEAD` moved meanwhile, the function runs again on the
//! new state, so it must depend on nothing but the draft and its own arguments. The ledger it asks is the draft's: where
//! `folio.toml` was written while the lock was waited for, that one has the newer settings.

mod act;
mod alone;
mod along;
mod draft;
mod found;
mod hand;
mod past;
mod record;
mod round;
mod settled;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::thread;

pub use act::Act;
use alone::Alone;
use along::{Sheets, Was, base, staying};
pub use draft::{Draft, Sheet};
pub use found::found;
pub use hand::{changed_entries, name};
pub use past::{Past, Removal, Used};
pub use record::{changed, record};

use crate::diagnostic::{Finding, Level};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::rules::{Checker, Kept};
use crate::store::{CLIENTS_FOLDER, CommitOptions, HandMessage, LEDGER_FILE, Plan, Published, Repository, View, Write};

/// How a change is to be made.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The user's own words for the commit; folio's subject where absent.
    pub message: Option<String>,
    /// Show what would change and change nothing.
    pub dry_run: bool,
    /// What the write protocol needs to know.
    pub commit: CommitOptions,
}

/// A change that was made, or would be.
#[derive(Debug)]
pub struct Done {
    /// What the change was.
    pub act: Act,
    /// The commit; `None` for a dry run or where nothing differed.
    pub commit: Option<String>,
    /// The files that differ, relative to the ledger's root.
    pub files: Vec<String>,
    /// Whether this was made, and not only shown.
    pub made: bool,
    /// Every file's text before and after.
    pub sheets: BTreeMap<String, Sheet>,
    /// Warnings of the check that stand in the files touched, for the talk.
    pub warnings: Vec<Finding>,
    /// What the user should hear besides: an interrupted change finished, what a hook printed.
    pub notes: Vec<String>,
}

/// Makes one change: all of it as one commit, or nothing. Hand edits found in the files it writes become a commit of their own
/// before it.
///
/// # Errors
/// What `act` refuses; [`Error::refused`] with the findings where the result would not pass `check`; an environment error
/// where git, a lock or the disk is in the way. In every case nothing has changed.
pub fn make(ledger: &Ledger, options: &Options, act: &mut dyn FnMut(&mut Draft<'_>) -> Result<Act>) -> Result<Done> {
    thread::scope(|scope| {
        // What the change is checked with is made ready while git is opened and asked who we are.
        scope.spawn(|| ledger.shape().prepare());
        publish(ledger, options, true, act)
    })
}

fn publish(
    ledger: &Ledger,
    options: &Options,
    hand_apart: bool,
    act: &mut dyn FnMut(&mut Draft<'_>) -> Result<Act>,
) -> Result<Done> {
    let repository = Repository::open(ledger.root(), ledger.environment())?.ok_or_else(no_repository)?;
    let mut done = None;
    let mut plan = |view: &View<'_>| -> Result<Plan<'static>> {
        let renewed = settled::renewed(ledger, view)?;
        let ledger = renewed.as_ref().unwrap_or(ledger);
        if hand_apart {
            ledger.refuse_unsound()?;
        }
        let mut draft = Draft::new(ledger, view);
        let act = act(&mut draft)?;
        // A file that was only read is none of the change's; where hand edits are the change, every file of the draft is.
        let (sheets, faults) = draft.into_parts();
        let mut sheets: Sheets = sheets.into_iter().filter(|(_, sheet)| !hand_apart || sheet.differs()).collect();
        if hand_apart {
            along::take_along(view, &mut sheets, Was::InFolder)?;
        }
        let settled = hand_apart && settled::take_settings(ledger, view, &mut sheets)?;
        let warnings = united(faults, judge(ledger, view, &sheets))?;
        let mut unsound = if hand_apart { unsound_by_hand(ledger, view, &sheets)? } else { Vec::new() };
        unsound.extend(settled.then(|| LEDGER_FILE.to_owned()));
        let notes = unsound.iter().map(|path| told_of_unsound(view, &sheets, path)).collect::<Result<_>>()?;
        let writes = writes(&sheets);
        let op = view.op().to_owned();
        let message = act.message(options.message.as_deref(), &op);
        let files = writes.iter().map(|write| write.path.clone()).collect();
        done = Some(Done { act, commit: None, files, made: !options.dry_run, sheets, warnings, notes });
        let hand_message: HandMessage<'static> = Box::new(move |edits| hand::message(edits, &op));
        Ok(Plan { writes, message, hand_message: (hand_apart && unsound.is_empty()).then_some(hand_message) })
    };
    if options.dry_run {
        let edits = repository.rehearse(&options.commit, &mut plan)?;
        let done = done.ok_or_else(never_planned)?;
        let first = (!edits.is_empty())
            .then(|| format!("what was changed by hand would be recorded first, as `{}`", hand::act(&edits).subject()));
        return Ok(Done { notes: done.notes.into_iter().chain(first).collect(), ..done });
    }
    let published: Published = repository.transact(&options.commit, &mut plan)?;
    let done = done.ok_or_else(never_planned)?;
    let by_hand = published
        .hand_commit
        .iter()
        .map(|commit| format!("what was changed by hand is recorded first  {}", short(commit)));
    let notes = done.notes.iter().cloned().chain(by_hand).chain(published.notes).collect();
    Ok(Done { commit: published.commit, files: published.files, notes, ..done })
}

/// A commit's id as people type it.
fn short(commit: &str) -> &str {
    commit.get(..7).unwrap_or(commit)
}

fn never_planned() -> Error {
    Error::bug("a change was published without having been planned")
}

/// The refusal of a change to a ledger without git.
pub fn no_repository() -> Error {
    Error::environment("this ledger is not under git, and folio writes only what it can commit")
        .hint("make it a repository with `git init`, then record what is there with `folio commit`")
}

fn writes(sheets: &Sheets) -> Vec<Write> {
    sheets
        .iter()
        .map(|(path, sheet)| Write { path: path.clone(), new: sheet.now.clone().map(String::into_bytes) })
        .collect()
}

/// Checks every file as it would be; errors refuse the change.
fn judge(ledger: &Ledger, view: &View<'_>, sheets: &Sheets) -> Result<Vec<Finding>> {
    // Clients refer to each other, and some of them may only come or go with this change.
    let clients = || sheets.iter().filter(|(path, _)| path.starts_with(CLIENTS_FOLDER));
    let stays: BTreeSet<String> = staying(sheets).collect();
    let coming = clients().filter(|(_, sheet)| sheet.was.is_none() && sheet.now.is_some());
    let coming: Vec<String> = coming.map(|(path, _)| name(path)).collect();
    let going = clients().filter(|(_, sheet)| sheet.now.is_none()).map(|(path, _)| name(path));
    let going = going.filter(|slug| !stays.contains(slug)).collect();
    let mut across = !coming.is_empty();
    let checker = Checker::new(ledger).expecting(coming, going);
    let (mut errors, mut warnings, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for (path, sheet) in sheets {
        let Some(text) = sheet.now.as_ref().filter(|_| is_judged(path)) else { continue };
        let before = base(view, sheets, path)?;
        let verdict = checker.file(path, text.clone().into_bytes(), before);
        // One that was made by hand is as new to git as one that folio makes.
        across |= !view.has_committed(path)?;
        across |= verdict.kept.as_ref().is_some_and(|kept| kept.parent_is_new);
        kept.extend(verdict.kept);
        let (severe, mild): (Vec<_>, Vec<_>) =
            verdict.findings.into_iter().partition(|finding| finding.level == Level::Error);
        errors.extend(severe);
        warnings.extend(mild.into_iter().filter(|finding| finding.level == Level::Warning));
    }
    if errors.is_empty() {
        errors = not_alone(ledger, view, sheets, &kept, &checker)?;
    }
    // Only a new client and a new parent can break a rule across files; any other change opens no other client's file.
    if across {
        let gone: HashSet<&str> =
            sheets.iter().filter(|(_, sheet)| sheet.now.is_none()).map(|(path, _)| path.as_str()).collect();
        errors.extend(checker.across(kept, &gone).into_iter().filter(|finding| finding.level == Level::Error));
    }
    if errors.is_empty() { Ok(warnings) } else { Err(refused(errors)) }
}

/// What the commit would refer to, or take away, though HEAD knows nothing of it.
fn not_alone(
    ledger: &Ledger,
    view: &View<'_>,
    sheets: &Sheets,
    kept: &[Kept],
    checker: &Checker<'_>,
) -> Result<Vec<Finding>> {
    let alone = Alone::new(ledger, view, checker);
    let coming: Vec<String> =
        sheets.iter().filter(|(_, sheet)| sheet.now.is_some()).map(|(path, _)| name(path)).collect();
    let coming = coming.iter().map(String::as_str).collect();
    let mut errors = alone.left_behind(sheets)?;
    errors.extend(alone.twice(sheets)?);
    for kept in kept {
        errors.extend(alone.strangers(kept, &coming)?);
        errors.extend(alone.round(kept, sheets)?);
    }
    errors.extend(alone.unsettled(sheets)?);
    Ok(errors)
}

/// The files whose text as it was changed by hand does not pass `check`: a commit of its own would keep for good what is
/// being mended, a password above all.
///
/// Where such a text would go with its whole file, the change is refused with its errors: no commit would have it then.
fn unsound_by_hand(ledger: &Ledger, view: &View<'_>, sheets: &Sheets) -> Result<Vec<String>> {
    let checker = Checker::new(ledger);
    let alone = Alone::new(ledger, view, &checker);
    let by_hand: Sheets = sheets.iter().map(|(path, sheet)| (path.clone(), sheet.by_hand())).collect();
    let recorded: Vec<String> = staying(&by_hand).collect();
    let recorded = recorded.iter().map(String::as_str).collect();
    let mut unsettled = None;
    let mut unsound = Vec::new();
    for (path, sheet) in sheets.iter().filter(|(path, _)| is_judged(path)) {
        let head = base(view, &by_hand, path)?;
        if sheet.was.is_none() && sheet.now.is_some() && view.has_committed(path)? {
            // A commit without it would be one in which others may name nobody.
            unsound.push(path.clone());
            continue;
        }
        let Some(text) = sheet.was.as_ref().filter(|text| head.as_deref() != Some(text.as_bytes())) else { continue };
        let verdict = checker.file(path, text.clone().into_bytes(), head.clone());
        let mut errors = verdict.findings;
        errors.retain(|finding| finding.level == Level::Error);
        if let Some(kept) = &verdict.kept {
            errors.extend(alone.strangers(kept, &recorded)?);
            errors.extend(alone.round(kept, &by_hand)?);
        }
        if errors.is_empty() {
            let found = match &unsettled {
                Some(found) => found,
                None => unsettled.insert(alone.unsettled(&by_hand)?),
            };
            errors.extend(found.iter().filter(|finding| finding.place.file == *path).cloned());
        }
        if errors.is_empty() {
            continue;
        }
        if sheet.now.is_none() {
            return Err(refused(errors).hint(match head {
                Some(_) => format!("`git restore {}` takes back all that was changed by hand in it", view.typed(path)),
                None => format!("no commit has `{path}`: remove it by hand if it is to go for good"),
            }));
        }
        unsound.push(path.clone());
    }
    Ok(unsound)
}

fn told_of_unsound(view: &View<'_>, sheets: &Sheets, path: &str) -> Result<String> {
    let Some(sheet) = sheets.get(path) else { return Ok(String::new()) };
    if path == LEDGER_FILE {
        return Ok(format!(
            "`{path}` as it was changed by hand is recorded with this change: neither stands without the other"
        ));
    }
    if sheet.was.is_none() {
        return Ok(format!("`{path}` was taken away by hand, and is made anew with this change"));
    }
    let now = sheet.now.as_ref();
    if view.head(path)?.as_deref() == now.map(String::as_bytes) {
        return Ok(format!("`{path}` is as the last commit has it again, so there is nothing of it to commit"));
    }
    Ok(format!("what was changed by hand in `{path}` did not pass `check`, so it is recorded with this change only"))
}

/// What was judged, unless the act itself refused files: then their faults and all others.
fn united(mut faults: Vec<Finding>, judged: Result<Vec<Finding>>) -> Result<Vec<Finding>> {
    match judged {
        Err(error) if error.findings().is_empty() => return Err(error),
        Ok(warnings) if faults.is_empty() => return Ok(warnings),
        judged => faults.extend(judged.err().iter().flat_map(|error| error.findings().iter().cloned())),
    }
    Err(refused(faults))
}

/// Whether `check` has rules for a file: what else stands in a ledger is generated.
fn is_judged(path: &str) -> bool {
    path == LEDGER_FILE || path.strip_prefix(CLIENTS_FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

fn refused(errors: Vec<Finding>) -> Error {
    let count = errors.len();
    let plural = if count == 1 { "error" } else { "errors" };
    Error::refused(format!("nothing was written: {count} {plural} to mend first"), errors)
}
