//! The git repository around a ledger: where it is, what can read it, and what it says at HEAD.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use git2::RepositoryOpenFlags;

use super::configuration::{Configuration, Identity, Stamp};
use super::environment::Environment;
use super::git::{Git, Running};
use super::shell::typed;
use crate::error::{Error, Result};

/// How long an answer about identity and configuration may be used: the date in it becomes the commit's.
const FRESH: Duration = Duration::from_secs(1);

/// The git repository that a ledger is kept in; the ledger may be its whole work tree or a folder of it.
pub struct Repository {
    pub(super) place: Place,
    pub(super) backend: Backend,
    pub(super) git: Git,
    pub(super) environment: Environment,
    /// The text of the ledger's `.gitattributes` that is written before all else, where a change is only shown.
    pub(super) foreseen: Option<String>,
    configuration: RefCell<Asked>,
}

/// How far we are with asking git for its configuration.
enum Asked {
    Not,
    /// git is at work on the answer, while we do something else.
    Running(Instant, Running),
    Known(Instant, Rc<Configuration>),
}

/// Where things are. All absolute, without symbolic links.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The ledger's root.
    pub(super) root: PathBuf,
    /// The top of git's work tree.
    pub(super) top: PathBuf,
    /// The way from `top` to `root`: empty, or ending in `/`.
    pub(super) prefix: String,
    /// The git directory of this work tree: HEAD, index, locks, folio's journal.
    pub(super) gitdir: PathBuf,
    /// The git directory that all linked work trees share: objects, branches.
    pub(super) shared: PathBuf,
}

impl Place {
    /// A ledger that is under no git: only files can be asked of it.
    pub(super) fn without_git(root: &Path) -> Place {
        let (root, gitdir) = (root.to_path_buf(), root.join(".git"));
        Place { top: root.clone(), root, prefix: String::new(), shared: gitdir.clone(), gitdir }
    }

