//! A promise is not moved in silence: `set` leaves its day to `move`, which keeps the first one and the reason.

use super::edits::Setting;
use super::value::Reading;
use crate::error::{Error, Result};
use crate::facts::address::argument;
use crate::model::value::Day;
use crate::rules::{field, text};
use crate::source::{Edit, Node, Step};

/// Refuses another day for a promise that is open; that of a closed one may be corrected.
///
/// # Errors
/// A usage error with the command that does it.
pub fn refuse_silent_moves(settings: &[Setting], reading: &Reading<'_>) -> Result<()> {
    settings.iter().filter_map(|setting| setting.edit.as_ref()).try_for_each(|edit| match moved(edit, reading) {
        Some((id, was, due)) => Err(silent(id, was, due, reading)),
        None => Ok(()),
    })
}

/// The promise that an edit moves, its day and the new one.
fn moved<'r>(edit: &Edit, reading: &Reading<'r>) -> Option<(&'r str, Day, Day)> {
    let Edit::Set { path, value } = edit else { return None };
    let [Step::Key(section), Step::Index(index), Step::Key(key)] = path.steps() else { return None };
    if section != "commitments" || key != "due" {
        return None;
    }
    let day = |key| {
        let written = reading.tree.node(&field("commitments", *index, key))?.as_datetime()?;
        Day::try_from(written).ok()
    };
    let promise = reading.tree.root().get("commitments")?.as_array()?.get(*index).and_then(Node::as_table)?;
    let is_open = matches!(text(promise, "state"), None | Some("open"));
    // A day before the promise was made has never been true: that is a slip, and no move.
    let was = day("due").filter(|due| is_open && day("made").is_none_or(|made| made <= *due))?;
    Some((text(promise, "id")?, was, value.plain().parse().ok()?))
}

fn silent(id: &str, was: Day, due: Day, reading: &Reading<'_>) -> Error {
    let (client, today) = (reading.client, reading.when.today());
    let way = if due < today {
        format!("record a missed promise with `folio miss {client} {} --reason …`", argument(id))
    } else {
        format!("move it, and say why: `folio move {client} {} --to {due} --reason …`", argument(id))
    };
    Error::usage(format!("the promise `{id}` is due on {was}, and another day would hide that it moved"))
        .hint(way)
        .hint(format!("a day that was mistyped is corrected with `folio edit {client}`"))
}
