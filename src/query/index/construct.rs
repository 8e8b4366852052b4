//! A new generation of an index: built aside, and published when it is whole.

use std::cell::LazyCell;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::generation::{Way, connect, put_meta, trusted_before};
use super::load::Load;
use super::place::{Place, UNFINISHED};
use super::seal::seal;
use super::{Lease, Opened, Trouble};
use crate::ledger::Ledger;
use crate::query::bulk::Packer;
use crate::query::refresh::fill;
use crate::query::relation::Relations;
use crate::query::sight::Sight;

/// How long new pages are gathered before they are written to the disk.
const PAUSE: Duration = Duration::from_millis(40);

/// Builds a generation, and publishes it while it is asked: until the disk has it, it has no name that others know, and may be
/// asked all the same.
pub(super) fn construct(
    place: &Place,
    generation: u64,
    ledger: &Ledger,
    relations: &LazyCell<Relations>,
    lease: &Lease,
) -> Result<Opened, Trouble> {
    let built = unfinished(place)?;
    let sight = Sight::of(ledger);
    write_through(built.as_file(), || write(&built, place, ledger, relations, &sight))?;
    seal(built.as_file())?;
    let connection = connect(built.path(), ledger, Way::Still)?;
    let (target, folder) = (place.file(generation), place.folder.clone());
    lease.end_after(move || publish(&built, &target, &folder));
    Ok((connection, sight, generation))
}

/// Gives a file its name once the disk has it; where somebody else was quicker, theirs is the next to be asked.
fn publish(built: &NamedTempFile, target: &Path, folder: &Path) -> io::Result<()> {
    built.as_file().sync_all()?;
    fs::hard_link(built.path(), target)?;
    File::open(folder)?.sync_all()
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

fn write(
    built: &NamedTempFile,
    place: &Place,
    ledger: &Ledger,
    relations: &Relations,
    sight: &Sight,
) -> Result<(), Trouble> {
    let aside = unfinished(place)?;
    let packer = Packer::new(relations);
    let (load, trusted) = fill(
        relations,
        ledger,
        sight,
        trusted_before(place, sight)?,
        |harvest| packer.pack(harvest),
        || Load::begin(built, &aside, ledger, relations),
        Load::enter,
    )?;
    let connection = load.finish()?;
    put_meta(&connection, "tree", &sight.digest(ledger.settings_text()).filter(|_| trusted))?;
    connection.execute_batch("commit; pragma journal_mode = wal")?;
    connection.close().map_err(|(_, error)| Trouble::from(error))
}

/// A file that is cleared away should nobody come to finish it.
fn unfinished(place: &Place) -> io::Result<NamedTempFile> {
    let [start, end] = UNFINISHED;
    tempfile::Builder::new().prefix(start).suffix(end).tempfile_in(&place.folder)
}
