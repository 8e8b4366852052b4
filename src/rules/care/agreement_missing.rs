//! `agreement-missing`: nobody has agreed with the client on how to keep in touch.

use super::wording::listed;
use crate::diagnostic::Level;
use crate::facts;
use crate::rules::{Check, Fault, Group, Rule, Subject};
use crate::source::KeyPath;

/// Whom to call when it burns, and how often we speak, is agreed at the start.
pub const RULE: Rule = Rule {
    name: "agreement-missing",
    group: Group::Care,
    level: Level::Warning,
    finds: "a live client without agreement, urgent contact or cadence",
    explain: "Several calls a day and a word a month are both normal, if they are agreed. With this client they are not: there \
        is no `[communication]`, or nobody to call when it burns (`urgent`), or no `cadence`. The cadence of the tier is then \
        measured against, but it is ours alone, and the client may think otherwise. Ask, and write down what was said.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let Some(missing) = facts::unagreed(subject.client, subject.as_of) else { return };
    let gaps = [(missing.urgent, "whom to call when it burns"), (missing.cadence, "how often we speak")];
    let gaps: Vec<&str> = gaps.into_iter().filter_map(|(missing, words)| missing.then_some(words)).collect();
    let keys = [(missing.urgent, "communication.urgent=…"), (missing.cadence, "communication.cadence=…")];
    let keys: Vec<&str> = keys.into_iter().filter_map(|(missing, key)| missing.then_some(key)).collect();
    let fault = if missing.everything {
        Fault::client("nothing is agreed with this live client about keeping in touch")
    } else {
        Fault::client(format!("it is not agreed with this live client {}", listed(&gaps)))
            .also(KeyPath::key("communication"), "what is agreed")
    };
    faults.push(fault.help(format!("ask, then `folio set {} {}`", subject.slug, keys.join(" "))));
}
