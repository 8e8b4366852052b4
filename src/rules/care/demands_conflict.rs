//! `demands-conflict`: people of the client want different things.

use super::wording::listed;
use crate::diagnostic::Level;
use crate::facts;
use crate::facts::address::argument;
use crate::rules::{Check, Fault, Group, Rule, Spot, Subject};
use crate::source::Part;

/// Several people speak for a client, side by side and with different demands.
pub const RULE: Rule = Rule {
    name: "demands-conflict",
    group: Group::Care,
    level: Level::Note,
    finds: "active people who want different things, or are at odds",
    explain: "Two or more active people of the client demand something of the same goal or request (the same id before the \
        colon in `demands`), or one is at odds with the other (`conflicts_with`). Whatever we deliver, somebody will be \
        disappointed, and it will have been us. Bring them to one table before the work goes on, let them settle it, and \
        write down what was agreed; then take the demand that no longer stands out of the card.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_closed(subject.client, subject.as_of) {
        return;
    }
    for conflict in facts::conflicts(subject.client, subject.as_of) {
        let ids: Vec<&str> = conflict.people.iter().map(|(person, _)| person.id.as_str()).collect();
        let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let names = listed(&quoted.iter().map(String::as_str).collect::<Vec<_>>());
        let message = match conflict.about {
            Some(about) => format!("{names} each demand something of `{about}`"),
            None => format!("{names} are at odds"),
        };
        let help = format!(
            "bring them to one table, then `folio log {} … --kind meeting --people {}`",
            subject.slug,
            argument(&ids.join(","))
        );
        let mut places = conflict.people.into_iter();
        let Some((_, first)) = places.next() else { continue };
        let fault = places.fold(Fault::value(first, message), |fault, (person, path)| {
            let part = if path.steps().len() == 2 { Part::Header } else { Part::Value };
            fault.also_at(Spot::Path(path, part), format!("`{}`", person.id))
        });
        faults.push(fault.help(help));
    }
}
