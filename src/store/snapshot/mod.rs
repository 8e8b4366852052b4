//! One state of the ledger's files: the work tree, what git's index holds, or a revision.
//!
//! All three answer the same two questions, which files there are and what is in them, so that a check of what is
//! about to be committed is the same check as that of the folder.

mod objects;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use self::objects::Objects;
use super::environment::Environment;
use super::plumbing;
use super::read::{self, ReadFault};
use super::repository::Repository;
use super::stamp::{self, Stamped};
use super::walk::{self, Stored};
use crate::error::Result;

/// One state of the ledger's files. Shared freely between threads.
pub struct Snapshot {
    source: Source,
}

enum Source {
    WorkTree(PathBuf),
    Objects(Objects),
}

/// What was there before.
pub enum Before {
    /// The files of a commit.
    Commit(Snapshot),
    /// Nothing: it is the first commit.
    Nothing,
    /// Something, which this clone was made without.
    CutOff,
}

impl Snapshot {
    /// The files as they are in the folder now; nothing is kept, each question looks again.
    pub fn work_tree(root: &Path) -> Snapshot {
        Snapshot { source: Source::WorkTree(root.to_path_buf()) }
    }

    /// The files as git's index holds them: what `git commit` would record.
    ///
    /// Inside a hook `GIT_INDEX_FILE` names the index of the commit being made, and that is the one read. A file only
    /// announced by `git add --intent-to-add` is not in it yet.
    pub fn index(root: &Path, environment: &Environment) -> Result<Snapshot> {
        Ok(Snapshot { source: Source::Objects(Objects::of_index(root, environment)?) })
    }

    /// The files as a revision has them, in whatever spelling `git rev-parse` takes.
    pub fn revision(root: &Path, revision: &str, environment: &Environment) -> Result<Snapshot> {
        Ok(Snapshot { source: Source::Objects(Objects::of_revision(root, revision, environment)?) })
    }

    /// The files as the commit before a revision has them; without one, as `HEAD` has them, which is before what is staged.
    ///
    /// # Errors
    /// Where there is such a commit and git cannot read it.
    pub fn before(root: &Path, revision: Option<&str>, environment: &Environment) -> Result<Before> {
        let named = revision.map_or_else(|| "HEAD".to_owned(), |revision| format!("{revision}^"));
        let error = match Snapshot::revision(root, &named, environment) {
            Ok(snapshot) => return Ok(Before::Commit(snapshot)),
            Err(error) => error,
        };
        let Some(repository) = Repository::open(root, environment)? else { return Err(error) };
        if plumbing::resolve(&repository, &named).is_ok() {
            return Err(error);
        }
        // git lists in this file the commits whose parents a clone was made without.
        let cuts = fs::read_to_string(repository.place.shared.join("shallow")).unwrap_or_default();
        let last = revision.and_then(|revision| plumbing::resolve(&repository, revision).ok());
        let is_cut = last.is_some_and(|commit| cuts.lines().any(|line| line == commit));
        Ok(if is_cut { Before::CutOff } else { Before::Nothing })
    }

    /// Whether the files are those of the folder.
    pub fn is_work_tree(&self) -> bool {
        matches!(self.source, Source::WorkTree(_))
    }

    /// All names folio reads, ordered by path: `folio.toml`, and `*.toml` below `clients/` that are not hidden.
    pub fn list(&self) -> Vec<Stored> {
        match &self.source {
            Source::WorkTree(root) => walk::walk(root),
            Source::Objects(objects) => objects.list(),
        }
    }

    /// The same names, in no order, with the stamps by which a changed file is told from one that is as it was.
    ///
    /// `None` for what git holds: nothing changes there.
    pub fn stamped(&self) -> Option<Vec<Stamped>> {
        match &self.source {
            Source::WorkTree(root) => Some(stamp::walk(root)),
            Source::Objects(_) => None,
        }
    }

    /// Whether a folder stands at a path of the work tree; folders are not listed.
    pub fn is_folder(&self, path: &str) -> bool {
        match &self.source {
            Source::WorkTree(root) => root.join(path).symlink_metadata().is_ok_and(|meta| meta.is_dir()),
            Source::Objects(_) => false,
        }
    }

    /// The bytes of one file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, ReadFault> {
        let mut bytes = Vec::new();
        self.read_into(path, &mut bytes)?;
        Ok(bytes)
    }

    /// Replaces `buffer` with the bytes of one file; a buffer used again saves an allocation a file.
    pub fn read_into(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
        match &self.source {
            Source::WorkTree(root) => read::read_into(&root.join(path), buffer).map_err(|fault| match fault {
                ReadFault::Missing if path.contains(char::REPLACEMENT_CHARACTER) => ReadFault::Unnameable,
                fault => fault,
            }),
            Source::Objects(objects) => objects.read_into(path, buffer),
        }
    }
}
