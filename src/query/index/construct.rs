//! A new generation of an index: built aside, and published when it is whole.

use std::cell::LazyCell;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::fingerprint::{APPLICATION, fingerprint};
use super::generation::{Way, connect, put_meta, put_settings, trusted_before};
use super::place::{Place, UNFINISHED};
use super::seal::seal;
use super::{Opened, Trouble};
use crate::ledger::Ledger;
use crate::query::ask::furnish;
use crate::query::build::Builder;
use crate::query::refresh::{Refreshed, fill};
use crate::query::relation::Relations;
use crate::query::sight::Sight;

/// How a file that nobody else knows of is written: without locks, and without a way back.
///
/// A client whole takes five kilobytes, of which one fits into a page of eight, and three into one of sixteen. Rows come in the order
/// of their tables: pages that are full are not looked at again, and a cache with room for more than the ends of all tables
/// is new memory for every page, all of it written while nobody parses any more.
const ALONE: &str = "pragma page_size = 16384; pragma locking_mode = exclusive; pragma journal_mode = off;
    pragma synchronous = off; pragma temp_store = memory; pragma cache_size = -4096";

/// How long new pages are gathered before they are written to the disk.
const PAUSE: Duration = Duration::from_millis(40);

/// Builds and publishes a generation; `None` where somebody else was quicker.
pub(super) fn construct(
    place: &Place,
    generation: u64,
    ledger: &Ledger,
    relations: &LazyCell<Relations>,
) -> Result<Opened, Trouble> {
    let [start, end] = UNFINISHED;
    let built = tempfile::Builder::new().prefix(start).suffix(end).tempfile_in(&place.folder)?;
    let sight = Sight::of(ledger);
    write_through(built.as_file(), || write(built.path(), place, ledger, relations, &sight))?;
    seal(built.as_file())?;
    built.as_file().sync_all()?;
    let target = place.file(generation);
    match fs::hard_link(built.path(), &target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    File::open(&place.folder)?.sync_all()?;
    let connection = connect(&target, ledger, Way::Still)?;
    Ok(Some((connection, sight, generation)))
}

/// Lets the disk work while a file is filled: all that is not yet written when it is full has to be waited for.
fn write_through(file: &File, fill: impl FnOnce() -> Result<(), Trouble>) -> Result<(), Trouble> {
    let (full, filling) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let writing = scope.spawn(move || -> io::Result<()> {
            while filling.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                file.sync_data()?;
            }
            Ok(())
        });
        fill()?;
        drop(full);
        // A disk tells of a failure only once, and it may have been then.
        Ok(writing.join().map_or(Ok(()), |written| written)?)
    })
}

fn write(path: &Path, place: &Place, ledger: &Ledger, relations: &Relations, sight: &Sight) -> Result<(), Trouble> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    furnish(&connection, ledger)?;
    connection.execute_batch(ALONE)?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.execute_batch("begin")?;
    let filled = fill(&connection, relations, ledger, sight, trusted_before(place, sight)?, || {
        Builder::new(&connection, relations).create()?;
        put_settings(&connection, relations, ledger)?;
        put_meta(&connection, "fingerprint", &fingerprint(ledger))
    })?;
    put_meta(&connection, "tree", &sight.digest(ledger.settings_text()).filter(|_| filled == Refreshed::Trusted))?;
    connection.execute_batch("commit; pragma journal_mode = wal")?;
    connection.close().map_err(|(_, error)| Trouble::from(error))
}
