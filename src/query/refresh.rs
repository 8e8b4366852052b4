//! Brings the tables to what the ledger's files hold now: everything where there are none yet, else only what changed.

use std::collections::HashMap;

use rusqlite::{Connection, Result, Row};

use super::build::{Builder, File, Writer};
use super::extract::{Extractor, Harvest};
use super::feed::{self, Reaped, Task};
use super::numbering::numbers;
use super::relation::Relations;
use super::sight::Sight;
use crate::ledger::{ClientFile, Ledger};
use crate::store::{ReadFault, Stamp};

/// What the tables know of a file.
struct Known {
    id: i64,
    stamp: Option<Stamp>,
    content: String,
    fault: Option<String>,
}

/// A file that must be looked into.
struct Due<'s> {
    id: i64,
    file: &'s ClientFile,
    /// `None` where the file's times are too young to tell the next change from this one.
    stamp: Option<Stamp>,
    known: Option<Known>,
    /// Whether the walk saw a stamp: then a file that cannot be found has vanished since.
    seen: bool,
}

/// What came of a refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refreshed {
    /// The tables are current, and every file is trusted.
    Trusted,
    /// The tables are current; some files must be looked at again the next time.
    Distrusted,
    /// Nothing was done: new files cannot be numbered, and everything must be made anew.
    Crowded,
}

/// Gives every file that was seen, as `read` makes it of what it holds, to `enter`, together with what `make` made first: while it
/// does, the first files are read. Tells besides whether every file is trusted.
///
/// What is entered as distrusted is as for [`refresh`].
pub(super) fn fill<R: Send, S, E>(
    relations: &Relations,
    ledger: &Ledger,
    sight: &Sight,
    trusted_before: i64,
    read: impl Fn(Harvest) -> R + Sync,
    make: impl FnOnce() -> Result<S, E>,
    mut enter: impl FnMut(&mut S, &File<'_>, Result<R, &str>) -> Result<(), E>,
) -> Result<(S, bool), E> {
    // Where no file has a number, there is one for each.
    let due = due(sight, &mut HashMap::new(), trusted_before).unwrap_or_default();
    let extractor = Extractor::new(relations, ledger);
    let read = |file: &ClientFile, text: &str| read(extractor.read(file, text));
    let mut trusted = true;
    let made = feed::feed(ledger, &read, &tasks(&due), make, |made, position, reaped| {
        let due = &due[position];
        trusted &= due.stamp.is_some() && matches!(reaped, Reaped::Read { .. });
        match reaped {
            Reaped::Read { content, harvest: Ok(harvest) } => enter(made, &due.entry(&content), Ok(harvest)),
            Reaped::Read { content, harvest: Err(fault) } => enter(made, &due.entry(&content), Err(&fault)),
            Reaped::Refused(ReadFault::Missing) if due.seen => Ok(()),
            Reaped::Refused(fault) => enter(made, &due.unread(), Err(&due.refused(&fault))),
            Reaped::Same => Ok(()),
        }
    })?;
    Ok((made, trusted))
}

/// Puts the tables of a connection, inside its transaction, in accordance with what was seen.
///
/// Files with a time of `trusted_before` or later (nanoseconds since 1970) are entered as distrusted: the next refresh reads
/// them again, and parses them again only if their bytes are others.
pub(super) fn refresh(
    connection: &Connection,
    relations: &Relations,
    ledger: &Ledger,
    sight: &Sight,
    trusted_before: i64,
) -> Result<Refreshed> {
    let builder = Builder::new(connection, relations);
    let mut known = known(connection)?;
    let empty = known.is_empty();
    let Some(due) = due(sight, &mut known, trusted_before) else { return Ok(Refreshed::Crowded) };
    for gone in known.into_values() {
        builder.remove(gone.id)?;
    }
    if due.is_empty() {
        return Ok(Refreshed::Trusted);
    }
    let extractor = Extractor::new(relations, ledger);
    let read = |file: &ClientFile, text: &str| extractor.read(file, text);
    let mut trusted = true;
    feed::feed(
        ledger,
        &read,
        &tasks(&due),
        || Ok(Writer::new(builder, empty)),
        |writer, position, reaped| {
            trusted &= take_in(writer, &due[position], reaped)?;
            Ok::<_, rusqlite::Error>(())
        },
    )?;
    Ok(if trusted { Refreshed::Trusted } else { Refreshed::Distrusted })
}

/// What has to be read.
fn tasks(due: &[Due<'_>]) -> Vec<Task> {
    let task = |due: &Due<'_>| {
        let content = due.known.as_ref().map(|known| known.content.clone());
        Task { file: due.file.clone(), known: content.unwrap_or_default() }
    };
    due.iter().map(task).collect()
}

impl Due<'_> {
    /// As it is entered with bytes of that name.
    fn entry<'f>(&'f self, content: &'f str) -> File<'f> {
        File { id: self.id, file: self.file, stamp: self.stamp, content }
    }

    /// As it is entered without any.
    fn unread(&self) -> File<'_> {
        File { stamp: None, ..self.entry("") }
    }

    fn refused(&self, fault: &ReadFault) -> String {
        format!("`{}` cannot be read: {fault}", self.file.path)
    }
}

