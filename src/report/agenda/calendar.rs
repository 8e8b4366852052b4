//! The agenda for a calendar: what has a day, under a name that stays the same.

use super::why::{instead, why};
use super::{Agenda, Line, Reason};
use crate::facts::AsOf;
use crate::report::words::Words;
use crate::report::{Event, When};

/// The lines that have a day, as events.
pub fn events(agenda: &Agenda, as_of: &AsOf<'_>, words: &Words) -> Vec<Event> {
    // A calendar wants the moment in UTC, not that of the clock on the ledger's wall.
    let Some(stamp) = as_of.zone.moment(as_of.now) else { return Vec::new() };
    let event = |line: &Line| {
        let when = match &line.reason {
            Reason::Meeting { at, .. } => When::Moment(as_of.zone.moment(*at)?),
            _ => When::Day(line.due?),
        };
        let places: Vec<String> = line.evidence.iter().map(|place| format!("{}:{}", place.file, place.line)).collect();
        Some(Event {
            id: line.mark.clone(),
            when,
            summary: format!("{}: {}", line.name, why(&line.reason, words)),
            description: std::iter::once(line.next.clone())
                .chain(instead(&line.reason, words))
                .chain(places)
                .collect::<Vec<_>>()
                .join("\n"),
            stamp,
        })
    };
    agenda.lines.iter().filter_map(|line| event(line)).collect()
}
