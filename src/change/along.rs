//! What goes along with a change because the commit would not stand without it: the other half of a move by hand, and
//! settings that no commit has yet.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sheet, name};
use crate::error::Result;
use crate::source;
use crate::store::{CLIENTS_FOLDER, Kind, LEDGER_FILE, View};

/// The files of a change by path.
pub(super) type Sheets = BTreeMap<String, Sheet>;

/// What [`Sheet::was`] holds: the work tree where hand edits have a commit of their own, else what HEAD has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Was {
    InFolder,
    InHead,
}

/// Takes up what belongs to the files of a change: the places from which they were moved by hand, and `folio.toml` where HEAD
/// has none.
pub(super) fn take_along(view: &View<'_>, sheets: &mut Sheets, was: Was) -> Result<()> {
    if sheets.is_empty() {
        return Ok(());
    }
    if was == Was::InHead {
        take_unseen(view, sheets)?;
    }
    take_moves(view, sheets, was)?;
    if sheets.contains_key(LEDGER_FILE) || view.has_committed(LEDGER_FILE)? {
        return Ok(());
    }
    let Some(text) = settings_in_folder(view)? else { return Ok(()) };
    let before = (was == Was::InFolder).then(|| text.clone());
    sheets.insert(LEDGER_FILE.to_owned(), Sheet { was: before, now: Some(text), from: None });
    Ok(())
}

/// The text of `folio.toml` as the change sees it; `None` where there is none, or it is no text.
pub(super) fn settings_in_folder(view: &View<'_>) -> Result<Option<String>> {
    Ok(view.read(LEDGER_FILE)?.and_then(|bytes| source::decode(bytes).ok()))
}

/// A client that went from its place and stands where git does not see it: it is not to be recorded as one that is gone.
fn take_unseen(view: &View<'_>, sheets: &mut Sheets) -> Result<()> {
    let stays: BTreeSet<String> = staying(sheets).collect();
    let gone = sheets.iter().filter(|(path, sheet)| path.starts_with(CLIENTS_FOLDER) && sheet.now.is_none());
    let gone: BTreeSet<String> = gone.map(|(path, _)| name(path)).filter(|slug| !stays.contains(slug)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    let stored = view.list().into_iter().filter(|stored| stored.path.starts_with(CLIENTS_FOLDER));
    for path in stored.filter(|stored| stored.kind == Kind::File).map(|stored| stored.path) {
        if !gone.contains(&name(&path)) || sheets.contains_key(&path) || view.has_committed(&path)? {
            continue;
        }
        if let Some(text) = view.read(&path)?.and_then(|bytes| source::decode(bytes).ok()) {
            sheets.insert(path, Sheet { was: None, now: Some(text), from: None });
        }
    }
    Ok(())
}

/// A client stands where HEAD has none, and HEAD has one of that slug where none stands any more: it was moved.
fn take_moves(view: &View<'_>, sheets: &mut Sheets, was: Was) -> Result<()> {
    let stands = |sheet: &Sheet| match was {
        Was::InFolder => sheet.was.is_some(),
        Was::InHead => sheet.now.is_some(),
    };
    let standing = sheets.iter().filter(|(path, sheet)| path.starts_with(CLIENTS_FOLDER) && stands(sheet));
    let mut moves = Vec::new();
    for (path, _) in standing {
        if view.has_committed(path)? {
            continue;
        }
        for old in view.committed_clients(file_name(path))? {
            let goes = match sheets.get(old) {
                Some(sheet) => sheet.now.is_none(),
                None => view.is_taken_away(old)?,
            };
            if goes {
                moves.push((path.clone(), old.clone()));
            }
        }
    }
    for (path, old) in moves {
        if !sheets.contains_key(&old) {
            let head = view.head(&old)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            sheets.insert(old.clone(), Sheet { was: head.filter(|_| was == Was::InHead), now: None, from: None });
        }
        if let Some(sheet) = sheets.get_mut(&path) {
            sheet.from.get_or_insert(old);
        }
    }
    Ok(())
}

/// What the last commit holds of a file, wherever it had it.
pub(super) fn base(view: &View<'_>, sheets: &Sheets, path: &str) -> Result<Option<Vec<u8>>> {
    let mut path = path;
    // A client that was moved by hand and then gets another slug has two steps behind it; nothing makes more.
    for _ in 0..2 {
        match sheets.get(path).and_then(|sheet| sheet.from.as_deref()) {
            Some(from) => path = from,
            None => break,
        }
    }
    view.head(path)
}

/// The name of a client's file, without its folders.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The slugs of the clients that have a file once the change is made.
pub(super) fn staying(sheets: &Sheets) -> impl Iterator<Item = String> {
    sheets
        .iter()
        .filter(|(path, sheet)| path.starts_with(CLIENTS_FOLDER) && sheet.now.is_some())
        .map(|(path, _)| name(path))
}
