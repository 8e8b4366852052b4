//! `unanswered`: the client wrote to us, and the time to answer is over.

use crate::diagnostic::Level;
use crate::facts::address::{self, Addresses};
use crate::facts::{self, Waiting};
use crate::model::interaction::Interaction;
use crate::model::value::{Ref, SpanUnit};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Reply fast; who waits for an answer looks elsewhere.
pub const RULE: Rule = Rule {
    name: "unanswered",
    group: Group::Care,
    level: Level::Warning,
    finds: "an inbound interaction without an answer beyond the response time",
    explain: "The client wrote to us, and the time in which we answer (`communication.response`, else that of the tier) is \
        over. An inbound is answered by the moment in its `answered`, else by the next thing we sent or did that goes to one \
        of the same people. Talks, visits, trainings and events need no answer. Working days keep the time of day, working \
        hours run while the office is open. Answer first, even if only to say when the answer will come; then log it.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let addresses = address::interactions(subject.client);
    for waiting in facts::waiting(subject.client, subject.as_of).into_iter().filter(|waiting| waiting.late) {
        faults.push(fault(subject, &waiting, &addresses));
    }
}

fn fault(subject: &Subject<'_>, waiting: &Waiting<'_>, addresses: &Addresses<'_, Interaction>) -> Fault {
    let (slug, row) = (subject.slug, waiting.row);
    let people: Vec<&str> = row.attendees().map(Ref::as_str).collect();
    let whom = if people.is_empty() { String::new() } else { format!(" --people {}", people.join(",")) };
    let by = match waiting.response.span.unit {
        SpanUnit::WorkingDays | SpanUnit::WorkingHours => waiting.due.format("%Y-%m-%d %H:%M").to_string(),
        _ => waiting.due.format("%Y-%m-%d").to_string(),
    };
    let address = addresses.of(row);
    let answered = address::set(slug, address.as_deref(), &["answered=…"]);
    let fault =
        Fault::entry(entry("interactions", row.index), format!("this waits for an answer, which was due by {by}"))
            .also(field("interactions", row.index, "at"), format!("we have {} to answer", waiting.response.span));
    let fault = match &waiting.response.path {
        Some(path) => fault.also(path.clone(), "agreed"),
        None => fault,
    };
    fault.help(format!(
        "answered already? `folio {answered}`; else answer, then `folio log {slug} … --kind {}{whom}`",
        row.kind
    ))
}
