//! Key figures as rows: each with its time, its base and how many records it rests on; and those records.

use crate::facts::figure::{Behind, Figure, Kind, Value};
use crate::model::value::Money;
use crate::query::{Cell, Column, Row, Rows};
use crate::report::words::Words;

/// The figures, a row each; surveys need so many answers at `least`.
pub(super) fn figures(figures: &[Figure], least: u32, words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        column("portfolio-figure", false),
        column("portfolio-value", true),
        column("portfolio-base", false),
        column("portfolio-rows", true),
        column("portfolio-time", false),
    ];
    let row = |figure: &Figure| {
        let cells = vec![
            Cell::Text(name(figure, words)),
            Cell::Plain(whole(figure, words)),
            Cell::Text(base(figure, least, words)),
            Cell::Integer(i64::try_from(figure.rows.len()).unwrap_or(i64::MAX)),
            Cell::Plain(time(figure, words)),
        ];
        Row { id: figure.kind.to_string(), cells, origin: None }
    };
    Rows { columns, rows: figures.iter().map(row).collect() }
}

/// The figure's name, with its currency.
pub(super) fn name(figure: &Figure, words: &Words) -> String {
    let name = words.term("figure", figure.kind);
    figure.currency.map_or(name.clone(), |currency| format!("{name}, {currency}"))
}

/// The figure's value. Of hours, none at all reads as if nobody had waited, and is what came and was answered while the office
/// was closed.
fn whole(figure: &Figure, words: &Words) -> String {
    match figure.value {
        Some(Value::Hours(hours)) if hours < 1.0 => words.say("portfolio-under-an-hour"),
        other => value(other, words),
    }
}

fn value(value: Option<Value>, words: &Words) -> String {
    match value {
        Some(Value::Percent(share)) => words.percent(share),
        Some(Value::Points(points)) => words.tenth(points),
        Some(Value::Days(days)) => words.measured("portfolio-days", days),
        Some(Value::Hours(hours)) => words.measured("portfolio-hours", hours),
        Some(Value::Months(months)) => words.measured("portfolio-months", months),
        Some(Value::Money(money)) => words.money(&money),
        None => "–".to_owned(),
    }
}

/// What the figure is measured against, in words.
fn base(figure: &Figure, least: u32, words: &Words) -> String {
    let surveyed = matches!(figure.kind, Kind::Nps | Kind::Csat | Kind::Ces);
    if surveyed && figure.value.is_none() {
        let counts = [("count", figure.base.into()), ("least", least.into())];
        return words.tell("portfolio-too-few", &counts);
    }
    match figure.base_money.filter(|_| figure.kind != Kind::RecurringRevenue) {
        Some(money) => words.tell(&format!("base-{}", figure.kind), &[("money", words.money(&money).into())]),
        None => words.tell(&format!("base-{}", figure.kind), &[("count", figure.base.into())]),
    }
}

fn time(figure: &Figure, words: &Words) -> String {
    let (from, to) = (words.short_day(figure.window.from), words.short_day(figure.window.to));
    if from == to { to } else { words.tell("portfolio-span", &[("from", from.into()), ("to", to.into())]) }
}

/// A column of the records, whether one fills it, and with what.
type Filled<'a> = (Column, fn(&Behind) -> bool, &'a dyn Fn(&Behind) -> Cell);

/// The records behind a figure; a column that none of them fills is left out.
pub(super) fn behind(figure: &Figure, words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let money = |amount: Option<Money>| amount.map_or(Cell::Absent, |amount| Cell::Plain(words.money(&amount)));
    let all: [Filled<'_>; 8] = [
        (column("client", false), |_| true, &|row| Cell::Text(row.client.clone())),
        (column("portfolio-entry", false), |row| !row.entry.is_empty(), &|row| {
            if row.entry.is_empty() { Cell::Absent } else { Cell::Text(row.entry.clone()) }
        }),
        (column("portfolio-part", false), |_| true, &|row| Cell::Text(words.term("part", row.part))),
        (column("day-column", false), |row| row.day.is_some(), &|row| {
            row.day.map_or(Cell::Absent, |day| Cell::Plain(words.short_day(day)))
        }),
        (column("portfolio-was", true), |row| row.was.is_some(), &|row| money(row.was)),
        (column("amount-column", true), |row| row.amount.is_some(), &|row| money(row.amount)),
        (column("portfolio-value", true), |row| row.measure.is_some(), &|row| {
            row.measure.map_or(Cell::Absent, |measure| Cell::Plain(value(Some(measure), words)))
        }),
        (column("place", false), |_| true, &|row| Cell::Place { file: row.file.clone(), line: row.line }),
    ];
    let filled: Vec<_> = all.into_iter().filter(|(_, fills, _)| figure.rows.iter().any(fills)).collect();
    let row = |row: &Behind| Row {
        id: format!("{} {}", row.client, row.entry),
        cells: filled.iter().map(|(_, _, cell)| cell(row)).collect(),
        origin: None,
    };
    let rows = figure.rows.iter().map(row).collect();
    Rows { columns: filled.into_iter().map(|(column, ..)| column).collect(), rows }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use crate::facts::figure::{Figure, Kind, Part, Window};
    use crate::facts::given::day;
    use crate::model::settings::DocumentLanguage;
    use crate::model::value::Money;
    use crate::report::words::Words;

    #[test]
    fn every_figure_and_every_part_has_its_words() {
        let window = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        let money: Money = "10 EUR".parse().unwrap();
        for language in [DocumentLanguage::En, DocumentLanguage::Ru, DocumentLanguage::Fil] {
            let words = Words::of(language);
            for kind in Kind::iter() {
                let of_money = matches!(
                    kind,
                    Kind::NetRetention
                        | Kind::GrossRetention
                        | Kind::RevenueRetention
                        | Kind::Dso
                        | Kind::Concentration
                );
                let base_money = of_money.then_some(money);
                let figure =
                    Figure { kind, window, currency: None, value: None, base: 7, base_money, rows: Vec::new() };
                let said = [super::name(&figure, &words), super::base(&figure, 5, &words)];
                assert!(said.iter().all(|said| !said.is_empty()), "{kind}");
            }
            Part::iter().for_each(|part| assert!(!words.term("part", part).is_empty()));
        }
    }
}
