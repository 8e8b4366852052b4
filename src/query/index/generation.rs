//! One generation of an index: opened, found to be what it says, and brought up to date.

use std::cell::LazyCell;
use std::fs::File;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Result, params};

use super::fingerprint::{APPLICATION, fingerprint};
use super::place::Place;
use super::seal::seal;
use super::{Lease, Opened, Trouble};
use crate::ledger::Ledger;
use crate::query::ask::furnish;
use crate::query::build::Builder;
use crate::query::refresh::{Refreshed, refresh};
use crate::query::relation::Relations;
use crate::query::sight::Sight;

/// How long to wait for others who write.
const PATIENCE: Duration = Duration::from_secs(2);

/// How old the times of a file must be before its stamp is believed: FAT keeps every other second.
const YOUNG: Duration = Duration::from_secs(2);

/// How a database is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As a file that nobody changes while the lease is held: nothing is in its log.
    Still,
    /// With its log, to be read and written among others who do.
    Log,
}

/// What a look at the ledger's folder shows beside an index.
enum Look {
    /// The index holds what was seen.
    Current(Sight),
    /// The sum of names and stamps that the index holds, and what was seen.
    Changed(i64, Sight),
    /// The index distrusts a file: it has to be looked at again in any case.
    Unsure,
}

/// Opens a generation and brings it up to date; the connection shows one state of it, whatever others write.
pub(super) fn open(
    place: &Place,
    generation: u64,
    ledger: &Ledger,
    relations: &LazyCell<Relations>,
    lease: &Lease,
) -> Result<Opened, Trouble> {
    if !place.is_whole(generation) {
        return Err(Trouble::Damaged);
    }
    let path = place.file(generation);
    let mut seen = None;
    if place.is_settled(generation) {
        let connection = connect(&path, ledger, Way::Still)?;
        match look(&connection, ledger)? {
            Look::Current(sight) => return Ok((connection, sight, generation)),
            other => seen = Some(other),
        }
    }
    let connection = connect(&path, ledger, Way::Log)?;
    settle(&connection, place, generation, lease)?;
    connection.execute_batch("begin")?;
    let seen = seen.map_or_else(|| look(&connection, ledger), Ok)?;
    if let Look::Current(sight) = seen {
        return Ok((connection, sight, generation));
    }
    connection.execute_batch("rollback; begin immediate")?;
    let sight = match seen {
        Look::Changed(kept, sight) if kept_digest(&connection)? == Some(kept) => sight,
        // Whoever wrote since may have looked later than we did.
        _ => Sight::of(ledger),
    };
    renew(&connection, place, ledger, relations, &sight)?;
    connection.execute_batch("commit")?;
    settle(&connection, place, generation, lease)?;
    connection.execute_batch("begin")?;
    // The first thing read decides which state is shown: it may be a later one, but none of other settings.
    if !has_settings(&connection, ledger)? {
        return Err(Trouble::Unusable);
    }
    Ok((connection, sight, generation))
}

/// Compares the ledger's folder with what an index holds.
fn look(connection: &Connection, ledger: &Ledger) -> Result<Look, Trouble> {
    verify(connection, ledger)?;
    let Some(kept) = kept_digest(connection)? else { return Ok(Look::Unsure) };
    let sight = Sight::of(ledger);
    let current = sight.digest(ledger.settings_text()) == Some(kept);
    Ok(if current { Look::Current(sight) } else { Look::Changed(kept, sight) })
}

/// Carries the log over into the database, if nobody else has the index open; else the next who is alone does.
fn settle(connection: &Connection, place: &Place, generation: u64, lease: &Lease) -> Result<(), Trouble> {
    if place.is_settled(generation) {
        return Ok(());
    }
    // Another program may be reading the file, which knows nothing of the lease: nobody waits for it, least of all with
    // everybody locked out. A log that cannot be carried over now is read as it is.
    connection.busy_timeout(Duration::ZERO)?;
    let carry = || {
        drop(connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())));
        // Unsealed, it is built anew the next time.
        drop(File::open(place.file(generation)).and_then(|file| seal(&file)));
    };
    let kept = lease.alone(carry);
    connection.busy_timeout(PATIENCE)?;
    if kept { Ok(()) } else { Err(Trouble::Unusable) }
}

