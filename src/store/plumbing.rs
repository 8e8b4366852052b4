//! Reading through the `git` program what libgit2 cannot open: listings and objects.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout};

use super::git::Git;
use super::read::{ReadFault, SIZE_LIMIT};
use super::repository::Repository;
use super::root::LEDGER_FILE;
use super::walk::CLIENTS_FOLDER;
use crate::error::{Error, Result};

/// The id of the commit that a revision names.
pub(super) fn resolve(repository: &Repository, revision: &str) -> Result<String> {
    let commit = format!("{revision}^{{commit}}");
    let output = repository.git.call(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).output()?;
    let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !output.status.success() || id.is_empty() {
        return Err(Error::usage(format!("`{revision}` names no commit"))
            .hint("`git log --oneline` lists commits; `HEAD~1` is the one before the last"));
    }
    Ok(id)
}

/// Calls `add` with path, mode and object of every file of a commit that may be the ledger's.
pub(super) fn tree(repository: &Repository, commit: &str, mut add: impl FnMut(&[u8], u32, String)) -> Result<()> {
    let place = &repository.place;
    let (clients, ledger) = (place.in_git(CLIENTS_FOLDER), place.in_git(LEDGER_FILE));
    let listing = repository.git(&["ls-tree", "-r", "-z", "--full-tree", commit, "--", &clients, &ledger])?;
    for line in listing.split(|byte| *byte == 0) {
        // <mode> SP <kind> SP <object> TAB <path>
        let Some((meta, path)) = split_once(line, b'\t') else { continue };
        let meta = String::from_utf8_lossy(meta);
        let mut words = meta.split(' ');
        if let (Some(mode), Some(_), Some(id)) = (words.next(), words.next(), words.next()) {
            add(path, octal(mode), id.to_owned());
        }
    }
    Ok(())
}

/// The same of the index, or of the index in `file`. Entries only announced (`--intent-to-add`) are left out.
pub(super) fn index(
    repository: &Repository,
    file: Option<&Path>,
    mut add: impl FnMut(&[u8], u32, String),
) -> Result<()> {
    let place = &repository.place;
    let (clients, ledger) = (place.in_git(CLIENTS_FOLDER), place.in_git(LEDGER_FILE));
    let ask = |arguments: &[&str]| {
        let mut call = repository.git.call(arguments);
        if let Some(file) = file {
            call = call.env("GIT_INDEX_FILE", file);
        }
        call.succeed()
    };
    // Against the work tree, git shows as added just what is announced but has no content in the index.
    let listing = ask(&["ls-files", "--stage", "-z", "--full-name", "--", &clients, &ledger])?;
    let announced = ask(&[
        "diff",
        "--no-ext-diff",
        "--no-textconv",
        "--diff-filter=A",
        "--name-only",
        "-z",
        "--",
        &clients,
        &ledger,
    ])?;
    let announced: Vec<&[u8]> = announced.split(|byte| *byte == 0).collect();
    for line in listing.split(|byte| *byte == 0) {
        // <mode> SP <object> SP <stage> TAB <path>
        let Some((meta, path)) = split_once(line, b'\t') else { continue };
        let meta = String::from_utf8_lossy(meta);
        let mut words = meta.split(' ');
        if let (Some(mode), Some(id), Some("0" | "2")) = (words.next(), words.next(), words.next())
            && !announced.contains(&path)
        {
            add(path, octal(mode), id.to_owned());
        }
    }
    Ok(())
}

fn split_once(bytes: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let place = bytes.iter().position(|byte| *byte == at)?;
    Some((&bytes[..place], &bytes[place + 1..]))
}

fn octal(mode: &str) -> u32 {
    u32::from_str_radix(mode, 8).unwrap_or(0)
}

/// One `git cat-file --batch`, asked object by object.
pub(super) struct CatFile {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl CatFile {
    pub(super) fn start(git: &Git) -> Result<CatFile> {
        let mut child = git.call(["cat-file", "--batch"]).converse()?;
        let questions = child.stdin.take();
        let answers = child.stdout.take().ok_or_else(|| Error::bug("`git cat-file` has no standard output"))?;
        Ok(CatFile { child, questions, answers: BufReader::new(answers) })
    }

    /// Appends the bytes of a blob to `buffer`.
    pub(super) fn read(&mut self, id: &str, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
        let questions = self.questions.as_mut().ok_or_else(|| ReadFault::Git("`git cat-file` has ended".to_owned()))?;
        questions.write_all(format!("{id}\n").as_bytes()).map_err(ReadFault::Unreadable)?;
        let mut header = String::new();
        self.answers.read_line(&mut header).map_err(ReadFault::Unreadable)?;
        // <object> SP <kind> SP <size>, or <object> SP missing
        let mut words = header.split_whitespace().skip(1);
        let (Some(kind), Some(Ok(size))) = (words.next(), words.next().map(str::parse::<u64>)) else {
            return Err(ReadFault::Git(format!("git has no object `{id}`")));
        };
        let keep = kind == "blob" && size <= SIZE_LIMIT;
        let mut body = self.answers.by_ref().take(size + 1);
        let copied = if keep {
            body.read_to_end(buffer)
        } else {
            std::io::copy(&mut body, &mut std::io::sink()).map(|n| n as usize)
        };
        copied.map_err(ReadFault::Unreadable)?;
        if !keep {
            return Err(if kind == "blob" { ReadFault::TooLarge { size } } else { ReadFault::NotAFile });
        }
        buffer.truncate(size as usize);
        Ok(())
    }
}

impl Drop for CatFile {
    fn drop(&mut self) {
        // Closing its input ends it; waiting leaves no zombie.
        drop(self.questions.take());
        drop(self.child.wait());
    }
}