/// The files to look into, by slug; leaves in `known` what has gone. `None` where there is no number for a new file.
fn due<'s>(sight: &'s Sight, known: &mut HashMap<String, Known>, trusted_before: i64) -> Option<Vec<Due<'s>>> {
    let mut due = Vec::new();
    let mut all = Vec::new();
    for (file, stamp) in &sight.files {
        let known = known.remove(file.path.as_str());
        all.push((file, known.as_ref().map(|known| known.id)));
        if stamp.is_none() || known.as_ref().is_none_or(|known| known.stamp != *stamp) {
            let trusted = stamp.filter(|stamp| stamp.latest() < trusted_before);
            due.push(Due {
                id: known.as_ref().map_or(0, |known| known.id),
                file,
                stamp: trusted,
                known,
                seen: stamp.is_some(),
            });
        }
    }
    due.sort_unstable_by_key(|due| due.file);
    if due.iter().any(|due| due.known.is_none()) {
        all.sort_unstable();
        let ids: Vec<Option<i64>> = all.iter().map(|(_, id)| *id).collect();
        let numbers = numbers(&ids)?;
        let new = ids.iter().zip(numbers).filter(|(known, _)| known.is_none()).map(|(_, number)| number);
        due.iter_mut().filter(|due| due.known.is_none()).zip(new).for_each(|(due, number)| due.id = number);
    }
    Some(due)
}

/// Enters what came of one file; gives whether it is trusted.
fn take_in(writer: &mut Writer<'_>, due: &Due<'_>, reaped: Reaped<Harvest>) -> Result<bool> {
    let forget = |writer: &Writer<'_>| due.known.as_ref().map_or(Ok(()), |known| writer.builder.remove(known.id));
    match reaped {
        Reaped::Same => {
            if due.known.as_ref().is_some_and(|known| known.stamp != due.stamp) {
                writer.builder.stamp(due.id, due.stamp)?;
            }
            return Ok(due.stamp.is_some());
        }
        Reaped::Read { content, harvest } => {
            forget(writer)?;
            writer.enter(&due.entry(&content), harvest.as_ref().map_err(String::as_str))?;
            return Ok(due.stamp.is_some());
        }
        // Gone between the walk and the reading, as if it had gone before.
        Reaped::Refused(ReadFault::Missing) if due.seen => forget(writer)?,
        Reaped::Refused(fault) => {
            let fault = due.refused(&fault);
            if due.known.as_ref().is_none_or(|known| known.fault.as_ref() != Some(&fault)) {
                forget(writer)?;
                writer.enter(&due.unread(), Err(&fault))?;
            }
        }
    }
    Ok(false)
}

/// The files that the tables hold, by path.
fn known(connection: &Connection) -> Result<HashMap<String, Known>> {
    let mut select =
        connection.prepare("select path, id, modified, changed, size, inode, content, fault from _files")?;
    let stamp = |row: &Row<'_>| -> Result<Option<Stamp>> {
        let Some(modified) = row.get(2)? else { return Ok(None) };
        Ok(Some(Stamp { modified, changed: row.get(3)?, size: row.get(4)?, inode: row.get(5)? }))
    };
    let known = select.query_map([], |row| {
        Ok((row.get(0)?, Known { id: row.get(1)?, stamp: stamp(row)?, content: row.get(6)?, fault: row.get(7)? }))
    })?;
    known.collect()
}
