//! Whole tables written into a new database past SQLite: rows that come in order need no search for their place.
//!
//! SQLite takes five sixths of its time for a row to be handed its cells one by one and to look for the page. Here rows become
//! [records](record) on all cores, and one thread lays them out as [trees](tree) of [pages], which is copying. The
//! format is SQLite's own, published and kept for good: <https://www.sqlite.org/fileformat2.html>. SQLite itself makes the
//! file with its empty tables before, everything else in it, and every change to it afterwards.

mod pack;
mod pages;
mod record;
mod tree;

use std::fs::File;
use std::io;

pub(super) use self::pack::{Packed, Packer};
pub(super) use self::pages::PAGE;
pub(super) use self::record::Records;

use self::pages::Pages;
use self::tree::Tree;

/// Fills empty tables of a database that nobody else has to do with until it is finished.
pub(super) struct Bulk<'f> {
    pages: Pages<'f>,
    tables: Vec<Tree>,
}

impl<'f> Bulk<'f> {
    /// For the tables with these first pages, in a file in which pages have [`PAGE`] bytes.
    pub(super) fn new(file: &'f File, roots: &[u32]) -> io::Result<Bulk<'f>> {
        Ok(Bulk { pages: Pages::behind(file)?, tables: roots.iter().map(|root| Tree::new(*root)).collect() })
    }

    /// Adds rows to the table at that position, with numbers from `first` on, which are above those it has.
    pub(super) fn add<'r>(
        &mut self,
        table: usize,
        first: i64,
        records: impl IntoIterator<Item = &'r [u8]>,
    ) -> io::Result<()> {
        let table = &mut self.tables[table];
        (first..).zip(records).try_for_each(|(number, record)| table.add(number, record, &mut self.pages))
    }

    /// Writes what is not yet written.
    pub(super) fn finish(mut self) -> io::Result<()> {
        for table in self.tables {
            table.finish(&mut self.pages)?;
        }
        self.pages.finish()
    }
}

#[cfg(test)]
mod tests;
