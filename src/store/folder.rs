//! Folders as git stores them: read once, changed by splicing, written back.
//!
//! libgit2 keeps no large tree in memory and sorts all of it anew to change one entry. In a flat folder of ten thousand
//! clients that would be most of what a commit costs; a splice copies the bytes around the entry.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::rc::Rc;

use git2::{ObjectType, Oid};

/// The modes of git's trees that folio writes or tells apart.
pub(super) const FILE: u32 = 0o100_644;
pub(super) const EXECUTABLE: u32 = 0o100_755;
/// The commit of another repository, in the place of a folder.
pub(super) const SUBMODULE: u32 = 0o160_000;
pub(super) const FOLDER: u32 = 0o040_000;

/// One folder: entries of mode, blank, name, NUL and the object's twenty bytes, in git's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folder {
    bytes: Vec<u8>,
}

/// One entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'f> {
    pub(super) mode: u32,
    pub(super) name: &'f [u8],
    pub(super) id: Oid,
    range: Range<usize>,
}

impl Entry<'_> {
    pub(super) fn is_folder(&self) -> bool {
        self.mode == FOLDER
    }
}

impl Folder {
    /// The entries in git's order; ends early where the bytes are no tree, which libgit2 has checked by their hash.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = self.bytes.get(start..)?;
            let blank = rest.iter().position(|byte| *byte == b' ')?;
            let end = blank + rest[blank..].iter().position(|byte| *byte == 0)?;
            let id = Oid::from_bytes(rest.get(end + 1..end + 21)?).ok()?;
            let mode = u32::from_str_radix(std::str::from_utf8(&rest[..blank]).ok()?, 8).ok()?;
            let range = start..start + end + 21;
            start = range.end;
            Some(Entry { mode, name: &rest[blank + 1..end], id, range })
        })
    }

    pub(super) fn find(&self, name: &str) -> Option<Entry<'_>> {
        self.entries().find(|entry| entry.name == name.as_bytes())
    }

    fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Puts an entry in its place, or takes it away.
    fn set(&mut self, name: &str, entry: Option<(u32, Oid)>) {
        if let Some(range) = self.find(name).map(|there| there.range) {
            self.bytes.drain(range);
        }
        let Some((mode, id)) = entry else { return };
        // git compares folders as if their names ended in a slash.
        let key = |name: &[u8], folder: bool| [name, if folder { b"/" } else { b"" }].concat();
        let own = key(name.as_bytes(), mode == FOLDER);
        let after = self.entries().find(|there| key(there.name, there.is_folder()) > own);
        let place = after.map_or(self.bytes.len(), |there| there.range.start);
        let spliced = [format!("{mode:o} {name}\0").as_bytes(), id.as_bytes()].concat();
        self.bytes.splice(place..place, spliced);
    }
}

/// The folders of one repository that have been looked into.
pub(super) struct Folders<'r> {
    native: &'r git2::Repository,
    known: RefCell<BTreeMap<Oid, Rc<Folder>>>,
}

/// A file in a tree: its mode and its blob.
pub(super) type File = (u32, Oid);

impl<'r> Folders<'r> {
    pub(super) fn new(native: &'r git2::Repository) -> Folders<'r> {
        Folders { native, known: RefCell::default() }
    }

    pub(super) fn read(&self, id: Oid) -> Result<Rc<Folder>, git2::Error> {
        if let Some(known) = self.known.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let store = self.native.odb()?;
        let object = store.read(id)?;
        if object.kind() != ObjectType::Tree {
            return Err(git2::Error::from_str("a tree was expected"));
        }
        Ok(self.keep(id, Folder { bytes: object.data().to_vec() }))
    }

    /// The entry at a path below the folder `top`.
    pub(super) fn find(&self, top: Oid, path: &str) -> Result<Option<(u32, Oid)>, git2::Error> {
        let mut folder = self.read(top)?;
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let Some(entry) = folder.find(part) else { return Ok(None) };
            if parts.peek().is_none() {
                return Ok(Some((entry.mode, entry.id)));
            }
            if !entry.is_folder() {
                return Ok(None);
            }
            let below = entry.id;
            folder = self.read(below)?;
        }
        Ok(None)
    }

    /// The tree `top`, or an empty one, with files set or removed by their paths. Folders left empty go.
    ///
    /// Adds to `made` every folder that was written on the way.
    pub(super) fn with(
        &self,
        top: Option<Oid>,
        files: &BTreeMap<&str, Option<File>>,
        made: &mut BTreeSet<Oid>,
    ) -> Result<Oid, git2::Error> {
        let files: Vec<(&str, Option<File>)> = files.iter().map(|(path, file)| (*path, *file)).collect();
        let folder = self.changed(top, &files, made)?;
        self.write(folder, made)
    }

