//! `goal-rewritten`: a goal whose statement changed without a revision.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Written, entries, field, text};
use crate::source::{Literal, Table, Tree, evened};

/// A goal may change, but never silently.
pub const RULE: Rule = Rule {
    name: "goal-rewritten",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a goal whose statement changed without a revision",
    explain: "A goal is a hypothesis and may change, but never silently: how the client's aim moved, when and why, is what \
        the next account manager needs most. The statement differs from the last commit, and no entry of `[[revisions]]` \
        keeps the old wording. Use `folio goal revise`, which writes both, or add the revision by hand.",
    checks: &[Check::History(look)],
};

fn look(written: &Written<'_>, before: &Tree<'_>, faults: &mut Vec<Fault>) {
    for (index, goal) in entries(written.tree, "goals") {
        let (Some(id), Some(now)) = (text(goal, "id"), text(goal, "statement")) else { continue };
        let earlier = entries(before, "goals").find(|(_, goal)| text(*goal, "id") == Some(id));
        // A goal that was unknown gets its first statement without a revision.
        let Some(was) = earlier.and_then(|(_, goal)| text(goal, "statement")) else { continue };
        if evened(was) != evened(now) && !is_revised(written.tree, before, id, was) {
            faults.push(
                Fault::value(
                    field("goals", index, "statement"),
                    format!("the goal `{id}` was rewritten without a revision"),
                )
                .label("not what the last commit says")
                .help(help(written, id, was)),
            );
        }
    }
}

/// Whether a revision keeps the old wording, or one was added since.
fn is_revised(now: &Tree<'_>, before: &Tree<'_>, goal: &str, was: &str) -> bool {
    let kept =
        revisions(now, goal).any(|revision| text(revision, "was").is_some_and(|kept| evened(kept) == evened(was)));
    kept || revisions(now, goal).count() > revisions(before, goal).count()
}

fn revisions<'t>(tree: &'t Tree<'_>, goal: &str) -> impl Iterator<Item = Table<'t>> {
    entries(tree, "revisions")
        .map(|(_, revision)| revision)
        .filter(move |revision| text(*revision, "goal") == Some(goal))
}

fn help(written: &Written<'_>, goal: &str, was: &str) -> String {
    let (today, was) = (written.ledger.today(), Literal::text(was));
    format!(
        "keep the old wording and the reason in a revision:\n\
         [[revisions]]\ngoal = \"{goal}\"\ndate = {today}\nwas = {}\nreason = \"…\"",
        was.as_str()
    )
}
