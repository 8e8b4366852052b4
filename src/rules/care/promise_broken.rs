//! `promise-broken`: a promise of ours whose day has passed.

use super::wording::{days, due_at};
use crate::diagnostic::Level;
use crate::facts::{self, Promise, Standing};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// Promised by a day: do it, or warn ahead. Here neither has happened.
pub const RULE: Rule = Rule {
    name: "promise-broken",
    group: Group::Care,
    level: Level::Warning,
    finds: "a promise of ours, open and past its day",
    explain: "We promised something by a day, the day has passed, and the promise is still open. The client must never learn of \
        a slip by accident, or have to chase us. If it is done, record it with `folio keep`. If it will come later, talk to \
        the client today, bring options, and move it with the reason (`folio move`). If it will not come at all, say so with \
        `folio miss`. Who warned the client ahead is told here too: a warning does not do the work.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for promise in facts::promises(subject.client, subject.as_of).filter(is_broken) {
        let (slug, id) = (subject.slug, &promise.row.id);
        let warned = if promise.warned { "; the client is warned" } else { "" };
        faults.push(
            Fault::entry(
                entry("commitments", promise.row.index),
                format!("we promised `{id}` and are {} late{warned}", days(promise.overdue)),
            )
            .also(due_at(&promise), "was due on this day")
            .help(format!(
                "done? `folio keep {slug} {id}`; later? tell the client, then `folio move {slug} {id} --to … --reason …`"
            )),
        );
    }
}

/// Whether it is ours and overdue. A due date before the promise was made is a slip of the pen, and `due-before-made` tells of it.
fn is_broken(promise: &Promise<'_>) -> bool {
    let sound = promise.row.made.is_none_or(|made| made <= promise.row.due);
    promise.is_ours() && promise.standing == Standing::Overdue && sound
}