    fn changed(
        &self,
        id: Option<Oid>,
        files: &[(&str, Option<File>)],
        made: &mut BTreeSet<Oid>,
    ) -> Result<Folder, git2::Error> {
        let mut folder = id.map(|id| self.read(id)).transpose()?.map(|folder| (*folder).clone()).unwrap_or_default();
        let mut below: BTreeMap<&str, Vec<(&str, Option<File>)>> = BTreeMap::new();
        for (path, file) in files {
            match path.split_once('/') {
                Some((name, rest)) => below.entry(name).or_default().push((rest, *file)),
                None if folder.find(path).is_some_and(|there| there.is_folder()) => {
                    return Err(git2::Error::from_str(&format!("`{path}` is a folder")));
                }
                None => folder.set(path, *file),
            }
        }
        for (name, files) in below {
            let there = folder.find(name).map(|there| (there.is_folder(), there.id));
            if matches!(there, Some((false, _))) {
                return Err(git2::Error::from_str(&format!("`{name}` is no folder")));
            }
            let inside = self.changed(there.map(|(_, id)| id), &files, made)?;
            let entry = if inside.is_empty() { None } else { Some((FOLDER, self.write(inside, made)?)) };
            folder.set(name, entry);
        }
        Ok(folder)
    }

    fn write(&self, folder: Folder, made: &mut BTreeSet<Oid>) -> Result<Oid, git2::Error> {
        let id = store(self.native, ObjectType::Tree, &folder.bytes)?;
        made.insert(id);
        self.keep(id, folder);
        Ok(id)
    }

    fn keep(&self, id: Oid, folder: Folder) -> Rc<Folder> {
        let folder = Rc::new(folder);
        self.known.borrow_mut().insert(id, Rc::clone(&folder));
        folder
    }
}

/// Stores an object. One of that name that a power failure has torn is no such object: libgit2 would see a name and keep it.
pub(super) fn store(native: &git2::Repository, kind: ObjectType, bytes: &[u8]) -> Result<Oid, git2::Error> {
    let (odb, id) = (native.odb()?, Oid::hash_object(kind, bytes)?);
    if odb.exists(id) && odb.read(id).is_err() {
        let name = id.to_string();
        let (folder, file) = name.split_at(2);
        // Where it cannot be removed, the write says why.
        drop(fs::remove_file(native.commondir().join("objects").join(folder).join(file)));
        odb.refresh()?;
    }
    odb.write(kind, bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use git2::build::TreeUpdateBuilder;
    use git2::{FileMode, Oid};
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{FILE, Folders};

    /// Names that sort in unlike ways as files and as folders.
    const NAMES: [&str; 8] = ["a", "a.toml", "a-b", "a/x", "a0/x", "b/c/d", "b/c.toml", "я"];

    proptest! {
        #[test]
        fn splicing_gives_the_very_tree_that_libgit2_builds(steps in proptest::collection::vec((0..NAMES.len(), any::<bool>()), 1..30)) {
            let folder = tempfile::TempDir::new().expect("a folder");
            let native = git2::Repository::init_bare(folder.path()).expect("a repository");
            let blob: Oid = native.blob(b"x").expect("a blob");
            let folders = Folders::new(&native);
            let mut theirs = native.treebuilder(None).and_then(|empty| empty.write()).expect("an empty tree");
            let mut ours = None;
            for (number, add) in steps {
                let path = NAMES[number];
                let tree = native.find_tree(theirs).expect("a tree");
                // A file where a folder is, or the other way round, is refused by both.
                let clash = NAMES.iter().any(|other| {
                    let above = |one: &str, two: &str| two.strip_prefix(one).is_some_and(|rest| rest.starts_with('/'));
                    tree.get_path(other.as_ref()).is_ok() && (above(path, other) || above(other, path))
                });
                if clash || (!add && tree.get_path(path.as_ref()).is_err()) {
                    continue;
                }
                let mut update = TreeUpdateBuilder::new();
                if add { update.upsert(path, blob, FileMode::Blob) } else { update.remove(path) };
                theirs = update.create_updated(&native, &tree).expect("built");
                let files = BTreeMap::from([(path, add.then_some((FILE, blob)))]);
                ours = Some(folders.with(ours, &files, &mut BTreeSet::new()).expect("spliced"));
                prop_assert_eq!(ours, Some(theirs));
                prop_assert_eq!(folders.find(theirs, path).expect("read"), add.then_some((FILE, blob)));
            }
        }
    }
}
