//! The ledger as a database that answers questions.

use std::cell::{Cell, LazyCell, RefCell};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use rusqlite::{Connection, Statement};

use super::build::{Builder, Writer};
use super::index::{self, Index, Keep, Trouble};
use super::named::Named;
use super::refresh::fill;
use super::relation::Relations;
use super::sight::Sight;
use super::sql::{self, Guard, Names, Question};
use super::{Missing, Rows, answer, findings, trade};
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Gaps, Ledger};

/// How long a question may take: one over a hundred thousand clients takes seconds.
const LIMIT: Duration = Duration::from_secs(60);

/// One state of a ledger, ready to be asked.
pub struct Database<'l> {
    ledger: &'l Ledger,
    relations: LazyCell<Relations>,
    tables: RefCell<Tables>,
    /// Whether the index was found damaged and built anew: once, and then memory.
    renewed: Cell<bool>,
}

/// What answers do not hold.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// The files and folders that could not be read, each with the reason.
    pub unread: Vec<String>,
    /// What is missing of files.
    pub gaps: Vec<Missing>,
}

/// An open database under guard.
struct Tables {
    connection: Connection,
    guard: Guard,
    /// What is made once a question names it.
    named: Named,
    /// Whether `findings` is filled.
    checked: Cell<bool>,
    /// Folders that could not be listed.
    closed: Vec<String>,
    /// The generation of the index, and what keeps others from removing it; `None` in memory.
    kept: Option<(u64, index::Lease)>,
}

/// A question as it is put to SQLite.
pub(super) struct Asked<'q> {
    /// The whole text.
    pub(super) sql: &'q str,
    /// The bytes of it that the user wrote.
    pub(super) own: Range<usize>,
    /// What stands for `?1`, `?2` …
    pub(super) parameters: &'q [String],
}

impl<'l> Database<'l> {
    /// The ledger as it is now: from the index, brought up to date, or from memory, where nothing can or may be kept.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn open(ledger: &'l Ledger, keep: Keep) -> Result<Database<'l>> {
        let relations = LazyCell::new(Relations::of_format as fn() -> Relations);
        let tables = match keep {
            Keep::Index => kept(ledger, &relations, 0),
            Keep::Nothing => in_memory(ledger, &relations, &Sight::of(ledger)),
        };
        Database::of(ledger, relations, tables)
    }

    /// One client's file, and no other.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn of_client(ledger: &'l Ledger, file: &ClientFile) -> Result<Database<'l>> {
        let relations = LazyCell::new(Relations::of_format as fn() -> Relations);
        let tables = in_memory(ledger, &relations, &Sight::of_client(file));
        Database::of(ledger, relations, tables)
    }

    fn of(
        ledger: &'l Ledger,
        relations: LazyCell<Relations>,
        tables: rusqlite::Result<Tables>,
    ) -> Result<Database<'l>> {
        let tables =
            tables.map_err(|error| Error::environment("the ledger cannot be read into tables").because(error))?;
        Ok(Database { ledger, relations, tables: RefCell::new(tables), renewed: Cell::new(false) })
    }

    /// Ends questions once the flag is set, as the clock would.
    pub fn stop_on(&self, flag: &Arc<AtomicBool>) {
        self.tables.borrow().guard.stop_on(flag);
    }

    /// What there is to ask about.
    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// The files and folders that could not be read, each with the reason.
    ///
    /// # Errors
    /// Where the index cannot be read, nor memory be had.
    pub fn unread(&self) -> Result<Vec<String>> {
        let select = "select fault from _files where fault is not null order by path";
        let mut unread: Vec<String> = self.aside(|connection| {
            connection.prepare(select)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        })?;
        unread.extend_from_slice(&self.tables.borrow().closed);
        Ok(unread)
    }

    /// What could not be read, as [`Database::unread`] tells it, and the files of which facts know not everything.
    ///
    /// # Errors
    /// As for [`Database::unread`].
    pub fn left_out(&self) -> Result<LeftOut> {
        let select = "select path, fault, gaps from _files where fault is not null or gaps is not null order by path";
        let mut left_out = self.aside(|connection| {
            let mut left_out = LeftOut::default();
            let mut select = connection.prepare(select)?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                left_out.unread.extend(row.get::<_, Option<String>>(1)?);
                if let Some(gaps) = row.get_ref(2)?.as_blob_or_null()? {
                    left_out.gaps.push(Missing { path: row.get(0)?, gaps: Gaps::kept(gaps) });
                }
            }
            Ok(left_out)
        })?;
        left_out.unread.extend_from_slice(&self.tables.borrow().closed);
        Ok(left_out)
    }

    /// The answer to a question that the user wrote; `parameters` stand for `?1`, `?2` …
    ///
    /// Its rows have no id until they are [identified](super::identify).
    ///
    /// # Errors
    /// What is wrong with the question, or that it or its answer took too much.
    pub fn ask(&self, sql: &str, parameters: &[String]) -> Result<Rows> {
        self.put(&Asked { sql, own: 0..sql.len(), parameters })
    }

    /// The answer to a question of which the user wrote a part.
    pub(super) fn put(&self, asked: &Asked<'_>) -> Result<Rows> {
        let question = || Question { sql: asked.sql, own: asked.own.clone(), limit: LIMIT };
        let rows = self.somewhere(|tables| {
            let statement = tables.prepare(asked.sql, self.ledger)?;
            answer::rows(statement, asked.parameters)
        });
        let rows = rows.map_err(|error| sql::explain(&error, &question(), &self.names()))?;
        Ok(rows?)
    }

    /// Runs a statement of folio's own over every row it gives.
    pub(super) fn each(
        &self,
        sql: &str,
        mut visit: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let tables = self.tables.borrow();
        let mut statement = tables.prepare(sql, self.ledger)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(row)?;
        }
        Ok(())
    }

    /// Does folio's own reading, of hidden tables too.
    pub(super) fn aside<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        self.somewhere(|tables| tables.guard.aside(&tables.connection, &work))
            .map_err(|error| sql::explain(&error, &Question::whole("", LIMIT), &self.names()).into())
    }

    /// Asks the tables; where it turns out that the index is damaged or out of reach, asks once more elsewhere.
    fn somewhere<T>(&self, question: impl Fn(&Tables) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        loop {
            let outcome = question(&self.tables.borrow());
            let generation = self.tables.borrow().kept.as_ref().map(|(generation, _)| *generation);
            let (Err(error), Some(generation)) = (&outcome, generation) else { return outcome };
            let elsewhere = match Trouble::of_question(error) {
                None => return outcome,
                Some(Trouble::Damaged) if !self.renewed.replace(true) => kept(self.ledger, &self.relations, generation),
                Some(_) => in_memory(self.ledger, &self.relations, &Sight::of(self.ledger)),
            };
            self.tables.replace(elsewhere?);
        }
    }

    /// What a slip in a question may have meant.
    fn names(&self) -> Names {
        Names::new(self.relations().all().iter().map(|relation| {
            (relation.name.clone(), relation.attributes.iter().map(|attribute| attribute.name.clone()).collect())
        }))
    }
}

