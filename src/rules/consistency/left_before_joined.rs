//! `left-before-joined`: a person who left before joining.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// Nobody leaves before having come.
pub const RULE: Rule = Rule {
    name: "left-before-joined",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a person who left before joining",
    explain: "Nobody leaves before having come. Whom we talked to, and who still speaks for the client, is read from these \
        two days. Correct the year, or swap the two dates; somebody who came back is a new time with the firm: take \
        `left_on` away and say so in `note`.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for person in &subject.client.stakeholders {
        let (Some(joined), Some(left)) = (person.joined, person.left_on) else { continue };
        if left < joined {
            faults.push(
                Fault::value(field("stakeholders", person.index, "left_on"), "left before joining")
                    .also(field("stakeholders", person.index, "joined"), "joined on this day")
                    .help("check the year, or swap the two dates"),
            );
        }
    }
}
