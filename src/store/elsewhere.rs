//! Where a file that the user names for other programs may be written: nowhere that git or the ledger keeps something.

use std::ffi::OsStr;
use std::path::{Component, Path};

use super::environment::Environment;
use super::repository::Repository;
use super::root::{LEDGER_FILE, find_root};
use super::walk::CLIENTS_FOLDER;
use crate::error::{Error, Result};

/// Refuses a file, not yet written, that lies in git's folder, among the clients, is `folio.toml`, or is tracked by git: of the
/// ledger at `root`, and of any other ledger that it would lie in. `shown` is the path as the user typed it.
///
/// A link counts as itself and as what it leads to. A folder that is not there is for the writing to tell.
///
/// # Errors
/// A usage error that says what is kept there.
pub fn must_lie_elsewhere(target: &Path, shown: &Path, root: &Path, environment: &Environment) -> Result<()> {
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else { return Ok(()) };
    let Ok(folder) = folder.canonicalize() else { return Ok(()) };
    let mut roots = vec![root.canonicalize().unwrap_or_else(|_| root.to_path_buf())];
    roots.extend(find_root(&folder).ok().filter(|other| *other != roots[0]));
    for real in std::iter::once(folder.join(name)).chain(target.canonicalize()) {
        if let Some(kept) = roots.iter().find_map(|root| kept_there(&real, root, environment)) {
            return Err(Error::usage(format!("`{}` {kept}", shown.display()))
                .hint("name a file elsewhere, one that neither git nor the ledger keeps"));
        }
    }
    Ok(())
}

/// What is kept at a path, in words that follow its name.
fn kept_there(path: &Path, root: &Path, environment: &Environment) -> Option<&'static str> {
    let is_git = |name: &OsStr| name.eq_ignore_ascii_case(".git");
    // Whose folder it is does not matter: no program but git writes there.
    let in_git = || path.components().any(|part| matches!(part, Component::Normal(name) if is_git(name)));
    // What git cannot open has no folder that we know of; the ledger can be read all the same.
    let repository = Repository::open(root, environment).ok().flatten();
    let place = repository.as_ref().map(|repository| &repository.place);
    if in_git() || place.is_some_and(|place| path.starts_with(&place.gitdir) || path.starts_with(&place.shared)) {
        return Some("lies in git's own folder");
    }
    if path.starts_with(root.join(CLIENTS_FOLDER)) {
        return Some("lies among the clients' files");
    }
    if path == root.join(LEDGER_FILE) {
        return Some("holds the ledger's settings");
    }
    let repository = repository?;
    let inside = path.strip_prefix(&repository.place.top).ok()?.to_str()?;
    repository.tracks(inside).then_some("is a file that git tracks")
}
