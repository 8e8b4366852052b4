//! Questions to a ledger, and the floor that building their tables is held against.

use std::fmt::Write as _;
use std::path::Path;

use folio::ledger::{Clock, Ledger};
use folio::query::{Database, Keep};
use folio::source::Tree;
use folio::store::{Environment, Snapshot};

use crate::Outcome;

/// The day of the generated ledgers.
const TODAY: &str = "2026-03-01";

fn open(root: &Path) -> Outcome<Ledger> {
    let root = root.canonicalize()?;
    let clock = Clock::new(chrono::DateTime::UNIX_EPOCH, Some(TODAY))?;
    Ok(Ledger::open(&root, &Environment::new(std::env::vars_os()), Snapshot::work_tree(&root), clock)?)
}

/// The answer, a line a row, a bar between cells.
pub(crate) fn ask(root: &Path, sql: &str, no_index: bool) -> Outcome<String> {
    let ledger = open(root)?;
    let database = Database::open(&ledger, if no_index { Keep::Nothing } else { Keep::Index })?;
    let mut answer = String::new();
    for row in database.ask(sql, &[])?.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.to_text()).collect();
        writeln!(answer, "{}", cells.join("|"))?;
    }
    Ok(answer)
}

/// Parses every file; the number of sections there are keeps the work from being left out.
pub(crate) fn parse_all(root: &Path) -> Outcome<usize> {
    let ledger = open(root)?;
    let mut sections = 0;
    for file in ledger.clients() {
        let text = ledger.text(&file)?;
        sections += Tree::parse(&text).root().entries().len();
    }
    Ok(sections)
}
