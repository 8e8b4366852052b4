//! Where the index of a ledger is, and which files there are.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use super::fingerprint::VERSION;
use super::seal::is_sealed;
use crate::ledger::Ledger;
use crate::store::{self, GitFolder};

/// What SQLite keeps beside a database while somebody has it open.
const BESIDE: [&str; 2] = ["-wal", "-shm"];
/// How an index that is being built is called.
pub(super) const UNFINISHED: [&str; 2] = ["building-", ".tmp"];

/// The folder for a ledger's index, and the beginning of its files' names.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// Which ledger of the work tree; there may be several.
    key: String,
}

/// A file of an index, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Name {
    version: u32,
    generation: u64,
    /// Whether it is the database itself, and not what SQLite keeps beside it.
    main: bool,
}

impl Place {
    /// In the git directory of the ledger's work tree, else in the user's cache; `None` where there is neither.
    pub(super) fn of(ledger: &Ledger) -> Option<Place> {
        let key = |path: &Path| store::content_name(path.as_os_str().as_bytes())[..12].to_owned();
        if let Some(git) = GitFolder::around(ledger.root(), ledger.environment()) {
            return Some(Place { folder: git.directory.join("folio"), key: key(&git.inside) });
        }
        let cache = ledger.environment().cache_folder()?;
        Some(Place { folder: cache.join("folio").join(key(ledger.root())), key: key(Path::new("")) })
    }

    /// Makes the folder, for its owner only, and sees whether an index can be kept there.
    pub(super) fn prepare(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        if self.is_fit() { Ok(()) } else { Err(io::ErrorKind::Unsupported.into()) }
    }

    /// Whether the folder is, or would be, on a disk of this machine.
    pub(super) fn is_fit(&self) -> bool {
        self.folder.ancestors().find(|folder| folder.exists()).is_some_and(store::is_local)
    }

    /// The database of a generation.
    pub(super) fn file(&self, generation: u64) -> PathBuf {
        self.folder.join(self.name_of(generation))
    }

    fn name_of(&self, generation: u64) -> String {
        format!("index-{}-{VERSION}-{generation}.sqlite", self.key)
    }

    /// Whether everything written to a generation stands in the database itself, and nothing in the log beside it.
    pub(super) fn is_settled(&self, generation: u64) -> bool {
        let log = self.folder.join(format!("{}{}", self.name_of(generation), BESIDE[0]));
        log.symlink_metadata().map_or_else(|error| error.kind() == io::ErrorKind::NotFound, |meta| meta.len() == 0)
    }

    /// Whether the database of a generation is a file, and as folio left it.
    pub(super) fn is_whole(&self, generation: u64) -> bool {
        self.file(generation).symlink_metadata().is_ok_and(|meta| meta.is_file() && is_sealed(&meta))
    }

    /// The highest generation of which anything is there; 0 for none.
    ///
    /// A log without its database counts too: SQLite would take it for that of a new file of the name.
    pub(super) fn last(&self) -> u64 {
        self.names().filter(|(name, _)| name.version == VERSION).map(|(name, _)| name.generation).max().unwrap_or(0)
    }

    /// Files that nobody will open again: older generations, older versions, builds that were never finished.
    pub(super) fn leftovers(&self) -> Vec<PathBuf> {
        let names: Vec<(Name, PathBuf)> = self.names().collect();
        let current = |name: &Name| name.version == VERSION && name.main;
        let newest = names.iter().filter(|(name, _)| current(name)).map(|(name, _)| name.generation).max().unwrap_or(0);
        let is_old = |name: &Name| name.version < VERSION || name.version == VERSION && name.generation < newest;
        let old = names.iter().filter(|(name, _)| is_old(name)).map(|(_, path)| path.clone());
        old.chain(self.paths().filter(|path| is_unfinished(path))).collect()
    }

    fn names(&self) -> impl Iterator<Item = (Name, PathBuf)> + use<'_> {
        self.paths().filter_map(|path| Some((self.name(path.file_name()?.to_str()?)?, path)))
    }

    fn paths(&self) -> impl Iterator<Item = PathBuf> + use<> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path()))
    }

    fn name(&self, name: &str) -> Option<Name> {
        let rest = name.strip_prefix("index-")?.strip_prefix(self.key.as_str())?.strip_prefix('-')?;
        let beside = BESIDE.iter().find_map(|ending| rest.strip_suffix(ending));
        let numbers = beside.unwrap_or(rest).strip_suffix(".sqlite")?;
        let (version, generation) = numbers.split_once('-')?;
        Some(Name { version: version.parse().ok()?, generation: generation.parse().ok()?, main: beside.is_none() })
    }
}

fn is_unfinished(path: &Path) -> bool {
    let [start, end] = UNFINISHED;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(start) && name.contains(end)
}
