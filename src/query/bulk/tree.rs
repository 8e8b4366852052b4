//! One table as a tree of pages, its rows in the order of their numbers.

use std::io;

use super::pages::{PAGE, Pages};
use super::record::put_varint;

/// How much of a row stands in its page at most, and how much at least where it does not fit.
const MOST: usize = PAGE - 35;
const LEAST: usize = (PAGE - 12) * 32 / 255 - 23;

/// How many pages one page can have below it.
const BRANCHES: usize = (PAGE - BRANCH.head()) / (2 + 4 + 9);

/// A table that is being filled.
pub(super) struct Tree {
    root: u32,
    page: Page,
    /// The full pages, each with the number of its last row.
    full: Vec<(i64, u32)>,
    last: i64,
    /// What stands before the bytes of a row.
    head: Vec<u8>,
}

impl Tree {
    pub(super) fn new(root: u32) -> Tree {
        Tree { root, page: Page::new(LEAF), full: Vec::new(), last: 0, head: Vec::new() }
    }

    pub(super) fn add(&mut self, number: i64, record: &[u8], pages: &mut Pages<'_>) -> io::Result<()> {
        self.head.clear();
        put_varint(record.len() as u64, &mut self.head);
        put_varint(number.cast_unsigned(), &mut self.head);
        let (here, elsewhere) = record.split_at(local(record.len()));
        let link = if elsewhere.is_empty() { 0 } else { 4 };
        if !self.page.has_room(self.head.len() + here.len() + link) {
            self.full.push((self.last, pages.add(self.page.close(0))?));
            self.page.clear();
        }
        let first = pages.next().to_be_bytes();
        self.page.add([&self.head, here, &first[..link]]);
        self.last = number;
        pages.add_long(elsewhere)
    }

    pub(super) fn finish(mut self, pages: &mut Pages<'_>) -> io::Result<()> {
        if self.full.is_empty() {
            return pages.replace(self.root, self.page.close(0));
        }
        self.full.push((self.last, pages.add(self.page.close(0))?));
        let mut level = self.full;
        while level.len() > BRANCHES {
            // Evenly, so that none has a single page below it.
            let each = level.len().div_ceil(level.len().div_ceil(BRANCHES));
            let above = level.chunks(each).map(|below| Ok((below[below.len() - 1].0, pages.add(&branch(below))?)));
            level = above.collect::<io::Result<_>>()?;
        }
        pages.replace(self.root, &branch(&level))
    }
}

/// How much of a row of so many bytes stands in its page.
fn local(length: usize) -> usize {
    if length <= MOST {
        return length;
    }
    let part = LEAST + (length - LEAST) % (PAGE - 4);
    if part <= MOST { part } else { LEAST }
}

/// A page above others, which are given with the number of the last row of each.
fn branch(below: &[(i64, u32)]) -> Vec<u8> {
    let mut page = Page::new(BRANCH);
    let Some(((_, right), others)) = below.split_last() else { return page.bytes };
    let mut number = Vec::new();
    for (last, child) in others {
        number.clear();
        put_varint(last.cast_unsigned(), &mut number);
        page.add([&child.to_be_bytes(), &number, &[]]);
    }
    page.close(*right);
    page.bytes
}

/// What a page holds: rows, or pages below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind(u8);

const LEAF: Kind = Kind(13);
const BRANCH: Kind = Kind(5);

impl Kind {
    /// How many bytes stand before the places of the cells.
    const fn head(self) -> usize {
        if self.0 == LEAF.0 { 8 } else { 12 }
    }
}

/// A page that is being filled: a head, the place of each cell, room, the cells from the end.
struct Page {
    kind: Kind,
    bytes: Vec<u8>,
    cells: usize,
    /// Where the cells begin.
    start: usize,
}

impl Page {
    fn new(kind: Kind) -> Page {
        Page { kind, bytes: vec![0; PAGE], cells: 0, start: PAGE }
    }

    fn clear(&mut self) {
        (self.cells, self.start) = (0, PAGE);
    }

    fn has_room(&self, bytes: usize) -> bool {
        self.kind.head() + 2 * (self.cells + 1) + bytes <= self.start
    }

    /// Adds a cell, for which there is room.
    fn add(&mut self, parts: [&[u8]; 3]) {
        self.start -= parts.map(<[u8]>::len).iter().sum::<usize>();
        let mut at = self.start;
        for part in parts {
            self.bytes[at..at + part.len()].copy_from_slice(part);
            at += part.len();
        }
        self.put(self.kind.head() + 2 * self.cells, self.start);
        self.cells += 1;
    }

    /// Writes the head; `right` is the last page below, if any.
    fn close(&mut self, right: u32) -> &[u8] {
        self.bytes[0] = self.kind.0;
        self.put(3, self.cells);
        self.put(5, self.start);
        if self.kind == BRANCH {
            self.bytes[8..12].copy_from_slice(&right.to_be_bytes());
        }
        &self.bytes
    }

    /// Writes a number of two bytes; no page has more.
    fn put(&mut self, at: usize, number: usize) {
        self.bytes[at..at + 2].copy_from_slice(&(number as u16).to_be_bytes());
    }
}
