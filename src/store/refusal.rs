//! States of a repository in which folio does not commit, each with its reason and the way out. Nothing is changed.

use git2::RepositoryState;

use super::head::Head;
use super::repository::{Backend, Repository};
use crate::error::{Error, Result};

/// The libgit2 handle, when the repository is one that folio can write.
pub(super) fn writable(repository: &Repository) -> Result<&git2::Repository> {
    let native = match &repository.backend {
        Backend::Native(native) => native,
        Backend::Plumbing(reason) => {
            return Err(Error::environment(format!("this repository {reason}, which folio can read but not write yet"))
                .hint("edit the files by hand and commit with git, or keep the ledger in a repository with git's default format"));
        }
    };
    if native.is_bare() {
        return Err(Error::environment("this repository is bare: it has no work tree to write to")
            .hint("`git clone` it, and work in the clone"));
    }
    Ok(native)
}

/// Refuses while git is in the middle of something that a commit would disturb.
pub(super) fn in_progress(native: &git2::Repository) -> Result<()> {
    let (what, command) = match native.state() {
        RepositoryState::Clean => return Ok(()),
        RepositoryState::Merge => ("a merge", "git merge"),
        RepositoryState::Revert | RepositoryState::RevertSequence => ("a revert", "git revert"),
        RepositoryState::CherryPick | RepositoryState::CherryPickSequence => ("a cherry-pick", "git cherry-pick"),
        RepositoryState::Rebase | RepositoryState::RebaseInteractive | RepositoryState::RebaseMerge => {
            ("a rebase", "git rebase")
        }
        RepositoryState::ApplyMailbox | RepositoryState::ApplyMailboxOrRebase => ("applying patches", "git am"),
        RepositoryState::Bisect => {
            return Err(Error::environment("a bisect is in progress, and a commit made now would get into it")
                .hint("`git bisect reset` ends it"));
        }
    };
    Err(Error::environment(format!("{what} is in progress, and a commit made now would get into it"))
        .hint(format!("`{command} --continue` finishes it, `{command} --abort` gives it up")))
}

/// Refuses a detached HEAD unless asked for.
pub(super) fn detached(head: &Head, allowed: bool) -> Result<()> {
    if !head.detached() || allowed {
        return Ok(());
    }
    Err(Error::environment("HEAD is detached: a commit made now would belong to no branch")
        .hint("`git switch <branch>` goes to a branch, `git switch -c <name>` makes one here")
        .hint("`--detached` commits all the same"))
}

/// An index that libgit2 cannot read, in words for the kinds that git knows and it does not.
pub(super) fn index(error: &git2::Error) -> Error {
    let Some((kind, remedy)) = index_kind(error) else {
        return Error::environment("git's index cannot be read")
            .because(error.message().to_owned())
            .hint("`git status` says whether git can; `git fsck` checks the repository");
    };
    Error::environment(format!("git's index is {kind}, which folio can read but not write yet")).hint(remedy)
}

/// The kind of an index that git can read and libgit2 cannot, and what makes it a plain one.
pub(super) fn index_kind(error: &git2::Error) -> Option<(&'static str, &'static str)> {
    if error.message().contains("'link'") {
        Some(("split", "`git config core.splitIndex false`, then `git update-index --no-split-index`"))
    } else if error.message().contains("'sdir'") {
        Some(("sparse", "`git sparse-checkout reapply --no-sparse-index`"))
    } else {
        None
    }
}

/// A file in a folder that is a repository of its own, a submodule or one that only lies there.
pub(super) fn other_repository(folder: &str, typed: &str) -> Error {
    Error::environment(format!("`{folder}` is another repository, so no commit of this one can hold what is in it"))
        .hint(format!("keep the client outside `{folder}`"))
        .hint(format!(
            "or make it a folder of this one: where `git submodule status` lists it, `git rm --cached {typed}` and \
             `git commit`; then move `{folder}/.git` away, and `folio commit`"
        ))
}
