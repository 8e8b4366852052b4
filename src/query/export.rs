//! The ledger as a database for other programs: the same tables, with nothing in them that only folio understands.

use std::path::Path;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, params};

use super::Database;
use super::index::APPLICATION;
use super::relation::{Attribute, Relation};
use crate::error::{Error, Result};

impl Database<'_> {
    /// Writes every table and view as a plain table into a new database at `path`, and in the table `folio` what it was made from.
    ///
    /// Views become tables: what depends on the day is as of the day that the table `folio` gives.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn export(&self, path: &Path, about: &[(&str, String)]) -> Result<()> {
        self.write(path, about).map_err(|error| {
            Error::environment("the tables cannot be written")
                .because(error)
                .hint("is there room on the disk? `--no-index` reads the files themselves")
        })
    }

    fn write(&self, path: &Path, about: &[(&str, String)]) -> rusqlite::Result<()> {
        let mut target = Connection::open(path)?;
        // The file is new and nobody else knows of it: a journal would only cost.
        target.pragma_update(None, "journal_mode", "off")?;
        target.pragma_update(None, "application_id", APPLICATION)?;
        let transaction = target.transaction()?;
        transaction.execute_batch("create table folio (key text primary key, value text)")?;
        for (key, value) in about {
            transaction.execute("insert into folio values (?, ?)", params![key, value])?;
        }
        for relation in self.relations().all() {
            self.copy(relation, &transaction)?;
        }
        transaction.commit()
    }

    fn copy(&self, relation: &Relation, target: &Connection) -> rusqlite::Result<()> {
        let columns: Vec<String> = relation.attributes.iter().map(plain).collect();
        target.execute_batch(&format!("create table {} ({})", relation.name, columns.join(", ")))?;
        let places = vec!["?"; columns.len()].join(", ");
        let mut insert = target.prepare(&format!("insert into {} values ({places})", relation.name))?;
        self.each(&format!("select * from {}", relation.name), |row| {
            for index in 0..columns.len() {
                insert.raw_bind_parameter(index + 1, ToSqlOutput::Borrowed(row.get_ref(index)?))?;
            }
            insert.raw_execute().map(drop)
        })
    }
}

/// The column without the collation, which only folio has.
fn plain(attribute: &Attribute) -> String {
    format!("\"{}\" {}", attribute.name, attribute.holds.declared())
}
