//! The table on the screen, in Markdown, so that it can be kept as it is.

use std::time::Duration;

use crate::Outcome;
use crate::cases::{Bar, Case, Size};
use crate::measure::Figure;

/// The head of the table.
pub(crate) const HEAD: &str = "| what | clients | folio | peer | ratio | bar | |\n|---|---|---|---|---|---|---|";

/// How a row ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Pass,
    FallsShort,
    Failed,
    Skipped,
}

/// One line of the table, and whether the bar is met.
pub(crate) fn line(case: &Case, figure: Outcome<Figure>) -> (String, Verdict) {
    let (ours, theirs, ratio, value, note) = match figure {
        Ok(Figure::Time(ours, Some(theirs))) => {
            let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
            (millis(ours), millis(theirs), format!("{ratio:.2}"), Some(ratio), None)
        }
        Ok(Figure::Time(ours, None)) => {
            (millis(ours), String::new(), String::new(), Some(ours.as_secs_f64() * 1e3), None)
        }
        Ok(Figure::Memory(bytes)) => {
            let megabytes = bytes as f64 / 1e6;
            (format!("{megabytes:.0} MB"), String::new(), String::new(), Some(megabytes), None)
        }
        Ok(Figure::Skipped(why)) => (String::new(), String::new(), String::new(), None, Some((Verdict::Skipped, why))),
        Err(fault) => (String::new(), String::new(), String::new(), None, Some((Verdict::Failed, fault.to_string()))),
    };
    let (bar, most) = match case.bar {
        Bar::Times(_, most) => (format!("≤ {most} ×"), most),
        Bar::Millis(most) => (format!("≤ {most} ms"), most),
        Bar::Megabytes(most) => (format!("≤ {most} MB"), most),
    };
    let (verdict, words) = match (value, note) {
        (_, Some((Verdict::Skipped, why))) => (Verdict::Skipped, format!("SKIPPED: {why}")),
        (_, Some((verdict, why))) => (verdict, format!("FAILED: {why}")),
        (Some(value), None) if value <= most => (Verdict::Pass, "pass".to_owned()),
        _ => (Verdict::FallsShort, "FALLS SHORT".to_owned()),
    };
    let size = size(case.size);
    (format!("| {} | {size} | {ours} | {theirs} | {ratio} | {bar} | {words} |", case.name), verdict)
}

fn size(size: Size) -> String {
    let folders = if size.shard { " in folders" } else { "" };
    format!("{}{folders}", size.clients)
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
