//! `people-stale`: the card of a person nobody has gone through for too long.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// Bosses, goals and moods of people change.
pub const RULE: Rule = Rule {
    name: "people-stale",
    group: Group::Care,
    level: Level::Note,
    finds: "a person's card not gone through for longer than the tier's clock",
    explain: "What moves a person changes: the boss, the figures to report on, the reasons to want our work to succeed or to \
        fail. This card was not gone through for longer than `people_review` of the client's tier; without a `reviewed` day \
        (`add stakeholders` writes one) the time runs from the day the person joined or the account began. Read it before the next talk, correct what is no \
        longer so, and mark it as reviewed. Clients that are paused or gone are left in peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_at_rest(subject.client, subject.as_of) {
        return;
    }
    for review in facts::people_reviews(subject.client, subject.as_of).into_iter().filter(facts::Review::is_overdue) {
        let Some(person) = subject.client.stakeholders.iter().find(|person| person.index == review.row) else {
            continue;
        };
        let (slug, id) = (subject.slug, &person.id);
        let since = review.last.map_or_else(String::new, |day| format!(" since {day}"));
        faults.push(
            Fault::entry(
                entry("stakeholders", person.index),
                format!("nobody has gone through the card of `{id}`{since}"),
            )
            .label(format!("was to be reviewed by {}", review.due))
            .help(format!("correct what is no longer so, then `folio set {slug} stakeholders.{id}.reviewed=today`")),
        );
    }
}
