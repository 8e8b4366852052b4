//! `survey-due`: the client may be asked what it liked, and was not.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Two weeks after delivery one asks, by message and without pressure.
pub const RULE: Rule = Rule {
    name: "survey-due",
    group: Group::Care,
    level: Level::Note,
    finds: "no feedback `clocks.survey_after` to `survey_until` after delivery",
    explain: "A project was delivered at least `clocks.survey_after` (14 days) and at most `clocks.survey_until` (60 days) \
        ago, the client agreed to be asked (`communication.surveys`), nobody has said anything about the project since, and the last survey of the client \
        is longer ago than `clocks.survey_gap` (90 days). Ask what was liked, what was not and what was hard: by message or \
        mail, not by phone, and without pressure. Record what comes as feedback. Clients that are paused or gone are left in \
        peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_at_rest(subject.client, subject.as_of) {
        return;
    }
    for due in facts::surveys_due(subject.client, subject.as_of) {
        let (slug, id) = (subject.slug, &due.project.id);
        let ago = days(subject.as_of.days_since(due.delivered));
        faults.push(
            Fault::entry(
                entry("projects", due.project.index),
                format!("`{id}` was delivered {ago} ago, and nobody has asked how it was"),
            )
            .label(format!("ask until {}", due.until))
            .also(field("projects", due.project.index, "delivered"), "delivered on this day")
            .help(format!(
                "ask by message, then `folio add feedback {slug} date=today kind=csat project={id} score=…`"
            )),
        );
    }
}
