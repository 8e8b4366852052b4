//! The tables of a ledger in an SQLite database, put there file by file: one builder for a file on disk and for memory.

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params, params_from_iter};

use super::extract::{FILE_SHIFT, Harvest, settings_rows};
use super::relation::{Relations, SETTINGS};
use crate::model::Settings;

/// The tables behind the scenes.
///
/// `_files` knows each file and the state in which it was read; `_contacts` the days of two-way contact; `_words` the stems of
/// `prose`, under the same rowids.
const HIDDEN: &str = "
    create table _files (id integer primary key, path text not null unique, slug text not null, modified integer,
        changed integer, size integer, inode integer, content text not null, fault text);
    create table _contacts (file integer, day text, person text, primary key (file, day, person)) without rowid;
    create table prose (client TEXT, section TEXT, field TEXT, file TEXT, line INTEGER, text TEXT COLLATE folio);
    create virtual table _words using fts5(words, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 2\");
";

/// Writes to a database that has, or gets, the tables of a ledger.
pub(super) struct Builder<'c> {
    connection: &'c Connection,
    relations: &'c Relations,
}

impl<'c> Builder<'c> {
    pub(super) fn new(connection: &'c Connection, relations: &'c Relations) -> Builder<'c> {
        Builder { connection, relations }
    }

    /// Makes every table and view, still empty.
    pub(super) fn create(&self) -> Result<()> {
        self.connection.execute_batch(HIDDEN)?;
        for base in self.relations.bases() {
            self.connection.execute_batch(&base.ddl())?;
        }
        for table in &SETTINGS {
            self.connection.execute_batch(&table.ddl())?;
        }
        for view in self.relations.all() {
            if let Some(query) = &view.query {
                self.connection.execute_batch(&format!("create view {} as {query}", view.name))?;
            }
        }
        Ok(())
    }

    /// Puts what `folio.toml` says in place of what it said.
    pub(super) fn put_settings(&self, settings: &Settings) -> Result<()> {
        for table in &SETTINGS {
            self.connection.execute(&format!("delete from {}", table.name), [])?;
            let mut insert = self.connection.prepare(&table.insert())?;
            for row in settings_rows(table.name, settings) {
                insert.execute(params_from_iter(row))?;
            }
        }
        Ok(())
    }

    /// Puts in what a file holds; nothing of that file may be there.
    pub(super) fn put(&self, id: i64, harvest: &Harvest) -> Result<()> {
        let first = id << FILE_SHIFT;
        for (base, rows) in self.relations.bases().iter().zip(&harvest.rows) {
            if rows.is_empty() {
                continue;
            }
            let mut insert = self.connection.prepare_cached(&base.insert())?;
            for (rowid, row) in (first..).zip(rows) {
                let rowid = Value::Integer(rowid);
                insert.execute(params_from_iter(std::iter::once(&rowid).chain(&row.values)))?;
            }
        }
        self.put_prose(first, harvest)?;
        let mut insert = self.connection.prepare_cached("insert or ignore into _contacts values (?, ?, ?)")?;
        for (day, person) in &harvest.contacts {
            insert.execute(params![id, day.to_string(), person])?;
        }
        Ok(())
    }

    fn put_prose(&self, first: i64, harvest: &Harvest) -> Result<()> {
        let mut text = self.connection.prepare_cached(
            "insert into prose (rowid, client, section, field, file, line, text) values (?, ?, ?, ?, ?, ?, ?)",
        )?;
        let mut words = self.connection.prepare_cached("insert into _words (rowid, words) values (?, ?)")?;
        for (rowid, prose) in (first..).zip(&harvest.prose) {
            let base = &self.relations.bases()[prose.base];
            let field = &base.attributes[prose.column].name;
            let [client, file] = [0, 1].map(|at| harvest.origin[at].as_str());
            text.execute(params![rowid, client, base.section.name, field, file, prose.line, prose.text])?;
            words.execute(params![rowid, prose.words])?;
        }
        Ok(())
    }

    /// Takes out what a file held.
    #[allow(dead_code, reason = "the index, which is to come, brings files up to date")]
    pub(super) fn remove(&self, id: i64) -> Result<()> {
        let rowids = params![id << FILE_SHIFT, (id + 1) << FILE_SHIFT];
        let tables = self.relations.bases().iter().map(|base| base.name.as_str()).chain(["prose", "_words"]);
        for table in tables {
            let delete = format!("delete from \"{table}\" where rowid >= ? and rowid < ?");
            self.connection.prepare_cached(&delete)?.execute(rowids)?;
        }
        self.connection.execute("delete from _contacts where file = ?", [id])?;
        Ok(())
    }
}
