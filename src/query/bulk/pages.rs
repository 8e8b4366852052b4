//! The pages of a database, written one behind the other.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::FileExt as _;

/// Bytes of a page.
///
/// A client whole takes five kilobytes, of which one fits into a page of eight, and three into one of sixteen.
pub(in crate::query) const PAGE: usize = 1 << 14;

/// The page with the bytes that SQLite's locks are on: it holds nothing.
const LOCKS: u32 = (1 << 30) / PAGE as u32 + 1;

/// How many bytes go to the system at once.
const PORTION: usize = 16 * PAGE;

/// Where in the first page it stands how often the file was changed, how many pages it has, and as of which change.
const CHANGES: usize = 24;
const COUNT: usize = 28;
const AS_OF: usize = 92;

/// The end of a file to which pages are added.
pub(super) struct Pages<'f> {
    file: &'f File,
    end: BufWriter<&'f File>,
    count: u32,
}

impl<'f> Pages<'f> {
    /// Behind the pages that a file has.
    pub(super) fn behind(mut file: &'f File) -> io::Result<Pages<'f>> {
        let length = file.seek(SeekFrom::End(0))?;
        let count = u32::try_from(length / PAGE as u64).map_err(|_| io::ErrorKind::FileTooLarge)?;
        Ok(Pages { file, end: BufWriter::with_capacity(PORTION, file), count })
    }

    /// The number of the next page.
    pub(super) fn next(&self) -> u32 {
        after(self.count)
    }

    /// Adds a page and gives its number.
    pub(super) fn add(&mut self, page: &[u8]) -> io::Result<u32> {
        let number = self.next();
        if number > self.count + 1 {
            self.end.write_all(&[0; PAGE])?;
        }
        self.end.write_all(page)?;
        self.count = number;
        Ok(number)
    }

    /// Adds pages that hold what is too long for one, each naming the next.
    pub(super) fn add_long(&mut self, content: &[u8]) -> io::Result<()> {
        let mut rest = content.chunks(PAGE - 4).peekable();
        while let Some(part) = rest.next() {
            let next = rest.peek().map_or(0, |_| after(self.next()));
            let mut page = [0; PAGE];
            page[..4].copy_from_slice(&next.to_be_bytes());
            page[4..][..part.len()].copy_from_slice(part);
            self.add(&page)?;
        }
        Ok(())
    }

    /// Writes a page over one that there is.
    pub(super) fn replace(&self, number: u32, page: &[u8]) -> io::Result<()> {
        self.file.write_all_at(page, u64::from(number - 1) * PAGE as u64)
    }

    /// Makes the file know that it has grown.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end.flush()?;
        let mut header = [0; AS_OF + 4];
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_exact(&mut header)?;
        let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let changes = number(CHANGES).wrapping_add(1);
        for (at, number) in [(CHANGES, changes), (COUNT, self.count), (AS_OF, changes)] {
            header[at..at + 4].copy_from_slice(&number.to_be_bytes());
        }
        self.file.write_all_at(&header, 0)
    }
}

/// The number of the page behind that one.
fn after(number: u32) -> u32 {
    if number + 1 == LOCKS { LOCKS + 1 } else { number + 1 }
}
