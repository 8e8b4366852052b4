//! Health as a page.

use super::{Checkup, FactorLine, TrendPoint, said};
use crate::facts::AsOf;
use crate::facts::health::Factor;
use crate::model::value::Day;
use crate::query::{Cell, Column, Row, Rows};
use crate::report::chart::{Chart, Line, LinePlot, Plot, Reading as Figure, Tone};
use crate::report::words::Words;
use crate::report::{Block, Item, Page, member_name};

/// All clients in a table; with `why`, the score of each factor too.
pub fn table(checkups: &[Checkup], why: bool, as_of: &AsOf<'_>, words: &Words) -> Page {
    let mut blocks = vec![Block::Heading(words.say("health-title-all"))];
    if checkups.is_empty() {
        blocks.push(Block::Text(words.say("health-nobody")));
        return Page::new(blocks).in_language(words.language());
    }
    let named = |id: &str, right| Column { name: words.say(id), right };
    let mut columns = vec![
        named("client", false),
        named("health-score", true),
        named("health-light", false),
        named("health-coverage", true),
        Column { name: over("health-change", as_of, words), right: true },
        named("health-pulse", false),
    ];
    if why {
        let factors = checkups.iter().take(1).flat_map(|checkup| &checkup.factors);
        columns.extend(factors.map(|factor| Column { name: words.term("factor-short", &factor.factor), right: true }));
    }
    columns.push(named("why", false));
    let rows = checkups.iter().map(|checkup| line(checkup, why, words)).collect();
    blocks.push(Block::Table(Rows { columns, rows }));
    blocks.push(Block::Note(words.say("health-heuristic")));
    if let Some(first) = checkups.first() {
        blocks.push(Block::Code(format!("folio health {} --why", first.client)));
    }
    Page::new(blocks).in_language(words.language())
}

/// Words with the time of the trend in them.
fn over(id: &str, as_of: &AsOf<'_>, words: &Words) -> String {
    words.tell(id, &[("time", words.span(&as_of.settings.clocks.trend).into())])
}

fn line(checkup: &Checkup, why: bool, words: &Words) -> Row {
    let mut cells = vec![
        Cell::Text(checkup.client.clone()),
        checkup.score.map_or(Cell::Absent, |score| Cell::Integer(i64::from(score))),
        Cell::Text(colour(checkup, words)),
        Cell::Plain(words.percent(f64::from(checkup.coverage))),
        checkup.change.map_or(Cell::Absent, |change| Cell::Plain(words.signed(change))),
        checkup.pulse.light.as_ref().map_or(Cell::Absent, |light| Cell::Text(words.term("light", light))),
    ];
    if why {
        let score = |factor: &FactorLine| factor.score.map_or(Cell::Absent, |score| Cell::Plain(words.tenth(score)));
        cells.extend(checkup.factors.iter().map(score));
    }
    cells.push(Cell::Text(said::why(&checkup.health, words)));
    Row { id: checkup.client.clone(), cells, origin: None }
}

fn colour(checkup: &Checkup, words: &Words) -> String {
    checkup.light.as_ref().map_or_else(|| words.say("health-unknown"), |light| words.term("light", light))
}

/// One client: score, factors, what they were worked out from, where it goes; with `why`, the records behind each factor.
pub fn one(checkup: &Checkup, why: bool, as_of: &AsOf<'_>, words: &Words) -> Page {
    let mut blocks = vec![
        Block::Heading(words.tell("health-title", &[("client", checkup.name.as_str().into())])),
        Block::Facts(facts(checkup, as_of, words)),
    ];
    if !checkup.reds.is_empty() {
        blocks.push(Block::Heading(words.say("health-reds")));
        blocks.push(Block::List(reds(checkup, words)));
    }
    blocks.push(Block::Heading(words.say("health-factors")));
    blocks.push(Block::Table(factors(&checkup.health.factors, words)));
    let records = if why { records(checkup, words) } else { Vec::new() };
    if !records.is_empty() {
        blocks.push(Block::Heading(words.say("health-records")));
        blocks.push(Block::List(records));
    }
    blocks.extend(chart(checkup, as_of, words).map(|chart| Block::Chart(Box::new(chart))));
    blocks.push(Block::Note(words.say("health-heuristic")));
    blocks.push(Block::Code(checkup.next.clone()));
    Page::new(blocks).in_language(words.language())
}

