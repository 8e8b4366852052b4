//! The tables of a new generation, filled while nobody else knows of the file.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Result, params};
use tempfile::NamedTempFile;

use super::Trouble;
use super::fingerprint::{APPLICATION, fingerprint};
use super::generation::{put_meta, put_settings};
use crate::ledger::{ClientFile, Ledger};
use crate::query::ask::furnish;
use crate::query::build::{Builder, File, WORDS, columns};
use crate::query::bulk::{Bulk, PAGE, Packed, Records};
use crate::query::extract::FILE_SHIFT;
use crate::query::relation::Relations;

/// The tables with rows of files, behind those of the sections.
const TABLES: [&str; 5] = ["_prose", "_contacts", "_accounts", "_files", "_words_data"];
const ACCOUNTS: usize = 2;
const FILES: usize = 3;
const WORDS_DATA: usize = 4;

/// What is entered while files are read.
pub(super) struct Load<'f> {
    /// To the file itself.
    connection: Connection,
    /// Goes past it.
    bulk: Bulk<'f>,
    /// To a file with the full text, which SQLite alone can make and which has no order; it is carried over in the end.
    words: Connection,
    /// How many sections there are.
    sections: usize,
}

impl<'f> Load<'f> {
    /// Makes every table.
    pub(super) fn begin(
        built: &'f NamedTempFile,
        aside: &NamedTempFile,
        ledger: &Ledger,
        relations: &Relations,
    ) -> Result<Load<'f>, Trouble> {
        let connection = open(built)?;
        furnish(&connection, ledger)?;
        connection.pragma_update(None, "application_id", APPLICATION)?;
        connection.execute_batch("begin")?;
        Builder::new(&connection, relations).create()?;
        put_settings(&connection, relations, ledger)?;
        put_meta(&connection, "fingerprint", &fingerprint(ledger))?;
        connection.execute_batch("commit")?;
        let sections: Vec<&str> = relations.bases().iter().map(|base| base.name.as_str()).collect();
        let roots = {
            let mut root = connection.prepare("select rootpage from sqlite_schema where name = ?")?;
            let names = sections.iter().chain(&TABLES);
            names.map(|name| root.query_row([name], |row| row.get(0))).collect::<Result<Vec<u32>>>()?
        };
        let words = open(aside)?;
        words.execute_batch(&format!("pragma locking_mode = exclusive; begin; {WORDS}"))?;
        Ok(Load { connection, bulk: Bulk::new(built.as_file(), &roots)?, words, sections: sections.len() })
    }

    /// Enters a file.
    pub(super) fn enter(&mut self, file: &File<'_>, packed: Result<Result<Packed>, &str>) -> Result<(), Trouble> {
        let fault = packed.as_ref().err().copied();
        let packed = packed.ok().transpose()?;
        let gaps = packed.as_ref().and_then(|packed| packed.harvest.gaps.as_deref());
        let [modified, changed, size, inode] =
            columns(file.stamp).map(|time| time.map_or(ValueRef::Null, ValueRef::Integer));
        let ClientFile { path, slug } = file.file;
        // The first column is the row's own number.
        let names = [ValueRef::Null, path.as_str().into(), slug.as_str().into()];
        let rest = [modified, changed, size, inode, file.content.into(), fault.into(), gaps.into()];
        let mut entry = Records::default();
        entry.add(names.into_iter().chain(rest));
        self.bulk.add(self.sections + FILES, file.id, entry.iter())?;
        packed.map_or(Ok(()), |packed| self.put(file.id, &packed))
    }

    fn put(&mut self, id: i64, packed: &Packed) -> Result<(), Trouble> {
        let first = id << FILE_SHIFT;
        let mut records = packed.records.iter();
        for (table, count) in packed.counts.iter().enumerate() {
            let first = if table == self.sections + ACCOUNTS { id } else { first };
            self.bulk.add(table, first, records.by_ref().take(*count))?;
        }
        let mut words = self.words.prepare_cached("insert into _words (rowid, words) values (?, ?)")?;
        for (rowid, prose) in (first..).zip(&packed.harvest.prose) {
            words.execute(params![rowid, packed.harvest.texts.text(prose.words)])?;
        }
        Ok(())
    }

    /// Writes what is not yet written, and gives a connection to the whole, in a transaction.
    pub(super) fn finish(self) -> Result<Connection, Trouble> {
        let Load { connection, mut bulk, words, sections } = self;
        words.execute_batch("commit")?;
        let mut blocks = words.prepare("select id, block from _words_data order by id")?;
        let mut blocks = blocks.query([])?;
        while let Some(block) = blocks.next()? {
            let mut record = Records::default();
            record.add([ValueRef::Null, block.get_ref(1)?].into_iter());
            bulk.add(sections + WORDS_DATA, block.get(0)?, record.iter())?;
        }
        bulk.finish()?;
        connection.execute_batch("begin")?;
        let mut put = connection.prepare("insert into _words_idx values (?, ?, ?)")?;
        let mut terms = words.prepare("select segid, term, pgno from _words_idx")?;
        let mut terms = terms.query([])?;
        while let Some(term) = terms.next()? {
            let [segment, text, page] =
                [term.get_ref(0)?, term.get_ref(1)?, term.get_ref(2)?].map(ToSqlOutput::Borrowed);
            put.execute([segment, text, page])?;
        }
        drop(put);
        Ok(connection)
    }
}

/// A connection to a file that nobody else knows of: without a way back.
///
/// Pages that are full are not looked at again, and a cache with room for more than the ends of all tables is new memory for every
/// page.
fn open(file: &NamedTempFile) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file.path(), flags)?;
    connection.execute_batch(&format!(
        "pragma page_size = {PAGE}; pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory;
        pragma cache_size = -4096"
    ))?;
    Ok(connection)
}
