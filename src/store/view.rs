//! What a plan may look at: the files and HEAD at one moment, remembering what was read so that it can be checked again.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::os::unix::fs::MetadataExt;

use git2::{Index, IndexEntryExtendedFlag, Oid};

use super::configuration::Identity;
use super::folder::{EXECUTABLE, FILE, FOLDER, Folders, SUBMODULE};
use super::head::Head;
use super::path;
use super::read::{self, ReadFault};
use super::refusal;
use super::repository::{Repository, unread};
use super::walk::{self, CLIENTS_FOLDER, Stored};
use crate::error::{Error, Result};

/// The ledger's files and HEAD as one attempt at a change sees them.
pub struct View<'r> {
    pub(super) repository: &'r Repository,
    pub(super) native: &'r git2::Repository,
    pub(super) head: Head,
    op: String,
    seen: RefCell<BTreeMap<String, Seen>>,
    committed_clients: OnceCell<BTreeMap<String, Vec<String>>>,
    pub(super) folders: Folders<'r>,
}

/// A file as it was read.
#[derive(Debug)]
struct Seen {
    /// `None` where there was no file.
    mark: Option<Mark>,
    /// A digest of its bytes.
    digest: u64,
}

/// What changes whenever a file does.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Mark {
    fn of(meta: &Metadata) -> Mark {
        Mark {
            device: meta.dev(),
            inode: meta.ino(),
            size: meta.size(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        }
    }
}

