//! Moving the branch: compare-and-swap by git's own rules for references in files, with the entry in the reflog.
//!
//! Done here and not by libgit2 so that the new value can wait for the disk together with everything else, before it
//! takes the old one's place: a reference cut short by a power failure makes a repository unreadable.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use git2::Oid;

use super::super::head::{Head, branch_file};
use super::super::path::{disk, shown};
use super::Work;
use super::index_lock::{as_soon_as_free, link, write_new};
use super::prepare::Prepared;
use crate::error::{Error, Result};

/// The new value of the branch in a file of folio's drawer, about to become the branch's lock; gone when it is dropped.
pub(super) struct Token {
    pub(super) path: PathBuf,
}

impl Token {
    pub(super) fn write(work: &Work<'_>, tip: Oid) -> Result<Token> {
        let path = super::drawer(work.place)?.join("branch");
        write_new(&path, &format!("{tip}\n")).map_err(|cause| disk("cannot write", &path, work.place, cause))?;
        Ok(Token { path })
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

pub(super) fn lock_file(branch: &str, work: &Work<'_>) -> PathBuf {
    let mut name = branch_file(branch, work.place).into_os_string();
    name.push(".lock");
    name.into()
}

/// The branch's lock, which already holds its new value.
pub(super) struct BranchLock<'w> {
    work: &'w Work<'w>,
    lock: PathBuf,
    file: PathBuf,
    logged: Vec<(PathBuf, u64)>,
    done: bool,
}

impl<'w> BranchLock<'w> {
    /// Takes the lock; `None` when the branch no longer names what it did.
    pub(super) fn take(work: &'w Work<'w>, head: &Head, token: &Token) -> Result<Option<BranchLock<'w>>> {
        let (lock, file) = (lock_file(&head.branch, work), head.file(work.place));
        let folder = lock.parent().unwrap_or(&work.place.shared);
        fs::create_dir_all(folder).map_err(|cause| disk("cannot make", folder, work.place, cause))?;
        match as_soon_as_free(work.deadline, || link(&token.path, &lock)) {
            Ok(()) => {}
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Err(held(&lock, head, work)),
            Err(cause) => return Err(disk("cannot write", &lock, work.place, cause)),
        }
        let taken = BranchLock { work, lock, file, logged: Vec::new(), done: false };
        Ok((Head::of(work.native)? == *head).then_some(taken))
    }

    /// Writes the reflog, which is only a convenience and may be ahead of the branch for a moment.
    pub(super) fn log(&mut self, prepared: &Prepared) -> Result<()> {
        let (_, committer) = self.work.stamps()?;
        let old = prepared.head.commit.unwrap_or(Oid::ZERO_SHA1);
        let kind = if prepared.head.commit.is_some() { "commit" } else { "commit (initial)" };
        let values = format!("{old} {} ", prepared.tip);
        let line = format!("{values}{}\t{kind}: {}\n", committer.line(), prepared.subject);
        let names = if prepared.head.detached() { &["HEAD"][..] } else { &["HEAD", &prepared.head.branch] };
        for name in names {
            self.log_in(name, &values, &line)?;
        }
        // An empty folder of that name may be left of branches since deleted; git removes it too.
        if prepared.head.commit.is_none() {
            drop(fs::remove_dir(&self.file));
        }
        Ok(())
    }

    /// Puts the new value in place. Gives the folder to wait for.
    pub(super) fn commit(mut self) -> Result<Option<PathBuf>> {
        fs::rename(&self.lock, &self.file).map_err(|cause| disk("cannot write", &self.file, self.work.place, cause))?;
        self.done = true;
        Ok(self.file.parent().map(Path::to_path_buf))
    }

    /// Appends to one reflog, where `core.logAllRefUpdates` wants one.
    fn log_in(&mut self, name: &str, values: &str, line: &str) -> Result<()> {
        let base = if name == "HEAD" { &self.work.place.gitdir } else { &self.work.place.shared };
        let path = base.join("logs").join(name);
        let setting = self.work.configuration()?.get("core.logallrefupdates").unwrap_or("true");
        let wanted = setting == "always" || self.work.configuration()?.flag("core.logallrefupdates") != Some(false);
        if !wanted && !path.exists() {
            return Ok(());
        }
        self.append(&path, values, line).map_err(|cause| disk("cannot write", &path, self.work.place, cause))
    }

    fn append(&mut self, path: &Path, values: &str, line: &str) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let length = file.metadata()?.len();
        // An attempt that was killed here has written the line already.
        if last_line(&mut file, length)?.starts_with(values) {
            return Ok(());
        }
        self.logged.push((path.to_path_buf(), length));
        file.write_all(line.as_bytes())
    }
}

impl Drop for BranchLock<'_> {
    fn drop(&mut self) {
        if self.done {
            return;
        }
        for (path, length) in &self.logged {
            drop(OpenOptions::new().write(true).open(path).and_then(|file| file.set_len(*length)));
        }
        drop(fs::remove_file(&self.lock));
    }
}

fn last_line(file: &mut File, length: u64) -> io::Result<String> {
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(1024)))?;
    file.read_to_end(&mut tail)?;
    let text = String::from_utf8_lossy(&tail);
    Ok(text.trim_end().rsplit('\n').next().unwrap_or_default().to_owned())
}

fn held(lock: &Path, head: &Head, work: &Work<'_>) -> Error {
    let who = super::process::holding(lock, &work.place.top).unwrap_or_else(|| "a git command".to_owned());
    let lock = shown(lock, work.place);
    Error::environment(format!("the branch `{}` is held by {who}: `{lock}` exists", head.branch))
        .hint("try again when it is done, or wait longer with `--wait SECONDS`")
        .hint(format!("if no git command is running, remove `{lock}`: one was stopped before it could"))
}
