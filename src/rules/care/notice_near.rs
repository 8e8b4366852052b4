//! `notice-near`: the last day to give notice comes near, and nothing is decided.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts;
use crate::facts::address::{argument, numbered};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Renewal is decided before the notice deadline, not before the end.
pub const RULE: Rule = Rule {
    name: "notice-near",
    group: Group::Care,
    level: Level::Note,
    finds: "within `clocks.notice_ahead` of a notice deadline without a decision",
    explain: "The last day on which notice of this active contract counts is at most `clocks.notice_ahead` (90 days) ahead, and \
        nobody has decided what we want: renew, renegotiate, exit or let it lapse. That day is the end of the contract less \
        its notice period; after it there is nothing to negotiate with. Talk with the client about the next contract, and write the decision down.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for notice in facts::notices(subject.client, subject.as_of).into_iter().filter(facts::Notice::is_near) {
        let row = notice.row;
        let left = match notice.days {
            0 => "is today".to_owned(),
            left => format!("is in {}", days(left)),
        };
        let decision = argument(&format!("{}.decision=…", numbered("contracts", row.id.as_str())));
        faults.push(
            Fault::entry(
                entry("contracts", row.index),
                format!("the last day to give notice of `{}` {left}, and nothing is decided", row.id),
            )
            .label(format!("notice until {}", notice.deadline))
            .also(field("contracts", row.index, "ends"), "the contract ends on this day")
            .help(format!("talk about the next contract, then `folio set {} {decision}`", subject.slug)),
        );
    }
}
