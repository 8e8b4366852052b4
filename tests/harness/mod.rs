//! A test is a small story: a ledger, the words typed, the exact screen, and what must *not* have happened.
//!
//! Every ledger lives in a folder of its own with a sealed home, git configuration, clock, locale and time zone. Commit ids
//! read `<commit>` on the screen, the ledger's folder reads `<ledger>`.

#![allow(dead_code, reason = "stories use what they need")]
#![allow(clippy::disallowed_methods, reason = "a test seals the environment that the program reads")]

mod run;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub use run::Run;
use tempfile::TempDir;

/// The smallest settings that make a ledger: two members, git's test identity being the first.
pub const FOLIO_TOML: &str = r#"format = 1

[ledger]
name = "Test agency"
timezone = "Europe/Moscow"
currency = "RUB"

[[members]]
id = "anna"
name = "Anna Orlova"
emails = ["anna@agency.example"]
grade = "senior"
role = "account"

[[members]]
id = "boris"
name = "Boris Belov"
emails = ["boris@agency.example"]
grade = "middle"
role = "account"
"#;

/// A client with people, a project, promises in every state and contracts with numbers for ids.
pub const BALTIKA: &str = include_str!("baltika.toml");

/// A client about whom everything that a document tells is known.
pub const KESTREL: &str = include_str!("kestrel.toml");

/// A client we work for with something of everything that is counted: talks, promises, a contract, invoices, a wish.
pub const DEBTOR: &str = include_str!("debtor.toml");

/// A client of whom little is known: a letter of theirs, an invoice in another currency.
pub const NORTH: &str = include_str!("north.toml");

/// The smallest client that passes `check`.
pub const ACME: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n";

/// A ledger under git, sealed from the machine.
pub struct Ledger {
    home: TempDir,
    today: String,
    environment: BTreeMap<String, String>,
    committed: bool,
}

impl Ledger {
    /// A repository with [`FOLIO_TOML`] and no client yet, on 2026-03-02.
    pub fn new() -> Ledger {
        let ledger = Ledger::bare();
        ledger.git(["init", "--quiet", "--initial-branch=main"]);
        ledger.put("folio.toml", FOLIO_TOML);
        ledger
    }

    /// An empty folder: no git, no `folio.toml`.
    pub fn bare() -> Ledger {
        let home = tempfile::Builder::new().prefix("folio-test-").tempdir().expect("a temporary folder");
        fs::create_dir_all(home.path().join("ledger")).expect("the ledger's folder");
        fs::write(home.path().join("gitconfig"), "[user]\n\tname = Anna Orlova\n\temail = anna@agency.example\n")
            .expect("the git configuration");
        Ledger { home, today: "2026-03-02".into(), environment: BTreeMap::new(), committed: false }
    }

