//! The first commit of a new ledger, and the repository it stands in where there is none yet.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Act, Done, Options, Sheet};
use crate::error::{Error, Result};
use crate::ledger::fittings;
use crate::source::evened;
use crate::store::{CLIENTS_FOLDER, Environment, Ground, Plan, Repository, View};

/// Makes a ledger of these files in `directory`, as one commit; whatever was made on the way is taken back where that fails
/// before the commit is HEAD's.
///
/// # Errors
/// Where the folder cannot be made, or git cannot commit in it.
pub fn found(
    directory: &Path,
    environment: &Environment,
    options: &Options,
    act: &Act,
    files: Vec<(&'static str, String)>,
) -> Result<Done> {
    let sheets: BTreeMap<String, Sheet> = files
        .into_iter()
        .map(|(path, text)| {
            let was = fs::read_to_string(directory.join(path)).ok();
            (path.to_owned(), Sheet { was, now: Some(text), from: None })
        })
        .filter(|(_, sheet)| sheet.differs())
        .collect();
    let files = sheets.keys().cloned().collect();
    let mut done = Done {
        act: act.clone(),
        commit: None,
        files,
        made: !options.dry_run,
        sheets,
        warnings: Vec::new(),
        notes: Vec::new(),
    };
    refuse_no_folder(directory)?;
    if options.dry_run {
        rehearse(directory, environment, options, &done)?;
        // Generated files of several thousand lines would bury what a dry run is asked for.
        done.sheets.retain(|path, _| !fittings::is_generated(path));
        return Ok(done);
    }
    let mut ground = Ground::new(directory, environment);
    let stood = stand(&mut ground, &done);
    let taken_back = |error: Error| ground.take_back().into_iter().fold(error, Error::hint);
    let repository = stood.map_err(taken_back)?;
    match commit(&repository, options, &done) {
        Ok((commit, notes)) => Ok(Done { commit, notes, ..done }),
        Err(error) if is_made(&repository, &done) => Err(error),
        Err(error) => Err(taken_back(error)),
    }
}

/// Refuses where something else stands in the place of the folder for the client files.
fn refuse_no_folder(directory: &Path) -> Result<()> {
    let clients = directory.join(CLIENTS_FOLDER);
    if clients.is_dir() || clients.symlink_metadata().is_err() {
        return Ok(());
    }
    Err(Error::environment(format!("`{}` is no folder, and the client files need one of that name", clients.display()))
        .hint("move it away, or give the ledger a folder of its own"))
}

/// Whether HEAD has the files as they were to be: then what went wrong came after the commit.
fn is_made(repository: &Repository, done: &Done) -> bool {
    let made = |view: &View<'_>| {
        done.sheets.iter().all(|(path, sheet)| {
            view.head(path).is_ok_and(|head| head.as_deref() == sheet.now.as_deref().map(str::as_bytes))
        })
    };
    repository.view().is_ok_and(|view| made(&view))
}

/// The repository, with what git has to know before the first file is committed: that these keep their line ends.
fn stand(ground: &mut Ground, done: &Done) -> Result<Repository> {
    let repository = ground.prepare()?;
    if let Some(Sheet { was, now: Some(text), .. }) = done.sheets.get(fittings::ATTRIBUTES_FILE) {
        ground.put(fittings::ATTRIBUTES_FILE, was.as_deref(), text)?;
    }
    Ok(repository)
}

fn commit(repository: &Repository, options: &Options, done: &Done) -> Result<(Option<String>, Vec<String>)> {
    let published = repository.transact(&options.commit, &mut |view| plan(view, options, done))?;
    Ok((published.commit, published.notes))
}

fn plan(view: &View<'_>, options: &Options, done: &Done) -> Result<Plan<'static>> {
    refuse_others_lines(view, done)?;
    let message = done.act.message(options.message.as_deref(), view.op());
    Ok(Plan { writes: super::writes(&done.sheets), message, hand_message: None })
}

/// Refuses to take into folio's commit what somebody else is about to add to `.gitattributes`. Where there is no commit yet,
/// everything that stands in the folder begins with this one.
fn refuse_others_lines(view: &View<'_>, done: &Done) -> Result<()> {
    let file = fittings::ATTRIBUTES_FILE;
    let was = done.sheets.get(file).and_then(|sheet| sheet.was.as_deref()).filter(|_| view.head_commit().is_some());
    let Some(was) = was else { return Ok(()) };
    let head = view.head(file)?;
    // git itself may have given the file other line ends than the commit has.
    let as_committed =
        |text: &str| head.as_ref().is_some_and(|head| evened(&String::from_utf8_lossy(head)) == evened(text));
    let staged = view.staged(file)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let typed = view.typed(file);
    let hint = match (as_committed(was), &staged) {
        (true, Some(staged)) if as_committed(staged) => return Ok(()),
        (true, _) => {
            format!("they are only staged: `git commit` records them, `git restore --staged {typed}` drops them")
        }
        (false, _) if head.is_none() => format!("record yours first: `git add {typed}`, then `git commit {typed}`"),
        (false, _) => format!("record yours first: `git commit {typed}`"),
    };
    Err(Error::environment(format!(
        "`{file}` has lines of yours that are in no commit yet, and folio would add its own"
    ))
    .hint(hint))
}

/// Refuses what the commit would be refused for, in a repository that is there already.
fn rehearse(directory: &Path, environment: &Environment, options: &Options, done: &Done) -> Result<()> {
    let Some(standing) = directory.ancestors().find(|folder| folder.exists()) else { return Ok(()) };
    let Some(around) = Repository::open(standing, environment)? else { return Ok(()) };
    let attributes = done.sheets.get(fittings::ATTRIBUTES_FILE).and_then(|sheet| sheet.now.clone());
    let around = around.foreseen(directory.strip_prefix(standing).unwrap_or(Path::new("")), attributes);
    around.rehearse(&options.commit, &mut |view| plan(view, options, done)).map(drop)
}
