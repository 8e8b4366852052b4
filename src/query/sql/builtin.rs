//! SQLite's own functions, asked on a connection of their own: what folio replaces by name it can still call.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

/// A connection in memory on which no function was replaced.
///
/// It is opened once, and its statements are kept: a new one per row costs as much as forty rows.
#[derive(Clone)]
pub struct Builtin(Arc<Mutex<Connection>>);

impl Builtin {
    /// Opens the connection.
    ///
    /// # Errors
    /// What SQLite says; it happens only where memory ends.
    pub fn open() -> rusqlite::Result<Builtin> {
        let connection = Connection::open_in_memory()?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Builtin(Arc::new(Mutex::new(connection))))
    }

    /// The value of `select <expression>`, in which `?1`, `?2` … stand for the arguments.
    ///
    /// # Errors
    /// What SQLite says of the expression.
    pub fn ask(&self, expression: &str, arguments: &[ValueRef<'_>]) -> rusqlite::Result<Value> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = connection.prepare_cached(expression)?;
        let bound = arguments.iter().map(|argument| ToSqlOutput::Borrowed(*argument));
        statement.query_row(rusqlite::params_from_iter(bound), |row| row.get(0))
    }
}

impl std::fmt::Debug for Builtin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Builtin")
    }
}
