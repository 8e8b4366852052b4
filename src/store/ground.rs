//! What a new ledger stands on: its folders, a repository, and what git has to know before the first commit. It can be taken back.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::create::create_repository;
use super::environment::Environment;
use super::mend::replace_file;
use super::repository::Repository;
use super::walk::CLIENTS_FOLDER;
use crate::error::{Error, Result};

/// The ground of one ledger, and what was made of it.
pub struct Ground<'d> {
    directory: &'d Path,
    environment: &'d Environment,
    /// The deepest first.
    folders: Vec<PathBuf>,
    repository: Option<PathBuf>,
    files: Vec<Put>,
}

/// A file that was written.
struct Put {
    path: &'static str,
    was: Option<String>,
    now: String,
}

impl<'d> Ground<'d> {
    /// Nothing made yet.
    pub fn new(directory: &'d Path, environment: &'d Environment) -> Ground<'d> {
        Ground { directory, environment, folders: Vec::new(), repository: None, files: Vec::new() }
    }

    /// Makes the folders, and a repository where there is none around.
    ///
    /// # Errors
    /// Where one cannot be made, or git finds no repository in a `.git` that is there.
    pub fn prepare(&mut self) -> Result<Repository> {
        let clients = self.directory.join(CLIENTS_FOLDER);
        self.folders = clients.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(&clients).map_err(|cause| self.unmade(cause))?;
        if let Some(around) = Repository::open(self.directory, self.environment)? {
            return Ok(around);
        }
        let folder = self.directory.join(".git");
        // Whoever makes the folder may take it back: what stands there has a history that git can no longer read, or somebody
        // else is at work.
        fs::create_dir(&folder).map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => unreadable(&folder),
            _ => self.unmade(cause),
        })?;
        self.repository = Some(folder);
        create_repository(self.directory, self.environment)
    }

    /// Writes a file in the place of what was read of it.
    ///
    /// # Errors
    /// Where it cannot be written, or somebody has written it meanwhile.
    pub fn put(&mut self, path: &'static str, was: Option<&str>, now: &str) -> Result<()> {
        let put = Put { path, was: was.map(str::to_owned), now: now.to_owned() };
        if let Some(was) = was {
            replace_file(self.directory, self.environment, path, was.as_bytes(), now.as_bytes())?;
            self.files.push(put);
            return Ok(());
        }
        let opened = OpenOptions::new().write(true).create_new(true).open(self.directory.join(path));
        let mut file = opened.map_err(|cause| self.unmade(cause))?;
        self.files.push(put);
        file.write_all(now.as_bytes()).map_err(|cause| self.unmade(cause))
    }

    /// Removes what was made: the repository with all that is in it, of files and folders nothing that somebody has put there
    /// since. Tells what is left.
    pub fn take_back(&self) -> Vec<String> {
        let mut left = Vec::new();
        let mut note = |what: String, done: Result<(), String>| {
            if let Err(cause) = done {
                left.push(format!("{what} could not be taken back: {cause}"));
            }
        };
        if let Some(folder) = &self.repository {
            note(format!("`{}`", folder.display()), fs::remove_dir_all(folder).map_err(|cause| cause.to_string()));
        }
        for Put { path, was, now } in &self.files {
            let done = match was {
                Some(was) => replace_file(self.directory, self.environment, path, now.as_bytes(), was.as_bytes())
                    .map_err(|error| error.to_string()),
                None => remove(&self.directory.join(path), now),
            };
            note(format!("`{path}`"), done);
        }
        for folder in &self.folders {
            // One that is no longer empty is somebody else's, too.
            let _ = fs::remove_dir(folder);
        }
        left
    }

    fn unmade(&self, cause: io::Error) -> Error {
        Error::environment(format!("`{}` cannot be made", self.directory.display())).because(cause)
    }
}

/// Removes a file that holds what was written in it, or as much of that as there was room for.
fn remove(file: &Path, written: &str) -> Result<(), String> {
    let bytes = fs::read(file).map_err(|cause| cause.to_string())?;
    if !written.as_bytes().starts_with(&bytes) {
        return Err("it was changed by another program just now".to_owned());
    }
    fs::remove_file(file).map_err(|cause| cause.to_string())
}

/// The refusal of a folder in which something called `.git` stands that git takes for no repository.
fn unreadable(folder: &Path) -> Error {
    Error::environment(format!("`{}` is there, but git finds no repository in it", folder.display()))
        .hint("if it had a history, mend it: git needs `HEAD`, `refs/` and `objects/` in it")
        .hint("move it away to begin anew")
}
