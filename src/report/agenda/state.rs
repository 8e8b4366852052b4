//! How the account stands: stuck in a stage, health newly red or falling.

use std::collections::HashSet;

use super::desk::Desk;
use super::lane::{Advice, Claim, Lane, Reason};
use super::mark;
use crate::facts;
use crate::facts::address;
use crate::facts::health::Reading;
use crate::model::feedback::Feedback;
use crate::model::settings::OnStuck;
use crate::source::KeyPath;

/// How many records are named for the health of a client; `folio health --why` names all.
const RECORDS: usize = 3;

/// Longer in a stage than it allows.
pub(super) fn stuck(desk: Desk<'_>) -> Option<Claim> {
    let stuck = facts::stuck(&desk.account.client, desk.as_of)?;
    // Who was told has it in hand, until the days that the stage allows have passed once more.
    if stuck.on_stuck == OnStuck::Escalate && !stuck.is_to_be_told(desk.as_of) {
        return None;
    }
    let slug = desk.slug();
    let lifecycle = &desk.as_of.settings.lifecycle;
    let at = lifecycle.iter().position(|stage| stage.id == stuck.stage.id);
    let before = at.and_then(|at| lifecycle[..at].last());
    let advice = match (stuck.on_stuck, before) {
        (OnStuck::Escalate, _) => Advice::Escalate { told: stuck.told.as_ref().map(|told| told.day) },
        (OnStuck::MoveBack, Some(before)) => Advice::MoveBack(before.label().to_owned()),
        (OnStuck::MoveBack | OnStuck::None, _) => Advice::None,
    };
    let next = match (&advice, before) {
        (Advice::Escalate { .. }, _) => address::escalate(slug),
        (Advice::MoveBack(_), Some(before)) => format!("stage {slug} {} --reason \"…\"", before.id),
        _ => format!("show {slug} stages"),
    };
    let record = KeyPath::key("stages").index(stuck.row);
    Some(Claim {
        lane: Lane::Stuck,
        name: format!("stages.{}", stuck.stage.id),
        reason: Reason::Stuck {
            stage: stuck.stage.label().to_owned(),
            days: stuck.days,
            allowed: stuck.allowed,
            advice,
        },
        who: None,
        due: None,
        evidence: std::iter::once(record.clone()).chain(stuck.told.map(|told| told.path)).collect(),
        next,
        effort: None,
        record,
    })
}

/// Health newly red, or down by `health.fall` points and more within `health.fall_within`.
pub(super) fn health(desk: Desk<'_>) -> Option<Claim> {
    if !facts::is_live(&desk.account.client, desk.as_of) {
        return None;
    }
    let change = facts::health_change(&desk.account.client, desk.as_of);
    if !change.is_news() {
        return None;
    }
    let weak = change.now.reds.iter().map(|red| red.record.clone());
    let weakest =
        change.now.weakest().and_then(|factor| factor.reading.as_ref()).map(Reading::records).unwrap_or_default();
    let record = KeyPath::key("profile");
    // What makes the client red may weigh most too.
    let mut named = HashSet::new();
    let once = weak.chain(weakest.iter().cloned()).filter(|path| named.insert(path.clone()));
    let evidence: Vec<KeyPath> = once.take(RECORDS).collect();
    Some(Claim {
        lane: Lane::Health,
        name: "health".to_owned(),
        reason: Reason::Health {
            score: change.now.score,
            was: change.before.score,
            red: change.newly_red,
            because: change.now.reds.first().cloned(),
            time: desk.as_of.settings.health.fall_within,
        },
        who: None,
        due: None,
        evidence: if evidence.is_empty() { vec![record.clone()] } else { evidence },
        next: format!("health {} --why", desk.slug()),
        effort: None,
        record,
    })
}

/// Complaints whose answer is due: they came in, and wait for us.
pub(super) fn complaints<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    let addresses = address::feedback(&desk.account.client);
    let open = facts::open_claims(&desk.account.client, desk.as_of).into_iter();
    open.filter_map(move |complaint| {
        let due = complaint.answer_due.filter(|day| *day <= desk.until)?;
        let row = complaint.row;
        let address = addresses.of(row);
        let settled = ["state=resolved", "resolved=today", "measure=…"];
        let record = KeyPath::key("feedback").index(row.index);
        Some(Claim {
            lane: Lane::Unanswered,
            name: name(row),
            reason: Reason::Complaint {
                text: row.text.clone().unwrap_or_default(),
                severity: row.severity.map(|severity| severity.to_string()).unwrap_or_default(),
                days: desk.as_of.days_since(due),
            },
            who: row.owner.as_ref().map(ToString::to_string),
            due: Some(due),
            evidence: vec![record.clone()],
            next: address::set(desk.slug(), address.as_deref(), &settled),
            effort: None,
            record,
        })
    })
}

fn name(complaint: &Feedback) -> String {
    let author = complaint.author.as_ref().map(ToString::to_string).unwrap_or_default();
    let rest = [author.as_str(), complaint.text.as_deref().unwrap_or_default()].join("\n");
    mark::named("feedback", complaint.id.as_ref(), &format!("{}-{}", complaint.date, complaint.kind), &rest)
}
