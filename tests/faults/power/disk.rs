//! Files and folders as a disk holds them: nodes, names that lead to them, and steps that change either.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// A file, or the folder of that path; folders are known by their names because none is renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Node(usize);

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Named {
    Folder,
    File(Node),
    Link(PathBuf),
}

/// One step of a run.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Bytes at an offset of a file.
    Write(Node, PathBuf, usize, Vec<u8>),
    /// The file's new length.
    Cut(Node, PathBuf, usize),
    /// Names that lead elsewhere from now on, or nowhere; all at once. The word says what it was.
    Names(&'static str, Vec<(PathBuf, Option<Named>)>),
    SyncFile(Node),
    SyncFolder(PathBuf),
    /// folio says on its screen that all is done.
    Word,
}

impl Step {
    pub(crate) fn is_sync(&self) -> bool {
        matches!(self, Step::SyncFile(_) | Step::SyncFolder(_))
    }

    pub(crate) fn is_word(&self) -> bool {
        matches!(self, Step::Word)
    }

    /// Whether a name that ends like this leads elsewhere from now on.
    pub(crate) fn concerns(&self, end: &str) -> bool {
        matches!(self, Step::Names(_, names) if names.iter().any(|(name, _)| name.ends_with(end)))
    }

    pub(crate) fn is_write(&self) -> bool {
        matches!(self, Step::Write(..) | Step::Cut(..))
    }

    /// Whether all that this step needs to be sure is synced by one of the later ones.
    fn is_sure(&self, later: &[Step]) -> bool {
        match self {
            Step::Write(node, ..) | Step::Cut(node, ..) => {
                later.iter().any(|step| matches!(step, Step::SyncFile(synced) if synced == node))
            }
            Step::Names(_, names) => names.iter().all(|(name, _)| {
                later.iter().any(|step| matches!(step, Step::SyncFolder(folder) if Some(&**folder) == name.parent()))
            }),
            _ => true,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Write(_, path, _, bytes) => write!(out, "the write of {} bytes to {}", bytes.len(), path.display()),
            Step::Cut(_, path, length) => write!(out, "the cut of {} to {length}", path.display()),
            Step::Names(word, names) => {
                let names: Vec<String> = names.iter().map(|(name, _)| name.display().to_string()).collect();
                write!(out, "{word} {}", names.join(", "))
            }
            Step::SyncFile(node) => write!(out, "the sync of file {}", node.0),
            Step::SyncFolder(folder) => write!(out, "the sync of {}", folder.display()),
            Step::Word => write!(out, "the word"),
        }
    }
}

/// The steps that a power failure after the last of them may undo.
pub(crate) fn unsure(done: &[Step]) -> BTreeSet<usize> {
    (0..done.len()).filter(|number| !done[*number].is_sure(&done[number + 1..])).collect()
}

/// A disk before a run: all on it is sure. Paths are relative to the ledger's root.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk {
    pub(crate) names: BTreeMap<PathBuf, Named>,
    pub(crate) contents: Vec<Vec<u8>>,
}

impl Disk {
    /// The disk as it holds a folder now.
    pub(crate) fn of(root: &Path) -> Disk {
        let mut disk = Disk::default();
        for entry in WalkDir::new(root).min_depth(1).into_iter().map(|entry| entry.expect("a name")) {
            let path = entry.path().strip_prefix(root).expect("below the root").to_owned();
            let named = if entry.file_type().is_dir() {
                Named::Folder
            } else {
                Named::File(disk.file(fs::read(entry.path()).expect("a file")))
            };
            disk.names.insert(path, named);
        }
        disk
    }

    /// A file that no name leads to yet.
    pub(crate) fn file(&mut self, bytes: Vec<u8>) -> Node {
        self.contents.push(bytes);
        Node(self.contents.len() - 1)
    }

    /// How long a file was before the run.
    pub(crate) fn length(&self, node: Node) -> usize {
        self.contents[node.0].len()
    }

    /// What is there after these steps but for some of them.
    pub(crate) fn after(&self, done: &[Step], dropped: &BTreeSet<usize>) -> Tree {
        let mut disk = self.clone();
        for (_, step) in done.iter().enumerate().filter(|(number, _)| !dropped.contains(number)) {
            match step {
                Step::Write(node, _, offset, bytes) => {
                    let content = &mut disk.contents[node.0];
                    content.resize(content.len().max(offset + bytes.len()), 0);
                    content[*offset..offset + bytes.len()].copy_from_slice(bytes);
                }
                Step::Cut(node, _, length) => disk.contents[node.0].resize(*length, 0),
                Step::Names(_, names) => names.iter().for_each(|(name, to)| match to {
                    Some(to) => drop(disk.names.insert(name.clone(), to.clone())),
                    None => drop(disk.names.remove(name)),
                }),
                _ => {}
            }
        }
        disk.tree()
    }

    /// What can be reached: a name in a folder that is not there leads nowhere.
    fn tree(&self) -> Tree {
        let mut tree = BTreeMap::new();
        for (path, named) in &self.names {
            let above = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            if above.is_some_and(|folder| !matches!(tree.get(folder), Some(Entry::Folder))) {
                continue;
            }
            let entry = match named {
                Named::Folder => Entry::Folder,
                Named::File(node) => Entry::File(self.contents[node.0].clone()),
                Named::Link(target) => Entry::Link(target.clone()),
            };
            tree.insert(path.clone(), entry);
        }
        Tree(tree)
    }
}

/// What a disk shows to whoever looks at it anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Tree(BTreeMap<PathBuf, Entry>);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Entry {
    Folder,
    File(Vec<u8>),
    Link(PathBuf),
}

impl Tree {
    /// Puts it in the place of the folder that is there.
    pub(crate) fn write(&self, root: &Path) {
        fs::remove_dir_all(root).expect("the folder goes");
        fs::create_dir(root).expect("the folder");
        for (path, entry) in &self.0 {
            let path = root.join(path);
            let done = match entry {
                Entry::Folder => fs::create_dir(&path),
                Entry::File(bytes) => fs::write(&path, bytes),
                Entry::Link(target) => std::os::unix::fs::symlink(target, &path),
            };
            done.expect("a name");
        }
    }
}
