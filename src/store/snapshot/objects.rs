//! A state of the ledger that git holds: names to objects, listed once, their bytes read on demand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use git2::{Index, IndexEntryExtendedFlag, ObjectType, Oid, Tree};

use super::super::environment::Environment;
use super::super::plumbing::{self, CatFile};
use super::super::read::{ReadFault, SIZE_LIMIT};
use super::super::repository::{Backend, Repository, open_native, unread};
use super::super::walk::{CLIENTS_FOLDER, Kind, Stored, belongs};
use crate::error::{Error, Result};

/// File modes as git's trees and index have them.
const MODE_KIND: u32 = 0o170_000;
const MODE_LINK: u32 = 0o120_000;
const MODE_FILE: u32 = 0o100_000;

pub(super) struct Objects {
    entries: BTreeMap<String, Entry>,
    reader: Reader,
}

struct Entry {
    kind: Kind,
    /// In hexadecimal: SHA-256 names do not fit libgit2's type.
    id: String,
}

enum Reader {
    /// libgit2's handle belongs to one thread at a time; as many are opened as threads read at once.
    Native {
        root: PathBuf,
        environment: Environment,
        idle: Mutex<Vec<git2::Repository>>,
    },
    Plumbing(Mutex<CatFile>),
}

impl Objects {
    pub(super) fn of_index(root: &Path, environment: &Environment) -> Result<Objects> {
        let repository = required(root, environment)?;
        let named = environment.get("GIT_INDEX_FILE").map(|file| repository.place.top.join(file));
        let mut gathering = Gathering::new(&repository.place.prefix);
        let native = match &repository.backend {
            Backend::Native(native) => match &named {
                Some(file) => Index::open(file).ok(),
                None => native.index().ok(),
            },
            Backend::Plumbing(_) => None,
        };
        match native {
            Some(index) => gathering.index(&index),
            // A split or sparse index, or a repository that only git can open.
            None => plumbing::index(&repository, named.as_deref(), |path, mode, id| gathering.add(path, mode, id))?,
        }
        gathering.finish(repository, environment)
    }

    pub(super) fn of_revision(root: &Path, revision: &str, environment: &Environment) -> Result<Objects> {
        let repository = required(root, environment)?;
        let mut gathering = Gathering::new(&repository.place.prefix);
        match &repository.backend {
            Backend::Native(native) => {
                let commit = match native.revparse_single(revision).and_then(|object| object.peel_to_commit()) {
                    Ok(commit) => commit,
                    // `@{yesterday}` and the like: git knows more spellings.
                    Err(_) => {
                        let id = plumbing::resolve(&repository, revision)?;
                        Oid::from_str(&id).and_then(|id| native.find_commit(id)).map_err(|e| unread(revision, e))?
                    }
                };
                let tree = commit.tree().map_err(|error| unread(revision, error))?;
                gathering.tree(native, &tree).map_err(|error| unread(revision, error))?;
            }
            Backend::Plumbing(_) => {
                let commit = plumbing::resolve(&repository, revision)?;
                plumbing::tree(&repository, &commit, |path, mode, id| gathering.add(path, mode, id))?;
            }
        }
        gathering.finish(repository, environment)
    }

    pub(super) fn list(&self) -> Vec<Stored> {
        self.entries.iter().map(|(path, entry)| Stored { path: path.clone(), kind: entry.kind.clone() }).collect()
    }

    pub(super) fn read_into(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
        buffer.clear();
        let entry = self.entries.get(path).ok_or(ReadFault::Missing)?;
        if entry.kind != Kind::File {
            return Err(ReadFault::NotAFile);
        }
        self.reader.read(&entry.id, buffer)
    }
}

impl Reader {
    /// Appends the bytes of a blob to `buffer`.
    fn read(&self, id: &str, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
        match self {
            Reader::Plumbing(cat) => cat.lock().unwrap_or_else(PoisonError::into_inner).read(id, buffer),
            Reader::Native { root, environment, idle } => {
                let spare = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let native = match spare {
                    Some(native) => native,
                    None => open_native(root, environment).map_err(|error| git_fault(&error))?,
                };
                let read = read_native(&native, id, buffer);
                idle.lock().unwrap_or_else(PoisonError::into_inner).push(native);
                read
            }
        }
    }
}

fn read_native(native: &git2::Repository, id: &str, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
    let id = Oid::from_str(id).map_err(|error| git_fault(&error))?;
    let store = native.odb().map_err(|error| git_fault(&error))?;
    let (size, kind) = store.read_header(id).map_err(|error| git_fault(&error))?;
    if kind != ObjectType::Blob {
        return Err(ReadFault::NotAFile);
    }
    if size as u64 > SIZE_LIMIT {
        return Err(ReadFault::TooLarge { size: size as u64 });
    }
    buffer.extend_from_slice(store.read(id).map_err(|error| git_fault(&error))?.data());
    Ok(())
}

