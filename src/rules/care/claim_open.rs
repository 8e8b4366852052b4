//! `claim-open`: a complaint past the day we had to answer.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts::{self, address};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Solve it at once, else make good for the harm.
pub const RULE: Rule = Rule {
    name: "claim-open",
    group: Group::Care,
    level: Level::Warning,
    finds: "a complaint past its answer date",
    explain: "A complaint or claim is open, and the day by which we had to answer has passed. An unhappy client who hears nothing \
        tells others instead. Solve it at once; where that cannot be, make good for the harm, and say by when what will be \
        done. Then record the measure, and the state `resolved`, `compensated` or `rejected` with its day.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let addresses = address::feedback(subject.client);
    for claim in facts::open_claims(subject.client, subject.as_of).into_iter().filter(facts::Claim::is_overdue) {
        let row = claim.row;
        let severity = row.severity.map_or_else(String::new, |severity| format!(", severity {severity}"));
        let address = addresses.of(row);
        let settled = ["state=resolved", "resolved=today", "measure=…"];
        faults.push(
            Fault::entry(
                entry("feedback", row.index),
                format!(
                    "this {} waits for our answer, {} overdue{severity}",
                    row.kind,
                    days(claim.overdue.unwrap_or(0))
                ),
            )
            .also(field("feedback", row.index, "answer_due"), "we had to answer by this day")
            .help(format!("answer, then `folio {}`", address::set(subject.slug, address.as_deref(), &settled))),
        );
    }
}