impl Tables {
    /// Puts a database under guard, for good.
    fn of(
        mut connection: Connection,
        closed: Vec<String>,
        kept: Option<(u64, index::Lease)>,
    ) -> rusqlite::Result<Tables> {
        let guard = sql::guard(&mut connection, LIMIT)?;
        Ok(Tables { connection, guard, named: Named::default(), checked: Cell::new(false), closed, kept })
    }

    /// A statement over the tables and the views it names; the first that reads `findings` has the ledger checked.
    fn prepare(&self, sql: &str, ledger: &Ledger) -> rusqlite::Result<Statement<'_>> {
        self.named.make(sql, &self.guard, &self.connection)?;
        let statement = self.guard.prepare(&self.connection, sql)?;
        if self.guard.touched().reads(findings::NAME) && !self.checked.get() {
            self.guard.aside(&self.connection, |connection| findings::fill(connection, ledger))?;
            self.checked.set(true);
        }
        Ok(statement)
    }
}

/// The tables in the index; in memory where no index can be had.
fn kept(ledger: &Ledger, relations: &LazyCell<Relations>, spoilt: u64) -> rusqlite::Result<Tables> {
    match index::open(ledger, relations, spoilt) {
        Some(Index { connection, closed, generation, lease }) => {
            Tables::of(connection, closed, Some((generation, lease)))
        }
        None => in_memory(ledger, relations, &Sight::of(ledger)),
    }
}

/// The tables in memory, with the files that were seen.
fn in_memory(ledger: &Ledger, relations: &Relations, sight: &Sight) -> rusqlite::Result<Tables> {
    let connection = Connection::open_in_memory()?;
    furnish(&connection, ledger)?;
    connection.execute_batch("begin")?;
    let make = || {
        Builder::new(&connection, relations).create()?;
        Builder::new(&connection, relations).put_settings(ledger)?;
        Ok(Writer::new(Builder::new(&connection, relations), true))
    };
    // Nothing is kept, so nothing is distrusted.
    fill(
        relations,
        ledger,
        sight,
        i64::MAX,
        |harvest| harvest,
        make,
        |writer, file, harvest| writer.enter(file, harvest.as_ref().map_err(|fault| *fault)),
    )?;
    connection.execute_batch("commit")?;
    Tables::of(connection, sight.closed.clone(), None)
}

/// Gives a connection the functions and the collation that tables and questions need.
pub(super) fn furnish(connection: &Connection, ledger: &Ledger) -> rusqlite::Result<()> {
    // A question has the memory that the guard allows it, and no disk: nothing else limits what it puts aside there.
    connection.execute_batch("pragma temp_store = memory")?;
    sql::furnish(connection, ledger.now().in_zone(ledger.zone()))?;
    sql::collate(connection)?;
    trade::furnish(connection, ledger)
}
