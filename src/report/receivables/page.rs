//! Receivables as a page.

use super::{Bill, Debtor, Receivables};
use crate::facts;
use crate::facts::figure::{AGEINGS, Aged, Figure, Value};
use crate::model::value::{Day, Money};
use crate::query::{Cell, Column, Row, Rows};
use crate::report::chart::{Bar, BarPart, BarPlot, Chart, Plot, Tone};
use crate::report::words::Words;
use crate::report::{Block, Page};

/// The page; with `rows`, every invoice.
pub fn page(found: &Receivables, rows: bool, words: &Words) -> Page {
    let mut blocks = vec![Block::Heading(words.say("receivables-title"))];
    if found.totals.is_empty() {
        blocks.push(Block::Text(words.say("receivables-none")));
    } else {
        blocks.push(Block::Table(totals(&found.totals, words)));
        blocks.extend(found.totals.iter().map(|aged| Block::Chart(Box::new(chart(aged, words)))));
        blocks.push(Block::Facts(found.outstanding.iter().map(|figure| outstanding(figure, words)).collect()));
        blocks.push(Block::Heading(words.say("receivables-clients")));
        blocks.push(Block::Table(debtors(&found.debtors, words)));
    }
    if rows && !found.debtors.is_empty() {
        blocks.push(Block::Heading(words.say("receivables-invoices")));
        blocks.push(Block::Table(bills(found.debtors.iter().flat_map(|debtor| &debtor.invoices), words)));
    }
    if !found.disputed.is_empty() {
        blocks.push(Block::Heading(words.say("receivables-disputed")));
        blocks.push(Block::Table(bills(found.disputed.iter(), words)));
    }
    let to_do = found.debtors.iter().find(|debtor| debtor.step.is_some() && !debtor.taken);
    blocks.extend(to_do.or(found.debtors.first()).map(|debtor| Block::Code(next(debtor))));
    Page::new(blocks).in_language(words.language())
}

/// What to type next: that the client was reminded, where that is to be done now.
fn next(debtor: &Debtor) -> String {
    let step = debtor.step.as_deref().filter(|_| !debtor.taken && !debtor.invoices.is_empty());
    let number = debtor.invoices.first().map_or("", |bill| &bill.id);
    format!("folio {}", facts::chase(&debtor.client, number, step))
}

fn totals(totals: &[Aged], words: &Words) -> Rows {
    let right = |name: String| Column { name, right: true };
    let mut columns = vec![right(words.say("receivables-total"))];
    columns.extend(AGEINGS.iter().map(|ageing| right(group(ageing.days(), words))));
    columns.push(right(words.say("receivables-count")));
    let row = |aged: &Aged| {
        let mut cells = vec![Cell::Plain(words.money(&aged.total))];
        cells.extend(aged.groups.iter().map(|sum| amount(sum, words)));
        cells.push(Cell::Integer(i64::try_from(aged.invoices).unwrap_or(i64::MAX)));
        Row { id: aged.total.currency().to_string(), cells, origin: None }
    };
    Rows { columns, rows: totals.iter().map(row).collect() }
}

/// An amount, or nothing where there is none.
fn amount(sum: &Money, words: &Words) -> Cell {
    if sum.minor() == 0 { Cell::Absent } else { Cell::Plain(words.money(sum)) }
}

fn group(days: &str, words: &Words) -> String {
    words.term("ageing", days.trim_end_matches('+'))
}

/// What is owed in one currency, a bar a group of days.
pub(in crate::report) fn chart(aged: &Aged, words: &Words) -> Chart {
    let tones = [Tone::Good, Tone::Calm, Tone::Fair, Tone::Fair, Tone::Bad];
    let bars = AGEINGS.iter().zip(&aged.groups).zip(tones).map(|((ageing, sum), tone)| Bar {
        label: group(ageing.days(), words),
        values: vec![whole(sum)],
        shown: words.money(sum),
        tone: Some(tone),
    });
    let currency = aged.total.currency().code();
    let title = words.tell("receivables-chart", &[("currency", currency.into())]);
    let sums = [("overdue", words.money(&aged.overdue()).into()), ("total", words.money(&aged.total).into())];
    Chart {
        summary: words.tell("receivables-chart-summary", &sums),
        plot: Plot::Bars(BarPlot {
            bars_are: words.say("receivables-days"),
            figures: currency.to_owned(),
            parts: vec![BarPart { name: words.say("receivables-owed"), tone: Tone::Calm }],
            bars: bars.collect(),
        }),
        title,
    }
}