    /// A copy of one of the ledgers under `examples/`, committed.
    pub fn example(name: &str) -> Ledger {
        let ledger = Ledger::bare();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name), &ledger.root());
        ledger.git(["init", "--quiet", "--initial-branch=main"]);
        ledger
    }

    /// Sets the day of all that follows.
    #[must_use]
    pub fn today(mut self, day: &str) -> Ledger {
        self.today = day.into();
        self
    }

    /// Adds a client file, to be committed before the first run.
    #[must_use]
    pub fn client(self, slug: &str, text: &str) -> Ledger {
        self.file(&format!("clients/{slug}.toml"), text)
    }

    /// Adds any file, to be committed before the first run.
    #[must_use]
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Ledger {
        self.put(path, text);
        self
    }

    /// Sets an environment variable for every run.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Ledger {
        self.environment.insert(name.into(), value.into());
        self
    }

    /// Commits what is there now, as a user would with git.
    #[must_use]
    pub fn committed(mut self) -> Ledger {
        self.commit_all();
        self
    }

    /// Writes a file by hand, without committing it.
    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let target = self.root().join(path);
        fs::create_dir_all(target.parent().expect("a path below the ledger")).expect("the file's folder");
        fs::write(target, text).expect("the file");
    }

    /// The text of a file of the work tree.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The ledger's folder.
    pub fn root(&self) -> PathBuf {
        self.home.path().join("ledger")
    }

    /// Runs git in the ledger, sealed; panics where git fails.
    pub fn git<const N: usize>(&self, words: [&str; N]) -> String {
        let output = self.command("git").args(words).output().expect("git runs");
        assert!(output.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs folio in the ledger's folder, with a closed standard input.
    pub fn run<const N: usize>(self, words: [&str; N]) -> Run {
        self.run_with(&words, None)
    }

    /// Runs folio with `input` on standard input.
    pub fn run_typing<const N: usize>(self, input: &str, words: [&str; N]) -> Run {
        self.run_with(&words, Some(input))
    }

    /// Runs folio on a terminal, with `input` typed; both its screens are one there, and what was typed stands on it too.
    ///
    /// `None`, said aloud, where the machine has no `script` to make a terminal.
    #[allow(clippy::print_stderr, reason = "what is skipped must be seen")]
    pub fn run_on_terminal<const N: usize>(self, input: &str, words: [&str; N]) -> Option<Run> {
        // Only util-linux's takes the command as one word; what else goes by that name is no help here.
        let known = Command::new("script").arg("--version").output();
        if !known.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux")) {
            eprintln!("skipped: no `script` of util-linux to make a terminal with");
            return None;
        }
        let quoted = |word: &str| format!("'{}'", word.replace('\'', "'\\''"));
        let line: Vec<String> = [env!("CARGO_BIN_EXE_folio")].iter().chain(&words).map(|word| quoted(word)).collect();
        let line = line.join(" ");
        Some(self.run_program("script", &["--quiet", "--return", "--command", &line, "/dev/null"], Some(input)))
    }

    fn run_with(self, words: &[&str], input: Option<&str>) -> Run {
        self.run_program(env!("CARGO_BIN_EXE_folio"), words, input)
    }

    fn run_program(mut self, program: &str, words: &[&str], input: Option<&str>) -> Run {
        if !self.committed && self.root().join(".git").exists() {
            self.commit_all();
        }
        let before = Before { head: self.head(), files: self.files() };
        let output = self.program(program, words, input);
        Run::new(self, words, &output, before)
    }

    /// Runs folio once and gives what it printed, for stories that need more than one process at a time.
    pub fn folio(&self, words: &[&str], input: Option<&str>) -> Output {
        self.program(env!("CARGO_BIN_EXE_folio"), words, input)
    }

    fn program(&self, program: &str, words: &[&str], input: Option<&str>) -> Output {
        let mut command = self.command(program);
        command.args(words).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{program}: {error}"));
        if let (Some(text), Some(mut stdin)) = (input, child.stdin.take()) {
            use std::io::Write as _;
            // A command that does not read its input closes it; that is its right.
            let _ = stdin.write_all(text.as_bytes());
        }
        child.wait_with_output().unwrap_or_else(|error| panic!("{program}: {error}"))
    }

    /// A command sealed from the machine: home, configuration, clock, locale, time zone.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.root())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.home.path().join("xdg"))
            .env("XDG_CACHE_HOME", self.home.path().join("cache"))
            .env("GIT_CONFIG_GLOBAL", self.home.path().join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CEILING_DIRECTORIES", self.home.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("FOLIO_TODAY", &self.today)
            .envs(&self.environment);
        command
    }

    /// A fresh clone passes `check`, and so does each of the last `count` commits: what git has stands alone.
    #[track_caller]
    pub fn stands_alone_in_git(&self, count: usize) {
        let to = format!("../clone-{}", self.git(["rev-parse", "HEAD"]).trim());
        self.git(["clone", "--quiet", ".", &to]);
        for number in 0..count {
            let revision = format!("HEAD~{number}");
            let output = self.folio(&["-C", &to, "check", "--rev", &revision], None);
            let (said, why) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert_eq!(output.status.code(), Some(0), "{revision}\n{said}{why}");
        }
    }

    fn commit_all(&mut self) {
        self.git(["add", "--all"]);
        self.git(["commit", "--quiet", "--allow-empty", "--no-verify", "-m", "start"]);
        self.committed = true;
    }

    fn head(&self) -> Option<String> {
        let output = self.command("git").args(["rev-parse", "--verify", "--quiet", "HEAD"]).output().expect("git runs");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Every file of the work tree with its bytes, `.git` left out.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let root = self.root();
        walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_entry(|entry| entry.file_name() != ".git")
            .filter_map(|entry| entry.ok().filter(|entry| entry.file_type().is_file()))
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
                (path, fs::read(entry.path()).unwrap_or_default())
            })
            .collect()
    }
}

/// The state that a run is compared with.
pub struct Before {
    head: Option<String>,
    files: BTreeMap<String, Vec<u8>>,
}

/// Copies a folder with all it holds.
pub fn copy(from: &Path, to: &Path) {
    for entry in
        walkdir::WalkDir::new(from).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file())
    {
        let target = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("the folder");
        fs::copy(entry.path(), target).expect("the file");
    }
}
