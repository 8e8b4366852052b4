//! The guard of a connection: after it, a question reads the ledger's tables and nothing else, and ends in time.
//!
//! Several walls stand one behind the other, so that a gap in one is no hole: the connection writes nothing
//! (`query_only`, defensive), sizes, depths and memory are limited, the [form] of a question is checked before SQLite sees
//! it, SQLite's authorizer is asked about [every table and function](rules), and a clock stops what takes too long. The
//! clock is looked at between SQLite's own steps: what a function does in one call is bounded by the limits alone.

mod form;
mod offered;
mod rules;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, Error, Result, Statement, ffi};

use super::linear::LARGEST_VALUE;

pub use form::{Malformed, malformed};
pub use offered::FUNCTIONS;
use rules::Hidden;

/// The limits of a question, in SQLite's units.
///
/// 16 MB hold four client files of the largest size in one value; the other limits are some ten times what a long
/// question written by hand or by a script needs. The pattern limit is that of `GLOB`, whose time is its length times
/// that of the text.
const LIMITS: [(Limit, i32); 10] = [
    (Limit::SQLITE_LIMIT_LENGTH, LARGEST_VALUE as i32),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 256 * 1024),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 500),
    (Limit::SQLITE_LIMIT_PARSER_DEPTH, 1_000),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 100),
    (Limit::SQLITE_LIMIT_VDBE_OP, 500_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 127),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// The bytes that SQLite may take for questions, besides those of the database: a sorted answer of the largest size four times over.
const MEMORY: i64 = 1_000_000_000;

/// How many of SQLite's steps pass between two looks at the clock: some microseconds of usual work.
const STEPS: i32 = 250;

/// Who watches over one connection's questions.
#[derive(Debug, Clone)]
pub struct Guard {
    watch: Arc<Mutex<Watch>>,
    limit: Duration,
}

/// The tables and views a question reads, those behind its views included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched(BTreeSet<String>);

#[derive(Debug)]
struct Watch {
    since: Instant,
    /// Set where somebody does not want to wait any longer.
    stop: Arc<AtomicBool>,
    /// folio itself is at work: everything is allowed, and takes the time it takes.
    aside: bool,
    touched: BTreeSet<String>,
    refusal: Option<String>,
    hidden: Hidden,
}

/// Puts a connection under guard; a question may take `limit`.
///
/// Tables, views, functions and collations must be there already; a TEMP table may come later, [aside](Guard::aside).
///
/// # Errors
/// What SQLite says; a file that is no database shows itself here.
pub fn guard(connection: &mut Connection, limit: Duration) -> Result<Guard> {
    let hidden = hidden(connection)?;
    let watch = Watch {
        since: Instant::now(),
        stop: Arc::default(),
        aside: false,
        touched: BTreeSet::new(),
        refusal: None,
        hidden,
    };
    let guard = Guard { watch: Arc::new(Mutex::new(watch)), limit };
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        // So that "x" is always a name, and a slip in one never passes for a text.
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, value)?;
    }
    for (limit, value) in LIMITS {
        connection.set_limit(limit, value)?;
    }
    limit_memory(connection)?;
    connection.pragma_update(None, "query_only", true)?;
    let watch = guard.clone();
    connection.progress_handler(STEPS, Some(move || watch.is_over()))?;
    let watch = guard.clone();
    connection.authorizer(Some(move |asked: AuthContext<'_>| watch.answer(asked)))?;
    Ok(guard)
}

impl Guard {
    /// Prepares a question and starts its clock.
    ///
    /// # Errors
    /// What is wrong with it, for [`explain`](super::explain): a form that is no question as `SqlInputError` with its
    /// place, what is not allowed as `AuthorizationForStatementDenied` in folio's words, all else as SQLite says it.
    pub fn prepare<'c>(&self, connection: &'c Connection, sql: &str) -> Result<Statement<'c>> {
        form::check(sql, &self.watch().hidden).map_err(|fault| input_error(fault, sql))?;
        self.begin();
        let statement = connection.prepare(sql).map_err(|error| self.in_own_words(error))?;
        if statement.readonly() { Ok(statement) } else { Err(denied("a question only reads the ledger".to_owned())) }
    }

    /// Stops a question once the flag is set, before its time is over.
    pub fn stop_on(&self, flag: &Arc<AtomicBool>) {
        self.watch().stop = Arc::clone(flag);
    }

    /// What the question prepared last reads; known before it runs.
    pub fn touched(&self) -> Touched {
        Touched(self.watch().touched.clone())
    }

    /// Does folio's own work on the guarded connection, such as filling a TEMP table, without rules and clock; then the
    /// clock of the question starts anew.
    ///
    /// # Errors
    /// What the work says.
    pub fn aside<T>(&self, connection: &Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.watch().aside = true;
        let opened = connection.pragma_update(None, "query_only", false);
        let done = opened.and_then(|()| work(connection));
        let closed = connection.pragma_update(None, "query_only", true);
        let mut watch = self.watch();
        watch.aside = false;
        watch.since = Instant::now();
        closed.and(done)
    }

    fn begin(&self) {
        let mut watch = self.watch();
        watch.since = Instant::now();
        watch.touched.clear();
        watch.refusal = None;
    }

    fn is_over(&self) -> bool {
        let watch = self.watch();
        !watch.aside && (watch.stop.load(Ordering::Relaxed) || watch.since.elapsed() > self.limit)
    }

    fn answer(&self, asked: AuthContext<'_>) -> Authorization {
        let mut watch = self.watch();
        if watch.aside {
            return Authorization::Allow;
        }
        if let rusqlite::hooks::AuthAction::Read { table_name, .. } = asked.action
            && !watch.touched.contains(table_name)
        {
            watch.touched.insert(table_name.to_owned());
        }
        match rules::refusal(asked, &watch.hidden) {
            None => Authorization::Allow,
            Some(refusal) => {
                watch.refusal.get_or_insert(refusal);
                Authorization::Deny
            }
        }
    }

    /// What the rules refused in the words of the rules.
    fn in_own_words(&self, error: Error) -> Error {
        match self.watch().refusal.take() {
            Some(refusal) => denied(refusal),
            None => error,
        }
    }

    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Touched {
    /// Whether the table or view is read, by the question itself or by a view of it.
    pub fn reads(&self, table: &str) -> bool {
        self.0.iter().any(|name| name.eq_ignore_ascii_case(table))
    }
}

/// The limit is that of the whole process, and can only be lowered again: it has room for the database too, which is in memory
/// already, or has to be read into it should its file turn out to be damaged. To build a file takes some megabytes.
fn limit_memory(connection: &Connection) -> Result<()> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let size = pragma("page_count")? * pragma("page_size")?;
    connection.execute_batch(&format!("pragma hard_heap_limit = {}", MEMORY + size))
}

fn hidden(connection: &Connection) -> Result<Hidden> {
    let mut select = connection.prepare(
        "select lower(name), sql like 'create virtual table%' from sqlite_schema
         where type = 'table' and name >= '_' and name < '`'",
    )?;
    let mut rows = select.query([])?;
    let mut hidden = Hidden::default();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if row.get(1)? {
            hidden.indexes.insert(name.clone());
        }
        hidden.tables.insert(name);
    }
    Ok(hidden)
}

fn denied(message: String) -> Error {
    Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_AUTH), Some(message))
}

fn input_error(fault: Malformed, sql: &str) -> Error {
    Error::SqlInputError {
        error: ffi::Error::new(ffi::SQLITE_AUTH),
        msg: fault.message,
        sql: sql.to_owned(),
        offset: i32::try_from(fault.at).unwrap_or(i32::MAX),
    }
}
