//! `folio.lock`: one folio at a time writes in a work tree.
//!
//! A `flock`, so that the kernel lets go of it however its holder ends; what is written in it only tells others who
//! holds it. Waiting is a blocking `flock` in a thread of its own: the kernel wakes waiters at once and in turn.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Instant;

use super::super::path::disk;
use super::super::plan::CommitOptions;
use super::super::repository::Place;
use crate::error::{Error, Result};

/// The lock's name in the git directory.
pub(in super::super) const FILE: &str = "folio.lock";

/// The lock, held. Dropping it lets go.
pub(in super::super) struct OperationLock {
    file: File,
}

/// Four lines that say who holds a lock, for the lock file and for `index.lock`.
pub(super) fn holder(options: &CommitOptions) -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host = if host.trim().is_empty() { "this machine" } else { host.trim() };
    let (pid, command, since) = (std::process::id(), &options.command, &options.since);
    format!("pid {pid}\nhost {host}\ncommand {}\nsince {since}\n", command.replace(char::is_control, " "))
}

/// The same lines read back as words for a message; `None` when they are not there.
pub(in super::super) fn described(text: &str) -> Option<String> {
    let part = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.filter(|value| !value.is_empty())
    };
    let mut words = format!("`{}` (process {} on {}", part("command")?, part("pid")?, part("host")?);
    if let Some(since) = part("since") {
        words.push_str(&format!(", since {since}"));
    }
    words.push(')');
    Some(words)
}

impl OperationLock {
    pub(in super::super) fn take(place: &Place, options: &CommitOptions, deadline: Instant) -> Result<OperationLock> {
        let path = place.gitdir.join(FILE);
        let file = open(&path).map_err(|cause| disk("cannot open", &path, place, cause))?;
        let file = match file.try_lock() {
            Ok(()) => file,
            Err(TryLockError::WouldBlock) => wait(file, deadline).ok_or_else(|| held(&path, options))?,
            Err(TryLockError::Error(cause)) => return Err(disk("cannot lock", &path, place, cause)),
        };
        // Only for others to read: a full disk must not keep us from working.
        drop(write(&file, &holder(options)));
        Ok(OperationLock { file })
    }
}

impl Drop for OperationLock {
    fn drop(&mut self) {
        drop(self.file.set_len(0));
    }
}

/// For reading too when it belongs to another user of a shared repository: `flock` asks for no more.
fn open(path: &Path) -> io::Result<File> {
    match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path) {
        Err(cause) if cause.kind() == io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| cause),
        opened => opened,
    }
}

fn write(mut file: &File, text: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}

/// `None` at the deadline; the thread then lets go of the lock as soon as it gets it.
fn wait(file: File, deadline: Instant) -> Option<File> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        if file.lock().is_ok() {
            drop(sender.send(file));
        }
    });
    receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()
}

fn held(path: &PathBuf, options: &CommitOptions) -> Error {
    let mut text = String::new();
    let read = File::open(path).and_then(|mut file| file.read_to_string(&mut text));
    let who = read.ok().and_then(|_| described(&text)).unwrap_or_else(|| "another folio".to_owned());
    let waited = options.wait.as_secs_f32();
    Error::environment(format!("the ledger is held by {who}; waited {waited} s"))
        .hint("try again when it is done, or wait longer with `--wait SECONDS`")
}
