//! Which files of the ledger a command is about, by the paths that were typed.

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::ledger::Ledger;

/// The files at or below the paths typed; all of them where none was.
pub struct Scope {
    wanted: Vec<String>,
}

impl Scope {
    /// Reads paths as they are typed in the folder `here`.
    ///
    /// # Errors
    /// A usage error for a path outside the ledger, or one that names nothing folio reads.
    pub fn new(typed: &[PathBuf], here: &Path, ledger: &Ledger) -> Result<Scope> {
        let here = here.canonicalize().unwrap_or_else(|_| here.to_owned());
        let wanted = typed.iter().map(|path| known(path, &here, ledger)).collect::<Result<_>>()?;
        Ok(Scope { wanted })
    }

    /// Whether a file of the ledger is meant.
    pub fn covers(&self, path: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|wanted| is_below(wanted, path))
    }
}

fn is_below(folder: &str, path: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The path from the ledger's root, of something that is there.
fn known(typed: &Path, here: &Path, ledger: &Ledger) -> Result<String> {
    let whole = plain(&here.join(typed));
    let below = whole.strip_prefix(ledger.root()).map_err(|_| {
        Error::usage(format!("`{}` is not in this ledger", typed.display()))
            .hint(format!("the ledger is `{}`", ledger.root().display()))
    })?;
    let path = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    let is_read = ledger.stored().iter().any(|stored| is_below(&path, &stored.path));
    // A folder without any client is no mistake.
    if is_read || whole.is_dir() {
        return Ok(path);
    }
    let error = Error::usage(format!("there is no client file or folder `{}` in this ledger", typed.display()));
    Err(match nearest(&path, ledger.stored().iter().map(|stored| stored.path.as_str())) {
        Some(near) => error.hint(format!("did you mean `{}`?", from(here, ledger.root(), near))),
        None => error.hint("folio reads `folio.toml` and the `.toml` files below `clients/`"),
    })
}

/// A path of the ledger at `root` as it is typed in the folder `here`.
fn from(here: &Path, root: &Path, path: &str) -> String {
    let here: Vec<_> = here.strip_prefix(root).map(|below| below.components().collect()).unwrap_or_default();
    let path: Vec<_> = Path::new(path).components().collect();
    let shared = here.iter().zip(&path).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n(Component::ParentDir, here.len() - shared);
    up.chain(path[shared..].iter().copied()).collect::<PathBuf>().display().to_string()
}

/// The path without `.` and `..`, taken word by word: what is checked may stand only in git.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut whole, part| {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
        whole
    })
}
