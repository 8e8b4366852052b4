//! The portfolio as a page.

use super::{Portfolio, rows};
use crate::facts::Sums;
use crate::facts::figure::{Loss, Share};
use crate::model::common::Light;
use crate::model::value::{Currency, Day, Money};
use crate::query::{Cell, Column, Row, Rows};
use crate::report::chart::{Chart, Line, LinePlot, Plot, Reading, Tone};
use crate::report::words::Words;
use crate::report::{Block, Item, Page, load, receivables, renewals};

/// Clients that are named under a heading at most, of those that only need some care.
const NAMED: usize = 10;

/// The page; with `behind`, the records of every figure.
pub fn page(found: &Portfolio, behind: bool, words: &Words) -> Page {
    let title = [
        ("period", found.period.to_string().into()),
        ("from", words.day(found.window.from).into()),
        ("to", words.day(found.window.to).into()),
    ];
    let mut blocks = vec![Block::Heading(words.tell("portfolio-title", &title))];
    if let Some(manager) = &found.called {
        blocks.push(Block::Text(words.tell("portfolio-of", &[("manager", manager.as_str().into())])));
    }
    blocks.push(Block::Table(rows::figures(&found.figures, found.least_answers, words)));
    blocks.extend(currencies(found).into_iter().filter_map(|currency| recurring(found, currency, words)));
    blocks.extend(health(found, words));
    blocks.extend(money(found, words));
    blocks.extend(people(found, words));
    blocks.extend(records(found, words));
    if behind {
        for figure in found.figures.iter().filter(|figure| !figure.rows.is_empty()) {
            blocks.push(Block::Heading(rows::name(figure, words)));
            blocks.push(Block::Table(rows::behind(figure, words)));
        }
    }
    blocks.push(Block::Note(words.say("portfolio-note")));
    blocks.push(Block::Code("folio health --why".to_owned()));
    Page::new(blocks).in_language(words.language())
}

/// The currencies in which something comes in again and again.
fn currencies(found: &Portfolio) -> Vec<Currency> {
    let all: Sums = found.recurring.iter().flat_map(|(_, sums)| sums.iter().copied()).collect();
    all.iter().filter(|sum| sum.minor() > 0).map(Money::currency).collect()
}

fn recurring(found: &Portfolio, currency: Currency, words: &Words) -> Option<Block> {
    let point = |(day, sums): &(Day, Sums)| {
        let sum = sums.of(currency);
        let value = sum.amount().to_string().parse().ok()?;
        Some(Reading { day: *day, label: words.short_day(*day), value, shown: words.money(&sum) })
    };
    let points: Vec<Reading> = found.recurring.iter().filter_map(point).collect();
    let (first, last) = (points.first()?, points.last()?);
    let summary = [("from", first.shown.as_str().into()), ("to", last.shown.as_str().into())];
    let title = words.tell("portfolio-recurring", &[("currency", currency.code().into())]);
    let summary = words.tell("portfolio-recurring-summary", &summary);
    let figures = currency.code().to_owned();
    let lines = vec![Line { name: words.term("figure", "recurring-revenue"), tone: Tone::Calm, points }];
    let plot = Plot::Line(LinePlot { days: words.say("day-column"), figures, range: None, marks: Vec::new(), lines });
    Some(Block::Chart(Box::new(Chart { title, summary, plot })))
}

fn health(found: &Portfolio, words: &Words) -> Vec<Block> {
    let count = |light: Option<Light>| found.health.iter().filter(|patient| patient.now.light == light).count();
    let number = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    let lights = [Some(Light::Green), Some(Light::Amber), Some(Light::Red)];
    let mut facts: Vec<(String, Cell)> =
        lights.into_iter().flatten().map(|light| (words.term("light", light), number(count(Some(light))))).collect();
    facts.push((words.say("health-unknown"), number(count(None))));
    for (id, sums) in ["portfolio-risk-red", "portfolio-risk-amber"].into_iter().zip(&found.at_risk) {
        facts.push((words.say(id), Cell::Text(sum(sums, words))));
    }
    let movers: Vec<Item> = found
        .health
        .iter()
        .filter(|patient| patient.has_moved())
        .map(|patient| {
            let light = |light: Option<Light>| {
                light.map_or_else(|| words.say("health-unknown"), |light| words.term("light", light))
            };
            let score = |score: Option<u32>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
            let parts = [
                ("client", found.called(&patient.client).into()),
                ("before", format!("{} ({})", score(patient.before.score), light(patient.before.light)).into()),
                ("now", format!("{} ({})", score(patient.now.score), light(patient.now.light)).into()),
            ];
            Item::new(words.tell("portfolio-mover", &parts))
        })
        .collect();
    let mut blocks = vec![Block::Heading(words.say("portfolio-health")), Block::Facts(facts)];
    if !movers.is_empty() {
        blocks.extend([Block::Text(words.say("portfolio-movers")), Block::List(movers)]);
    }
    blocks
}

