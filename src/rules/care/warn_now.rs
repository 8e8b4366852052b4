//! `warn-now`: a promise of ours that comes near, and the client is not warned.

use super::wording::{days, due_at};
use crate::diagnostic::Level;
use crate::facts::{self, Standing};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// Warn ahead, not on the day.
pub const RULE: Rule = Rule {
    name: "warn-now",
    group: Group::Care,
    level: Level::Warning,
    finds: "a promise of ours inside its warn-by window, the client not warned",
    explain: "The day of a promise is near. Whoever can still keep it, keeps it; whoever cannot, warns the client now and \
        brings options, for a warning on the day itself is no longer one. The window opens on `warn_by`, or, where that is \
        not written, on the working day before `due` or a fifth of the time earlier, whichever comes first. `folio keep` \
        and `folio warn` end the finding; a warning before the last move was about the earlier date and does not count.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let near = |promise: &facts::Promise<'_>| promise.is_ours() && promise.standing == Standing::WarnNow;
    for promise in facts::promises(subject.client, subject.as_of).filter(near) {
        let (slug, id) = (subject.slug, &promise.row.id);
        let left = match -promise.overdue {
            0 => "is due today".to_owned(),
            1 => "is due tomorrow".to_owned(),
            left => format!("is due in {}", days(left)),
        };
        faults.push(
            Fault::entry(
                entry("commitments", promise.row.index),
                format!("our promise `{id}` {left}, and the client is not warned"),
            )
            .also(due_at(&promise), format!("warn by {}", promise.warn_by))
            .help(format!(
                "will it hold? if not: `folio warn {slug} {id} --options …`; once done: `folio keep {slug} {id}`"
            )),
        );
    }
}
