//! The status as a page that can be sent to the client as it stands.

use super::{Aimed, Billed, Dated, Milestone, Requested, Risk, Status};
use crate::model::value::Day;
use crate::query::{Cell, Column, Row, Rows};
use crate::report::words::Words;
use crate::report::{Block, Item, Page};

/// The page of a status; `firm` is who sends it.
pub fn page(status: &Status, firm: &str, words: &Words) -> Page {
    let title = words.tell("status-title", &[("client", status.client.as_str().into())]);
    let mut blocks = vec![Block::Heading(title), Block::Text(headline(status, words))];
    let mut part = |id: &str, block: Option<Block>| {
        if let Some(block) = block {
            blocks.extend([Block::Heading(words.say(id)), block]);
        }
    };
    part("status-done", list(status.done.iter().map(|thing| dated(thing, words))));
    part("status-next", list(status.next.iter().map(|thing| dated(thing, words))));
    part("status-goals", list(status.goals.iter().flat_map(|goal| aimed(goal, words))));
    part("status-milestones", milestones(&status.milestones, words));
    part("status-risks", list(status.risks.iter().map(|risk| Item::new(endangered(risk, status.until, words)))));
    part("status-decisions", list(status.decisions.iter().map(|thing| needed(thing, status.until, words))));
    part("status-promises", list(promises(status, words)));
    part("status-requests", list(status.requests.iter().map(|request| Item::new(requested(request, words)))));
    part("status-contacts", list(status.contacts.iter().map(|thing| dated(thing, words))));
    part("status-invoices", status.invoices.as_ref().and_then(|bills| invoices(bills, words)));
    let foot = words.tell("status-foot", &[("firm", firm.into()), ("day", words.day(status.until).into())]);
    Page::new(blocks).in_language(words.language()).with_foot(foot.trim_start_matches([',', ' ']))
}

/// The colour, and what it means; then from when to when.
fn headline(status: &Status, words: &Words) -> String {
    let colour = match &status.light {
        Some(light) => words.say(&format!("status-light-{light}")),
        None => words.say("status-light-none"),
    };
    let time = [("since", words.day(status.since).into()), ("until", words.day(status.until).into())];
    format!("{colour}\n{}", words.tell("status-time", &time))
}

fn list(items: impl Iterator<Item = Item>) -> Option<Block> {
    let items: Vec<Item> = items.collect();
    (!items.is_empty()).then_some(Block::List(items))
}

/// `4 March 2026: Media plan`; of a contact its kind too.
fn dated(thing: &Dated, words: &Words) -> Item {
    let kind = match thing.kind.as_str() {
        "milestone" | "project" | "request" | "promise" => None,
        kind => Some(words.term("kind", kind)),
    };
    let what: Vec<String> = kind.into_iter().chain(thing.what.clone()).collect();
    Item::new(format!("{}: {}", words.day(thing.day), what.join(", ")))
}

fn aimed(goal: &Aimed, words: &Words) -> Vec<Item> {
    let due = goal.due.map(|due| format!(" ({})", by(due, words))).unwrap_or_default();
    let mut items = vec![Item::new(format!("{}{due}", goal.statement))];
    let number = |number: Option<f64>| number.map_or_else(|| "?".to_owned(), |number| words.number(number));
    if let Some(metric) = &goal.metric {
        let with = [
            ("metric", metric.as_str().into()),
            ("now", number(goal.actual).into()),
            ("from", number(goal.baseline).into()),
            ("to", number(goal.target).into()),
        ];
        items.push(Item::new(words.tell("part-goal-figure", &with)).at_depth(1));
    }
    items
}

fn by(day: Day, words: &Words) -> String {
    words.tell("part-by", &[("day", words.day(day).into())])
}

fn endangered(risk: &Risk, today: Day, words: &Words) -> String {
    match risk {
        Risk::Project { project, light, note } => {
            let note = note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
            format!("{project} ({}){note}", words.term("light", light))
        }
        Risk::Late { project, milestone, due } => {
            let what = milestone.as_ref().map_or_else(|| project.clone(), |step| format!("{project}: {step}"));
            words.tell("status-late", &[("what", what.into()), ("day", words.day(*due).into())])
        }
        Risk::Promise { what, due } => {
            words.tell("status-late", &[("what", what.as_str().into()), ("day", words.day(*due).into())])
        }
        Risk::Missed { what, due } => {
            let id = if *due < today { "status-missed" } else { "status-given-up" };
            words.tell(id, &[("what", what.as_str().into()), ("day", words.day(*due).into())])
        }
    }
}

/// What we need from the client, and whether its day has passed.
fn needed(thing: &Dated, today: Day, words: &Words) -> Item {
    let what = thing.what.clone().unwrap_or_default();
    let days = thing.day.days_until(today);
    let late = (days > 0).then(|| format!(", {}", words.tell("overdue", &[("count", days.into())])));
    Item::new(format!("{what}: {}{}", by(thing.day, words), late.unwrap_or_default()))
}

fn promises(status: &Status, words: &Words) -> impl Iterator<Item = Item> {
    let told = |id: &'static str| {
        move |thing: &Dated| {
            let what = thing.what.clone().unwrap_or_default();
            let side = if thing.ours { "status-by-us" } else { "status-by-you" };
            let with = [("what", what.into()), ("day", words.day(thing.day).into()), ("side", words.say(side).into())];
            Item::new(words.tell(id, &with))
        }
    };
    status.kept.iter().map(told("status-kept")).chain(status.moved.iter().map(told("status-moved")))
}

fn requested(request: &Requested, words: &Words) -> String {
    let mut about = vec![words.term("decision", &request.decision)];
    about.extend(request.delivered.map(|day| words.tell("part-delivered", &[("day", words.day(day).into())])));
    format!("{}: {}", request.what, about.join(", "))
}

fn milestones(milestones: &[Milestone], words: &Words) -> Option<Block> {
    let day = |day: Option<Day>| day.map_or(Cell::Absent, |day| Cell::Plain(words.short_day(day)));
    let rows = milestones.iter().map(|step| {
        vec![Cell::Text(step.project.clone()), Cell::Text(step.name.clone()), day(step.due), day(step.done)]
    });
    table(["status-project", "status-milestone", "status-due", "status-reached"], rows, words)
}

fn invoices(bills: &[Billed], words: &Words) -> Option<Block> {
    let rows = bills.iter().map(|bill| {
        vec![
            Cell::Text(bill.number.clone()),
            Cell::Plain(words.money(&bill.amount)),
            Cell::Plain(words.short_day(bill.due)),
            Cell::Text(words.term("invoice-status", bill.status)),
        ]
    });
    table(["status-number", "status-amount", "status-due", "status-paid"], rows, words)
}

fn table<const N: usize>(names: [&str; N], rows: impl Iterator<Item = Vec<Cell>>, words: &Words) -> Option<Block> {
    let rows: Vec<Row> = rows.map(|cells| Row { id: String::new(), cells, origin: None }).collect();
    let columns = names.iter().map(|name| Column { name: words.say(name), right: *name == "status-amount" });
    (!rows.is_empty()).then(|| Block::Table(Rows { columns: columns.collect(), rows }))
}
