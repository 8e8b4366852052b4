//! SQLite's own functions, asked on a connection of their own: what folio replaces by name it can still call.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

/// A connection in memory on which no function was replaced.
///
/// It is opened once, when it is first asked, and its statements are kept: a new one per row costs as much as forty rows.
#[derive(Clone, Default)]
pub struct Builtin(Arc<Mutex<Option<Connection>>>);

impl Builtin {
    /// The value of `select <expression>`, in which `?1`, `?2` … stand for the arguments.
    ///
    /// # Errors
    /// What SQLite says of the expression, or that memory has come to its end.
    pub fn ask(&self, expression: &str, arguments: &[ValueRef<'_>]) -> rusqlite::Result<Value> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = match &*kept {
            Some(connection) => connection,
            None => kept.insert(open()?),
        };
        let mut statement = connection.prepare_cached(expression)?;
        let bound = arguments.iter().map(|argument| ToSqlOutput::Borrowed(*argument));
        statement.query_row(rusqlite::params_from_iter(bound), |row| row.get(0))
    }
}

fn open() -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

impl std::fmt::Debug for Builtin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Builtin")
    }
}
