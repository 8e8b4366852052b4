//! `decision-maker-missing`: nobody is known who decides.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject};

/// Whoever has never met the one who decides keeps the account by chance.
pub const RULE: Rule = Rule {
    name: "decision-maker-missing",
    group: Group::Care,
    level: Level::Warning,
    finds: "a live client with no active decision-maker or economic buyer",
    explain: "Among the people of this live client who are active, nobody has the role `decision-maker` or `economic-buyer`. \
        Somebody decides all the same, and decides without us. Ask the people you know who signs and who is asked before, \
        and how to get there; write the person down with the role, even before you have met.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let live = facts::is_live(subject.client, subject.as_of);
    if live && facts::decision_makers(subject.client, subject.as_of).is_empty() {
        let help = format!("ask who signs, then `folio add stakeholders {} name=… roles=decision-maker`", subject.slug);
        faults.push(Fault::client("nobody is known who decides for this live client, or holds the purse").help(help));
    }
}
