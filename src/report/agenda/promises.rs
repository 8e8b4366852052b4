//! What was promised: ours that are broken or in danger, theirs that are due.

use super::desk::Desk;
use super::lane::{Claim, Lane, Reason};
use crate::facts::{self, Promise, Standing};
use crate::model::settings::Settings;
use crate::source::KeyPath;

/// The promises of both sides that ask for something.
pub(super) fn claims<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    let breaches: Vec<usize> =
        facts::breaches(&desk.account.client, desk.as_of).iter().map(|promise| promise.row.index).collect();
    facts::promises(&desk.account.client, desk.as_of).filter_map(move |promise| {
        if promise.is_ours() {
            ours(desk, &promise, breaches.contains(&promise.row.index))
        } else {
            theirs(desk, &promise)
        }
    })
}

fn ours(desk: Desk<'_>, promise: &Promise<'_>, breach: bool) -> Option<Claim> {
    let row = promise.row;
    let what = row.what.clone();
    let to = row.promised_to.as_ref().map(|person| desk.person(person.as_str()));
    let (slug, id) = (desk.slug(), &row.id);
    let (reason, next) = match promise.standing {
        Standing::Overdue => {
            let (days, warned) = (promise.overdue, promise.warned);
            (Reason::Overdue { what, to, days, warned }, format!("keep {slug} {id}"))
        }
        Standing::Missed if breach => {
            let next = format!("log {slug} \"…\" --kind call");
            (Reason::Missed { what, days: promise.overdue }, next)
        }
        Standing::Ahead | Standing::WarnNow | Standing::Warned if promise.warn_by <= desk.until => {
            let warned = promise.warned;
            let next = if warned { format!("keep {slug} {id}") } else { format!("warn {slug} {id} --options \"…\"") };
            (Reason::Warn { what, to, due: promise.due, warned }, next)
        }
        _ => return None,
    };
    Some(Claim {
        lane: Lane::Owe,
        record: record(promise),
        name: format!("commitments.{id}"),
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

fn theirs(desk: Desk<'_>, promise: &Promise<'_>) -> Option<Claim> {
    if !promise.is_open() || promise.due > desk.until {
        return None;
    }
    let row = promise.row;
    let from = row.owner.as_ref().map(|person| desk.person(person.as_str()));
    let people = row.owner.as_ref().map_or_else(String::new, |person| format!(" --people {person}"));
    let next = if promise.overdue > 0 {
        format!("log {} \"…\" --kind call{people}", desk.slug())
    } else {
        format!("keep {} {}", desk.slug(), row.id)
    };
    Some(Claim {
        lane: Lane::Owed,
        record: record(promise),
        name: format!("commitments.{}", row.id),
        reason: Reason::TheirPromise { what: row.what.clone(), from, days: promise.overdue },
        who: None,
        due: Some(promise.due),
        evidence: vec![record(promise)],
        next,
        effort: None,
    })
}

fn record(promise: &Promise<'_>) -> KeyPath {
    KeyPath::key("commitments").index(promise.row.index)
}