/// The sums, or that there are none.
fn sum(sums: &Sums, words: &Words) -> String {
    let sums: Vec<String> = sums.iter().map(|sum| words.money(sum)).collect();
    if sums.is_empty() { words.say("renewals-nothing") } else { sums.join(", ") }
}

fn money(found: &Portfolio, words: &Words) -> Vec<Block> {
    let within = |ahead: i64| {
        let near: Vec<_> = found.renewals.iter().filter(|renewal| renewal.days <= ahead).cloned().collect();
        let open = near.iter().filter(|renewal| renewal.decision.is_none()).count();
        let parts =
            [("count", near.len().into()), ("open", open.into()), ("sum", renewals::at_stake(&near, words).into())];
        let name = words.tell("portfolio-within", &[("count", ahead.into())]);
        (name, Cell::Text(words.tell("portfolio-renewals-of", &parts)))
    };
    let mut blocks = vec![
        Block::Heading(words.say("portfolio-renewals")),
        Block::Facts(found.ahead.into_iter().map(within).collect()),
        Block::Heading(words.say("portfolio-ageing")),
    ];
    if found.ageing.is_empty() {
        blocks.push(Block::Text(words.say("receivables-none")));
    }
    blocks.extend(found.ageing.iter().map(|aged| Block::Chart(Box::new(receivables::chart(aged, words)))));
    if !found.concentrated.is_empty() {
        let item = |share: &Share| {
            let parts = [
                ("client", found.called(&share.client).into()),
                ("share", words.percent(share.percent).into()),
                ("money", words.money(&share.amount).into()),
                ("light", words.term("light", share.light).into()),
            ];
            Item::new(words.tell("portfolio-share", &parts))
        };
        blocks.push(Block::Heading(words.say("portfolio-concentration")));
        blocks.push(Block::List(found.concentrated.iter().map(item).collect()));
    }
    blocks
}

fn people(found: &Portfolio, words: &Words) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(words.say("load-title")), Block::Table(load::table(&found.load, words))];
    if !found.losses.is_empty() {
        blocks.push(Block::Heading(words.say("portfolio-losses")));
        blocks.push(Block::List(found.losses.iter().map(|loss| lost(loss, found, words)).collect()));
    }
    blocks
}

fn lost(loss: &Loss, found: &Portfolio, words: &Words) -> Item {
    let reason = loss.reason.map_or_else(|| words.say("portfolio-no-reason"), |reason| words.term("loss", reason));
    let avoidable = match loss.avoidable {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    let parts = [
        ("client", found.called(&loss.behind.client).into()),
        ("day", loss.behind.day.map_or_else(String::new, |day| words.short_day(day)).into()),
        ("reason", reason.into()),
        ("avoidable", avoidable.into()),
        ("said", loss.words.clone().unwrap_or_default().into()),
        ("has", if loss.words.is_some() { "yes" } else { "no" }.into()),
    ];
    let place = Cell::Place { file: loss.behind.file.clone(), line: loss.behind.line };
    Item::new(words.tell("portfolio-loss", &parts)).seen_at(place)
}

fn records(found: &Portfolio, words: &Words) -> Vec<Block> {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let number = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    let gaps = found.gaps.iter().filter(|gap| !gap.missing.is_empty()).take(NAMED).map(|gap| {
        let percent = words.tell("percent", &[("number", gap.percent.to_string().into())]);
        let cells = vec![
            Cell::Text(gap.client.clone()),
            Cell::Plain(percent),
            Cell::Text(gap.missing.join(", ")),
            gap.evidence.cell(),
        ];
        Row { id: gap.client.clone(), cells, origin: None }
    });
    let gaps = Rows {
        columns: vec![
            column("client", false),
            column("portfolio-written", true),
            column("portfolio-missing", false),
            column("place", false),
        ],
        rows: gaps.collect(),
    };
    let stale = found.stale.iter().take(NAMED).map(|stale| {
        let cells = vec![
            Cell::Text(stale.client.clone()),
            number(stale.goals),
            number(stale.forces),
            number(stale.people),
            Cell::Plain(words.counted("days", stale.longest)),
        ];
        Row { id: stale.client.clone(), cells, origin: None }
    });
    let stale = Rows {
        columns: vec![
            column("client", false),
            column("portfolio-goals", true),
            column("portfolio-forces", true),
            column("portfolio-people", true),
            column("portfolio-longest", true),
        ],
        rows: stale.collect(),
    };
    let titled = [("portfolio-completeness", gaps), ("portfolio-staleness", stale)];
    let full = titled.into_iter().filter(|(_, table)| !table.rows.is_empty());
    full.flat_map(|(id, table)| [Block::Heading(words.say(id)), Block::Table(table)]).collect()
}
