//! A line that folio keeps in its own folder beside a ledger, not to work something out again; it may be deleted at any time.

use std::fs::{self, DirBuilder};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use super::content::content_name;
use super::environment::Environment;
use super::gitfolder::GitFolder;

/// Where one line of one ledger is kept.
#[derive(Debug, Clone)]
pub struct Keepsake {
    file: PathBuf,
}

impl Keepsake {
    /// In the git directory around the ledger, else in the user's cache; `None` where there is neither.
    pub fn of(root: &Path, environment: &Environment, name: &str) -> Option<Keepsake> {
        let (folder, ledger) = match GitFolder::around(root, environment) {
            Some(git) => (git.directory.join("folio"), git.inside),
            None => (environment.cache_folder()?.join("folio"), root.to_owned()),
        };
        let key = content_name(ledger.as_os_str().as_bytes());
        Some(Keepsake { file: folder.join(format!("{name}-{}", &key[..12])) })
    }

    /// Whether this is the line that was kept.
    pub fn is(&self, line: &str) -> bool {
        fs::read(&self.file).is_ok_and(|kept| kept == line.as_bytes())
    }

    /// Keeps a line, whole or not at all; where that fails it is worked out again.
    pub fn keep(&self, line: &str) {
        let Some(folder) = self.file.parent() else { return };
        let written = DirBuilder::new().recursive(true).mode(0o700).create(folder).and_then(|()| {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(line.as_bytes())?;
            file.persist(&self.file).map_err(|error| error.error)
        });
        drop(written);
    }
}
