//! `silence`: nobody has spoken with the client for longer than agreed.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// A silent client is a bad sign; a happy one asks, delegates, takes advice.
pub const RULE: Rule = Rule {
    name: "silence",
    group: Group::Care,
    level: Level::Warning,
    finds: "no two-way contact for longer than the agreed cadence",
    explain: "A live client and we have not spoken for longer than was agreed (`communication.cadence`, else the cadence of the \
        tier). A silent client is a bad sign: it is angry, busy with somebody else, or forgotten by us. Only what takes two \
        counts: a call, a meeting, mail from them; mail we sent and notes to ourselves do not. Where there was no contact at \
        all, the time runs from `profile.since` or the first stage. Ask how things are, and log the talk; if this client \
        wants to hear less of us, agree on that and write it down.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let Some(quiet) = facts::silence(subject.client, subject.as_of) else { return };
    let (slug, span) = (subject.slug, quiet.cadence.span);
    let message = format!("nobody has spoken with the client for {}; {span} is the cadence", days(quiet.days));
    let fault = match quiet.last {
        Some(row) => Fault::client(message).also_at_entry(entry("interactions", row), "the last contact"),
        None => Fault::client(message).also(quiet.evidence, "there was no contact since this day"),
    };
    let fault = match quiet.cadence.path {
        Some(path) => fault.also(path, "the agreed cadence"),
        None => fault,
    };
    faults.push(fault.help(format!("call, ask how things are, then `folio log {slug} … --kind call`")));
}
