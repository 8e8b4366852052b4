//! A picture as a table: for a terminal, for Markdown, for who cannot see it.

use crate::query::{Cell, Column, Row, Rows};
use crate::report::chart::{BarPlot, Chart, LinePlot, Plot, ScatterPlot};

/// Columns of a terminal that the longest bar takes.
const LONGEST: f64 = 16.0;

/// The figures of a picture.
pub fn rows(chart: &Chart) -> Rows {
    match &chart.plot {
        Plot::Line(plot) => lines(plot),
        Plot::Bars(plot) => bars(plot),
        Plot::Scatter(plot) => points(plot),
    }
}

/// The figures of a picture, for a terminal: amounts with a bar as long as they are large.
pub fn drawn(chart: &Chart) -> Rows {
    let mut rows = rows(chart);
    if let Plot::Bars(plot) = &chart.plot {
        rows.columns.push(column("", false));
        for (row, bar) in rows.rows.iter_mut().zip(blocks(plot)) {
            row.cells.push(Cell::Plain(bar));
        }
    }
    rows
}

fn lines(plot: &LinePlot) -> Rows {
    let mut days: Vec<_> =
        plot.lines.iter().flat_map(|line| line.points.iter().map(|point| (point.day, &point.label))).collect();
    days.sort_by_key(|(day, _)| *day);
    days.dedup_by_key(|(day, _)| *day);
    let named = |name: &str| if plot.lines.len() == 1 { plot.figures.clone() } else { name.to_owned() };
    let figures = plot.lines.iter().map(|line| column(&named(&line.name), true));
    let rows = days.into_iter().map(|(day, label)| {
        let shown = plot.lines.iter().map(|line| {
            let point = line.points.iter().find(|point| point.day == day);
            point.map_or(Cell::Absent, |point| Cell::Text(point.shown.clone()))
        });
        row(std::iter::once(Cell::Text(label.clone())).chain(shown))
    });
    Rows { rows: rows.collect(), columns: std::iter::once(column(&plot.days, false)).chain(figures).collect() }
}

fn bars(plot: &BarPlot) -> Rows {
    let parts: Vec<_> = plot.parts.iter().filter(|_| plot.parts.len() > 1).collect();
    let columns = [column(&plot.bars_are, false), column(&plot.figures, true)];
    let rows = plot.bars.iter().map(|bar| {
        let whole = [Cell::Text(bar.label.clone()), Cell::Text(bar.shown.clone())];
        let values = bar.values.iter().take(parts.len()).map(|value| number(*value));
        row(whole.into_iter().chain(values))
    });
    let of_parts = parts.iter().map(|part| column(&part.name, true));
    Rows { rows: rows.collect(), columns: columns.into_iter().chain(of_parts).collect() }
}

fn points(plot: &ScatterPlot) -> Rows {
    let columns = [
        column(&plot.points_are, false),
        column(&plot.up.name, true),
        column(&plot.across.name, true),
        column(&plot.notes_are, false),
    ];
    let rows = plot.points.iter().map(|point| {
        row([
            Cell::Text(point.name.clone()),
            Cell::Integer(i64::from(point.up)),
            Cell::Integer(i64::from(point.across)),
            Cell::Text(point.note.clone()),
        ])
    });
    Rows { rows: rows.collect(), columns: columns.into() }
}

fn column(name: &str, right: bool) -> Column {
    Column { name: name.to_owned(), right }
}

fn row(cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { id: String::new(), cells: cells.into_iter().collect(), origin: None }
}

fn number(value: f64) -> Cell {
    Cell::Number(value)
}

/// A bar of eighths for each amount; the parts of one are not told apart.
fn blocks(plot: &BarPlot) -> impl Iterator<Item = String> {
    let sum = |values: &[f64]| values.iter().filter(|value| **value > 0.0).sum::<f64>();
    let most = plot.bars.iter().map(|bar| sum(&bar.values)).fold(0.0, f64::max);
    plot.bars.iter().map(move |bar| if most > 0.0 { eighths(sum(&bar.values) / most * LONGEST) } else { String::new() })
}

fn eighths(length: f64) -> String {
    const PARTIAL: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    // What is there at all is seen.
    let length = (length * 8.0).round().max(if length > 0.0 { 1.0 } else { 0.0 }) as usize;
    "█".repeat(length / 8) + PARTIAL[length % 8]
}

#[cfg(test)]
mod tests {
    use super::{drawn, eighths};
    use crate::report::chart::{Bar, BarPart, BarPlot, Chart, Line, LinePlot, Plot, Reading, Tone};

    fn shown(chart: &Chart) -> Vec<String> {
        let texts = |row: &crate::query::Row| row.cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>();
        drawn(chart).rows.iter().map(|row| texts(row).join("|")).collect()
    }

    #[test]
    fn bars_are_as_long_as_amounts_are_large() {
        let bar = |label: &str, values: [f64; 2]| Bar {
            label: label.into(),
            values: values.into(),
            shown: values.iter().sum::<f64>().to_string(),
            tone: None,
        };
        let part = |name: &str| BarPart { name: name.into(), tone: Tone::Calm };
        let plot = BarPlot {
            bars_are: "month".into(),
            figures: "sum".into(),
            parts: vec![part("a"), part("b")],
            bars: vec![bar("x", [30.0, 10.0]), bar("y", [5.0, 0.0]), bar("z", [0.0, 0.0])],
        };
        let chart = Chart { title: "t".into(), summary: "s".into(), plot: Plot::Bars(plot) };
        // 40 is the most and 16 columns long, 5 is an eighth of it.
        assert_eq!(shown(&chart), ["x|40|30|10|████████████████", "y|5|5|0|██", "z|0|0|0|"]);
        assert_eq!((eighths(0.01).as_str(), eighths(1.5).as_str()), ("▏", "█▌"));
    }

    #[test]
    fn lines_share_their_days() {
        let point = |day: &str, value: f64| Reading {
            day: day.parse().unwrap(),
            label: day.into(),
            value,
            shown: value.to_string(),
        };
        let line = |name: &str, points: Vec<Reading>| Line { name: name.into(), tone: Tone::Calm, points };
        let plot = LinePlot {
            days: "day".into(),
            figures: "points".into(),
            range: None,
            marks: Vec::new(),
            lines: vec![
                line("a", vec![point("2026-03-02", 1.0), point("2026-03-01", 2.0)]),
                line("b", vec![point("2026-03-02", 3.0)]),
            ],
        };
        let chart = Chart { title: "t".into(), summary: "s".into(), plot: Plot::Line(plot) };
        assert_eq!(shown(&chart), ["2026-03-01|2|", "2026-03-02|1|3"]);
    }
}
