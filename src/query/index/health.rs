//! How an index is, for `doctor`: it only looks.

use std::path::{Path, PathBuf};

use rusqlite::Error;
use rustix::fs::{Access, access};

use super::Trouble;
use super::generation::{Way, connect};
use super::lease::Lease;
use super::place::Place;
use crate::ledger::Ledger;

/// An index, looked over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// How it is.
    pub state: State,
}

/// How an index is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// There is none yet.
    None,
    /// None can be kept there: the file system is served from elsewhere.
    Unfit,
    /// SQLite finds no fault with it.
    Sound {
        /// Of the file.
        bytes: u64,
        /// How many client files it holds.
        files: i64,
    },
    /// Another program wrote to it, or it is no file: it is not asked.
    Foreign,
    /// SQLite finds fault with it, in its own words.
    Damaged(String),
    /// It is sound, but it, or the folder it is in, may not be written: it grows old.
    Unwritable,
    /// Somebody holds it, or it may not be opened.
    OutOfReach,
}

/// Looks an index over, every page of it; `None` where a ledger has no place for one.
pub fn health(ledger: &Ledger) -> Option<Health> {
    let place = Place::of(ledger)?;
    let generation = place.last();
    let path = if generation == 0 { place.folder.clone() } else { place.file(generation) };
    let state = match generation {
        0 if !place.is_fit() => State::Unfit,
        0 => State::None,
        _ => look(ledger, &place, generation),
    };
    Some(Health { path, state })
}

fn may_write(path: &Path) -> bool {
    access(path, Access::WRITE_OK).is_ok()
}

fn look(ledger: &Ledger, place: &Place, generation: u64) -> State {
    let Some(_lease) = Lease::take(place) else { return State::OutOfReach };
    let path = place.file(generation);
    if !place.is_whole(generation) {
        return State::Foreign;
    }
    let way = if place.is_settled(generation) { Way::Still } else { Way::Log };
    let connection = match connect(&path, ledger, way) {
        Ok(connection) => connection,
        Err(Trouble::Damaged) => return State::Damaged("no database".to_owned()),
        Err(Trouble::Unusable) => return State::OutOfReach,
    };
    let checked: Result<String, Error> = connection.query_row("pragma quick_check(1)", [], |row| row.get(0));
    let files = || connection.query_row("select count(*) from _files", [], |row| row.get::<_, i64>(0));
    match checked.and_then(|said| Ok((said, files()?))) {
        Ok((said, _)) if said == "ok" && !(may_write(&path) && may_write(&place.folder)) => State::Unwritable,
        Ok((said, files)) if said == "ok" => {
            State::Sound { bytes: path.metadata().map_or(0, |meta| meta.len()), files }
        }
        Ok((said, _)) => State::Damaged(said),
        Err(error) if Trouble::from(&error) == Trouble::Unusable => State::OutOfReach,
        Err(error) => State::Damaged(error.to_string()),
    }
}
