//! The tables of a ledger in an SQLite database, put there file by file: those in memory, and what changes in a kept one.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, ToSql, params, params_from_iter};

use super::extract::{FILE_SHIFT, Harvest, settings_rows};
use super::insert::{Insert, Numbers};
use super::relation::{Base, Relations, SETTINGS, SettingsTable};
use super::{named, search};
use crate::ledger::{ClientFile, Ledger};
use crate::source::Tree;
use crate::store::Stamp;

/// The tables behind the scenes, besides [`WORDS`].
///
/// `_meta` knows what the whole was made of; `_files` each file and the state in which it was read; `_contacts` the days of
/// two-way contact, in their order; `_accounts` each client whole, to be read without parsing; `_prose` every text that people wrote,
/// of which `_fields` tells the field: it has more rows than all other tables together. What tells no file has it in its rowid.
const HIDDEN: &str = "
    create table _meta (key text primary key, value) without rowid;
    create table _files (id integer primary key, path text not null, slug text not null, modified integer,
        changed integer, size integer, inode integer, content text not null, fault text, gaps blob);
    create table _contacts (day text, person text);
    create table _accounts (file integer primary key, account blob not null);
    create table _fields (id integer primary key, section TEXT, field TEXT);
    create table _prose (field INTEGER, line INTEGER, text TEXT COLLATE folio)";

/// The stems of `_prose`, under the same rowids: full text that keeps no text, nor how long any was, nor where in it a stem stands.
/// Whether the words of a phrase follow each other, `find` sees by the text itself.
///
/// So a text is taken out by giving its stems once more. They are letters of one form with blanks between them, for which the
/// plainest tokenizer is enough.
pub(super) const WORDS: &str =
    "create virtual table _words using fts5(words, content='', columnsize=0, detail='none', tokenize='ascii')";

/// A file as it is entered.
pub(super) struct File<'f> {
    /// Its number in the tables.
    pub(super) id: i64,
    /// Which client's, and where.
    pub(super) file: &'f ClientFile,
    /// Its stamp when it was read; `None` where it must be looked at again.
    pub(super) stamp: Option<Stamp>,
    /// The name of its bytes; empty where there are none.
    pub(super) content: &'f str,
}

/// Makes and empties the tables of a ledger.
pub(super) struct Builder<'c> {
    connection: &'c Connection,
    relations: &'c Relations,
}

/// Fills the tables, file by file.
pub(super) struct Writer<'c> {
    pub(super) builder: Builder<'c>,
    /// How the rows of a file are numbered.
    numbers: fn(i64) -> Numbers,
    /// What puts rows into each section's table.
    sections: Vec<Insert<'c>>,
    prose: Insert<'c>,
    contacts: Insert<'c>,
}

/// How many statements a connection remembers: more than the tables there are, each with its delete.
const STATEMENTS: usize = 64;

impl<'c> Builder<'c> {
    pub(super) fn new(connection: &'c Connection, relations: &'c Relations) -> Builder<'c> {
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Builder { connection, relations }
    }

    /// Makes every table, without any file, and notes the views.
    pub(super) fn create(&self) -> Result<()> {
        self.connection.execute_batch(&ddl(self.relations))?;
        self.put_fields()?;
        named::put(self.connection, self.relations)
    }

    /// Numbers the columns of all tables, as texts know them.
    fn put_fields(&self) -> Result<()> {
        let bases = self.relations.bases().iter();
        let fields: Vec<[&str; 2]> = bases
            .flat_map(|base| base.attributes.iter().map(|column| [base.section.name.as_str(), column.name.as_str()]))
            .collect();
        let mut insert = Insert::new(self.connection, "_fields", &["id", "section", "field"]);
        insert.put(Numbers::None, &[], fields.len(), |field, column| match column {
            0 => ValueRef::Integer(field as i64),
            _ => ValueRef::from(fields[field][column - 1]),
        })
    }

    /// Notes that a file with the bytes that are known has another stamp; `None` where it must be looked at again.
    pub(super) fn stamp(&self, id: i64, stamp: Option<Stamp>) -> Result<()> {
        let mut stamping = self
            .connection
            .prepare_cached("update _files set modified = ?, changed = ?, size = ?, inode = ? where id = ?")?;
        let [modified, changed, size, inode] = columns(stamp);
        stamping.execute(params![modified, changed, size, inode, id]).map(drop)
    }

    /// Puts what `folio.toml` says in place of what it said.
    pub(super) fn put_settings(&self, ledger: &Ledger) -> Result<()> {
        let tree = Tree::parse(ledger.settings_text());
        for table in &SETTINGS {
            self.connection.execute(&format!("delete from {}", table.name), [])?;
            let mut insert = self.connection.prepare(&table.insert())?;
            for row in settings_rows(table.name, ledger.settings(), &tree) {
                insert.execute(params_from_iter(row))?;
            }
        }
        Ok(())
    }

    /// Takes out a file and what it held.
    pub(super) fn remove(&self, id: i64) -> Result<()> {
        let rowids = params![id << FILE_SHIFT, (id + 1) << FILE_SHIFT];
        self.remove_words(rowids)?;
        let tables = self.relations.bases().iter().map(|base| base.name.as_str()).chain(["_prose", "_contacts"]);
        for table in tables {
            let delete = format!("delete from \"{table}\" where rowid >= ? and rowid < ?");
            self.connection.prepare_cached(&delete)?.execute(rowids)?;
        }
        for delete in ["delete from _accounts where file = ?", "delete from _files where id = ?"] {
            self.connection.prepare_cached(delete)?.execute([id])?;
        }
        Ok(())
    }

    /// Takes the texts of a file out of the full-text index, while they still stand in `_prose`.
    fn remove_words(&self, rowids: &[&dyn ToSql]) -> Result<()> {
        let mut texts =
            self.connection.prepare_cached("select rowid, text from _prose where rowid >= ? and rowid < ?")?;
        let mut delete =
            self.connection.prepare_cached("insert into _words (_words, rowid, words) values ('delete', ?, ?)")?;
        let mut texts = texts.query(rowids)?;
        let mut words = String::new();
        while let Some(text) = texts.next()? {
            words.clear();
            search::add_stemmed(text.get_ref(1)?.as_str()?, &mut words);
            delete.execute(params![text.get::<_, i64>(0)?, words])?;
        }
        Ok(())
    }
}