impl<'r> View<'r> {
    pub(super) fn new(repository: &'r Repository, native: &'r git2::Repository, op: &str) -> Result<View<'r>> {
        let head = Head::of(native)?;
        let op = op.to_owned();
        let (seen, committed_clients) = (RefCell::default(), OnceCell::new());
        Ok(View { repository, native, head, op, seen, committed_clients, folders: Folders::new(native) })
    }

    /// The id of the operation that this change will be, for the trailer `Folio-Op`.
    pub fn op(&self) -> &str {
        &self.op
    }

    /// Who the commit will be by. Fails when git does not know.
    pub fn author(&self) -> Result<Identity> {
        self.repository.author()
    }

    /// The bytes of a file in the folder; `None` when there is none. A link, a folder or a pipe there is an error.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        path::inside(path)?;
        let file = self.repository.place.root.join(path);
        // Marked before it is read: a change in between is then seen as one.
        let mark = file.symlink_metadata().ok().map(|meta| Mark::of(&meta));
        let bytes = read_file(&file, path)?;
        self.seen.borrow_mut().insert(path.to_owned(), Seen { mark, digest: digest(bytes.as_deref()) });
        Ok(bytes)
    }

    /// The bytes of a file at HEAD; `None` when HEAD does not have it.
    pub fn head(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let Some((_, id)) = self.committed(path)? else { return Ok(None) };
        let blob = self.native.find_blob(id).map_err(|error| unread(path, error))?;
        Ok(Some(blob.content().to_vec()))
    }

    /// Whether HEAD has a file, or whatever else, at a path.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn has_committed(&self, path: &str) -> Result<bool> {
        Ok(self.at_head(&self.repository.place.in_git(path))?.is_some())
    }

    /// The files of a name that folio reads below `clients/` as HEAD has them, relative to the ledger's root.
    ///
    /// Every folder is listed, once.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn committed_clients(&self, name: &str) -> Result<&[String]> {
        let known = match self.committed_clients.get() {
            Some(known) => known,
            None => {
                let found = self.list_committed()?;
                self.committed_clients.get_or_init(|| found)
            }
        };
        Ok(known.get(name).map(Vec::as_slice).unwrap_or_default())
    }

    fn list_committed(&self) -> Result<BTreeMap<String, Vec<String>>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let clients = self.at_head(&self.repository.place.in_git(CLIENTS_FOLDER))?;
        let mut open = Vec::from_iter(clients.map(|(mode, id)| (CLIENTS_FOLDER.to_owned(), mode, id)));
        while let Some((path, mode, id)) = open.pop() {
            if mode != FOLDER {
                continue;
            }
            let folder = self.folders.read(id).map_err(|error| unread(&path, error))?;
            for entry in folder.entries() {
                let name = String::from_utf8_lossy(entry.name).into_owned();
                let path = format!("{path}/{name}");
                if entry.is_folder() {
                    open.push((path, entry.mode, entry.id));
                } else if walk::belongs(&path) {
                    found.entry(name).or_default().push(path);
                }
            }
        }
        Ok(found)
    }

    /// The bytes of a file as the next `git commit` would record them; `None` where it would not.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn staged(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let place = &self.repository.place;
        let entry = self.index()?.get_path(place.in_git(path).as_ref(), 0);
        let blob =
            entry.map(|entry| self.native.find_blob(entry.id).map_err(|error| unread(path, error))).transpose()?;
        Ok(blob.map(|blob| blob.content().to_vec()))
    }

    fn index(&self) -> Result<Index> {
        Index::open(&self.repository.place.gitdir.join("index")).map_err(|error| refusal::index(&error))
    }

    /// Whether nothing stands any more at a path that HEAD has, because somebody took it away.
    ///
    /// # Errors
    /// Where git was told to leave it out of the folder: what is to become of it nobody can say then.
    pub fn is_taken_away(&self, path: &str) -> Result<bool> {
        let seen = self.seen.borrow().get(path).map(|seen| seen.mark.is_none());
        // Not read a second time: what counts is what the change was made of.
        let gone = seen.unwrap_or_else(|| matches!(self.read(path), Ok(None)));
        if gone && self.left_out()?.iter().any(|hidden| hidden == path) {
            return Err(self.outside(path, "and git has the client there"));
        }
        Ok(gone)
    }

    /// The refusal of a change for which a file matters that git was told to leave out of the folder.
    pub fn outside(&self, path: &str, why: &str) -> Error {
        self.repository.outside(path, why)
    }

    /// A path of the ledger as a command takes it that is typed where the user stands.
    pub fn typed(&self, path: &str) -> String {
        self.repository.typed(path)
    }

    /// The client files of git's index that the folder lacks because git was told to leave them out, as a sparse checkout does.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn left_out(&self) -> Result<Vec<String>> {
        let place = &self.repository.place;
        let index = self.index()?;
        let skipped = |flags: u16| flags & IndexEntryExtendedFlag::SKIP_WORKTREE.bits() != 0;
        let paths = index.iter().filter(|entry| skipped(entry.flags_extended));
        let paths = paths.map(|entry| String::from_utf8_lossy(&entry.path).into_owned());
        let inside = paths.filter_map(|path| path.strip_prefix(&place.prefix).map(str::to_owned));
        let clients = inside.filter(|path| path.starts_with(CLIENTS_FOLDER) && walk::belongs(path));
        Ok(clients.filter(|path| place.root.join(path).symlink_metadata().is_err()).collect())
    }

    /// The folder on the way to a path that is a repository of its own, so that no commit of this one can hold the path.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn other_repository<'p>(&self, path: &'p str) -> Result<Option<&'p str>> {
        let place = &self.repository.place;
        for folder in path.match_indices('/').map(|(end, _)| &path[..end]) {
            let recorded = self.at_head(&place.in_git(folder))?.is_some_and(|(mode, _)| mode == SUBMODULE);
            if recorded || place.root.join(folder).join(".git").symlink_metadata().is_ok() {
                return Ok(Some(folder));
            }
        }
        Ok(None)
    }

    /// Whether a folder stands at a path, or HEAD has something else there than a file.
    pub fn is_no_file(&self, path: &str) -> bool {
        let place = &self.repository.place;
        let committed =
            matches!(self.at_head(&place.in_git(path)), Ok(Some((mode, _))) if ![FILE, EXECUTABLE].contains(&mode));
        committed || place.root.join(path).symlink_metadata().is_ok_and(|meta| meta.is_dir())
    }

    /// Whether git ignores a path, so that no commit will have it.
    pub fn is_ignored(&self, path: &str) -> bool {
        self.native.is_path_ignored(self.repository.place.in_git(path)).unwrap_or(false)
    }

    /// The ledger's files that differ from HEAD; see [`Repository::changed`].
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn changed(&self) -> Result<Vec<String>> {
        self.repository.changed()
    }

    /// All names folio reads in the folder.
    pub fn list(&self) -> Vec<Stored> {
        walk::walk(&self.repository.place.root)
    }

    /// The object and mode of a file at HEAD. Refuses a path that HEAD has as a link or a submodule.
    pub(super) fn committed(&self, path: &str) -> Result<Option<(u32, Oid)>> {
        match self.at_head(&self.repository.place.in_git(path))? {
            None => Ok(None),
            Some((mode @ (FILE | EXECUTABLE), id)) => Ok(Some((mode, id))),
            Some(_) => Err(Error::environment(format!("`{path}` is no regular file in git"))
                .hint("put a regular file in the place of the link or submodule, and record that with `git add` and `git commit`")),
        }
    }

    /// Mode and object of whatever HEAD has at a path of git's.
    pub(super) fn at_head(&self, in_git: &str) -> Result<Option<(u32, Oid)>> {
        let Some(top) = self.top()? else { return Ok(None) };
        self.folders.find(top, in_git).map_err(|error| unread(in_git, error))
    }

    /// HEAD's tree; `None` before the first commit.
    pub(super) fn top(&self) -> Result<Option<Oid>> {
        let tree = self.head.commit.map(|commit| self.native.find_commit(commit).map(|commit| commit.tree_id()));
        tree.transpose().map_err(|error| unread("HEAD", error))
    }

    /// Whether the files that were read are still the same: by all that the file system tells, else by their bytes.
    ///
    /// The pre-commit framework puts changed files aside for its hooks and then back, as they were but written anew.
    pub(super) fn holds(&self) -> bool {
        self.seen.borrow().iter().all(|(path, seen)| {
            let file = self.repository.place.root.join(path);
            let now = file.symlink_metadata().ok().map(|meta| Mark::of(&meta));
            now == seen.mark || read_file(&file, path).is_ok_and(|bytes| digest(bytes.as_deref()) == seen.digest)
        })
    }
}

/// A number that differs where the bytes do; that a file is absent counts too.
fn digest(bytes: Option<&[u8]>) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// The bytes of a file of the work tree for writing: absent is an answer, everything else that stops us an error.
pub(super) fn read_file(file: &std::path::Path, shown: &str) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match read::read_into(file, &mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(ReadFault::Missing) => Ok(None),
        Err(fault) => Err(Error::environment(format!("`{shown}` cannot be read")).because(fault)),
    }
}
