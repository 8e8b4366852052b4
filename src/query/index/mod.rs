//! The kept index: the tables of a ledger in a file, brought up to date before every question.
//!
//! Nobody has to think about it. It is never the truth, may be deleted at any time, and is never the reason that a command
//! fails: whatever goes wrong with it, the question is answered from memory, right and slower.
//!
//! # Where
//! `<gitdir>/folio/index-<ledger>-<version>-<generation>.sqlite`, a git directory for each work tree; without one, the
//! user's cache folder ([`place`]). Never on a file system that is served from elsewhere, where SQLite's write-ahead log
//! does not work.
//!
//! # Generations
//! A file is built under a temporary name, synced, and published by a hard link, which fails where the name exists: then
//! somebody else built it, and theirs is used from then on. Who built it asks it at once, while the disk is at work. A name is never used twice, so no live database is ever replaced. What does
//! not fit (another time zone, another folio, damage) is left, and the next generation is built beside it; the highest
//! counts. Everyone who has a file open holds a shared lock ([`lease`]); who finds leftovers and is alone removes them.
//!
//! # Before a question
//! One walk over the names and stamps of the files, summed to one number ([`Sight`]). If that is the number kept from the last time, the
//! question is asked at once, of the very state that gave the number. Else a write transaction reads what changed
//! ([`refresh`](super::refresh)): it looks again if somebody else wrote in between, so that the tables never go back to
//! what an older look saw.
//!
//! # The log
//! Changes go to SQLite's write-ahead log, so that nobody who asks waits for somebody who writes. The log is carried over into
//! the database only by one who holds the lock alone. So a database with an empty log beside it does not change as long as
//! the shared lock is held, and is read like any other file: without the log, its index in shared memory, and locks of SQLite's own,
//! which take a small question longer than its answer.
//!
//! # Damage
//! Nobody but folio writes to a database, and then [seals](seal) it; one that is not sealed is not asked. What SQLite itself
//! finds damaged in the middle of a question is built anew, and the question asked again.
//!
//! # Young files
//! A file changed twice within one tick of the file system's clock can keep its stamp. So stamps younger than two seconds are not
//! kept, and such files are read again the next time. What is young is told by the time that the index folder's own file
//! system gives to a new file, because that is the clock which stamps the ledger's files too; the machine's clock may be
//! another. A folder elsewhere (a cache, a separate git directory) is on a local disk, whose clock is the machine's.

mod construct;
mod fingerprint;
mod generation;
mod health;
mod lease;
mod load;
mod place;
mod seal;
#[cfg(test)]
mod tests;
mod trouble;

use std::cell::LazyCell;

use rusqlite::Connection;

pub(super) use self::fingerprint::APPLICATION;
pub(super) use self::lease::Lease;
use self::place::Place;
pub(super) use self::trouble::Trouble;
use super::relation::Relations;
use super::sight::Sight;
use crate::ledger::Ledger;

pub use health::{Health, State, health};

/// What may be kept on disk of the work that a question makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The index.
    Index,
    /// Nothing: every question reads every file.
    Nothing,
}

/// An open index that is up to date.
pub(super) struct Index {
    pub(super) connection: Connection,
    /// Folders that could not be listed.
    pub(super) closed: Vec<String>,
    /// Which generation this is.
    pub(super) generation: u64,
    /// To be given up after the connection is closed.
    pub(super) lease: Lease,
}

/// How often to begin anew, where a generation turns out damaged.
const ATTEMPTS: usize = 3;

/// Opens the index of a ledger and brings it up to date, or builds it; generations up to `spoilt` are known to be damaged.
///
/// `None` where no index can be had: the ledger is no work tree, the place is not fit, somebody holds the lock.
pub(super) fn open(ledger: &Ledger, relations: &LazyCell<Relations>, spoilt: u64) -> Option<Index> {
    // Settings that cannot be read are defaults for now; an index made with them would be thrown away with the next save.
    if !ledger.is_work_tree() || !ledger.is_sound() {
        return None;
    }
    let place = Place::of(ledger)?;
    place.prepare().ok()?;
    let lease = Lease::take(&place)?;
    let mut spoilt = spoilt;
    for _ in 0..ATTEMPTS {
        let last = place.last();
        let opened = if last > spoilt {
            generation::open(&place, last, ledger, relations, &lease)
        } else {
            construct::construct(&place, last + 1, ledger, relations, &lease)
        };
        match opened {
            Ok((connection, sight, generation)) => {
                return Some(Index { connection, closed: sight.closed, generation, lease });
            }
            Err(Trouble::Damaged) => spoilt = last,
            Err(Trouble::Unusable) => return None,
        }
    }
    None
}

/// An index that is up to date, what was seen of the ledger's folder, and which generation it is.
type Opened = (Connection, Sight, u64);
