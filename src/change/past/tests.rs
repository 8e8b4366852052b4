//! What is kept, in real repositories: only new commits are read, broken texts are passed over.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use super::gone::Gone;
use super::kept::{Effort, gone};
use crate::store::{Environment, Repository};

struct Ground(TempDir);

impl Ground {
    fn new() -> Ground {
        let ground = Ground(TempDir::with_prefix("folio-past-").expect("a folder"));
        ground.git(&["init", "-q"]);
        ground
    }

    fn root(&self) -> PathBuf {
        self.0.path().canonicalize().expect("a folder")
    }

    fn git(&self, words: &[&str]) {
        let sealed = ["-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main"];
        let mut command = Command::new("git");
        command.current_dir(self.root()).args(sealed).args(words).env("GIT_CONFIG_NOSYSTEM", "1");
        let status = command.env("GIT_CONFIG_GLOBAL", "/dev/null").status().expect("git runs");
        assert!(status.success(), "git {words:?}");
    }

    /// Commits the client as it is to be.
    fn client(&self, text: &str) {
        let file = self.root().join("clients/acme.toml");
        fs::create_dir_all(self.root().join("clients")).expect("a folder");
        fs::write(file, text).expect("a file");
        self.git(&["add", "."]);
        self.git(&["commit", "-qm", "x"]);
    }

    fn gone(&self) -> (Gone, Effort) {
        #[allow(clippy::disallowed_methods, reason = "git has to be found")]
        let path = std::env::var_os("PATH").unwrap_or_default();
        let environment = Environment::new([("PATH".into(), path)]);
        let repository = Repository::open(&self.root(), &environment).expect("opens").expect("is under git");
        gone(&repository.view().expect("a view")).expect("is known")
    }

    fn removed(&self, id: &str) -> bool {
        self.gone().0.removal("acme", "goals", id).is_some()
    }
}

fn goals(ids: &[&str]) -> String {
    ids.iter().map(|id| format!("[[goals]]\nid = \"{id}\"\n")).collect()
}

#[test]
fn only_what_came_since_is_read() {
    let ground = Ground::new();
    assert_eq!(ground.gone().1, Effort::default());
    ground.client(&goals(&["a", "b"]));
    ground.client(&goals(&["a"]));
    assert_eq!(ground.gone().1.commits, 2);
    assert_eq!(ground.gone().1, Effort::default());
    ground.client(&(goals(&["a"]) + "note = 'x'\n"));
    // Both texts, and no second look at either: the id stands where it stood.
    assert_eq!(ground.gone().1, Effort { commits: 1, texts: 2 });
    assert!(ground.removed("b") && !ground.removed("a"));
}

#[test]
fn a_broken_text_between_two_others_hides_nothing() {
    let ground = Ground::new();
    ground.client(&goals(&["a", "b"]));
    ground.client("[[goals]]\nid = \"a\"\n<<<<<<< ours\nid = = \n");
    assert!(!ground.removed("b"));
    ground.client(&goals(&["a"]));
    assert!(ground.removed("b") && !ground.removed("a"));
}

#[test]
fn a_clone_of_the_last_commits_is_read_anew_once_it_is_whole() {
    let origin = Ground::new();
    origin.client(&goals(&["a", "b"]));
    origin.client(&goals(&["a"]));
    let clone = Ground(TempDir::with_prefix("folio-past-").expect("a folder"));
    let from = format!("file://{}", origin.root().display());
    clone.git(&["clone", "-q", "--depth", "1", &from, "."]);
    assert!(!clone.removed("b"));
    clone.git(&["fetch", "-q", "--unshallow"]);
    assert!(clone.removed("b"));
}
