//! Putting new files in the place of old ones, so that each is at every moment whole: the old one or the new one.
//!
//! Where the system can, the two exchange names, and the old file is looked at once more under its new name: had an
//! editor saved in that very moment, its bytes are there, and go back where they were.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::super::folder::FILE;
use super::super::path::disk;
use super::super::repository::Place;
use super::super::view::read_file;
use super::journal::temporary;
use super::prepare::{Change, named};
use crate::error::Result;

/// The files of one change on their way.
pub(super) struct Files<'w> {
    place: &'w Place,
    items: Vec<Item<'w>>,
    folders: Vec<PathBuf>,
}

struct Item<'c> {
    change: &'c Change,
    target: PathBuf,
    /// Holds the new bytes before the swap, the old ones after it.
    temporary: PathBuf,
    swapped: bool,
}

impl<'w> Files<'w> {
    /// Only what has to change on disk takes part.
    pub(super) fn new(place: &'w Place, op: &str, changes: &'w [Change]) -> Files<'w> {
        let different = changes.iter().enumerate().filter(|(_, change)| change.disk_id != change.new_id);
        let items = different.map(|(number, change)| {
            let target = place.top.join(&change.path);
            Item { change, temporary: temporary(&target, op, number), target, swapped: false }
        });
        Files { place, items: items.collect(), folders: Vec::new() }
    }

    /// Writes the new bytes beside their targets. Gives the files and folders to wait for.
    pub(super) fn stage(&mut self) -> Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        for number in 0..self.items.len() {
            let Some(bytes) = &self.items[number].change.new else { continue };
            let Item { target, temporary, .. } = &self.items[number];
            let place = self.place;
            make_folders(target.parent(), &mut self.folders)
                .map_err(|(folder, cause)| disk("cannot make", &folder, place, cause))?;
            write(temporary, target, bytes).map_err(|cause| disk("cannot write", target, place, cause))?;
            paths.push(temporary.clone());
        }
        paths.extend(self.folders.iter().filter_map(|folder| folder.parent()).map(Path::to_path_buf));
        Ok(paths)
    }

    /// Puts the new files in place; `false` when one was no longer as it was compared, and then all are as they were.
    pub(super) fn swap(&mut self) -> Result<bool> {
        for item in &mut self.items {
            if !item.swap().map_err(|cause| disk("cannot replace", &item.target, self.place, cause))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The folders in which names have changed.
    pub(super) fn changed_folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> =
            self.items.iter().filter_map(|item| item.target.parent()).map(Path::to_path_buf).collect();
        folders.sort();
        folders.dedup();
        folders
    }

    /// Puts everything back as it was.
    pub(super) fn undo(&mut self) -> Result<()> {
        let mut outcome = Ok(());
        for item in self.items.iter_mut().rev() {
            if let Err(cause) = item.undo() {
                outcome = Err(disk("cannot restore", &item.target, self.place, cause));
            }
        }
        for folder in self.folders.drain(..).rev() {
            drop(fs::remove_dir(folder));
        }
        outcome
    }

    /// Removes the old files, and folders that a removal left empty; `clients` itself stays.
    pub(super) fn finish(&self) -> Result<()> {
        for item in &self.items {
            // Once more, because a temporary file left behind is one that git shows to the user.
            let removed = remove(&item.temporary).or_else(|_| remove(&item.temporary));
            removed.map_err(|cause| disk("cannot remove", &item.temporary, self.place, cause))?;
            if item.change.new.is_none() {
                let root = &self.place.root;
                let below =
                    |folder: &&Path| folder.starts_with(root) && folder.parent() != Some(root) && folder != root;
                let folders = item.target.ancestors().skip(1).take_while(below);
                // Up to the first that is not empty, which refuses.
                folders.map_while(|folder| fs::remove_dir(folder).ok()).for_each(drop);
            }
        }
        Ok(())
    }
}

/// Replaces one file outside of any change; `false` when it no longer has the bytes `old`. Where there is git, the caller holds
/// `folio.lock`.
pub(in super::super) fn replace_one(place: &Place, path: &str, old: &[u8], new: &[u8]) -> Result<bool> {
    if read_file(&place.top.join(path), path)?.as_deref() != Some(old) {
        return Ok(false);
    }
    let change = Change {
        path: path.to_owned(),
        head_id: None,
        disk: Some(old.to_vec()),
        disk_id: named(old),
        new: Some(new.to_vec()),
        new_id: named(new),
        mode: FILE,
    };
    let op = super::new_op();
    let mut files = Files::new(place, &op, std::slice::from_ref(&change));
    let swapped = files.stage().and_then(|staged| {
        let synced = staged.iter().try_for_each(|path| File::open(path)?.sync_all());
        synced.map_err(|cause| disk("the disk did not take", &place.top.join(path), place, cause))?;
        files.swap()
    });
    match swapped {
        Ok(true) => files.finish()?,
        _ => files.undo()?,
    }
    swapped
}