fn git_fault(error: &git2::Error) -> ReadFault {
    ReadFault::Git(error.message().to_owned())
}

fn required(root: &Path, environment: &Environment) -> Result<Repository> {
    Repository::open(root, environment)?.ok_or_else(|| {
        Error::environment(format!("the ledger `{}` is not under git", root.display()))
            .hint("`git init` there, then `folio commit`, puts it under git")
    })
}

/// Collects what belongs to the ledger out of a listing of the whole repository.
struct Gathering {
    prefix: String,
    entries: BTreeMap<String, Entry>,
    /// Links whose name is not a client's: only one that leads to a folder matters, which the other names decide.
    links: Vec<(String, String)>,
}

impl Gathering {
    fn new(prefix: &str) -> Gathering {
        Gathering { prefix: prefix.to_owned(), entries: BTreeMap::new(), links: Vec::new() }
    }

    fn add(&mut self, path: &[u8], mode: u32, id: String) {
        let Some(path) = path.strip_prefix(self.prefix.as_bytes()) else { return };
        let path = String::from_utf8_lossy(path).into_owned();
        match (mode & MODE_KIND, belongs(&path)) {
            (MODE_FILE, true) => drop(self.entries.insert(path, Entry { kind: Kind::File, id })),
            (MODE_LINK, true) => drop(self.entries.insert(path, Entry { kind: Kind::Link, id })),
            (MODE_LINK, false) if belongs(&format!("{path}/x.toml")) => self.links.push((path, id)),
            _ => {}
        }
    }

    fn index(&mut self, index: &Index) {
        for entry in index.iter() {
            let stage = (entry.flags >> 12) & 3;
            let announced = entry.flags_extended & IndexEntryExtendedFlag::INTENT_TO_ADD.bits() != 0;
            // Of a conflict, the second stage is ours: what the work tree's owner sees as the file.
            if (stage == 0 || stage == 2) && !announced {
                self.add(&entry.path, entry.mode, entry.id.to_string());
            }
        }
    }

    /// Only the ledger's part of the tree is read: the rest of a large repository costs nothing.
    fn tree(&mut self, native: &git2::Repository, tree: &Tree<'_>) -> Result<(), git2::Error> {
        let inside = match self.prefix.trim_end_matches('/') {
            "" => Some(tree.clone()),
            prefix => match tree.get_path(Path::new(prefix)) {
                Ok(entry) => entry.to_object(native)?.into_tree().ok(),
                Err(error) if error.code() == git2::ErrorCode::NotFound => None,
                Err(error) => return Err(error),
            },
        };
        let Some(inside) = inside else { return Ok(()) };
        for entry in &inside {
            let mode = entry.filemode_raw() as u32;
            let path = [self.prefix.as_bytes(), entry.name_bytes()].concat();
            if entry.name_bytes() == CLIENTS_FOLDER.as_bytes() && entry.kind() == Some(ObjectType::Tree) {
                self.folder(native, entry.id(), &path)?;
            } else {
                self.add(&path, mode, entry.id().to_string());
            }
        }
        Ok(())
    }

    fn folder(&mut self, native: &git2::Repository, id: Oid, path: &[u8]) -> Result<(), git2::Error> {
        for entry in &native.find_tree(id)? {
            let below = [path, b"/", entry.name_bytes()].concat();
            if entry.kind() != Some(ObjectType::Tree) {
                self.add(&below, entry.filemode_raw() as u32, entry.id().to_string());
            } else if !entry.name_bytes().starts_with(b".") {
                self.folder(native, entry.id(), &below)?;
            }
        }
        Ok(())
    }

    fn finish(self, repository: Repository, environment: &Environment) -> Result<Objects> {
        let Gathering { mut entries, links, .. } = self;
        let root = repository.place.root.clone();
        let reader = match repository.backend {
            Backend::Native(native) => {
                Reader::Native { root, environment: environment.clone(), idle: Mutex::new(vec![native]) }
            }
            Backend::Plumbing(_) => Reader::Plumbing(Mutex::new(CatFile::start(&repository.git)?)),
        };
        for (path, id) in links {
            let mut target = Vec::new();
            let known = reader.read(&id, &mut target).is_ok();
            if known && leads_to_folder(&path, &String::from_utf8_lossy(&target), &entries) {
                entries.insert(path, Entry { kind: Kind::Link, id });
            }
        }
        Ok(Objects { entries, reader })
    }
}

/// Whether a link stands for a folder, as far as a listing can tell: its target holds listed files, or lies outside
/// `clients/` and has no file's ending.
fn leads_to_folder(link: &str, target: &str, entries: &BTreeMap<String, Entry>) -> bool {
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let reached = parts.join("/");
    if !target.starts_with('/') && (reached == CLIENTS_FOLDER || reached.starts_with("clients/")) {
        let below = format!("{reached}/");
        return entries.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below));
    }
    !parts.last().is_some_and(|name| name.contains('.'))
}
