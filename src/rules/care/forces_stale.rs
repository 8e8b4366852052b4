//! `forces-stale`: a driving force nobody has thought through for too long.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// The client's world goes on while our picture of it stands still.
pub const RULE: Rule = Rule {
    name: "forces-stale",
    group: Group::Care,
    level: Level::Note,
    finds: "a driving force not reviewed for longer than the tier's clock",
    explain: "The forces that act on a client change: suppliers, customers, competitors, substitutes. This one was neither \
        reviewed nor changed for longer than `force_review` of the client's tier; without any such day \
        (`add forces` writes one) the time runs from the beginning of the account. Ask the client what is new there and \
        what it does to the business, record changes with `folio add changes`, and mark the force as reviewed. Clients \
        that are paused or gone are left in peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_at_rest(subject.client, subject.as_of) {
        return;
    }
    for review in facts::force_reviews(subject.client, subject.as_of).into_iter().filter(facts::Review::is_overdue) {
        let Some(force) = subject.client.forces.iter().find(|force| force.index == review.row) else { continue };
        let (slug, id) = (subject.slug, &force.id);
        let since = review.last.map_or_else(String::new, |day| format!(" since {day}"));
        faults.push(
            Fault::entry(entry("forces", force.index), format!("nobody has thought through the force `{id}`{since}"))
                .label(format!("was to be reviewed by {}", review.due))
                .help(format!("ask what is new there, then `folio set {slug} forces.{id}.reviewed=today`")),
        );
    }
}