impl<'c> Writer<'c> {
    /// Files come in the order of their numbers, so that those of tables that are `empty` grow.
    pub(super) fn new(builder: Builder<'c>, empty: bool) -> Writer<'c> {
        let Builder { connection, relations } = builder;
        let section = |base: &Base| {
            let names: Vec<&str> = base.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
            Insert::new(connection, &base.name, &names)
        };
        Writer {
            builder,
            numbers: if empty { Numbers::After } else { Numbers::From },
            sections: relations.bases().iter().map(section).collect(),
            prose: Insert::new(connection, "_prose", &["field", "line", "text"]),
            contacts: Insert::new(connection, "_contacts", &["day", "person"]),
        }
    }

    /// Enters a file that is new, or whose bytes are not those that were known; what it held before is gone.
    pub(super) fn enter(&mut self, file: &File<'_>, harvest: Result<&Harvest, &str>) -> Result<()> {
        let mut enter = self.builder.connection.prepare_cached(
            "insert into _files (id, path, slug, modified, changed, size, inode, content, fault, gaps)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        let [modified, changed, size, inode] = columns(file.stamp);
        let ClientFile { path, slug } = file.file;
        let fault = harvest.err();
        let gaps = harvest.ok().and_then(|harvest| harvest.gaps.as_deref());
        enter.execute(params![file.id, path, slug, modified, changed, size, inode, file.content, fault, gaps])?;
        harvest.map_or(Ok(()), |harvest| self.put(file.id, harvest))
    }

    /// Puts in what a file holds; nothing of that file may be there.
    fn put(&mut self, id: i64, harvest: &Harvest) -> Result<()> {
        let first = id << FILE_SHIFT;
        let origin = [0, 1].map(|part| ValueRef::from(harvest.origin[part].as_str()));
        let numbers = (self.numbers)(first);
        for (insert, rows) in self.sections.iter_mut().zip(&harvest.rows) {
            // In a row the places of client and file stand first.
            insert.put(numbers, &origin, rows.len(), |row, column| harvest.texts.value(rows.cell(row, column + 2)))?;
        }
        self.put_prose(first, harvest)?;
        self.contacts.put(numbers, &[], harvest.contacts.len(), |row, column| {
            ValueRef::from(harvest.texts.text(harvest.contacts[row][column]))
        })?;
        let mut insert = self.builder.connection.prepare_cached("insert into _accounts values (?, ?)")?;
        insert.execute(params![id, harvest.account]).map(drop)
    }

    fn put_prose(&mut self, first: i64, harvest: &Harvest) -> Result<()> {
        let Harvest { prose, texts, .. } = harvest;
        self.prose.put((self.numbers)(first), &[], prose.len(), |row, column| match column {
            0 => ValueRef::Integer(prose[row].field as i64),
            1 => ValueRef::Integer(i64::from(prose[row].line)),
            _ => ValueRef::from(texts.text(prose[row].text)),
        })?;
        let mut words = self.builder.connection.prepare_cached("insert into _words (rowid, words) values (?, ?)")?;
        for (rowid, prose) in (first..).zip(prose) {
            words.execute(params![rowid, texts.text(prose.words)])?;
        }
        Ok(())
    }
}

/// The statements that make every table.
pub(super) fn ddl(relations: &Relations) -> String {
    let tables = relations.bases().iter().map(Base::ddl).chain(SETTINGS.iter().map(SettingsTable::ddl));
    [HIDDEN, named::TABLE, WORDS].map(str::to_owned).into_iter().chain(tables).collect::<Vec<_>>().join(";\n")
}

/// A stamp as the columns of `_files`.
pub(super) fn columns(stamp: Option<Stamp>) -> [Option<i64>; 4] {
    let columns = stamp.map(|stamp| [stamp.modified, stamp.changed, stamp.size, stamp.inode].map(Some));
    columns.unwrap_or_default()
}
