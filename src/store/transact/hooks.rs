//! The user's hooks, run by git as for its own commits.
//!
//! libgit2 runs no hooks. They see the text to be committed through `GIT_INDEX_FILE`: an index of exactly the commit
//! being made, which the work tree does not have yet. A hook may refuse, or change the message; one that changes
//! that index or a file being written stops the change, because folio commits what it was told, not something else.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use git2::{Index, Tree};

use super::super::configuration::Stamp;
use super::super::path::disk;
use super::Work;
use super::index;
use crate::error::{Error, Result};

/// Set for hooks to the operation's id, by which folio's own hook knows that the commit is checked already.
pub const COMMIT_MARK: &str = "FOLIO_COMMIT";

const BEFORE: [&str; 3] = ["pre-commit", "prepare-commit-msg", "commit-msg"];
/// The hook of git that runs once the commit is made.
const AFTER: &str = "post-commit";

/// The hooks there are, and what they said.
pub(super) struct Hooks<'w> {
    work: &'w Work<'w>,
    op: String,
    author: Stamp,
    present: Vec<&'static str>,
    pub(super) notes: Vec<String>,
}

impl<'w> Hooks<'w> {
    pub(super) fn new(work: &'w Work<'w>, op: &str, author: &Stamp) -> Result<Hooks<'w>> {
        let mut present = Vec::new();
        let folder = work.repository.hooks_folder()?;
        // git 2.54 learnt hooks in the configuration; which event they are for is git's to know.
        let configured = work.configuration()?.has_any("hook.");
        for name in BEFORE.into_iter().chain([AFTER]) {
            let meta = folder.join(name).metadata();
            if configured || meta.is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0) {
                present.push(name);
            }
        }
        Ok(Hooks { work, op: op.to_owned(), author: author.clone(), present, notes: Vec::new() })
    }

    /// Whether there is a hook to run before a commit.
    pub(super) fn before_any(&self) -> bool {
        BEFORE.iter().any(|name| self.present.contains(name))
    }

    /// Runs what `git commit` runs before it commits; the message as the hooks leave it.
    pub(super) fn before_commit(&mut self, tree: &Tree<'_>, message: String) -> Result<String> {
        if !self.before_any() {
            return Ok(message);
        }
        let index = index::of_tree(self.work, tree, "index.hooks")?;
        let file = self.work.place.gitdir.join(super::DRAWER).join("COMMIT_EDITMSG");
        let outcome = self.ask(tree, &message, &index, &file);
        drop(fs::remove_file(&index));
        drop(fs::remove_file(&file));
        outcome
    }

    fn ask(&mut self, tree: &Tree<'_>, message: &str, index: &PathBuf, file: &PathBuf) -> Result<String> {
        let place = self.work.place;
        fs::write(file, message).map_err(|cause| disk("cannot write", file, place, cause))?;
        let named = file.to_string_lossy();
        self.run("pre-commit", &[], index)?;
        self.run("prepare-commit-msg", &[&named, "message"], index)?;
        self.run("commit-msg", &[&named], index)?;
        let unchanged = Index::open(index).and_then(|mut index| index.write_tree_to(self.work.native));
        if unchanged.ok() != Some(tree.id()) {
            return Err(Error::environment("a hook changed what was to be committed, so nothing was committed")
                .hint("a hook of a ledger may refuse a change, but not alter its files"));
        }
        fs::read_to_string(file).map_err(|cause| disk("cannot read", file, place, cause))
    }

    /// Runs what `git commit` runs after it has committed. The commit stands, whatever the hook says.
    pub(super) fn after_commit(&mut self) {
        let index = self.work.place.gitdir.join("index");
        if let Err(error) = self.run(AFTER, &[], &index) {
            self.notes.push(error.to_string());
        }
    }

    fn run(&mut self, name: &'static str, arguments: &[&str], index: &PathBuf) -> Result<()> {
        if !self.present.contains(&name) {
            return Ok(());
        }
        let words = [
            &["hook", "run", "--ignore-missing", name][..],
            if arguments.is_empty() { &[] } else { &["--"] },
            arguments,
        ];
        let call = self.work.repository.git.call_with_hooks(words.concat(), &[]);
        let call = call
            .env("GIT_INDEX_FILE", index)
            .env("GIT_EDITOR", ":")
            .env("GIT_AUTHOR_NAME", &self.author.who.name)
            .env("GIT_AUTHOR_EMAIL", &self.author.who.email)
            .env("GIT_AUTHOR_DATE", self.author.date())
            .env(COMMIT_MARK, &self.op);
        let output = call.output()?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).trim().to_owned();
        if output.status.success() {
            self.notes.extend((!said.is_empty()).then(|| format!("hook `{name}`: {said}")));
            return Ok(());
        }
        if said.contains("'hook' is not a git command") {
            return Err(
                Error::environment("this git is too old to run hooks for folio").hint("install git 2.36 or newer")
            );
        }
        let error = Error::environment(if name == AFTER {
            format!("the hook `{name}` failed; the commit stands all the same")
        } else {
            format!("the hook `{name}` refused the change, and nothing was changed")
        });
        Err(if said.is_empty() { error } else { error.because(said) })
    }
}
