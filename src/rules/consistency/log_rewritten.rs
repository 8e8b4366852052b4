//! `log-rewritten`: a past interaction or stage that was removed or changed.

use std::collections::HashMap;

use crate::diagnostic::Level;
use crate::model::value::{Day, Moment};
use crate::rules::{Check, Fault, Group, KeyField, Rule, SectionLayout, Written, entries, text};
use crate::source::{self, Entry, KeyPath, Node, Table, Tree};

/// What has happened stays as it was recorded.
pub const RULE: Rule = Rule {
    name: "log-rewritten",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "a past interaction or stage that was removed or changed",
    explain: "The log of interactions and stages is what everybody else relies on: what was said, when, by whom. An entry of \
        the past that had been committed has since been changed or removed, so the ledger no longer tells what it told. Put \
        it back, and add a new entry that corrects it. Filling in what was left open is always fine, and a planned meeting \
        may change until it has happened. What is about to be committed is held against the commit before it, so this is told \
        by `folio check --staged`, `folio check --rev` and whatever commits; a plain `folio check` looks at the folder alone.",
    checks: &[Check::History(look)],
};

/// A section that is a log, with the key that says when.
struct Log<'a> {
    layout: &'a SectionLayout,
    when: &'static str,
}

const LOGS: [(&str, &str); 2] = [("interactions", "at"), ("stages", "entered")];

fn look(written: &Written<'_>, before: &Tree<'_>, faults: &mut Vec<Fault>) {
    for (section, when) in LOGS {
        let Some(layout) = written.layout.section(section) else { continue };
        let log = Log { layout, when };
        let now: HashMap<String, (usize, Table<'_>)> =
            entries(written.tree, section).map(|(index, entry)| (log.key(entry), (index, entry))).collect();
        for (_, old) in entries(before, section).filter(|(_, old)| log.is_past(*old, written)) {
            match now.get(&log.key(old)) {
                None => faults.push(log.gone(old)),
                Some((index, new)) => {
                    let fault = log.changed(*index, old, *new);
                    faults.extend(match forgotten(written, before, old, *new) {
                        Some(why) => fault.map(|fault| fault.help(why)),
                        None => fault,
                    });
                }
            }
        }
    }
}

/// Why an entry need not be put back: it only names nobody any more who might not be kept longer, and has no card now.
fn forgotten(written: &Written<'_>, before: &Tree<'_>, old: Table<'_>, new: Table<'_>) -> Option<String> {
    let same = |entry: &Entry<'_>| new.get(entry.key).is_some_and(|now| source::same(entry.node, now));
    if !old.iter().filter(|entry| entry.key != "people").all(|entry| same(&entry)) {
        return None;
    }
    let ids = |table: Table<'_>| -> Vec<String> {
        let list = table.get("people").and_then(Node::as_array);
        list.into_iter().flat_map(|list| list.iter()).filter_map(Node::as_str).map(str::to_owned).collect()
    };
    let (was, now) = (ids(old), ids(new));
    let gone: Vec<&String> = was.iter().filter(|id| !now.contains(id)).collect();
    let has_card = |tree: &Tree<'_>, id: &str| {
        entries(tree, "stakeholders").map(|(_, card)| card).find(|card| text(*card, "id") == Some(id)).map(|card| {
            let day = card.get("retain_until").and_then(Node::as_datetime);
            day.and_then(|day| Day::try_from(day).ok())
        })
    };
    let mut last = None;
    for id in &gone {
        let until = has_card(before, id).flatten().filter(|until| *until < written.ledger.today())?;
        if has_card(written.tree, id).is_some() {
            return None;
        }
        last = last.max(Some(until));
    }
    let names = gone.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    Some(format!("the data of {names} might be kept until {} only, so leave it: `folio commit` records it", last?))
}

impl Log<'_> {
    fn key(&self, entry: Table<'_>) -> String {
        let part = |key: &KeyField| {
            let value = entry.get(&key.name);
            let moment = value.and_then(Node::as_datetime).map(ToString::to_string);
            moment.or_else(|| value.and_then(Node::as_str).map(source::evened)).unwrap_or_default()
        };
        // No value holds the separator of ASCII that is meant for this.
        self.layout.key.iter().map(part).collect::<Vec<_>>().join("\u{1f}")
    }

    /// Whether an entry tells of something that had happened by today, and not of a meeting that was only planned.
    fn is_past(&self, entry: Table<'_>, written: &Written<'_>) -> bool {
        let planned = entry.get("planned").and_then(Node::as_bool).unwrap_or(false);
        let moment = entry.get(self.when).and_then(Node::as_datetime);
        let day = moment.and_then(|moment| {
            let day = Day::try_from(moment).ok();
            day.or_else(|| Some(Moment::try_from(moment).ok()?.day(written.ledger.zone())))
        });
        !planned && day.is_some_and(|day| day <= written.ledger.today())
    }

    fn gone(&self, old: Table<'_>) -> Fault {
        Fault::client(format!("{} is gone, or was reworded", self.named(old)))
            .help("put the entry back as it was committed (`git diff` shows it), and correct it with a new one")
    }

    /// A value that was written and is another now, or is gone; what was left open may be filled in.
    fn changed(&self, index: usize, old: Table<'_>, new: Table<'_>) -> Option<Fault> {
        let differs =
            |key: &str| !new.get(key).is_some_and(|new| old.get(key).is_some_and(|old| source::same(old, new)));
        let keys: Vec<String> =
            old.entries().iter().filter(|entry| differs(entry.key)).map(|entry| format!("`{}`", entry.key)).collect();
        (!keys.is_empty()).then(|| {
            Fault::entry(KeyPath::key(&self.layout.name).index(index), format!("{} was changed", self.named(old)))
                .label(format!("{}: not what the last commit says", keys.join(", ")))
                .help("put the old value back (`git diff` shows it), and correct it with a new entry")
        })
    }

    /// The entry in words: `the call of 2026-02-10`.
    fn named(&self, entry: Table<'_>) -> String {
        let what = text(entry, "kind").map_or_else(
            || format!("the stage `{}`", text(entry, "stage").unwrap_or("?")),
            |kind| format!("the {kind}"),
        );
        let day = entry.get(self.when).and_then(Node::as_datetime).and_then(|moment| moment.date);
        day.map_or_else(|| what.clone(), |day| format!("{what} of {day}"))
    }
}
