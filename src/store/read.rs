//! Reading one file of the work tree: never through a link, never a device, never more than [`SIZE_LIMIT`] bytes.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

/// The most bytes a file of a ledger may have: 4 MiB.
pub const SIZE_LIMIT: u64 = 4 * 1024 * 1024;

/// Why the bytes of a file could not be had.
#[derive(Debug)]
pub enum ReadFault {
    /// There is no such file.
    Missing,
    /// A file stands there whose name is not UTF-8, and as text it leads to none.
    Unnameable,
    /// More than [`SIZE_LIMIT`] bytes; nothing was read.
    TooLarge {
        /// The file's size in bytes.
        size: u64,
    },
    /// A link, a folder, a device or a pipe stands where a file should be.
    NotAFile,
    /// The system refused, or the disk failed.
    Unreadable(io::Error),
    /// git could not give the object.
    Git(String),
}

impl fmt::Display for ReadFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadFault::Missing => formatter.write_str("no such file"),
            ReadFault::Unnameable => formatter.write_str("its name is not UTF-8; rename it"),
            ReadFault::TooLarge { size } => {
                write!(formatter, "{:.1} MiB, more than the 4 MiB that a file may have", *size as f64 / 1_048_576.0)
            }
            ReadFault::NotAFile => formatter.write_str("not a regular file"),
            ReadFault::Unreadable(cause) => write!(formatter, "{cause}"),
            ReadFault::Git(cause) => formatter.write_str(cause),
        }
    }
}

impl std::error::Error for ReadFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ReadFault::Unreadable(cause) => Some(cause),
            _ => None,
        }
    }
}

impl From<io::Error> for ReadFault {
    fn from(cause: io::Error) -> ReadFault {
        match cause.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadFault::Missing,
            io::ErrorKind::IsADirectory => ReadFault::NotAFile,
            // `O_NOFOLLOW` on a link
            _ if cause.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => ReadFault::NotAFile,
            // a socket, or a device without a driver
            _ if cause.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => ReadFault::NotAFile,
            _ => ReadFault::Unreadable(cause),
        }
    }
}

/// Replaces `buffer` with the bytes of the file at `path`; the buffer keeps its capacity from file to file.
pub(super) fn read_into(path: &Path, buffer: &mut Vec<u8>) -> Result<(), ReadFault> {
    buffer.clear();
    let file = open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(ReadFault::NotAFile);
    }
    if meta.len() > SIZE_LIMIT {
        return Err(ReadFault::TooLarge { size: meta.len() });
    }
    // One byte of room more than the size, so that the end is seen without growing the buffer.
    buffer.reserve(meta.len() as usize + 1);
    // The file may grow while it is read; the limit holds all the same.
    file.take(SIZE_LIMIT + 1).read_to_end(buffer)?;
    if buffer.len() as u64 > SIZE_LIMIT {
        return Err(ReadFault::TooLarge { size: buffer.len() as u64 });
    }
    Ok(())
}

/// Opens without following a link and without waiting for the other end of a pipe.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    OpenOptions::new().read(true).custom_flags(flags.bits() as i32).open(path)
}
