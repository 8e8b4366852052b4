//! Where the benchmark works: ledgers in a folder of its own, made when first needed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;

use crate::Outcome;
use crate::cases::Size;
use crate::generator::{self, Order};
use crate::peers;

/// The day of every ledger here.
pub(crate) const TODAY: &str = "2026-03-02";

/// Ledgers made so far. Commands that write work on copies of their own (`Copy`), so that both sides begin alike.
pub(crate) struct Ground {
    folder: tempfile::TempDir,
    made: BTreeMap<String, PathBuf>,
}

/// Which of the equal ledgers of a size.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Copy {
    /// Nobody writes to it.
    Reading,
    /// Nobody writes to it, and no file has a byte order mark, which taplo takes for a fault.
    Plain,
    /// folio writes to it.
    Ours,
    /// git writes to it.
    Theirs,
}

impl Ground {
    /// An empty place below `parent`, or where temporary folders usually go; it is removed at the end.
    pub(crate) fn new(parent: Option<&Path>) -> Outcome<Self> {
        let folder = match parent {
            Some(parent) => tempfile::tempdir_in(parent)?,
            None => tempfile::tempdir()?,
        };
        Ok(Self { folder, made: BTreeMap::new() })
    }

    /// A copy of a program, as installing it makes one: what the linker has just written lies in memory in single pages, of which
    /// a start has to map several hundred, and its peers came from the disk.
    pub(crate) fn installed(&self, program: &Path) -> Outcome<PathBuf> {
        let name = program.file_name().ok_or("a program has a name")?;
        let copy = self.folder.path().join(name);
        fs::copy(program, &copy)?;
        Ok(copy)
    }

    /// The root of a ledger of this size. `case` sets apart the copies that are written to.
    pub(crate) fn ledger(&mut self, size: Size, copy: Copy, case: usize) -> Outcome<PathBuf> {
        let name = match copy {
            Copy::Reading | Copy::Plain => format!("{}-{}-{copy:?}", size.clients, size.shard),
            Copy::Ours | Copy::Theirs => format!("{}-{}-{copy:?}-{case}", size.clients, size.shard),
        };
        if let Some(root) = self.made.get(&name) {
            return Ok(root.clone());
        }
        let out = self.folder.path().join(&name);
        let today: NaiveDate = TODAY.parse()?;
        let order = Order { clients: size.clients, out: out.clone(), seed: 1, today, shard: size.shard, heavy: false };
        make(&order, true)?;
        let root = out.join("ledger");
        if matches!(copy, Copy::Plain) {
            strip_marks(&root)?;
        }
        // Whoever waits for the disk would wait for what was just made, too.
        rustix::fs::sync();
        // Neither folio's index nor git's trusts what is known of a file as young as this.
        thread::sleep(Duration::from_secs(3));
        self.made.insert(name, root.clone());
        Ok(root)
    }

    /// Removes a ledger that no other row needs.
    pub(crate) fn forget(&mut self, root: &Path) -> Outcome<()> {
        self.made.retain(|_, made| made != root);
        Ok(fs::remove_dir_all(root)?)
    }
}

/// Makes a ledger, as a repository with one commit if it shall be; returns the bytes of its client files.
pub(crate) fn make(order: &Order, git: bool) -> Outcome<u64> {
    let bytes = generator::generate(order)?;
    if git {
        peers::first_commit(&order.out.join("ledger"), order.today)?;
    }
    Ok(bytes)
}

fn strip_marks(root: &Path) -> Outcome<()> {
    for file in client_files(root)? {
        let bytes = fs::read(&file)?;
        if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
            fs::write(&file, rest)?;
        }
    }
    Ok(())
}

/// The client files of a ledger, in order of their path.
pub(crate) fn client_files(root: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root.join("clients")).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
