//! What is made in a connection only once a question names it: the views, and the table `findings`.
//!
//! SQLite reads the definition of all that a file holds each time the file is opened. Most questions name one view or none, so
//! views stand as rows of a table, and become temporary ones.

use std::cell::RefCell;

use rusqlite::{Connection, Error, Result, ffi, params};

use super::findings;
use super::relation::{Relation, Relations};
use super::sql::Guard;

/// The table that holds the statement of each view.
pub(super) const TABLE: &str = "create table _views (name text primary key, statement text not null) without rowid";

/// What may be named, until it is made.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// `None` until the first question.
    waiting: RefCell<Option<Vec<Waiting>>>,
}

#[derive(Debug)]
struct Waiting {
    name: String,
    statement: String,
}

/// Each view with the statement that makes it.
pub(super) fn views(relations: &Relations) -> impl Iterator<Item = (&str, String)> {
    relations.all().iter().filter_map(|Relation { name, query, .. }| {
        query.as_ref().map(|query| (name.as_str(), format!("create temp view {name} as {query}")))
    })
}

/// Puts the views into their table.
pub(super) fn put(connection: &Connection, relations: &Relations) -> Result<()> {
    let mut insert = connection.prepare("insert into _views values (?, ?)")?;
    views(relations).try_for_each(|(name, statement)| insert.execute(params![name, statement]).map(drop))
}

impl Named {
    /// Makes what a question names, and what that needs in its turn.
    pub(super) fn make(&self, sql: &str, guard: &Guard, connection: &Connection) -> Result<()> {
        let sql = sql.to_ascii_lowercase();
        let mut waiting = self.waiting.borrow_mut();
        if waiting.as_ref().is_some_and(|waiting| !waiting.iter().any(|one| sql.contains(&one.name))) {
            return Ok(());
        }
        guard.aside(connection, |connection| {
            let waiting = match &mut *waiting {
                Some(waiting) => waiting,
                none => none.insert(all(connection)?),
            };
            for Waiting { statement, .. } in named(&sql, waiting) {
                connection.execute_batch(&statement).map_err(damaged)?;
            }
            Ok(())
        })
    }
}

fn all(connection: &Connection) -> Result<Vec<Waiting>> {
    let mut select = connection.prepare("select name, statement from _views")?;
    let views = select.query_map([], |row| Ok(Waiting { name: row.get(0)?, statement: row.get(1)? }))?;
    let findings = Waiting { name: findings::NAME.to_owned(), statement: findings::TABLE.to_owned() };
    views.chain([Ok(findings)]).collect()
}

/// A statement that SQLite does not understand is not the one that was put there.
fn damaged(error: Error) -> Error {
    match error {
        Error::SqlInputError { .. } => Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), None),
        other => other,
    }
}

/// Takes out what a text in small letters names, and what the statements of those name.
///
/// A name may be a part of a longer one, or stand in quotes: too much is made rather than too little.
fn named(sql: &str, waiting: &mut Vec<Waiting>) -> Vec<Waiting> {
    let mut found: Vec<Waiting> = waiting.extract_if(.., |one| sql.contains(&one.name)).collect();
    let mut read = 0;
    while let Some(Waiting { statement, .. }) = found.get(read) {
        let more: Vec<Waiting> = waiting.extract_if(.., |one| statement.contains(&one.name)).collect();
        found.extend(more);
        read += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{Waiting, damaged, named};

    fn waiting(views: &[(&str, &str)]) -> Vec<Waiting> {
        let view = |(name, statement): &(&str, &str)| Waiting { name: (*name).into(), statement: (*statement).into() };
        views.iter().map(view).collect()
    }

    fn found(sql: &str, views: &[(&str, &str)]) -> Vec<String> {
        named(sql, &mut waiting(views)).into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn a_question_has_what_it_names_and_what_that_names_made() {
        let views =
            [("open", "… from base"), ("ageing", "… from open"), ("people", "… from base"), ("late", "… ageing")];
        assert_eq!(found("select * from \"late\"", &views), ["late", "ageing", "open"]);
        assert_eq!(found("select * from people join open", &views), ["open", "people"]);
        assert!(found("select 1", &views).is_empty());
    }

    #[test]
    fn what_was_made_waits_no_longer() {
        let mut views = waiting(&[("open", "…"), ("people", "…")]);
        assert_eq!(named("open", &mut views).len(), 1);
        assert!(named("open", &mut views).is_empty());
    }

    #[test]
    fn a_spoilt_statement_is_damage() {
        let connection = Connection::open_in_memory().unwrap();
        let error = connection.execute_batch("create temp vie? clients as select 1").map_err(damaged).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseCorrupt));
    }
}
