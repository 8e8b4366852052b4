//! How a file that changed is told from one that is as it was, without opening it.

use std::fs::File;
use std::path::Path;

use rayon::prelude::*;
use rustix::fs::{AtFlags, FileType, Stat, statat};

use super::walk::{self, Kind, Stored};

/// When a file was last written, and what it was then.
///
/// Two equal stamps mean the same bytes, unless both times lie so near to the moment of looking that the file system's
/// clock could not tell a later write from this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// When the bytes were last written: nanoseconds since 1970. Programs may set it at will.
    pub modified: i64,
    /// When bytes, name or permissions last changed: nanoseconds since 1970. Only the system sets it.
    pub changed: i64,
    /// Bytes.
    pub size: i64,
    /// The file's number on its disk; a file that was replaced has another.
    pub inode: i64,
}

/// A name with the stamp of the file that stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The name, and what stands there.
    pub stored: Stored,
    /// `None` where it is no file, or the system does not tell.
    pub stamp: Option<Stamp>,
}

/// Up to so many files one thread is quicker than the start of others.
const FEW: usize = 1000;

/// All names folio reads below `root`, in no order, with their stamps.
pub(super) fn walk(root: &Path) -> Vec<Stamped> {
    let names = walk::names(root);
    // A name below an open folder saves the system the way to it, which is half of the work.
    let folder = match File::open(root) {
        Ok(folder) => folder,
        Err(_) => return names.into_iter().map(|stored| Stamped { stored, stamp: None }).collect(),
    };
    let stamped = |stored| stamped(&folder, stored);
    if names.len() < FEW {
        return names.into_iter().filter_map(stamped).collect();
    }
    names.into_par_iter().filter_map(stamped).collect()
}

/// `None` for a file that vanished while we walked.
fn stamped(folder: &File, stored: Stored) -> Option<Stamped> {
    if stored.kind != Kind::File {
        return Some(Stamped { stored, stamp: None });
    }
    match statat(folder, stored.path.as_str(), AtFlags::SYMLINK_NOFOLLOW) {
        Ok(stat) if FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile => {
            Some(Stamped { stored, stamp: Some(Stamp::of(&stat)) })
        }
        // Not UTF-8: the name that is shown is not the one on the disk.
        Err(rustix::io::Errno::NOENT) if !stored.path.contains(char::REPLACEMENT_CHARACTER) => None,
        _ => Some(Stamped { stored, stamp: None }),
    }
}

impl Stamp {
    #[allow(clippy::unnecessary_cast, reason = "the widths of these fields differ from system to system")]
    fn of(stat: &Stat) -> Stamp {
        let time = |seconds: i64, nanoseconds: i64| seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds);
        Stamp {
            modified: time(stat.st_mtime as i64, stat.st_mtime_nsec as i64),
            changed: time(stat.st_ctime as i64, stat.st_ctime_nsec as i64),
            size: stat.st_size as i64,
            inode: stat.st_ino as i64,
        }
    }

    /// The later of both times.
    pub fn latest(&self) -> i64 {
        self.modified.max(self.changed)
    }
}
