//! The first commit of a new ledger, and the repository it stands in where there is none yet.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Act, Done, Options, Sheet};
use crate::error::{Error, Result};
use crate::ledger::fittings;
use crate::source::evened;
use crate::store::{CLIENTS_FOLDER, Environment, Plan, Repository, View, create_repository};

/// Makes a ledger of these files in `directory`, as one commit; whatever was made on the way is taken back where that fails.
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
    if options.dry_run {
        rehearse(directory, environment, options, &done)?;
        // Generated files of several thousand lines would bury what a dry run is asked for.
        done.sheets.retain(|path, _| !fittings::is_generated(path));
        return Ok(done);
    }
    let mut ground = Ground::default();
    let prepared = ground.prepare(directory, environment, done.sheets.get(fittings::ATTRIBUTES_FILE));
    match prepared.and_then(|repository| commit(&repository, options, &done)) {
        Ok((commit, notes)) => Ok(Done { commit, notes, ..done }),
        Err(error) => {
            ground.take_back();
            Err(error)
        }
    }
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
    let hint = match (as_committed(was), &staged) {
        (true, Some(staged)) if as_committed(staged) => return Ok(()),
        (true, _) => {
            format!("they are only staged: `git commit` records them, `git restore --staged {file}` drops them")
        }
        (false, _) if head.is_none() => format!("record yours first: `git add {file}`, then `git commit {file}`"),
        (false, _) => format!("record yours first: `git commit {file}`"),
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
    let around = around.below(directory.strip_prefix(standing).unwrap_or(Path::new("")));
    around.rehearse(&options.commit, &mut |view| plan(view, options, done)).map(drop)
}

/// What was made for a ledger to stand on.
#[derive(Default)]
struct Ground {
    folders: Vec<PathBuf>,
    attributes: Option<(PathBuf, Option<String>)>,
    repository: Option<PathBuf>,
}

impl Ground {
    fn prepare(
        &mut self,
        directory: &Path,
        environment: &Environment,
        attributes: Option<&Sheet>,
    ) -> Result<Repository> {
        let unmade = |cause| Error::environment(format!("`{}` cannot be made", directory.display())).because(cause);
        let clients = directory.join(CLIENTS_FOLDER);
        self.folders = clients.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(&clients).map_err(unmade)?;
        let repository = match Repository::open(directory, environment)? {
            Some(around) => around,
            None => {
                let folder = directory.join(".git");
                // Whoever makes the folder may take it back: what stands there has a history that git can no longer read,
                // or somebody else is at work.
                fs::create_dir(&folder).map_err(|cause| match cause.kind() {
                    io::ErrorKind::AlreadyExists => unreadable(&folder),
                    _ => unmade(cause),
                })?;
                self.repository = Some(folder);
                create_repository(directory, environment)?
            }
        };
        // git has to know that these files keep their line ends before the first of them is committed.
        if let Some(Sheet { was, now: Some(text), .. }) = attributes {
            let file = directory.join(fittings::ATTRIBUTES_FILE);
            // One that somebody has made meanwhile is theirs.
            let mut options = OpenOptions::new();
            options.write(true).truncate(was.is_some()).create_new(was.is_none());
            let mut opened = options.open(&file).map_err(unmade)?;
            self.attributes = Some((file, was.clone()));
            opened.write_all(text.as_bytes()).map_err(unmade)?;
        }
        Ok(repository)
    }

    /// Removes what was made, and nothing that somebody has put there since.
    fn take_back(&self) {
        if let Some(repository) = &self.repository {
            let _ = fs::remove_dir_all(repository);
        }
        let _ = match &self.attributes {
            Some((file, Some(was))) => fs::write(file, was),
            Some((file, None)) => fs::remove_file(file),
            None => Ok(()),
        };
        for folder in &self.folders {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The refusal of a folder in which something called `.git` stands that git takes for no repository.
fn unreadable(folder: &Path) -> Error {
    Error::environment(format!("`{}` is there, but git finds no repository in it", folder.display()))
        .hint("if it had a history, mend it: git needs `HEAD`, `refs/` and `objects/` in it")
        .hint("move it away to begin anew")
}