    /// A ledger path as git's trees and index spell it.
    pub(super) fn in_git(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

/// What can open the repository.
pub(super) enum Backend {
    /// libgit2.
    Native(git2::Repository),
    /// Only the `git` program: reading works, writing is refused with this reason.
    Plumbing(String),
}

impl Repository {
    /// The repository around the ledger at `root`; `None` when it is not under git.
    ///
    /// Fails when git itself would not work in it: a foreign owner, damage, no permission.
    pub fn open(root: &Path, environment: &Environment) -> Result<Option<Repository>> {
        let root = root.canonicalize().map_err(|cause| {
            Error::environment(format!("the folder `{}` cannot be opened", root.display())).because(cause)
        })?;
        let git = Git::new(&root, environment);
        let (place, backend) = match open_native(&root, environment) {
            Ok(native) => (place_of(&native, root)?, Backend::Native(native)),
            Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(None),
            Err(error) if error.code() == git2::ErrorCode::Owner => return Err(foreign_owner(&root)),
            Err(error) => open_plumbing(&git, root, &error)?,
        };
        let environment = environment.clone();
        let git = Git::new(&place.top, &environment);
        let configuration = RefCell::new(Asked::Not);
        Ok(Some(Repository { place, backend, git, environment, foreseen: None, configuration }))
    }

    /// The same repository, for a ledger in a folder below that need not be there yet; `attributes` is what its `.gitattributes`
    /// will say.
    #[must_use]
    pub fn foreseen(mut self, folder: &Path, attributes: Option<String>) -> Repository {
        self.foreseen = attributes;
        for part in folder.components() {
            let name = part.as_os_str();
            self.place.root.push(name);
            self.place.prefix.push_str(&format!("{}/", name.to_string_lossy()));
        }
        self
    }

    /// The git directory of this work tree; folio keeps its own files in `folio/` inside.
    pub fn git_directory(&self) -> &Path {
        &self.place.gitdir
    }

    /// Who commits made now are by. Fails when git does not know.
    pub fn author(&self) -> Result<Identity> {
        Ok(self.stamps()?.0.who)
    }

    /// The committed bytes of a file at HEAD; `None` when HEAD does not have it, or there is no commit yet.
    pub fn head_text(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let path = self.place.in_git(path);
        match &self.backend {
            Backend::Native(native) => native_text(native, "HEAD", &path),
            Backend::Plumbing(_) => {
                let name = format!("HEAD:{path}");
                let output = self.git.call(["cat-file", "blob", &name]).output()?;
                Ok(output.status.success().then_some(output.stdout))
            }
        }
    }

    /// Runs a `git` command that reads, at the top of the work tree, and gives its standard output.
    ///
    /// The caller puts `-z`, `--no-ext-diff`, `--no-textconv`, `--end-of-options` and `--` where the command takes them.
    pub fn git(&self, arguments: &[&str]) -> Result<Vec<u8>> {
        self.git.call(arguments).succeed()
    }

    /// The last value of a key of git's configuration, its section and name in lower case.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        Ok(self.configuration()?.get(key).map(str::to_owned))
    }

    pub(super) fn stamps(&self) -> Result<(Stamp, Stamp)> {
        self.configuration()?.stamps(&self.git, &self.environment)
    }

    /// A path of the ledger as a command takes it that is typed where the user stands.
    pub(super) fn typed(&self, path: &str) -> String {
        self.environment.typed(&self.place.root, path)
    }

    /// Starts asking git for its configuration, for somebody who will want it soon.
    pub(super) fn ask_configuration(&self) -> Result<()> {
        let mut asked = self.configuration.borrow_mut();
        let fresh = match &*asked {
            Asked::Not => false,
            Asked::Running(since, _) | Asked::Known(since, _) => since.elapsed() < FRESH,
        };
        if !fresh {
            *asked = Asked::Running(Instant::now(), Configuration::ask(&self.git)?);
        }
        Ok(())
    }

    pub(super) fn configuration(&self) -> Result<Rc<Configuration>> {
        self.ask_configuration()?;
        let mut asked = self.configuration.borrow_mut();
        let (since, known) = match std::mem::replace(&mut *asked, Asked::Not) {
            Asked::Running(since, running) => (since, Rc::new(Configuration::answered(running)?)),
            Asked::Known(since, known) => (since, known),
            Asked::Not => return Err(Error::bug("git was not asked for its configuration")),
        };
        *asked = Asked::Known(since, Rc::clone(&known));
        Ok(known)
    }
}

/// Who a commit made in `folder` would be by, whether or not it is under git yet.
pub fn author_in(folder: &Path, environment: &Environment) -> Result<Identity> {
    let git = Git::new(folder, environment);
    let answer = Configuration::ask(&git).and_then(Configuration::answered);
    // A file of that name says where the repository is.
    let pointer = || folder.ancestors().map(|folder| folder.join(".git")).find(|git| git.symlink_metadata().is_ok());
    let known = answer.map_err(|error| match pointer().filter(|pointer| pointer.is_file()) {
        Some(pointer) => error.hint(format!(
            "`{}` leads to no repository: write `gitdir: PATH` in it, or move it away",
            pointer.display()
        )),
        None => error.hint("`git status` in that folder says more"),
    })?;
    Ok(known.stamps(&git, environment)?.0.who)
}

pub(super) fn open_native(root: &Path, environment: &Environment) -> Result<git2::Repository, git2::Error> {
    let ceilings = environment.get("GIT_CEILING_DIRECTORIES").unwrap_or_default();
    // As git reads: what is packed carries a checksum of its own, and to name a large folder anew takes longer than to read it.
    git2::opts::strict_hash_verification(false);
    git2::Repository::open_ext(root, RepositoryOpenFlags::empty(), std::env::split_paths(ceilings))
}

fn place_of(native: &git2::Repository, root: PathBuf) -> Result<Place> {
    let gitdir = canonical(native.path())?;
    let shared = canonical(native.commondir())?;
    let top = match native.workdir() {
        Some(top) => canonical(top)?,
        // Bare: there is no work tree to write to, but revisions can be read.
        None => gitdir.parent().filter(|top| root.starts_with(top)).unwrap_or(&root).to_path_buf(),
    };
    Ok(Place { prefix: prefix(&top, &root)?, root, top, gitdir, shared })
}

fn prefix(top: &Path, root: &Path) -> Result<String> {
    let inside = root.strip_prefix(top).map_err(|_| {
        Error::environment(format!("the ledger `{}` is outside git's work tree `{}`", root.display(), top.display()))
            .hint("look at `core.worktree` in git's configuration")
    })?;
    let name = inside.to_str().ok_or_else(|| {
        Error::environment(format!("the folder `{}` has a name that is not UTF-8", root.display())).hint("rename it")
    })?;
    Ok(if name.is_empty() { String::new() } else { format!("{name}/") })
}

fn canonical(path: &Path) -> Result<PathBuf> {
    path.canonicalize()
        .map_err(|cause| Error::environment(format!("`{}` cannot be opened", path.display())).because(cause))
}

/// libgit2 could not open it; if git can, reading goes through git.
fn open_plumbing(git: &Git, root: PathBuf, error: &git2::Error) -> Result<(Place, Backend)> {
    let unopened = |said: String| {
        Error::environment(format!("the git repository around `{}` cannot be opened: {said}", root.display()))
            .hint("`git status` in that folder says more")
    };
    let ask = ["rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir", "--git-common-dir"];
    let Ok(answer) = git.call(ask).succeed() else { return Err(unopened(error.message().to_owned())) };
    let text = String::from_utf8(answer).map_err(|_| unopened("its path is not UTF-8".to_owned()))?;
    let mut lines = text.lines().map(PathBuf::from);
    let (Some(top), Some(gitdir), Some(shared)) = (lines.next(), lines.next(), lines.next()) else {
        return Err(unopened(error.message().to_owned()));
    };
    let prefix = prefix(&canonical(&top)?, &root)?;
    let reason = unsupported(git, error);
    Ok((Place { prefix, root, top, gitdir, shared }, Backend::Plumbing(reason)))
}

/// What it is about the repository that libgit2 cannot open, in words that follow "this repository".
fn unsupported(git: &Git, error: &git2::Error) -> String {
    let listed = git.call(["config", "-z", "--get-regexp", r"^extensions\."]).output();
    let listed = listed.map(|output| output.stdout).unwrap_or_default();
    for entry in String::from_utf8_lossy(&listed).split('\0') {
        match entry.split_once('\n').unwrap_or((entry, "")) {
            ("extensions.objectformat", "sha1") => {}
            ("extensions.objectformat", format) => return format!("names its objects by {format}"),
            ("extensions.refstorage", "files") => {}
            ("extensions.refstorage", format) => return format!("keeps its branches in {format}"),
            _ => {}
        }
    }
    format!("cannot be opened by libgit2 ({})", error.message())
}

fn foreign_owner(root: &Path) -> Error {
    Error::environment(format!("the repository around `{}` belongs to another user", root.display()))
        .hint(format!("if you trust it: `git config --global --add safe.directory {}`", typed(&root.to_string_lossy())))
}

/// The bytes of a file in a revision; `None` when the revision or the file is not there.
pub(super) fn native_text(native: &git2::Repository, revision: &str, path: &str) -> Result<Option<Vec<u8>>> {
    let object = match native.revparse_single(&format!("{revision}:{path}")) {
        Ok(object) => object,
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(None),
        Err(error) if error.code() == git2::ErrorCode::UnbornBranch => return Ok(None),
        Err(error) => return Err(unread(path, error)),
    };
    Ok(object.as_blob().map(|blob| blob.content().to_vec()))
}

pub(super) fn unread(what: &str, error: git2::Error) -> Error {
    Error::environment(format!("git could not read `{what}`")).because(error).hint("`git fsck` checks the repository")
}
