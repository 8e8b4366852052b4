//! Where git keeps what belongs to a work tree, found without opening the repository.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::environment::Environment;

/// The git directory of the work tree around a ledger, found as git finds it: by walking up.
///
/// To open a repository costs more than a question; this is for who only wants a place in it. Where git would refuse the
/// repository, or keep its work tree elsewhere by configuration, this may name it all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitFolder {
    /// The git directory of this work tree, absolute, without symbolic links.
    pub directory: PathBuf,
    /// The way from the top of the work tree to the ledger; empty where they are one.
    pub inside: PathBuf,
}

impl GitFolder {
    /// The git directory around the ledger at `root`, which is absolute and without links.
    pub fn around(root: &Path, environment: &Environment) -> Option<GitFolder> {
        let told = environment.get("GIT_CEILING_DIRECTORIES").unwrap_or_default();
        let ceilings: Vec<PathBuf> = std::env::split_paths(told).filter_map(|path| path.canonicalize().ok()).collect();
        let disk = root.metadata().ok()?.dev();
        for top in root.ancestors() {
            // A ceiling is not looked at, unless one stands in it.
            if top != root && ceilings.iter().any(|ceiling| ceiling == top) || top.metadata().ok()?.dev() != disk {
                return None;
            }
            if let Some(directory) = directory_in(top) {
                return Some(GitFolder { directory, inside: root.strip_prefix(top).ok()?.to_path_buf() });
            }
        }
        None
    }
}

/// `.git` in this folder: a repository, or a file that says where the one of this work tree is.
fn directory_in(top: &Path) -> Option<PathBuf> {
    let git = top.join(".git");
    let directory = match fs::metadata(&git).ok()? {
        meta if meta.is_dir() => git,
        _ => {
            let text = fs::read_to_string(&git).ok()?;
            top.join(text.strip_prefix("gitdir: ")?.trim_end_matches(['\n', '\r']))
        }
    };
    let real = directory.canonicalize().ok()?;
    real.join("HEAD").symlink_metadata().is_ok().then_some(real)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use super::GitFolder;
    use crate::store::{Environment, Repository};

    fn git(folder: &Path, words: &[&str]) {
        let sealed = ["-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main"];
        let status = Command::new("git").current_dir(folder).args(sealed).args(words).status().expect("git runs");
        assert!(status.success(), "git {words:?}");
    }

    fn same(root: &Path) {
        let environment = Environment::default();
        let root = root.canonicalize().expect("a folder");
        let ours = GitFolder::around(&root, &environment);
        let theirs = Repository::open(&root, &environment).expect("opens");
        assert_eq!(ours.map(|found| found.directory), theirs.map(|found| found.git_directory().to_path_buf()));
    }

    #[test]
    fn it_is_the_one_that_git_finds() {
        let home = tempfile::TempDir::new().expect("a folder");
        let top = home.path().join("top");
        fs::create_dir_all(top.join("team/ledger")).expect("folders");
        git(&top, &["init", "-q"]);
        git(&top, &["commit", "-q", "--allow-empty", "-m", "start"]);
        git(&top, &["worktree", "add", "-q", "../linked"]);
        git(&top, &["init", "-q", "--separate-git-dir", "../apart.git", "../apart"]);
        fs::create_dir_all(home.path().join("linked/ledger")).expect("a folder");
        for ledger in ["top", "top/team/ledger", "linked", "linked/ledger", "apart"] {
            same(&home.path().join(ledger));
        }
    }

    #[test]
    fn no_repository_no_folder() {
        let home = tempfile::TempDir::new().expect("a folder");
        let root = home.path().canonicalize().expect("a folder");
        fs::create_dir_all(root.join("below/.git")).expect("a folder that is no repository");
        let ceiling = Environment::new([("GIT_CEILING_DIRECTORIES".into(), root.clone().into_os_string())]);
        assert_eq!(GitFolder::around(&root.join("below"), &ceiling), None);
    }
}
