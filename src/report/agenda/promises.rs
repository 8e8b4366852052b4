//! What was promised: ours that are broken or in danger, theirs that are due.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::desk::Desk;
use super::lane::{Claim, Lane, Reason};
use crate::facts::{self, Asked, Promise, Standing, address};
use crate::model::settings::Settings;
use crate::source::KeyPath;

/// The promises of both sides that ask for something.
pub(super) fn claims<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    let missed: HashSet<usize> =
        facts::unspoken_misses(&desk.account.client, desk.as_of).iter().map(|promise| promise.row.index).collect();
    let asked = LazyCell::new(move || facts::asked(&desk.account.client, desk.as_of));
    facts::promises(&desk.account.client, desk.as_of).filter_map(move |promise| {
        if promise.is_ours() {
            ours(desk, &promise, missed.contains(&promise.row.index))
        } else {
            theirs(desk, &promise, |row| asked.get(&row).copied())
        }
    })
}

fn ours(desk: Desk<'_>, promise: &Promise<'_>, unspoken: bool) -> Option<Claim> {
    let row = promise.row;
    let what = row.what.clone();
    let to = row.promised_to.as_ref().map(|person| desk.person(person.as_str()));
    let slip = address::slip(desk.slug(), promise);
    let keep = format!("folio {}", address::kept(desk.slug(), promise));
    let (reason, next) = match promise.standing {
        Standing::Overdue => {
            let (days, warned) = (promise.overdue, promise.warned);
            (Reason::Overdue { what, to, days, warned, keep }, slip)
        }
        Standing::Missed if unspoken => {
            let talk = address::talk(desk.slug(), "call", row.promised_to.iter().map(|person| person.as_str()));
            (Reason::Missed { what, to, days: promise.overdue }, talk)
        }
        Standing::Ahead | Standing::WarnNow | Standing::Warned if promise.warn_by <= desk.until => {
            let (days, warned) = (promise.overdue, promise.warned);
            let moves = days == 0 || warned;
            let keep = moves.then_some(keep);
            (Reason::Warn { what, to, due: promise.due, days, warned, keep }, slip)
        }
        _ => return None,
    };
    Some(Claim {
        lane: Lane::Owe,
        record: record(promise),
        name: format!("commitments.{}", row.id),
        reason,
        who: facts::keeper(&desk.account.client, row).and_then(|keeper| ours_only(keeper, desk.as_of.settings)),
        due: Some(promise.due),
        evidence: vec![record(promise)],
        next,
        effort: row.effort,
    })
}

/// The keeper, where it is one of our people.
fn ours_only(keeper: &str, settings: &Settings) -> Option<String> {
    settings.member(keeper).map(|member| member.id.to_string())
}

fn theirs(desk: Desk<'_>, promise: &Promise<'_>, asked: impl Fn(usize) -> Option<Asked>) -> Option<Claim> {
    if !promise.is_open() || promise.due > desk.until {
        return None;
    }
    let row = promise.row;
    let from = row.owner.as_ref().map(|person| desk.person(person.as_str()));
    let asked = asked(row.index);
    if asked.is_some_and(|asked| asked.rests) {
        return None;
    }
    let asking = asked.map(|asked| KeyPath::key("interactions").index(asked.row));
    Some(Claim {
        lane: Lane::Owed,
        record: record(promise),
        name: format!("commitments.{}", row.id),
        reason: Reason::TheirPromise {
            what: row.what.clone(),
            from,
            days: promise.overdue,
            asked: asked.map(|asked| asked.day),
        },
        who: None,
        due: Some(promise.due),
        evidence: std::iter::once(record(promise)).chain(asking).collect(),
        next: address::ask(desk.slug(), row),
        effort: None,
    })
}

fn record(promise: &Promise<'_>) -> KeyPath {
    KeyPath::key("commitments").index(promise.row.index)
}
