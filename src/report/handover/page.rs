//! The document of a handover as a page, to be read at the desk and signed.

use super::{Agreement, Ahead, Chance, Handover, Paper, Passed, Risk};
use crate::query::Cell;
use crate::report::parts::{Aim, Complaint, Owed, Person, Unpaid, Wish, lines};
use crate::report::words::Words;
use crate::report::{Block, Item, Page};

/// What has to be done before an account is handed over, in the order of the work.
const CHECKLIST: [&str; 7] = ["goals", "spoken", "people", "promises", "access", "told", "introduced"];

/// The checklist, in words.
pub fn checklist(words: &Words) -> Vec<String> {
    CHECKLIST.iter().map(|item| words.say(&format!("handover-check-{item}"))).collect()
}

/// The page of a handover.
pub fn page(handover: &Handover, words: &Words) -> Page {
    let title = words.tell("handover-title", &[("client", handover.name.as_str().into())]);
    let mut blocks = vec![Block::Heading(title), Block::Facts(facts(handover, words))];
    blocks.extend(handover.summary.clone().map(Block::Text));
    blocks.extend(
        handover.confidentiality.as_ref().map(|level| Block::Note(words.say(&format!("confidentiality-{level}")))),
    );
    let ahead = words.span(&handover.ahead);
    let mut part = |id: &str, items: Vec<Item>| {
        if !items.is_empty() {
            let title = words.tell(id, &[("time", ahead.as_str().into())]);
            blocks.extend([Block::Heading(title), Block::List(items)]);
        }
    };
    part("handover-history", lines(&handover.history, words, Passed::lines));
    part("handover-contracts", lines(&handover.contracts, words, Agreement::lines));
    part("handover-spoken", plain(&handover.spoken));
    part("handover-goals", goals(handover, words));
    part("handover-people", lines(&handover.people, words, Person::lines));
    part("handover-ours", lines(&handover.ours, words, Owed::lines));
    part("handover-theirs", lines(&handover.theirs, words, Owed::lines));
    part("handover-open", open(handover, words));
    part("handover-risks", lines(&handover.risks, words, Risk::lines));
    part("handover-dates", lines(&handover.dates, words, Ahead::lines));
    part("handover-checklist", checklist(words).into_iter().map(|item| Item::new(format!("☐ {item}"))).collect());
    let receiver = handover.passing.to.clone().unwrap_or_else(|| "____________________".to_owned());
    let signed = words.tell("handover-signed", &[("receiver", receiver.into())]);
    blocks.extend([Block::Heading(words.say("handover-acknowledgement")), Block::Text(signed)]);
    Page::new(blocks).in_language(words.language())
}

fn facts(handover: &Handover, words: &Words) -> Vec<(String, Cell)> {
    let passing = &handover.passing;
    let somebody = |name: &Option<String>| name.clone().map(Cell::Text);
    let from = somebody(&passing.from).unwrap_or_else(|| Cell::Text(words.say("handover-sales")));
    let stage = handover.history.first().map(|stage| {
        let with = [("stage", stage.stage.as_str().into()), ("day", words.day(stage.entered).into())];
        Cell::Text(words.tell("handover-since", &with))
    });
    let health = match (handover.health, &handover.light) {
        (Some(score), Some(light)) => format!("{score} ({})", words.term("light", light)),
        (None, Some(light)) => words.term("light", light),
        _ => words.say("handover-unknown"),
    };
    let pulse = handover.pulse.as_ref().map(|(light, note)| {
        let note = note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        Cell::Text(format!("{}{note}", words.term("light", light)))
    });
    let team = (!handover.team.is_empty()).then(|| Cell::Text(handover.team.join(", ")));
    let pairs = [
        ("handover-from", Some(from)),
        ("handover-to", somebody(&passing.to)),
        ("handover-kind", passing.kind.as_ref().map(|kind| Cell::Text(words.term("handover-kind", kind)))),
        ("handover-until", passing.until.map(|day| Cell::Plain(words.day(day)))),
        ("handover-reason", somebody(&passing.reason)),
        ("handover-day", Some(Cell::Plain(words.day(handover.date)))),
        ("handover-stage", stage),
        ("handover-health", Some(Cell::Text(health))),
        ("handover-pulse", pulse),
        ("handover-team", team),
    ];
    pairs.into_iter().filter_map(|(id, value)| Some((words.say(id), value?))).collect()
}

impl Passed {
    fn lines(&self, words: &Words) -> Vec<Item> {
        let reason = self.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        vec![Item::new(format!("{}, {}{reason}", words.day(self.entered), self.stage))]
    }
}

fn plain(texts: &[String]) -> Vec<Item> {
    texts.iter().map(|text| Item::new(text.as_str())).collect()
}

/// Goals with what the client came with, in its own words, and the figures it judges itself by.
fn goals(handover: &Handover, words: &Words) -> Vec<Item> {
    let told = |goal: &Aim, words: &Words| {
        let mut items = goal.lines(words);
        items.extend(goal.own_words(words));
        items
    };
    let mut items = lines(&handover.goals, words, told);
    if !handover.metrics.is_empty() {
        let with = [("text", handover.metrics.join("; ").into())];
        items.push(Item::new(words.tell("handover-metrics", &with)));
    }
    items
}

/// What waits to be done, of every kind.
fn open(handover: &Handover, words: &Words) -> Vec<Item> {
    let mut items = lines(&handover.complaints, words, Complaint::lines);
    items.extend(lines(&handover.requests, words, Wish::lines));
    items.extend(lines(&handover.invoices, words, Unpaid::lines));
    items.extend(lines(&handover.papers, words, Paper::lines));
    items.extend(lines(&handover.chances, words, Chance::lines));
    items
}
