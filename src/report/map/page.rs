//! The map as a page: the picture, what to do with whom, who reports to whom, what is missing.

use std::collections::BTreeSet;

use super::{Map, Mapped};
use crate::query::Cell;
use crate::report::chart::{Chart, Plot, Point, Scale, ScatterPlot, Tone};
use crate::report::parts::standing;
use crate::report::words::Words;
use crate::report::{Block, Item, Page};

/// Mendelow's square: top left, top right, bottom left, bottom right, power going up and interest to the right.
const QUADRANTS: [&str; 4] = ["keep satisfied", "manage closely", "monitor", "keep informed"];

/// The order in which people ask for care.
const BY_CARE: [&str; 4] = ["manage closely", "keep satisfied", "keep informed", "monitor"];

/// The page of a map.
pub fn page(map: &Map, words: &Words) -> Page {
    let title = words.tell("map-title", &[("client", map.name.as_str().into())]);
    let mut blocks = vec![Block::Heading(title)];
    if map.people.is_empty() {
        blocks.push(Block::Text(words.say("map-nobody")));
    }
    blocks.push(Block::Chart(Box::new(chart(map, words))));
    let quadrants = quadrants(map, words);
    if !quadrants.is_empty() {
        blocks.extend([Block::Heading(words.say("map-quadrants")), Block::Facts(quadrants)]);
    }
    if map.people.iter().any(|person| person.reports_to.is_some()) {
        blocks.extend([Block::Heading(words.say("map-tree")), Block::List(tree(&map.people, words))]);
    }
    if !map.people.is_empty() {
        blocks.push(Block::Heading(words.say("map-gaps")));
        match gaps(map, words) {
            gaps if gaps.is_empty() => blocks.push(Block::Text(words.say("map-none"))),
            gaps => blocks.push(Block::List(gaps)),
        }
    }
    if let Some(next) = next(map) {
        blocks.extend([Block::Heading(words.say("map-next")), Block::Code(next)]);
    }
    Page::new(blocks).in_language(words.language())
}

fn chart(map: &Map, words: &Words) -> Chart {
    let points: Vec<Point> = map.people.iter().filter_map(|person| point(person, words)).collect();
    let scale = |name: &str| Scale { name: words.say(name), range: (1, 5), high: 4 };
    Chart {
        title: words.tell("map-chart", &[("client", map.name.as_str().into())]),
        summary: words.tell("map-summary", &[("placed", points.len().into())]),
        plot: Plot::Scatter(ScatterPlot {
            points_are: words.say("map-person"),
            notes_are: words.say("map-stands"),
            across: scale("map-interest"),
            up: scale("map-power"),
            corners: QUADRANTS.map(|quadrant| words.term("quadrant", quadrant)),
            points,
        }),
    }
}

fn point(person: &Mapped, words: &Words) -> Option<Point> {
    let tone = match person.engagement.as_deref() {
        Some("resistant") => Tone::Bad,
        Some("neutral" | "unaware") => Tone::Fair,
        Some(_) => Tone::Good,
        None => Tone::Dim,
    };
    Some(Point {
        name: person.name.clone(),
        note: standing(person.engagement.as_deref(), person.desired.as_deref(), words),
        across: person.interest?,
        up: person.power?,
        tone,
    })
}

fn quadrants(map: &Map, words: &Words) -> Vec<(String, Cell)> {
    let named = |quadrant: Option<&str>| {
        let there = map.people.iter().filter(|person| person.quadrant.as_deref() == quadrant);
        there.map(|person| person.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let placed = BY_CARE.iter().map(|quadrant| (words.term("quadrant", quadrant), named(Some(quadrant))));
    let unplaced = (words.say("map-unplaced"), named(None));
    placed
        .chain([unplaced])
        .filter(|(_, names)| !names.is_empty())
        .map(|(name, names)| (name, Cell::Text(names)))
        .collect()
}

/// Everybody below whom they report to, bosses first.
fn tree(people: &[Mapped], words: &Words) -> Vec<Item> {
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for boss in people.iter().filter(|person| person.reports_to.is_none()) {
        branch(boss, people, 0, &mut seen, &mut items, words);
    }
    // Who reports in a circle hangs below nobody; `reference-cycle` tells of it.
    for person in people {
        branch(person, people, 0, &mut seen, &mut items, words);
    }
    items
}

fn branch<'a>(
    person: &'a Mapped,
    people: &'a [Mapped],
    depth: usize,
    seen: &mut BTreeSet<&'a str>,
    items: &mut Vec<Item>,
    words: &Words,
) {
    if !seen.insert(&person.id) {
        return;
    }
    let roles: Vec<String> = person.roles.iter().map(|role| words.term("role", role)).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
    items.push(Item::new(format!("{}{roles}", person.name)).at_depth(depth));
    for below in people.iter().filter(|other| other.reports_to.as_deref() == Some(person.id.as_str())) {
        branch(below, people, depth + 1, seen, items, words);
    }
}

/// What is to be won with each person, what is not known of them, and who is missing.
fn gaps(map: &Map, words: &Words) -> Vec<Item> {
    let mut items = Vec::new();
    for person in &map.people {
        let name = ("name", person.name.as_str().into());
        let place = |item: Item| person.evidence.iter().fold(item, |item, place| item.seen_at(place.cell()));
        if let (Some(now), Some(wanted), Some(1..)) = (&person.engagement, &person.desired, person.gap) {
            let (now, wanted) = (words.term("engagement", now), words.term("engagement", wanted));
            let steps = [name.clone(), ("now", now.into()), ("wanted", wanted.into())];
            items.push(place(Item::new(words.tell("map-gap-step", &steps))));
        }
        if person.engagement.is_none() {
            items.push(place(Item::new(words.tell("map-gap-engagement", std::slice::from_ref(&name)))));
        }
        if person.quadrant.is_none() {
            items.push(place(Item::new(words.tell("map-gap-place", &[name]))));
        }
    }
    if !map.people.is_empty() && !map.decider_known {
        items.push(Item::new(words.say("map-gap-decider")));
    }
    items
}

/// What to type for the first thing that is not known; where all is, for the first who is to be won.
fn next(map: &Map) -> Option<String> {
    let client = &map.client;
    if map.people.is_empty() || !map.decider_known {
        return Some(format!("folio add stakeholders {client} id=… name=… roles=decision-maker"));
    }
    let place = map.people.iter().find(|person| person.quadrant.is_none());
    if let Some(person) = place {
        let path = format!("stakeholders.{}", person.id);
        return Some(format!("folio set {client} {path}.power=… {path}.interest=…"));
    }
    let stands = map.people.iter().find(|person| person.engagement.is_none());
    if let Some(person) = stands {
        return Some(format!("folio set {client} stakeholders.{}.engagement=…", person.id));
    }
    let wanted = map.people.iter().find(|person| person.gap.is_some_and(|gap| gap > 0));
    wanted.map(|person| format!("folio log {client} \"…\" --kind meeting --people {}", person.id))
}
