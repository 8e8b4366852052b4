//! The agenda as a page and as items for programs.

use rayon::prelude::*;
use serde_json::{Value, json};
use strum::VariantArray as _;

use super::why::{instead, why};
use super::{Agenda, Lane, Line};
use crate::model::Settings;
use crate::report::words::{Word, Words};
use crate::report::{Block, Evidence, Item, Page, member_name};

/// The agenda's title: the day, and whose it is.
pub fn title(agenda: &Agenda, settings: &Settings, words: &Words) -> Block {
    let day = ("day", Word::from(words.long_day(agenda.today)));
    let whose = agenda.manager.as_deref().map(|id| Word::from(member_name(settings, id)));
    Block::Heading(match whose {
        Some(whose) => words.tell("agenda-title-of", &[("whose", whose), day]),
        None => words.tell("agenda-title", &[day]),
    })
}

/// The agenda for people: a heading for each lane that has something, its lines below.
pub fn page(agenda: &Agenda, settings: &Settings, words: &Words) -> Page {
    let mut blocks = vec![title(agenda, settings, words)];
    if agenda.until > agenda.today {
        blocks.push(Block::Note(words.tell("agenda-until", &[("until", Word::from(words.day(agenda.until)))])));
    }
    if agenda.lines.is_empty() {
        blocks.push(Block::Text(nothing(agenda, words)));
    }
    let item = |line: &Line| item(line, agenda.manager.as_deref(), words);
    if agenda.quick && !agenda.lines.is_empty() {
        blocks.push(Block::Heading(words.say("agenda-quick")));
        blocks.push(Block::List(agenda.lines.par_iter().map(|line| item(line)).collect()));
    } else {
        for lane in Lane::VARIANTS {
            let lines: Vec<Item> =
                agenda.lines.par_iter().filter(|line| line.lane == *lane).map(|line| item(line)).collect();
            if !lines.is_empty() {
                blocks.push(Block::Heading(format!("{} ({})", words.say(&format!("lane-{lane}")), lines.len())));
                blocks.push(Block::List(lines));
            }
        }
    }
    Page::new(blocks).in_language(words.language())
}

/// The first line alone, under the client's name.
pub fn first(agenda: &Agenda, client: &str, words: &Words) -> Page {
    let mut blocks = vec![Block::Heading(client.to_owned())];
    match agenda.lines.first() {
        Some(line) => {
            let lane = words.say(&format!("lane-{}", line.lane));
            let text = format!("{lane}: {}", why(&line.reason, words));
            let item = line.evidence.iter().map(Evidence::cell).fold(Item::new(text), Item::seen_at);
            blocks.push(Block::List(vec![item.then(line.next.clone()).or(instead(&line.reason, words))]));
        }
        None => blocks.push(Block::Text(nothing(agenda, words))),
    }
    Page::new(blocks).in_language(words.language())
}

/// What is said where there is no line: of an agenda that misses something, not that nothing is to be done.
fn nothing(agenda: &Agenda, words: &Words) -> String {
    words.say(if agenda.partial { "agenda-nothing-read" } else { "agenda-nothing" })
}

fn item(line: &Line, reader: Option<&str>, words: &Words) -> Item {
    let mut text = format!("{}: {}", line.name, why(&line.reason, words));
    let who = match &line.stands_in_for {
        Some(away) => Some(words.tell("agenda-stands-in", &[text_of("who", &line.who), text_of("away", away)])),
        None if reader == Some(&line.who) => None,
        None => Some(words.tell("agenda-who", &[text_of("who", &line.who)])),
    };
    let effort = line.effort.map(|effort| words.work(&effort));
    let watched = line.watched_until.map(|until| words.tell("agenda-new", &[text_of("until", &words.day(until))]));
    for beside in who.into_iter().chain(effort).chain(watched) {
        text.push_str(&format!(" · {beside}"));
    }
    let item = line.evidence.iter().map(Evidence::cell).fold(Item::new(text), Item::seen_at);
    item.then(line.next.clone()).or(instead(&line.reason, words))
}

fn text_of<'a>(name: &'a str, text: &'a str) -> (&'a str, Word<'a>) {
    (name, Word::from(text))
}

/// The lines for programs, in order.
pub fn items(agenda: &Agenda, words: &Words) -> Vec<Value> {
    let item = |line: &Line| {
        json!({
            "lane": line.lane.to_string(),
            "client": line.client,
            "why": why(&line.reason, words),
            "who": line.who,
            "for": line.stands_in_for,
            "due": line.due.map(|day| day.to_string()),
            "effort": line.effort.map(|effort| effort.to_string()),
            "watched_until": line.watched_until.map(|day| day.to_string()),
            "evidence": line.evidence,
            "next": line.next,
            "done": line.reason.instead().map(|(_, command)| command),
        })
    };
    agenda.lines.par_iter().map(|line| item(line)).collect()
}
