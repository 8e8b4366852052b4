//! Where the ledger is: the nearest folder upwards that holds `folio.toml`.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The file that makes a folder a ledger.
pub const LEDGER_FILE: &str = "folio.toml";

/// The ledger's root: `start` or the nearest folder above it that holds `folio.toml`, without symbolic links.
///
/// A `folio.toml` that is a link or cannot be read still marks the root: what is wrong with it is for `check` to say.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    let real = start.canonicalize().map_err(|cause| {
        Error::environment(format!("the folder `{}` cannot be opened", start.display())).because(cause)
    })?;
    real.ancestors()
        .find(|folder| folder.join(LEDGER_FILE).symlink_metadata().is_ok())
        .map(Path::to_path_buf)
        .ok_or_else(|| {
            Error::environment(format!(
                "no ledger here: `{}` and the folders above have no `folio.toml`",
                start.display()
            ))
            .hint("`folio init` makes a ledger")
            .hint("`-C DIR` names the folder of another one")
        })
}