/// Whole units of the currency, for a picture.
fn whole(sum: &Money) -> f64 {
    sum.amount().to_string().parse().unwrap_or_default()
}

fn outstanding(figure: &Figure, words: &Words) -> (String, Cell) {
    let currency = figure.currency.map_or("", |currency| currency.code());
    let name = words.tell("receivables-dso", &[("currency", currency.into())]);
    let sold = figure.base_money.map_or_else(String::new, |money| words.money(&money));
    let days = match figure.value {
        Some(Value::Days(days)) => Some(words.tenth(days)),
        _ => None,
    };
    let id = if days.is_some() { "receivables-dso-days" } else { "receivables-dso-none" };
    let with = [
        ("days", days.unwrap_or_default().into()),
        ("sold", sold.into()),
        ("from", words.short_day(figure.window.from).into()),
        ("to", words.short_day(figure.window.to).into()),
    ];
    (name, Cell::Text(words.tell(id, &with)))
}

fn debtors(debtors: &[Debtor], words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        column("client", false),
        column("manager", false),
        column("receivables-total", true),
        column("receivables-overdue", true),
        column("receivables-oldest", true),
        column("receivables-chaser", false),
        column("receivables-step", false),
        column("receivables-last", false),
    ];
    let row = |debtor: &Debtor| {
        let day = debtor.last_chase.as_ref().and_then(|day| day.parse::<Day>().ok());
        let cells = vec![
            Cell::Text(debtor.client.clone()),
            debtor.manager.clone().map_or(Cell::Absent, Cell::Text),
            Cell::Plain(words.money(&debtor.sums.total)),
            amount(&debtor.sums.overdue(), words),
            if debtor.oldest > 0 { Cell::Plain(words.counted("days", debtor.oldest)) } else { Cell::Absent },
            Cell::Text(words.term("chaser", &debtor.chaser)),
            step(debtor, words),
            day.map_or(Cell::Absent, |day| Cell::Plain(words.short_day(day))),
        ];
        Row { id: debtor.client.clone(), cells, origin: None }
    };
    Rows { columns, rows: debtors.iter().map(row).collect() }
}

/// What is to be done now; once it is done, what comes next.
fn step(debtor: &Debtor, words: &Words) -> Cell {
    let now = debtor.step.as_ref().filter(|_| !debtor.taken);
    let said = match (now, &debtor.next_step, &debtor.step) {
        (Some(step), ..) => words.tell("receivables-step-now", &[("step", words.step(step).into())]),
        (None, Some(next), _) => {
            let day = next.from.parse::<Day>().map_or_else(|_| next.from.clone(), |day| words.short_day(day));
            words.tell("receivables-step-from", &[("step", words.step(&next.step).into()), ("day", day.into())])
        }
        (None, None, Some(last)) => words.tell("receivables-step-last", &[("step", words.step(last).into())]),
        (None, None, None) => return Cell::Absent,
    };
    Cell::Text(said)
}

fn bills<'a>(bills: impl Iterator<Item = &'a Bill>, words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        column("client", false),
        column("receivables-invoice", false),
        column("receivables-due", false),
        column("receivables-late", false),
        column("receivables-open", true),
        column("place", false),
    ];
    let row = |bill: &Bill| {
        let due = bill.due.parse::<Day>().map_or_else(|_| bill.due.clone(), |day| words.short_day(day));
        let late =
            if bill.days > 0 { words.counted("overdue", bill.days) } else { words.counted("in-days", -bill.days) };
        let place = bill.evidence.first().map_or(Cell::Absent, crate::report::Evidence::cell);
        let cells = vec![
            Cell::Text(bill.client.clone()),
            Cell::Text(bill.id.clone()),
            Cell::Plain(due),
            Cell::Text(late),
            Cell::Plain(words.money(&bill.money)),
            place,
        ];
        Row { id: format!("{} {}", bill.client, bill.id), cells, origin: None }
    };
    Rows { columns, rows: bills.map(row).collect() }
}
