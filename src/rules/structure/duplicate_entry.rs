//! `duplicate-entry`: a natural key twice in one section.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDateTime;

use crate::diagnostic::Level;
use crate::model::value::{Day, Moment};
use crate::rules::{Check, Fault, Group, Rule, SectionLayout, Spot, Written, WrittenEntry};
use crate::source::{Node, Part as PartOfPath};

/// The same thing is recorded once.
pub const RULE: Rule = Rule {
    name: "duplicate-entry",
    group: Group::Structure,
    level: Level::Error,
    finds: "a natural key twice in one section",
    explain: "Entries of a log need no id, because the day and the words tell them apart. Two that agree in all of these are \
        most often one thing that was recorded twice, by two people or after a merge, and would be counted twice. Take one \
        away; if it really happened twice, say in words what was different.",
    checks: &[Check::Written(look)],
};

/// One part of a natural key as it compares, not as it is spelled.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part<'a> {
    Text(&'a str),
    Day(Day),
    /// By the clock of the ledger's zone: the same moment may be written with different offsets.
    Moment(NaiveDateTime),
}

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    for section in &written.layout.sections {
        let Some(first) = section.key.first() else { continue };
        let mut entries: Vec<(Part<'_>, WrittenEntry<'_>)> =
            written.entries(section).filter_map(|entry| Some((part(written, entry.get(first.rank))?, entry))).collect();
        entries.sort_unstable_by(|one, other| (&one.0, one.1.index).cmp(&(&other.0, other.1.index)));
        // Mostly the day alone tells an entry from all others, and the words need not be read.
        for alike in entries.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
            twice(written, section, alike.iter().map(|(_, entry)| *entry), faults);
        }
    }
}

/// Entries of which the whole key is the same.
fn twice<'a>(
    written: &Written<'_>,
    section: &SectionLayout,
    entries: impl Iterator<Item = WrittenEntry<'a>>,
    faults: &mut Vec<Fault>,
) {
    let mut keys: Vec<(u64, WrittenEntry<'_>)> =
        entries.filter_map(|entry| Some((hash(written, section, entry)?, entry))).collect();
    keys.sort_unstable_by_key(|(hash, entry)| (*hash, entry.index));
    for same in keys.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        for (turn, (_, entry)) in same.iter().enumerate() {
            let first = same[..turn].iter().find(|(_, first)| agree(written, section, *first, *entry));
            faults.extend(first.map(|(_, first)| fault(section, *first, *entry)));
        }
    }
}

fn fault(section: &SectionLayout, first: WrittenEntry<'_>, entry: WrittenEntry<'_>) -> Fault {
    let keys: Vec<String> = section.key.iter().map(|key| format!("`{}`", key.name)).collect();
    let listed = match keys.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => keys.concat(),
    };
    let last = keys.last().cloned().unwrap_or_default();
    Fault::entry(entry.path(), format!("the same entry of `{}` stands here a second time", section.name))
        .label(format!("same {listed}"))
        .also_at(Spot::Path(first.path(), PartOfPath::Header), "recorded here before")
        .help(format!("take one away; if it happened twice, say in {last} what was different"))
}

/// A number that is equal for equal keys; `None` where a required part is missing or ill-formed, which is a fault of its own.
fn hash(written: &Written<'_>, section: &SectionLayout, entry: WrittenEntry<'_>) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for key in &section.key {
        let node = entry.get(key.rank);
        if key.required && node.is_none() {
            return None;
        }
        part(written, node)?.hash(&mut hasher);
    }
    Some(hasher.finish())
}

fn agree(written: &Written<'_>, section: &SectionLayout, one: WrittenEntry<'_>, other: WrittenEntry<'_>) -> bool {
    section.key.iter().all(|key| part(written, one.get(key.rank)) == part(written, other.get(key.rank)))
}

/// A value as it compares; an absent one counts as empty.
fn part<'a>(written: &Written<'_>, node: Option<Node<'a>>) -> Option<Part<'a>> {
    let Some(node) = node else { return Some(Part::Text("")) };
    if let Some(text) = node.as_str() {
        return Some(Part::Text(text));
    }
    let value = node.as_datetime()?;
    match value.time {
        None => Day::try_from(value).map(Part::Day).ok(),
        Some(_) => Some(Part::Moment(Moment::try_from(value).ok()?.in_zone(written.ledger.zone()))),
    }
}
