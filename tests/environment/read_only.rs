//! A ledger that may be read and not written. For root every folder is writable, so there the stories are run as nobody.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use walkdir::WalkDir;

use super::acme;
use crate::harness::Ledger;

/// The user and the group that own nothing on this machine.
const NOBODY: u32 = 65_534;

const LOG: [&str; 5] = ["log", "acme", "a word", "--kind", "call"];

/// A ledger seen by somebody who may not write all of it.
struct Guarded {
    ledger: Ledger,
    folio: PathBuf,
    /// Whom to become; `None` where we are nobody special already.
    user: Option<u32>,
}

impl Guarded {
    /// `None`, said aloud, where nobody cannot be had here.
    #[allow(clippy::print_stderr, reason = "what is skipped must be seen")]
    fn new(ledger: Ledger) -> Option<Guarded> {
        let home = ledger.root().parent().expect("a home").to_owned();
        let user = (home.metadata().expect("the home").uid() == 0).then_some(NOBODY);
        let folio = home.join("folio");
        fs::copy(env!("CARGO_BIN_EXE_folio"), &folio).expect("a program that nobody may run");
        for entry in WalkDir::new(&home).into_iter().filter_map(Result::ok).filter(|_| user.is_some()) {
            chown(entry.path(), user, user).expect("root may give away");
        }
        let guarded = Guarded { ledger, folio, user };
        let works = guarded.try_run(&guarded.folio, &["list"]).is_ok_and(|output| output.status.success());
        if !works {
            eprintln!("SKIPPED: no program can be run as nobody here");
        }
        works.then_some(guarded)
    }

    /// Takes the right to write away from a folder and all in it.
    fn close(&self, folder: &str) {
        self.each(folder, |mode| mode & !0o222);
    }

    fn each(&self, folder: &str, change: impl Fn(u32) -> u32) {
        for entry in WalkDir::new(self.ledger.root().join(folder)).into_iter().filter_map(Result::ok) {
            let mode = entry.metadata().expect("there").permissions().mode();
            fs::set_permissions(entry.path(), Permissions::from_mode(change(mode))).expect("chmod");
        }
    }

    fn try_run(&self, program: &Path, words: &[&str]) -> std::io::Result<Output> {
        let mut command: Command = self.ledger.command(&program.to_string_lossy());
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        command.args(words).output()
    }

    fn git(&self, words: &[&str]) -> String {
        let output = self.try_run(Path::new("git"), words).expect("git runs");
        assert!(output.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What a change could have moved or left behind.
    fn state(&self) -> (String, String, Vec<PathBuf>) {
        let names = WalkDir::new(self.ledger.root()).sort_by_file_name().into_iter().filter_map(Result::ok);
        let names =
            names.map(walkdir::DirEntry::into_path).filter(|path| !path.to_string_lossy().contains("/objects/"));
        (
            self.git(&["rev-parse", "HEAD"]),
            self.git(&["status", "--porcelain"]),
            names.filter(|path| !path.ends_with("folio.lock") && !path.ends_with(".git/folio")).collect(),
        )
    }

    /// Exit 3, exactly these words, and nothing changed.
    #[track_caller]
    fn refuses(&self, screen: &str) {
        let before = self.state();
        let output = self.try_run(&self.folio, &LOG).expect("folio runs");
        let said = String::from_utf8_lossy(&output.stderr).replace(&*self.ledger.root().to_string_lossy(), "<ledger>");
        // libgit2 gives its temporary file another name each time.
        let said = match (said.split_once("git2_"), said.split_once("': ")) {
            (Some((before, _)), Some((_, after))) => format!("{before}git2_<n>': {after}"),
            _ => said,
        };
        assert_eq!(said.trim_end(), screen);
        assert_eq!((output.status.code(), output.stdout), (Some(3), Vec::new()));
        assert_eq!(self.state(), before);
    }

    #[track_caller]
    fn reads(&self) {
        for words in [&["list"][..], &["show", "acme"], &["check"]] {
            let output = self.try_run(&self.folio, words).expect("folio runs");
            assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // So that the temporary folder can be removed.
        self.each("", |mode| mode | 0o200);
    }
}

#[test]
fn a_ledger_that_may_only_be_read_is_read_and_not_written() {
    let Some(guarded) = Guarded::new(acme().committed()) else { return };
    guarded.close("");
    guarded.reads();
    guarded.refuses(
        "error: cannot open `.git/folio.lock`: Permission denied (os error 13)\nhint: you need permission to write in `.git`",
    );
}

#[test]
fn a_ledger_that_was_written_once_and_may_only_be_read_now() {
    let Some(guarded) = Guarded::new(acme().committed()) else { return };
    let first = guarded.try_run(&guarded.folio, &["log", "acme", "before", "--kind", "call"]).expect("folio runs");
    assert!(first.status.success());
    guarded.close("");
    guarded.reads();
    guarded.refuses(
        "error: git could not store `clients/acme.toml`: failed to create temporary file \
         '<ledger>/.git/objects/tmp_object_git2_<n>': Permission denied; class=Os (2)\nhint: you need permission to write \
         in `.git`",
    );
}

#[test]
fn client_files_that_may_only_be_read() {
    let Some(guarded) = Guarded::new(acme().committed()) else { return };
    guarded.close("clients");
    guarded.reads();
    guarded.refuses(
        "error: cannot write `clients/acme.toml`: Permission denied (os error 13)\nhint: you need permission to write in `clients`",
    );
}

#[test]
fn a_branch_that_may_only_be_read() {
    let Some(guarded) = Guarded::new(acme().committed()) else { return };
    guarded.close(".git/refs");
    guarded.reads();
    guarded.refuses(
        "error: cannot write `.git/refs/heads/main.lock`: Permission denied (os error 13)\nhint: you need permission to \
         write in `.git/refs/heads`",
    );
}
