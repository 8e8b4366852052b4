//! Other processes at work in the ledger, by a look through `/proc`, where there is one: who holds a lock that says nothing
//! itself, and which `git commit` has read the index before ours was in its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a `git commit` is waited for that neither ends nor shows that it got past the lock.
const PATIENCE: Duration = Duration::from_secs(2);

/// A process other than this one.
struct Process {
    id: u32,
    /// Its folder in `/proc`.
    folder: PathBuf,
}

/// The process that has `file` open, else a `git` at work below `folder`, as words for a message.
pub(super) fn holding(file: &Path, folder: &Path) -> Option<String> {
    let mut candidate = None;
    for process in others() {
        if process.holds(file) {
            return process.command().map(|command| format!("`{command}` (process {})", process.id));
        }
        if candidate.is_none() && process.is_git_in(folder) {
            candidate = process.command().map(|command| format!("`{command}` (process {}), it seems", process.id));
        }
    }
    candidate
}

/// The `git commit` processes below a folder that may not have come to their lock yet.
pub(super) struct Commits(Vec<Process>);

impl Commits {
    /// Those that are at work now.
    pub(super) fn below(folder: &Path) -> Commits {
        Commits(others().filter(|process| process.is_git_in(folder) && process.is_before_its_lock()).collect())
    }

    /// Returns when each of them has ended or got past its lock, or patience has.
    pub(super) fn outlast(self) {
        let deadline = Instant::now() + PATIENCE;
        for process in self.0 {
            while process.is_before_its_lock() && Instant::now() < deadline {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    }
}

fn others() -> impl Iterator<Item = Process> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse::<u32>().ok()?;
        (id != std::process::id()).then(|| Process { id, folder: entry.path() })
    })
}

impl Process {
    fn holds(&self, file: &Path) -> bool {
        let opened = fs::read_dir(self.folder.join("fd")).into_iter().flatten().flatten();
        opened.filter_map(|fd| fs::read_link(fd.path()).ok()).any(|target| target == file)
    }

    fn is_git_in(&self, folder: &Path) -> bool {
        // Most processes are elsewhere, which one call to the system tells.
        fs::read_link(self.folder.join("cwd")).is_ok_and(|cwd| cwd.starts_with(folder))
            && fs::read(self.folder.join("comm")).is_ok_and(|name| name.starts_with(b"git"))
    }

    /// A `git commit` that has started a program of its own, an editor or a hook, has had the lock and let it go.
    fn is_before_its_lock(&self) -> bool {
        let commit = |line: Vec<u8>| line.split(|byte| *byte == 0).any(|word| word == b"commit");
        let children = self.folder.join("task").join(self.id.to_string()).join("children");
        fs::read(self.folder.join("cmdline")).is_ok_and(commit)
            && !fs::read(children).is_ok_and(|children| !children.is_empty())
    }

    /// Program and sub-command; the rest may be private.
    fn command(&self) -> Option<String> {
        let line = fs::read(self.folder.join("cmdline")).ok()?;
        let arguments = line.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let kept: Vec<String> =
            arguments.take(2).filter(|word| !word.is_empty()).map(|word| word.escape_debug().to_string()).collect();
        Some(kept.join(" "))
    }
}
