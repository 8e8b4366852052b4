//! A ledger in a temporary folder with a sealed git, for the store's own tests.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::environment::Environment;
use super::repository::Repository;

pub(super) struct Scratch {
    folder: TempDir,
    variables: Vec<(OsString, OsString)>,
}

impl Scratch {
    /// An empty folder; git is told a name, an e-mail address, and nothing else of this machine.
    pub(super) fn bare() -> Scratch {
        let folder = TempDir::with_prefix("folio-store-").expect("a temporary folder");
        let home = folder.path().join("home");
        std::fs::create_dir(&home).expect("home");
        std::fs::create_dir(folder.path().join("ledger")).expect("ledger");
        let config = "[user]\n\tname = Anna Orlova\n\temail = anna@agency.example\n[init]\n\tdefaultBranch = main\n\
                      [maintenance]\n\tauto = false\n";
        std::fs::write(home.join(".gitconfig"), config).expect("git's configuration");
        let path = std::env::vars_os().find(|(name, _)| name == "PATH").expect("a PATH");
        let mut variables = vec![path];
        for (name, value) in [
            ("HOME", home.as_os_str()),
            ("GIT_CONFIG_GLOBAL", home.join(".gitconfig").as_os_str()),
            ("GIT_CONFIG_NOSYSTEM", "1".as_ref()),
            ("GIT_CEILING_DIRECTORIES", folder.path().as_os_str()),
            ("TZ", "UTC".as_ref()),
        ] {
            variables.push((name.into(), value.to_owned()));
        }
        Scratch { folder, variables }
    }

    /// A ledger of two clients, committed.
    pub(super) fn ledger() -> Scratch {
        let scratch = Scratch::bare();
        scratch.git(["init", "-q"]);
        scratch.write("folio.toml", "format = 1\n");
        scratch.write("clients/acme.toml", "[profile]\nname = \"Acme\"\n");
        scratch.write("clients/baltika.toml", "[profile]\nname = \"Балтика\"\n");
        scratch.git(["add", "."]);
        scratch.git(["commit", "-qm", "start"]);
        scratch
    }

    pub(super) fn root(&self) -> PathBuf {
        self.folder.path().join("ledger").canonicalize().expect("the ledger's folder")
    }

    pub(super) fn environment(&self) -> Environment {
        Environment::new(self.variables.iter().cloned())
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.variables.retain(|(key, _)| key != name);
        self.variables.push((name.into(), value.into()));
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, text).expect("a file");
    }

    pub(super) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("a file that can be read")
    }

    pub(super) fn git_output<const N: usize>(&self, arguments: [&str; N]) -> Output {
        self.git_in(&self.root(), arguments)
    }

    pub(super) fn git_in<const N: usize>(&self, folder: &Path, arguments: [&str; N]) -> Output {
        let mut command = Command::new("git");
        command.current_dir(folder).env_clear().envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.args(arguments).output().expect("git starts")
    }

    /// Runs git, which must succeed; its standard output without the last line break.
    pub(super) fn git<const N: usize>(&self, arguments: [&str; N]) -> String {
        let output = self.git_output(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8").trim_end().to_owned()
    }

    pub(super) fn repository(&self) -> Repository {
        Repository::open(&self.root(), &self.environment()).expect("opens").expect("is under git")
    }
}
