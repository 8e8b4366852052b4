//! `single-threaded`: the account hangs on one person.

use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// One resignation, and nobody there knows us.
pub const RULE: Rule = Rule {
    name: "single-threaded",
    group: Group::Care,
    level: Level::Note,
    finds: "a live client with exactly one thread",
    explain: "A thread is a person on the client's side with whom we have spoken within `clocks.thread` (90 days) and who is \
        still there. This live client has exactly one: the day that person leaves, falls ill or falls out with us, nobody \
        there knows us. Get to know a second one: the boss, a colleague, accounts. Where others did take part in talks, \
        name them in `people` of the interactions.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if !facts::is_live(subject.client, subject.as_of) {
        return;
    }
    if let [only] = facts::threads(subject.client, subject.as_of).as_slice() {
        let days = subject.settings().clocks.thread;
        faults.push(
            Fault::client(format!("`{}` is the only one we have spoken with in {days}", only.person.id))
                .also_at_entry(entry("interactions", only.last.row), "the last time")
                .help(format!("get to know a second person, then `folio log {} … --people …`", subject.slug)),
        );
    }
}
