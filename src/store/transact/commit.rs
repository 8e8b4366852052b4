//! One commit: the user's hooks asked, its message as they leave it, signed when the configuration says so.

use git2::{ObjectType, Oid, Signature, Time, Tree};

use super::super::configuration::Stamp;
use super::super::folder;
use super::Work;
use super::hooks::Hooks;
use super::prepare::unstored;
use crate::error::{Error, Result};

/// Makes the commits of one change.
pub(super) struct Committer<'w> {
    work: &'w Work<'w>,
    hooks: Hooks<'w>,
    author: Stamp,
    committer: Stamp,
    subject: String,
}

impl<'w> Committer<'w> {
    pub(super) fn new(work: &'w Work<'w>, op: &str) -> Result<Committer<'w>> {
        let (author, committer) = work.stamps()?;
        let hooks = Hooks::new(work, op, &author)?;
        Ok(Committer { work, hooks, author, committer, subject: String::new() })
    }

    /// A commit that no reference names.
    pub(super) fn commit(&mut self, tree: Oid, parent: Option<Oid>, message: String) -> Result<Oid> {
        let tree = self.work.native.find_tree(tree).map_err(|error| unstored("the new tree", error))?;
        let message = self.hooks.before_commit(&tree, message)?;
        // The user's own `commit.cleanup` is for messages typed in an editor; ours has no comment lines to strip.
        let message = git2::message_prettify(message, None).map_err(|error| unstored("the message", error))?;
        if message.is_empty() {
            return Err(Error::environment("the commit has an empty message, so it was not made")
                .hint("give one with `-m`, or look at what the hook `commit-msg` does"));
        }
        self.subject = message.lines().next().unwrap_or_default().to_owned();
        let commit = if self.work.configuration()?.flag("commit.gpgsign") == Some(true) {
            self.signed(&tree, parent, &message)?
        } else {
            self.unsigned(&tree, parent, &message).map_err(|error| unstored("the commit", error))?
        };
        // No branch is led to a commit that cannot be read.
        self.work.native.find_commit(commit).map_err(|error| unstored("the commit", error))?;
        Ok(commit)
    }

    /// Whether hooks have run that may have changed files.
    pub(super) fn asked_hooks(&self) -> bool {
        self.hooks.before_any()
    }

    /// The subject of the last commit, and what hooks printed.
    pub(super) fn finish(self) -> (String, Vec<String>) {
        (self.subject, self.hooks.notes)
    }

    fn unsigned(&self, tree: &Tree<'_>, parent: Option<Oid>, message: &str) -> Result<Oid, git2::Error> {
        let signature =
            |stamp: &Stamp| Signature::new(&stamp.who.name, &stamp.who.email, &Time::new(stamp.seconds, stamp.offset));
        let parent = parent.map(|id| self.work.native.find_commit(id)).transpose()?;
        let parents: Vec<_> = parent.iter().collect();
        let (author, committer) = (signature(&self.author)?, signature(&self.committer)?);
        // Not `commit`: libgit2 1.9.7 answers with an id where the object could not be written.
        let bytes = self.work.native.commit_create_buffer(&author, &committer, message, tree, &parents)?;
        folder::store(self.work.native, ObjectType::Commit, &bytes)
    }

    /// libgit2 signs nothing, so git makes this one, with the key and the program that the user configured.
    fn signed(&self, tree: &Tree<'_>, parent: Option<Oid>, message: &str) -> Result<Oid> {
        let parent = parent.map(|id| id.to_string());
        let tree = tree.id().to_string();
        let mut arguments = vec!["-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-S"];
        arguments.extend(parent.as_deref().into_iter().flat_map(|parent| ["-p", parent]));
        arguments.extend(["-F", "-", &tree]);
        let call = self.work.repository.git.call(arguments).input(message.as_bytes().to_vec());
        let call = call
            .env("GIT_AUTHOR_NAME", &self.author.who.name)
            .env("GIT_AUTHOR_EMAIL", &self.author.who.email)
            .env("GIT_AUTHOR_DATE", self.author.date())
            .env("GIT_COMMITTER_NAME", &self.committer.who.name)
            .env("GIT_COMMITTER_EMAIL", &self.committer.who.email)
            .env("GIT_COMMITTER_DATE", self.committer.date());
        let output = call.output()?;
        let id = String::from_utf8_lossy(&output.stdout);
        if let Ok(id) = Oid::from_str(id.trim())
            && output.status.success()
        {
            return Ok(id);
        }
        Err(Error::environment("the commit could not be signed, so it was not made")
            .because(String::from_utf8_lossy(&output.stderr).trim().to_owned())
            .hint("`commit.gpgsign` asks for a signature; `git commit` in this folder meets the same obstacle"))
    }
}