impl Item<'_> {
    /// `false` when the file was no longer the one compared; it is back in its place then.
    fn swap(&mut self) -> io::Result<bool> {
        match (&self.change.disk, &self.change.new) {
            (Some(_), Some(_)) => exchange(&self.temporary, &self.target)?,
            (Some(_), None) => fs::rename(&self.target, &self.temporary)?,
            // A link does not overwrite: had somebody just made the file, it is theirs.
            (None, _) => match fs::hard_link(&self.temporary, &self.target) {
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
                Err(_) => fs::rename(&self.temporary, &self.target)?,
                Ok(()) => {}
            },
        }
        self.swapped = true;
        if self.change.disk.is_none() || read_file(&self.temporary, "").ok().flatten() == self.change.disk {
            return Ok(true);
        }
        self.undo()?;
        Ok(false)
    }

    /// Whether a file is the one that this change has written; one that cannot be read is taken for it.
    fn holds_ours(&self, file: &Path) -> bool {
        read_file(file, "").map_or(true, |bytes| bytes == self.change.new)
    }

    /// Puts back what was there; what somebody has saved in its place meanwhile is newer than both, and stays.
    fn undo(&mut self) -> io::Result<()> {
        if self.swapped {
            match (&self.change.disk, &self.change.new) {
                (Some(_), Some(_)) => {
                    exchange(&self.temporary, &self.target)?;
                    if !self.holds_ours(&self.temporary) {
                        exchange(&self.temporary, &self.target)?;
                    }
                }
                (Some(_), None) => match fs::hard_link(&self.temporary, &self.target) {
                    Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
                    Err(_) => fs::rename(&self.temporary, &self.target)?,
                    Ok(()) => {}
                },
                (None, _) if self.holds_ours(&self.target) => fs::remove_file(&self.target)?,
                (None, _) => {}
            }
            self.swapped = false;
        }
        remove(&self.temporary).or_else(|_| remove(&self.temporary))
    }
}

/// Removes a file that may not be there.
fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => Ok(()),
    }
}

/// Exchanges two files in one step. Where the file system cannot, the old one is kept by a link and then replaced.
fn exchange(new: &Path, target: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            let kept = new.with_extension("old");
            fs::hard_link(target, &kept)?;
            fs::rename(new, target)?;
            fs::rename(&kept, new)
        }
        Err(cause) => Err(cause.into()),
    }
}

/// Writes a file that is not there yet, with the permissions of the one it is to replace.
fn write(temporary: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(temporary)?;
    if let Ok(meta) = target.symlink_metadata() {
        file.set_permissions(meta.permissions())?;
    }
    file.write_all(bytes)
}

fn make_folders(folder: Option<&Path>, made: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    let missing: Vec<&Path> =
        folder.into_iter().flat_map(Path::ancestors).take_while(|folder| !folder.exists()).collect();
    for folder in missing.into_iter().rev() {
        match fs::create_dir(folder) {
            Ok(()) => made.push(folder.to_path_buf()),
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err((folder.to_path_buf(), cause)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Change, FILE, Files, named};
    use crate::store::scratch::Scratch;

    #[test]
    fn what_somebody_saves_before_a_change_is_taken_back_stays() {
        let old = "[profile]\nname = \"Acme\"\n";
        for (disk, new) in [(Some(old), Some("ours\n")), (Some(old), None), (None, Some("ours\n"))] {
            for saved in [None, Some("theirs\n")] {
                let scratch = Scratch::ledger();
                let path = if disk.is_some() { "clients/acme.toml" } else { "clients/new.toml" };
                disk.inspect(|text| scratch.write(path, text));
                let names = |scratch: &Scratch| std::fs::read_dir(scratch.path("clients")).expect("the folder").count();
                let before = names(&scratch);
                let change = Change {
                    path: path.to_owned(),
                    head_id: None,
                    disk: disk.map(Into::into),
                    disk_id: disk.and_then(|text| named(text.as_bytes())),
                    new: new.map(Into::into),
                    new_id: new.and_then(|text| named(text.as_bytes())),
                    mode: FILE,
                };
                let repository = scratch.repository();
                let mut files = Files::new(&repository.place, "op", std::slice::from_ref(&change));
                files.stage().expect("staged");
                assert!(files.swap().expect("swapped"));
                saved.inspect(|text| scratch.write(path, text));
                files.undo().expect("taken back");
                let left = std::fs::read_to_string(scratch.path(path)).ok();
                assert_eq!(left.as_deref(), saved.or(disk), "{disk:?} {new:?}");
                let more = usize::from(disk.is_none() && saved.is_some());
                assert_eq!(names(&scratch), before + more, "a temporary file is left");
            }
        }
    }
}
