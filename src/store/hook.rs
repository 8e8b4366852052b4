//! The files of git's hooks: where git looks for one, what is in it, and putting one there.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::repository::Repository;
use crate::error::{Error, Result};

/// The file of one hook, there or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookFile {
    path: PathBuf,
    top: PathBuf,
}

impl Repository {
    /// The file that git runs as the hook of that name, as `core.hooksPath` has it.
    pub fn hook(&self, name: &str) -> Result<HookFile> {
        Ok(HookFile { path: self.hooks_folder()?.join(name), top: self.place.top.clone() })
    }

    /// The ledger's folder relative to the top of git's work tree; `.` where it is the top.
    pub fn folder_in_work_tree(&self) -> String {
        match self.place.prefix.trim_end_matches('/') {
            "" => ".".to_owned(),
            folder => folder.to_owned(),
        }
    }
}

impl HookFile {
    /// The path for messages: relative to the top of the work tree where it is inside.
    pub fn shown(&self) -> String {
        self.path.strip_prefix(&self.top).unwrap_or(&self.path).display().to_string()
    }

    /// What is in it; `None` where there is no hook. Bytes that are no text show as U+FFFD.
    pub fn text(&self) -> Result<Option<String>> {
        match fs::read(&self.path) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Error::environment(format!("`{}` cannot be read", self.shown())).because(cause)),
        }
    }

    /// Whether git would run it.
    pub fn is_executable(&self) -> bool {
        self.path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
    }

    /// Gives the file another name beside its own; refuses where that one is taken.
    pub fn keep_as(&self, name: &str) -> Result<()> {
        let kept = self.path.with_file_name(name);
        if kept.symlink_metadata().is_ok() {
            return Err(Error::environment(format!("`{}` is there already and is not overwritten", kept.display()))
                .hint("move it away, then run the command again"));
        }
        fs::rename(&self.path, &kept).map_err(|cause| self.failed("cannot be renamed", cause))
    }

    /// Writes the hook, executable, whole or not at all.
    pub fn write(&self, text: &str) -> Result<()> {
        let folder = self.path.parent().unwrap_or(&self.top);
        fs::create_dir_all(folder).map_err(|cause| self.failed("cannot be written", cause))?;
        let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
            std::io::Write::write_all(&mut file, text.as_bytes())?;
            file.as_file().set_permissions(fs::Permissions::from_mode(0o755))?;
            file.persist(&self.path).map_err(|error| error.error)
        });
        written.map(drop).map_err(|cause| self.failed("cannot be written", cause))
    }

    fn failed(&self, what: &str, cause: std::io::Error) -> Error {
        Error::environment(format!("`{}` {what}", self.shown())).because(cause)
    }
}
