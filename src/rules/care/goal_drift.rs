//! `goal-drift`: the client's wishes lead away from its goal.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// Wishes make one lose sight of the goal; the account manager keeps the balance.
pub const RULE: Rule = Rule {
    name: "goal-drift",
    group: Group::Care,
    level: Level::Note,
    finds: "more requests than the limit allows do not advance the goal",
    explain: "Of the requests within `clocks.requests` (90 days), more than `limits.drift` percent (30) do not advance the \
        client's goal; those nobody has weighed yet are counted among them. Under `limits.drift_least` requests (5) nothing is \
        said. Either the wishes have lost \
        sight of the goal: then weigh them, hold back what draws effort away and say why. Or the goal has changed, and nobody \
        wrote it down: then revise it. Clients that are paused or gone are left in peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_at_rest(subject.client, subject.as_of) {
        return;
    }
    let Some(drift) = facts::drift(subject.client, subject.as_of).filter(facts::Drift::is_drift) else { return };
    let time = subject.settings().clocks.requests.in_words();
    let (astray, all) = (drift.astray.len(), drift.requests.len());
    let fault = Fault::client(format!("{astray} of the {all} requests of {time} do not advance the goal"))
        .label(format!("{} %, and {} % is the limit", drift.percent(), subject.settings().limits.drift.get()));
    let fault = drift.astray.iter().rev().take(3).rev().fold(fault, |fault, row| {
        let alignment = subject.client.requests.iter().find(|request| request.index == *row);
        fault.also_at_entry(
            entry("requests", *row),
            alignment.map_or_else(String::new, |found| found.alignment.to_string()),
        )
    });
    faults.push(fault.help(format!("weigh them: `folio decide {} … declined --argument …`", subject.slug)));
}
