//! `notice-passed`: the last day to give notice has passed, and nothing was decided.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts;
use crate::facts::address::{argument, numbered};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Not to decide was a decision too.
pub const RULE: Rule = Rule {
    name: "notice-passed",
    group: Group::Care,
    level: Level::Warning,
    finds: "past a notice deadline without a decision",
    explain: "The last day on which notice of this active contract counted has passed, and nobody has written what we want. A \
        contract that renews itself now goes on, on its old terms; any other runs out, and the work with it. Settle with the \
        client what comes next and write the decision down; of a contract that has gone on by itself, write the new end too.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let passed = facts::notices(subject.client, subject.as_of).into_iter();
    for notice in passed.filter(|notice| notice.is_passed(subject.as_of)) {
        let row = notice.row;
        let address = numbered("contracts", row.id.as_str());
        let decision = argument(&format!("{address}.decision=…"));
        let fault = Fault::entry(
            entry("contracts", row.index),
            format!(
                "the last day to give notice of `{}` passed {} ago, and nothing was decided",
                row.id,
                days(-notice.days)
            ),
        )
        .label(format!("notice was possible until {}", notice.deadline));
        let (what, help) = if notice.renewed {
            let ends = argument(&format!("{address}.ends=…"));
            (
                "ended here and went on by itself",
                format!("write its new end: `folio set {} {ends} {decision}`", subject.slug),
            )
        } else {
            (
                "the contract ends on this day",
                format!("settle what comes next, then `folio set {} {decision}`", subject.slug),
            )
        };
        faults.push(fault.also(field("contracts", row.index, "ends"), what).help(help));
    }
}
