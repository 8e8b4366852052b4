//! What `doctor` asks: what an interrupted change left, who holds locks, and what would keep folio from writing.

use std::fs::{self, File};
use std::path::Path;

use super::head::Head;
use super::path::shown;
use super::plan::CommitOptions;
use super::refusal;
use super::repository::{Backend, Repository, unread};
use super::transact::recover::RESCUED;
use super::transact::{index_lock, journal, lock};
use crate::error::{Error, Result};

/// The state of a repository as far as writing is concerned. Looking changes nothing.
#[derive(Debug, Default)]
pub struct Inspection {
    /// The operation that a killed folio left unfinished; the next change finishes it.
    pub interrupted: Option<String>,
    /// Locks that exist now.
    pub locks: Vec<LockState>,
    /// Changes that could not be finished and were kept aside.
    pub rescued: Vec<Rescued>,
    /// Files that folio set aside beside a client's: edits saved in the moment of a kill.
    pub kept: Vec<String>,
    /// What would make folio refuse to write, each with its way out.
    pub obstacles: Vec<Error>,
    /// The version git tells of itself: `2.47.3`.
    pub git_version: String,
}

/// A lock file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockState {
    /// Relative to the ledger or the work tree.
    pub path: String,
    /// Who holds it, if that can be told.
    pub holder: Option<String>,
    /// Nobody holds it any more: it was left by a killed folio, and the next change removes it.
    pub stale: bool,
}

/// A commit kept under `refs/folio/rescued/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The reference.
    pub name: String,
    /// The commit, in hexadecimal.
    pub commit: String,
    /// The first line of its message.
    pub subject: String,
}

impl Repository {
    /// Looks at everything that matters for writing; one thing that cannot be seen does not hide the others.
    pub fn inspect(&self) -> Result<Inspection> {
        let mut found = Inspection { git_version: self.git_version()?, ..Inspection::default() };
        found.interrupted = journal::Journal::read(&self.place).map(|journal| journal.op);
        found.locks = self.locks();
        found.kept = self.kept();
        let mut obstacle = |outcome: Result<()>| found.obstacles.extend(outcome.err());
        obstacle(recent_enough(&found.git_version));
        obstacle(self.stamps().map(drop));
        match refusal::writable(self) {
            Err(error) => obstacle(Err(error)),
            Ok(native) => {
                // A rebase detaches HEAD itself: what ends it goes back to the branch.
                obstacle(refusal::in_progress(native).and_then(|()| refusal::detached(&Head::of(native)?, false)));
                let index = git2::Index::open(&self.place.gitdir.join("index"));
                obstacle(index.map(drop).map_err(|error| refusal::index(&error)));
            }
        }
        if let Backend::Native(native) = &self.backend {
            found.rescued = rescued(native)?;
        }
        Ok(found)
    }

    /// Finishes what a killed folio left, as every change does first. Gives what to tell the user.
    pub fn recover(&self, options: &CommitOptions) -> Result<Vec<String>> {
        super::transact::recover_only(self, options)
    }

    fn git_version(&self) -> Result<String> {
        let answer = self.git(&["version"])?;
        let answer = String::from_utf8_lossy(&answer);
        Ok(answer.trim().trim_start_matches("git version ").to_owned())
    }

    fn locks(&self) -> Vec<LockState> {
        let mut locks = Vec::new();
        let own = self.place.gitdir.join(lock::FILE);
        if let Ok(file) = File::open(&own)
            && file.try_lock().is_err()
        {
            let holder = fs::read_to_string(&own).ok().and_then(|text| lock::described(&text));
            locks.push(LockState { path: shown(&own, &self.place), holder, stale: false });
        }
        let held = !locks.is_empty();
        let index = index_lock::lock_file(&self.place);
        if index.symlink_metadata().is_ok() {
            let ours = index_lock::is_ours(&index);
            let holder = if ours { lock::described(&index_lock::text(&index)) } else { None };
            locks.push(LockState { path: shown(&index, &self.place), holder, stale: ours && !held });
        }
        locks
    }

    /// Set aside by a recovery, so in a folder that has client files, and hidden there.
    fn kept(&self) -> Vec<String> {
        let walk = walkdir::WalkDir::new(&self.place.root).into_iter();
        let git_directory = |entry: &walkdir::DirEntry| entry.file_name() == ".git";
        let entries = walk.filter_entry(|entry| !git_directory(entry)).flatten();
        let is_kept = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(".folio-") && name.ends_with(".kept")
        };
        entries.filter(|entry| is_kept(entry.path())).map(|entry| shown(entry.path(), &self.place)).collect()
    }
}

fn rescued(native: &git2::Repository) -> Result<Vec<Rescued>> {
    let mut found = Vec::new();
    let references = native.references_glob(&format!("{RESCUED}*")).map_err(|error| unread(RESCUED, error))?;
    for reference in references.flatten() {
        let (Ok(name), Ok(commit)) = (reference.name(), reference.peel_to_commit()) else { continue };
        let subject = commit.summary().ok().flatten().unwrap_or_default().to_owned();
        found.push(Rescued { name: name.to_owned(), commit: commit.id().to_string(), subject });
    }
    Ok(found)
}

/// `git hook run` came with 2.36.
fn recent_enough(version: &str) -> Result<()> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    if (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= (2, 36) {
        return Ok(());
    }
    Err(Error::environment(format!("git {version} is too old")).hint("install git 2.36 or newer"))
}
