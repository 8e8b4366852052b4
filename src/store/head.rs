//! Which branch a commit made now goes to, and which commit it names.

use std::path::PathBuf;

use git2::{Oid, ReferenceType};

use super::repository::{Place, unread};
use crate::error::{Error, Result};

/// HEAD, followed to the reference that a commit moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// `refs/heads/main`, or `HEAD` itself when it is detached.
    pub(super) branch: String,
    /// `None` before the first commit.
    pub(super) commit: Option<Oid>,
}

impl Head {
    pub(super) fn of(native: &git2::Repository) -> Result<Head> {
        let mut branch = "HEAD".to_owned();
        // git follows five symbolic references, no more.
        for _ in 0..6 {
            let reference = match native.find_reference(&branch) {
                Ok(reference) => reference,
                Err(error) if error.code() == git2::ErrorCode::NotFound && branch.starts_with("refs/heads/") => {
                    return Ok(Head { branch, commit: None });
                }
                Err(error) => return Err(unread(&branch, error)),
            };
            if reference.kind() != Some(ReferenceType::Symbolic) {
                return Ok(Head { commit: reference.target(), branch });
            }
            let target = reference.symbolic_target().map_err(|error| unread("HEAD", error))?;
            branch = target.unwrap_or_default().to_owned();
        }
        Err(Error::environment(format!("HEAD leads to `{branch}`, which is no branch"))
            .hint("`git switch <branch>` sets HEAD to a branch"))
    }

    pub(super) fn detached(&self) -> bool {
        self.branch == "HEAD"
    }

    /// The file that holds the reference; HEAD belongs to the work tree, branches to the whole repository.
    pub(super) fn file(&self, place: &Place) -> PathBuf {
        branch_file(&self.branch, place)
    }
}

/// The file that holds a reference.
pub(super) fn branch_file(branch: &str, place: &Place) -> PathBuf {
    if branch == "HEAD" { place.gitdir.join(branch) } else { place.shared.join(branch) }
}