/// A connection to a file of an index, whatever is in it.
pub(super) fn connect(path: &Path, ledger: &Ledger, way: Way) -> Result<Connection, Trouble> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = match way {
        Way::Log => Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        Way::Still => {
            let path = percent_encode(path.as_os_str().as_bytes(), NON_ALPHANUMERIC);
            let flags = flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(format!("file:{path}?immutable=1"), flags)?
        }
    };
    connection.busy_timeout(PATIENCE)?;
    furnish(&connection, ledger)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if way == Way::Still {
        // What most questions read once is not worth memory of its own: half a megabyte holds the upper pages of every tree.
        connection.execute_batch("pragma cache_size = -512")?;
    }
    connection.execute_batch(
        "pragma cell_size_check = on; pragma trusted_schema = off; pragma synchronous = normal; pragma wal_autocheckpoint = 0",
    )?;
    Ok(connection)
}

/// Whether the file is an index, and one that fits this ledger and this folio.
fn verify(connection: &Connection, ledger: &Ledger) -> Result<(), Trouble> {
    let application: i32 = connection.query_row("pragma application_id", [], |row| row.get(0))?;
    let made_of: Option<String> = meta(connection, "fingerprint")?;
    if application == APPLICATION && made_of == Some(fingerprint(ledger)) { Ok(()) } else { Err(Trouble::Damaged) }
}

/// Brings the tables up to date inside a write transaction.
fn renew(
    connection: &Connection,
    place: &Place,
    ledger: &Ledger,
    relations: &Relations,
    sight: &Sight,
) -> Result<(), Trouble> {
    let settings = ledger.settings_text();
    // Somebody saved `folio.toml` after we read it: what we would write of it is old.
    if !ledger.has_current_settings() {
        return Err(Trouble::Unusable);
    }
    let refreshed = refresh(connection, relations, ledger, sight, trusted_before(place, sight)?)?;
    if refreshed == Refreshed::Crowded {
        return Err(Trouble::Damaged);
    }
    put_settings(connection, relations, ledger)?;
    let digest = sight.digest(settings).filter(|_| refreshed == Refreshed::Trusted);
    if kept_digest(connection)? != digest {
        put_meta(connection, "tree", &digest)?;
    }
    Ok(())
}

/// Puts `folio.toml` into its tables, where it is not what they hold.
pub(super) fn put_settings(connection: &Connection, relations: &Relations, ledger: &Ledger) -> Result<()> {
    if has_settings(connection, ledger)? {
        return Ok(());
    }
    Builder::new(connection, relations).put_settings(ledger)?;
    put_meta(connection, "settings", &settings_name(ledger))
}

/// Whether the tables of the settings hold the ledger's `folio.toml` as we read it.
fn has_settings(connection: &Connection, ledger: &Ledger) -> Result<bool> {
    Ok(meta(connection, "settings")? == Some(settings_name(ledger)))
}

fn settings_name(ledger: &Ledger) -> String {
    crate::store::content_name(ledger.settings_text().as_bytes())
}

/// Times before this are believed: two seconds before the look, as the folder's file system counts (nanoseconds since 1970).
pub(super) fn trusted_before(place: &Place, sight: &Sight) -> std::io::Result<i64> {
    let made = tempfile::tempfile_in(&place.folder)?.metadata()?.modified()?;
    let began = made - sight.since.elapsed() - YOUNG;
    let since = began.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}

/// The sum of all names and stamps as of the last refresh; `None` where a file was distrusted.
fn kept_digest(connection: &Connection) -> Result<Option<i64>> {
    meta(connection, "tree")
}

fn meta<T: rusqlite::types::FromSql>(connection: &Connection, key: &str) -> Result<Option<T>> {
    let mut select = connection.prepare_cached("select value from _meta where key = ?")?;
    let found: Option<Option<T>> = select.query_row([key], |row| row.get(0)).optional()?;
    Ok(found.flatten())
}

/// Keeps a value of what the whole was made of.
pub(super) fn put_meta(connection: &Connection, key: &str, value: &dyn rusqlite::ToSql) -> Result<()> {
    connection.execute("insert or replace into _meta values (?, ?)", params![key, value]).map(drop)
}