fn facts(checkup: &Checkup, as_of: &AsOf<'_>, words: &Words) -> Vec<(String, Cell)> {
    let score = match checkup.score {
        Some(score) => format!("{score} ({})", colour(checkup, words)),
        None => match checkup.light {
            Some(_) => format!("{} ({})", words.say("health-insufficient"), colour(checkup, words)),
            None => words.say("health-insufficient"),
        },
    };
    let pulse = &checkup.pulse;
    let pulse = pulse.light.as_ref().map(|light| {
        let day = pulse.day.as_ref().and_then(|day| day.parse::<Day>().ok()).map(|day| words.short_day(day));
        let parts = [Some(words.term("light", light)), day, pulse.note.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let mut facts = vec![
        (words.say("health-score"), Cell::Text(score)),
        (words.say("health-coverage"), Cell::Text(words.percent(f64::from(checkup.coverage)))),
        (
            over("health-change", as_of, words),
            Cell::Text(checkup.change.map_or_else(|| "–".to_owned(), |change| words.signed(change))),
        ),
        (words.say("health-pulse"), Cell::Text(pulse.unwrap_or_else(|| words.say("health-no-pulse")))),
    ];
    if let Some(manager) = &checkup.manager {
        facts.push((words.say("manager"), Cell::Text(member_name(as_of.settings, manager))));
    }
    facts
}

fn reds(checkup: &Checkup, words: &Words) -> Vec<Item> {
    let lines = checkup.health.reds.iter().zip(&checkup.reds);
    lines
        .map(|(red, line)| {
            line.evidence.iter().fold(Item::new(said::red(red, words)), |item, at| item.seen_at(at.cell()))
        })
        .collect()
}

fn factors(factors: &[Factor], words: &Words) -> Rows {
    let named = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        named("health-factor", false),
        named("health-weight", true),
        named("health-score", true),
        named("health-found", false),
    ];
    let row = |factor: &Factor| {
        let score = factor.reading.as_ref().map_or(Cell::Absent, |found| Cell::Plain(words.tenth(found.score())));
        let said = match &factor.reading {
            Some(found) => said::said(found, words),
            None => words.say("health-no-data"),
        };
        let cells = vec![
            Cell::Text(words.term("factor", factor.kind)),
            Cell::Integer(i64::from(factor.weight)),
            score,
            Cell::Text(said),
        ];
        Row { id: factor.kind.to_string(), cells, origin: None }
    };
    Rows { columns, rows: factors.iter().map(row).collect() }
}

fn records(checkup: &Checkup, words: &Words) -> Vec<Item> {
    let factor = |line: &FactorLine| {
        let name = words.term("factor", &line.factor);
        line.evidence.iter().fold(Item::new(name), |item, at| item.seen_at(at.cell()))
    };
    checkup.factors.iter().filter(|line| !line.evidence.is_empty()).map(factor).collect()
}

/// The scores over the time of the trend; nothing where fewer than two are known.
fn chart(checkup: &Checkup, as_of: &AsOf<'_>, words: &Words) -> Option<Chart> {
    let point = |point: &TrendPoint| {
        let (day, score) = (point.day.parse::<Day>().ok()?, point.score?);
        let label = words.short_day(day);
        Some(Figure { day, label, value: f64::from(score), shown: score.to_string() })
    };
    let points: Vec<Figure> = checkup.trend.iter().filter_map(point).collect();
    let (first, last) = (points.first()?, points.last()?);
    if points.len() < 2 {
        return None;
    }
    let summary = [
        ("from", first.shown.as_str().into()),
        ("since", first.label.as_str().into()),
        ("to", last.shown.as_str().into()),
    ];
    let settings = &as_of.settings.health;
    let tone = match checkup.light.as_deref() {
        Some("green") => Tone::Good,
        Some("amber") => Tone::Fair,
        Some("red") => Tone::Bad,
        _ => Tone::Calm,
    };
    Some(Chart {
        title: over("health-trend", as_of, words),
        summary: words.tell("health-trend-summary", &summary),
        plot: Plot::Line(LinePlot {
            days: words.say("day-column"),
            figures: words.say("health-score"),
            range: Some((0.0, 100.0)),
            marks: vec![f64::from(settings.amber), f64::from(settings.green)],
            lines: vec![Line { name: words.say("health-score"), tone, points }],
        }),
    })
}
