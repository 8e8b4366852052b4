//! The table `findings`: what `check` finds, filled only for a question that asks for it.

use rusqlite::{Connection, Result, params};

use crate::ledger::{ClientFile, Ledger};
use crate::rules::Checker;

/// Its name.
pub(super) const NAME: &str = "findings";

/// What makes the table, empty: a temporary one, because what is found depends on the day.
pub(super) const TABLE: &str =
    "create temp table findings (client TEXT, file TEXT, line INTEGER, level TEXT, rule TEXT,
    message TEXT COLLATE folio, help TEXT COLLATE folio)";

/// Puts in what is found in every file.
///
/// Rules that compare with the last commit are left to `check`.
pub(super) fn fill(connection: &Connection, ledger: &Ledger) -> Result<()> {
    let mut insert = connection.prepare("insert into findings values (?, ?, ?, ?, ?, ?, ?)")?;
    for found in Checker::new(ledger).ledger(|_| true, None).findings {
        let (file, line) = (&found.place.file, found.place.line);
        let client = found.client.clone().or_else(|| of_client(file));
        insert.execute(params![client, file, line, found.level.word(), found.rule, found.message, found.help])?;
    }
    Ok(())
}

fn of_client(file: &str) -> Option<String> {
    file.starts_with(crate::store::CLIENTS_FOLDER).then(|| ClientFile::at(file).slug)
}
