//! What was said and written: letters that wait, meetings to hold or to write down, silence, news to bring.

use super::desk::Desk;
use super::lane::{Claim, Lane, Reason};
use super::mark;
use crate::facts::{self, address};
use crate::model::Row;
use crate::model::interaction::Interaction;
use crate::model::value::Day;
use crate::source::KeyPath;

/// What they wrote and nobody answered, late or not.
pub(super) fn unanswered<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    let waiting = facts::waiting(&desk.account.client, desk.as_of).into_iter();
    waiting.map(move |letter| {
        let record = interaction(letter.row.index);
        Claim {
            lane: Lane::Unanswered,
            name: named(&letter.row.value),
            reason: Reason::Waiting {
                summary: letter.row.summary.clone(),
                from: letter.row.attendees().map(|person| desk.person(person.as_str())).collect(),
                days: letter.days,
                late: letter.late,
            },
            who: letter.row.author.as_ref().map(ToString::to_string),
            due: Some(Day::from(letter.due.date())),
            evidence: vec![record.clone()],
            next: address::talk(
                desk.slug(),
                &letter.row.kind.to_string(),
                letter.row.attendees().map(|person| person.as_str()),
            ),
            effort: None,
            record,
        }
    })
}

/// The meetings up to the last day looked at, and those of past days that nobody wrote down.
pub(super) fn meetings<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    let client = &desk.account.client;
    let ahead = facts::meetings_until(client, desk.as_of, desk.until).into_iter().map(move |(day, row)| {
        let with = row.attendees().map(|person| desk.person(person.as_str())).collect();
        let at = row.at.in_zone(desk.as_of.zone);
        let people: Vec<String> = row.attendees().map(ToString::to_string).collect();
        let among = if people.is_empty() { String::new() } else { format!(" --for {}", people.join(",")) };
        let next = format!("brief {}{among}", desk.slug());
        meeting(row, Reason::Meeting { summary: row.summary.clone(), at, with }, day, next)
    });
    let addresses = address::interactions(client);
    let passed = facts::unlogged(client, desk.as_of).into_iter().map(move |(day, row)| {
        let address = addresses.of(row);
        let next = address::set(desk.slug(), address.as_deref(), &["planned="]);
        meeting(row, Reason::Unlogged { summary: row.summary.clone(), day }, day, next)
    });
    passed.chain(ahead)
}

fn meeting(row: &Row<Interaction>, reason: Reason, day: Day, next: String) -> Claim {
    let record = interaction(row.index);
    Claim {
        lane: Lane::Meetings,
        name: named(row),
        reason,
        who: row.author.as_ref().map(ToString::to_string),
        due: Some(day),
        evidence: vec![record.clone()],
        next,
        effort: None,
        record,
    }
}

fn named(talk: &Interaction) -> String {
    mark::named("interactions", talk.id.as_ref(), &format!("{}-{}", talk.at, talk.kind), &talk.summary)
}

/// Silence for longer than agreed, up to the last day looked at.
pub(super) fn silence(desk: Desk<'_>) -> Option<Claim> {
    let client = &desk.account.client;
    let quiet = facts::quiet(client, desk.as_of).filter(|_| facts::is_live(client, desk.as_of))?;
    let calendar = &desk.as_of.calendar;
    // Who spoke today has broken the silence, however often they are to speak.
    if quiet.days == 0 || !quiet.cadence.span.exceeded(quiet.since, desk.until, calendar) {
        return None;
    }
    let evidence = std::iter::once(quiet.evidence.clone()).chain(quiet.cadence.path.clone());
    let due = quiet.cadence.span.after(quiet.since, calendar).plus_days(1);
    // On the working day that follows it would be too late.
    let late = || calendar.working_days_after(due.plus_days(-1), 1);
    Some(Claim {
        lane: Lane::Silence,
        // Without any contact its evidence is that of another matter: the beginning, or the stage.
        record: if quiet.last.is_some() { quiet.evidence.clone() } else { KeyPath::key("silence") },
        name: "silence".to_owned(),
        reason: Reason::Silent {
            days: desk.as_of.days_since(quiet.since),
            cadence: quiet.cadence.span,
            agreed: quiet.cadence.path.is_some(),
            ever: quiet.last.is_some(),
            before: (desk.as_of.today < due).then(late),
        },
        who: None,
        due: Some(due),
        evidence: evidence.collect(),
        next: address::talk(desk.slug(), "call", std::iter::empty()),
        effort: None,
    })
}

/// Wishes that were decided on or fulfilled, and of which the client has not heard.
pub(super) fn news<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    desk.account.client.requests.iter().filter_map(move |wish| {
        let untold = facts::untold(wish, desk.as_of)?;
        let record = KeyPath::key("requests").index(wish.index);
        Some(Claim {
            lane: Lane::News,
            name: format!("requests.{}", wish.id),
            reason: Reason::Untold { what: wish.what.clone(), done: untold.done, decision: wish.decision.to_string() },
            who: None,
            due: untold.day,
            evidence: vec![record.clone()],
            next: format!("set {} requests.{}.told=today", desk.slug(), wish.id),
            effort: None,
            record,
        })
    })
}

fn interaction(index: usize) -> KeyPath {
    KeyPath::key("interactions").index(index)
}
