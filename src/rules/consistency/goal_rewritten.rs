//! `goal-rewritten`: a goal whose statement changed without a revision.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::Level;
use crate::facts::address::argument;
use crate::rules::{Check, Fault, Group, Rule, Written, entries, field, text};
use crate::source::{Literal, Tree, evened};

/// A goal may change, but never silently.
pub const RULE: Rule = Rule {
    name: "goal-rewritten",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a goal whose statement changed without a revision",
    explain: "A goal is a hypothesis and may change, but never silently: how the client's aim moved, when and why, is what \
        the next account manager needs most. The statement differs from the last commit, and no entry of `[[revisions]]` \
        keeps the old wording. Use `folio goal revise`, which writes both, or add the revision by hand. What is about to be \
        committed is held against the commit before it, so this is told by `folio check --staged`, `folio check --rev` and \
        whatever commits; a plain `folio check` looks at the folder alone.",
    checks: &[Check::History(look)],
};

fn look(written: &Written<'_>, before: &Tree<'_>, faults: &mut Vec<Fault>) {
    let revisions = LazyCell::new(|| (Revisions::of(written.tree), Revisions::of(before)));
    // Backwards, so that of two goals with one id the first is taken.
    let earlier: Vec<_> = entries(before, "goals").collect();
    let earlier = earlier.into_iter().rev().filter_map(|(_, goal)| Some((text(goal, "id")?, goal)));
    let earlier: HashMap<_, _> = earlier.collect();
    for (index, goal) in entries(written.tree, "goals") {
        let (Some(id), Some(now)) = (text(goal, "id"), text(goal, "statement")) else { continue };
        // A goal that was unknown gets its first statement without a revision.
        let Some(was) = earlier.get(id).and_then(|goal| text(*goal, "statement")) else { continue };
        if evened(was) != evened(now) && !is_revised(&revisions.0, &revisions.1, id, was) {
            faults.push(
                Fault::value(
                    field("goals", index, "statement"),
                    format!("the goal `{id}` was rewritten without a revision"),
                )
                .label("not what the last commit says")
                .help(help(written, id, was, now)),
            );
        }
    }
}

/// Whether a revision keeps the old wording, or one was added since.
fn is_revised(now: &Revisions<'_>, before: &Revisions<'_>, goal: &str, was: &str) -> bool {
    let count = |revisions: &Revisions<'_>| revisions.counts.get(goal).copied().unwrap_or(0);
    now.kept.contains(&(goal, evened(was))) || count(now) > count(before)
}

/// The revisions of a file, goal by goal.
#[derive(Default)]
struct Revisions<'t> {
    counts: HashMap<&'t str, usize>,
    /// The old wordings that they keep.
    kept: HashSet<(&'t str, String)>,
}

impl<'t> Revisions<'t> {
    fn of(tree: &'t Tree<'_>) -> Revisions<'t> {
        let mut found = Revisions::default();
        for (_, revision) in entries(tree, "revisions") {
            let Some(goal) = text(revision, "goal") else { continue };
            *found.counts.entry(goal).or_default() += 1;
            found.kept.extend(text(revision, "was").map(|was| (goal, evened(was))));
        }
        found
    }
}

/// The command takes the wording that stands there for the new one, and that of the last commit for the old.
fn help(written: &Written<'_>, goal: &str, was: &str, now: &str) -> String {
    let (today, was) = (written.ledger.today(), Literal::text(was));
    // A text of several lines would not be read as one argument where it is shown.
    let now = if now.contains(char::is_control) { "…" } else { now };
    let revise = format!("`folio goal revise {} {} {} --reason …`", written.slug, argument(goal), argument(now));
    format!(
        "{revise} keeps the old wording and the reason in a revision; by hand it is\n\
         [[revisions]]\ngoal = \"{goal}\"\ndate = {today}\nwas = {}\nreason = \"…\"",
        was.as_str()
    )
}
