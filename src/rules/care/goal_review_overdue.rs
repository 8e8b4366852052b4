//! `goal-review-overdue`: a goal nobody has looked at for too long.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// The first goal is a hypothesis; one returns to it.
pub const RULE: Rule = Rule {
    name: "goal-review-overdue",
    group: Group::Care,
    level: Level::Note,
    finds: "a goal not looked at for longer than agreed, or the tier allows",
    explain: "What is written as a goal is a hypothesis, and the client's wishes lead away from it bit by bit. So one returns to \
        it: on its own `review` date, or, where there is none, once `goal_review` of the tier has passed since it was stated, \
        revised or measured. Go through it with the client: does it still hold, how far are we? Then revise it with the reason, or \
        set the next review; a figure measured in the meantime does no review that has a day of its own. Clients that are paused \
        or gone are left in peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_at_rest(subject.client, subject.as_of) {
        return;
    }
    for review in facts::goal_reviews(subject.client, subject.as_of).into_iter().filter(facts::Review::is_overdue) {
        let Some(goal) = subject.client.goals.iter().find(|goal| goal.index == review.row) else { continue };
        let (slug, id) = (subject.slug, &goal.id);
        let fault = Fault::entry(
            entry("goals", goal.index),
            format!("the review of the goal `{id}` is {} overdue", days(review.overdue)),
        );
        let fault = match review.last {
            _ if review.path.steps().len() > 2 => fault.also(review.path, "was to be reviewed on this day"),
            Some(last) if last == goal.stated => {
                fault.also(field("goals", goal.index, "stated"), "not looked at since")
            }
            Some(last) => fault.label(format!("last looked at on {last}")),
            None => fault,
        };
        faults.push(fault.help(format!(
            "go through it with the client; changed? `folio goal revise {slug} {id} … --reason …`; \
             holds? `folio set {slug} goals.{id}.review=…`"
        )));
    }
}
