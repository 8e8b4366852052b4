//! Other processes at work in the ledger, by a look through `/proc`, where there is one: who holds a lock that says nothing
//! itself, and which `git commit` has read the index before ours was in its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a `git commit` is waited for that neither ends nor shows that it got past the lock.
const PATIENCE: Duration = Duration::from_secs(2);

/// Options of git's own that have their value in a word of its own.
const VALUED: [&str; 8] =
    ["-c", "-C", "--git-dir", "--work-tree", "--namespace", "--super-prefix", "--config-env", "--attr-source"];

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
        let children = self.folder.join("task").join(self.id.to_string()).join("children");
        fs::read(self.folder.join("cmdline")).is_ok_and(|line| is_commit(&line))
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

/// Whether a command line, as `/proc` gives it, is one of `git commit`: its first word that is no option of git's own.
fn is_commit(line: &[u8]) -> bool {
    let mut words = line.split(|byte| *byte == 0).skip(1);
    while let Some(word) = words.next() {
        if VALUED.iter().any(|option| word == option.as_bytes()) {
            words.next();
        } else if !word.starts_with(b"-") {
            return word == b"commit";
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_commit;

    #[test]
    fn only_the_sub_command_makes_a_commit() {
        for (line, expected) in [
            ("git commit -qm x", true),
            ("/usr/bin/git -c user.name=commit -C there --no-pager commit", true),
            ("git --git-dir there/.git --work-tree=there commit --amend", true),
            ("git log commit", false),
            ("git -C commit status", false),
            ("git -c commit log -- commit", false),
            ("git", false),
        ] {
            let line = line.replace(' ', "\0") + "\0";
            assert_eq!(is_commit(line.as_bytes()), expected, "{line:?}");
        }
    }
}
