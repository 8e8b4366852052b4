//! One generation of an index: opened, found to be what it says, and brought up to date.

use std::cell::LazyCell;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Result, params};

use super::fingerprint::{APPLICATION, fingerprint};
use super::place::Place;
use super::{Opened, Trouble};
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

/// Opens a generation and brings it up to date; the connection is left in the transaction that found it current.
pub(super) fn open(
    place: &Place,
    generation: u64,
    ledger: &Ledger,
    relations: &LazyCell<Relations>,
) -> Result<Opened, Trouble> {
    let connection = connect(&place.file(generation), ledger)?;
    connection.execute_batch("begin")?;
    verify(&connection, ledger)?;
    let kept = kept_digest(&connection)?;
    let sight = Sight::of(ledger);
    if kept.is_some() && kept == sight.digest(ledger.settings_text()) {
        return Ok(Some((connection, sight, generation)));
    }
    let seen = data_version(&connection)?;
    connection.execute_batch("rollback; begin immediate")?;
    // Whoever wrote since may have looked later than we did.
    let sight = if data_version(&connection)? == seen { sight } else { Sight::of(ledger) };
    renew(&connection, place, ledger, relations, &sight)?;
    connection.execute_batch("commit; begin")?;
    Ok(Some((connection, sight, generation)))
}

/// A connection to a file of an index, whatever is in it.
pub(super) fn connect(path: &Path, ledger: &Ledger) -> Result<Connection, Trouble> {
    // Nothing, a folder or a link in its place: another generation can be built all the same.
    if !path.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
        return Err(Trouble::Damaged);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    furnish(&connection, ledger)?;
    connection
        .execute_batch("pragma cell_size_check = on; pragma trusted_schema = off; pragma synchronous = normal")?;
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
    let name = crate::store::content_name(ledger.settings_text().as_bytes());
    if meta::<String>(connection, "settings")?.as_ref() == Some(&name) {
        return Ok(());
    }
    Builder::new(connection, relations).put_settings(ledger.settings())?;
    put_meta(connection, "settings", &name)
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

/// Changes whenever another connection has written.
fn data_version(connection: &Connection) -> Result<i64> {
    connection.query_row("pragma data_version", [], |row| row.get(0))
}
