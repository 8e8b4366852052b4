//! git's own `index.lock`, taken so that no git command changes index or branch while files are replaced.
//!
//! A symbolic link that leads nowhere: its text is made with its name in one step, so that the lock never exists without
//! saying whose it is, not even on a disk after a power failure. One left behind by a killed folio is so told from git's,
//! which is a file, empty or an index.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::super::path::{disk, shown};
use super::super::plan::CommitOptions;
use super::super::repository::Place;
use super::lock::holder;
use crate::error::{Error, Result};

/// How a lock of folio's begins.
const TOKEN: &str = "folio holds git's index\n";

/// `index.lock`, held. Dropping it lets go.
pub(super) struct IndexLock {
    path: PathBuf,
    held: bool,
}

impl IndexLock {
    pub(super) fn take(place: &Place, options: &CommitOptions, deadline: Instant) -> Result<IndexLock> {
        let path = lock_file(place);
        let text = format!("{TOKEN}{}", holder(options));
        match as_soon_as_free(deadline, || mark(&text, &path)) {
            Ok(()) => Ok(IndexLock { path, held: true }),
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(held(&path, place, options)),
            Err(cause) => Err(disk("cannot write", &path, place, cause)),
        }
    }

    /// Lets go, and says so if that could not be done: a lock left behind stops every git command.
    pub(super) fn release(mut self, place: &Place) -> Result<()> {
        self.held = false;
        fs::remove_file(&self.path).map_err(|cause| disk("cannot remove", &self.path, place, cause))
    }
}

impl Drop for IndexLock {
    fn drop(&mut self) {
        if self.held {
            drop(fs::remove_file(&self.path));
        }
    }
}

pub(in super::super) fn lock_file(place: &Place) -> PathBuf {
    place.gitdir.join("index.lock")
}

/// Whether the lock at this path is one of folio's.
pub(in super::super) fn is_ours(path: &Path) -> bool {
    text(path).starts_with(TOKEN)
}

/// What a lock says of itself; nothing where it is git's.
pub(in super::super) fn text(path: &Path) -> String {
    let linked = fs::read_link(path).map(|target| target.to_string_lossy().into_owned());
    linked.or_else(|_| fs::read_to_string(path)).unwrap_or_default()
}

/// Makes the lock; a file where the file system has no links, whose text is there a moment later.
fn mark(text: &str, path: &Path) -> io::Result<()> {
    match symlink(text, path) {
        Err(cause) if matches!(cause.kind(), io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied) => {
            exclusive(path, text.as_bytes())
        }
        done => done,
    }
}

/// Writes a file that may be there from an earlier, killed attempt. The caller holds `folio.lock`.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Err(cause) = fs::remove_file(path)
        && cause.kind() != io::ErrorKind::NotFound
    {
        return Err(cause);
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// Takes a lock as soon as it is free; the last refusal at the deadline. git does not say when it lets go.
pub(super) fn as_soon_as_free(deadline: Instant, take: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let mut pause = Duration::from_millis(1);
    loop {
        match take() {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists && Instant::now() < deadline => {
                std::thread::sleep(pause.min(deadline.saturating_duration_since(Instant::now())));
                pause = (pause * 2).min(Duration::from_millis(50));
            }
            done => return done,
        }
    }
}

/// A hard link; where the file system has none, an exclusive copy.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(cause) if matches!(cause.kind(), io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied) => {
            exclusive(to, &fs::read(from)?)
        }
        done => done,
    }
}

fn exclusive(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).inspect_err(|_| drop(fs::remove_file(path)))
}

fn held(path: &Path, place: &Place, options: &CommitOptions) -> Error {
    let who = super::process::holding(path, &place.top).unwrap_or_else(|| "a git command".to_owned());
    let waited = options.wait.as_secs_f32();
    Error::environment(format!("git's index is held by {who}: `{}` exists; waited {waited} s", shown(path, place)))
        .hint("try again when it is done, or wait longer with `--wait SECONDS`")
        .hint(format!("if no git command is running, remove `{}`: one was stopped before it could", shown(path, place)))
}
