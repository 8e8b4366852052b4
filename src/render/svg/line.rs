//! Lines over days, with a scale of round numbers.

use super::shape::{self, Anchor, EDGE, Shape, WIDTH, part, text};
use super::{Drawing, legend};
use crate::model::value::Day;
use crate::report::chart::{Line, LinePlot};

/// How tall the field is.
const TALL: f64 = 150.0;

/// The lines below `top`.
pub fn draw(plot: &LinePlot, top: f64) -> Drawing {
    let named = plot.lines.iter().enumerate().map(|(at, line)| (part(line.tone, at), line.name.as_str()));
    let Drawing { mut shapes, bottom } =
        if plot.lines.len() > 1 { legend(named, top) } else { Drawing { shapes: Vec::new(), bottom: top } };
    shapes.push(text("small dim", (EDGE, bottom + 10.0), Anchor::Start, &plot.figures));
    let Some(field) = Field::of(plot, bottom + 20.0) else { return Drawing { shapes, bottom: bottom + 20.0 } };
    shapes.extend(field.scale());
    shapes.extend(plot.marks.iter().map(|mark| {
        let y = field.y(*mark);
        shape::line("mark", (field.left, y), (field.right, y))
    }));
    shapes.extend(plot.lines.iter().enumerate().map(|(at, line)| field.line(line, at)));
    shapes.extend(field.days(plot));
    Drawing { shapes, bottom: field.top + TALL + 20.0 }
}

/// Where days and figures lie.
struct Field {
    top: f64,
    left: f64,
    right: f64,
    days: (Day, Day),
    ticks: Vec<f64>,
    step: f64,
}

impl Field {
    /// `None` where there is no point to draw.
    fn of(plot: &LinePlot, top: f64) -> Option<Field> {
        let points = || plot.lines.iter().flat_map(|line| &line.points);
        let days = (points().map(|point| point.day).min()?, points().map(|point| point.day).max()?);
        let lowest = points().map(|point| point.value).fold(f64::INFINITY, f64::min);
        let highest = points().map(|point| point.value).fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = plot.range.unwrap_or((lowest.min(0.0), highest));
        let (ticks, step) = ticks(low.min(lowest), high.max(highest));
        let widest = ticks.iter().map(|tick| shape::width(&figure(*tick, step), 11.0)).fold(0.0, f64::max);
        Some(Field { top, left: EDGE + widest + 6.0, right: WIDTH - EDGE - 6.0, days, ticks, step })
    }

    fn x(&self, day: Day) -> f64 {
        let whole = self.days.0.days_until(self.days.1);
        let part = if whole == 0 { 0.5 } else { self.days.0.days_until(day) as f64 / whole as f64 };
        self.left + part * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        self.top + TALL * (1.0 - (value - low) / (high - low))
    }

    fn scale(&self) -> impl Iterator<Item = Shape> + '_ {
        self.ticks.iter().flat_map(|tick| {
            let y = self.y(*tick);
            let label = figure(*tick, self.step);
            [
                shape::line("grid", (self.left, y), (self.right, y)),
                text("small dim", (self.left - 6.0, y + 4.0), Anchor::End, &label),
            ]
        })
    }

    fn line(&self, line: &Line, at: usize) -> Shape {
        let mut points: Vec<_> = line.points.iter().collect();
        points.sort_by_key(|point| point.day);
        let spot = |day, value| (self.x(day), self.y(value));
        let pairs = points.iter().map(|point| {
            let (x, y) = spot(point.day, point.value);
            format!("{},{}", shape::short(x), shape::short(y))
        });
        let class = part(line.tone, at);
        let path = Shape::new("polyline", &format!("path {class}")).set("points", pairs.collect::<Vec<_>>().join(" "));
        let group = Shape::new("g", "").with(Shape::new("title", "").says(&line.name)).with(path);
        let Some(last) = points.last() else { return group };
        let (x, y) = spot(last.day, last.value);
        let dot = Shape::new("circle", &format!("dot {class}")).at("cx", x).at("cy", y).at("r", 4.5);
        let above = if y - self.top < 16.0 { y + 18.0 } else { y - 9.0 };
        group.with(dot).with(text("", (x.min(self.right), above), Anchor::End, &last.shown))
    }

    /// The first day and the last.
    fn days<'a>(&'a self, plot: &'a LinePlot) -> impl Iterator<Item = Shape> + 'a {
        let label = |day: Day| {
            plot.lines.iter().flat_map(|line| &line.points).find(|point| point.day == day).map(|point| &point.label)
        };
        let first = Some((self.days.0, self.left, Anchor::Start)).filter(|_| self.days.0 != self.days.1);
        let last = Some((self.days.1, self.right, Anchor::End));
        [first, last].into_iter().flatten().filter_map(move |(day, x, anchor)| {
            Some(text("small dim", (x, self.top + TALL + 15.0), anchor, label(day)?))
        })
    }
}

/// Round numbers that hold the range, and the step between them.
fn ticks(low: f64, high: f64) -> (Vec<f64>, f64) {
    let span = if high > low { high - low } else { high.abs().max(1.0) };
    let rough = span / 4.0;
    let magnitude = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|round| round * magnitude).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * magnitude);
    let first = (low / step).floor();
    let last = ((high / step).ceil()).max(first + 1.0);
    let count = (last - first) as usize;
    ((0..=count).map(|at| (first + at as f64) * step).collect(), step)
}

/// A figure of the scale, its thousands set apart by narrow blanks, which every language reads.
fn figure(value: f64, step: f64) -> String {
    let digits = if step.fract() == 0.0 { 0 } else { (-(step.log10().floor())).max(0.0) as usize + 1 };
    let plain = format!("{value:.digits$}");
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("\u{2212}", rest));
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    part.map_or(out.clone(), |part| format!("{out}.{}", part.trim_end_matches('0'))).trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{figure, ticks};

    #[test]
    fn a_scale_has_few_round_numbers() {
        assert_eq!(ticks(0.0, 100.0), (vec![0.0, 25.0, 50.0, 75.0, 100.0], 25.0));
        assert_eq!(ticks(0.0, 7.0), (vec![0.0, 2.0, 4.0, 6.0, 8.0], 2.0));
        // 180,000 in four steps is 45,000 each; 50,000 is the next round one.
        assert_eq!(ticks(0.0, 180_000.0).1, 50_000.0);
        // One point only, and no height at all.
        assert_eq!(ticks(0.0, 0.0).0.len(), 2);
        assert_eq!(ticks(40.0, 60.0).0, [40.0, 45.0, 50.0, 55.0, 60.0]);
    }

    #[test]
    fn figures_of_a_scale_read_in_every_language() {
        assert_eq!(
            [figure(1_250_000.0, 50_000.0), figure(-40.0, 20.0), figure(0.5, 0.5), figure(2.25, 0.25)],
            ["1\u{202f}250\u{202f}000", "\u{2212}40", "0.5", "2.25"]
        );
    }
}
