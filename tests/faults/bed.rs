//! The ledger that faults are tried on, and what it is held against afterwards.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

/// The file that writers write.
pub(crate) const FILE: &str = "clients/acme.toml";
/// How entries begin that somebody writes into the file without folio.
pub(crate) const BY_HAND: &str = "by hand";
const START: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n";

/// A ledger in a temporary folder with a sealed git.
pub(crate) struct Bed {
    folder: TempDir,
}

impl Bed {
    /// A ledger of `clients` clients, committed.
    pub(crate) fn new(clients: usize) -> Bed {
        let folder = TempDir::with_prefix("folio-faults-").expect("a temporary folder");
        let bed = Bed { folder };
        fs::create_dir_all(bed.root().join("clients")).expect("folders");
        fs::create_dir(bed.folder.path().join("home")).expect("a home");
        let config = "[user]\nname = Anna Orlova\nemail = anna@agency.example\n[init]\ndefaultBranch = main\ntemplateDir =\n\
                      [maintenance]\nauto = false\n[gc]\nauto = 0\n";
        fs::write(bed.folder.path().join("home/.gitconfig"), config).expect("git's configuration");
        let ledger = "format = 1\n[ledger]\nname = \"North\"\n[[members]]\nid = \"anna\"\nname = \"Anna Orlova\"\nemails = [\"anna@agency.example\"]\n";
        fs::write(bed.root().join("folio.toml"), ledger).expect("folio.toml");
        fs::write(bed.root().join(".gitattributes"), "clients/** -text\n").expect("attributes");
        fs::write(bed.root().join(FILE), START).expect("a client");
        for number in 1..clients {
            fs::write(bed.root().join(format!("clients/c{number}.toml")), START).expect("a client");
        }
        for words in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "start"]] {
            assert!(bed.git(words).status.success(), "git {words:?}");
        }
        bed
    }

    /// The same ledger in a folder of its own.
    pub(crate) fn copy(&self) -> Bed {
        let folder = TempDir::with_prefix("folio-faults-").expect("a temporary folder");
        let inside = self.folder.path().join(".");
        let copied = Command::new("cp").arg("-a").arg(inside).arg(folder.path()).status().expect("cp starts");
        assert!(copied.success());
        Bed { folder }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("ledger")
    }

    /// The environment of writers and git: nothing of this machine but the way to programs.
    pub(crate) fn seal(&self, command: &mut Command) {
        let home = self.folder.path().join("home");
        let path: Option<(OsString, OsString)> = std::env::vars_os().find(|(name, _)| name == "PATH");
        command.env_clear().envs(path);
        command.env("HOME", &home).env("GIT_CONFIG_GLOBAL", home.join(".gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CEILING_DIRECTORIES", self.folder.path()).env("TZ", "UTC");
        // What is typed once more is then the very same bytes.
        command.env("FOLIO_TODAY", "2026-03-02T12:00");
        // One thread waits for the disk, so that the order of system calls is the same in each run.
        command.env("FOLIO_FSYNC_THREADS", "1");
        command.current_dir(self.root()).stdin(Stdio::null());
    }

    pub(crate) fn git(&self, words: &[&str]) -> Output {
        let words = [&["git"], words].concat();
        self.run(&words.into_iter().map(str::to_owned).collect::<Vec<_>>())
    }

    /// Runs a program in the ledger's folder, sealed.
    pub(crate) fn run(&self, words: &[String]) -> Output {
        let mut command = Command::new(&words[0]);
        self.seal(&mut command);
        command.args(&words[1..]).output().expect("the program starts")
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.root().join(FILE)).unwrap_or_default()
    }

    /// The first commit that takes a line out of the file, in words: writers only ever add.
    pub(crate) fn taken_back(&self) -> Option<String> {
        let log = self.git(&["log", "--format=%h %s", "--numstat", "--", FILE]).stdout;
        let log = String::from_utf8_lossy(&log);
        let took = |line: &&str| line.split('\t').nth(1).is_some_and(|removed| removed != "0");
        log.lines().find(took).map(|line| format!("an entry was taken back: {line}\n{log}"))
    }

    /// Holds the ledger against its promises; the first that is broken, in words.
    ///
    /// `acknowledged` must be there once each, with a commit of its own; `possible` once at most.
    pub(crate) fn broken(&self, acknowledged: &[String], possible: &[String]) -> Option<String> {
        let text = self.text();
        if !text.starts_with(START) || !text.ends_with('\n') {
            return Some(format!("torn: {text:?}"));
        }
        let times = |entry: &String| text.matches(entry.as_str()).count();
        if let Some(entry) = acknowledged.iter().find(|entry| times(entry) != 1) {
            return Some(format!("`{entry}` was acknowledged and is there {} times", times(entry)));
        }
        if let Some(entry) = possible.iter().find(|entry| times(entry) > 1) {
            return Some(format!("`{entry}` is there {} times", times(entry)));
        }
        let log = self.git(&["log", "--format=%s"]).stdout;
        let log = String::from_utf8_lossy(&log);
        let commits = |entry: &String| log.lines().filter(|subject| subject.ends_with(entry.as_str())).count();
        if let Some(entry) = acknowledged.iter().find(|entry| !entry.starts_with(BY_HAND) && commits(entry) != 1) {
            return Some(format!("`{entry}` was acknowledged and has {} commits", commits(entry)));
        }
        let status = self.git(&["status", "--porcelain", "--untracked-files=all"]);
        if !status.status.success() || !status.stdout.is_empty() {
            let said = [status.stdout, status.stderr].concat();
            return Some(format!("files, index and HEAD differ: {}", String::from_utf8_lossy(&said)));
        }
        let check = self.run(&[env!("CARGO_BIN_EXE_folio").to_owned(), "check".to_owned()]);
        if !check.status.success() {
            return Some(format!("folio check: {}", String::from_utf8_lossy(&check.stdout)));
        }
        let fsck = self.git(&["fsck", "--strict", "--no-dangling"]);
        if !fsck.status.success() {
            return Some(format!("git fsck: {}", String::from_utf8_lossy(&[fsck.stdout, fsck.stderr].concat())));
        }
        left_behind(&self.root().join(".git")).or_else(|| left_behind(&self.root().join("clients")))
    }
}

/// Does the same with each, two at a time: each works in a folder of its own. How many struck, and what they broke.
pub(crate) fn run_all<T: Sync>(all: &[T], run: impl Fn(&T) -> (bool, Option<String>) + Sync) -> (usize, Vec<String>) {
    let (next, struck, broken) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (hit, fault) = run(one);
                    struck.fetch_add(usize::from(hit), Ordering::Relaxed);
                    broken.lock().expect("no panic before").extend(fault);
                }
            });
        }
    });
    (struck.into_inner(), broken.into_inner().expect("no panic before"))
}

/// A lock, journal or temporary file below a folder. Unfinished objects are left by a killed git too, and swept later.
fn left_behind(folder: &Path) -> Option<String> {
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let lock = name.ends_with(".lock")
            && fs::symlink_metadata(&path).is_ok_and(|meta| name != "folio.lock" || meta.len() > 0);
        let inside = path.parent().is_some_and(|parent| parent.ends_with("folio"));
        if lock || name.ends_with(".tmp") || (inside && name.starts_with("journal")) {
            return Some(format!("left behind: {}", path.display()));
        }
        if path.is_dir()
            && let Some(found) = left_behind(&path)
        {
            return Some(found);
        }
    }
    None
}
