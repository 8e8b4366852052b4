//! Bars from left to right, each below its name, so that long names have room on a phone too.

use super::shape::{Anchor, EDGE, Shape, WIDTH, fitted, part, rectangle, text, tone, width};
use super::{Drawing, legend};
use crate::report::chart::{Bar, BarPlot};

/// From one bar to the next.
const STEP: f64 = 38.0;

/// How thick a bar is.
const THICK: f64 = 14.0;

/// The bars below `top`.
pub fn draw(plot: &BarPlot, top: f64) -> Drawing {
    let named = plot.parts.iter().enumerate().map(|(at, of)| (part(of.tone, at), of.name.as_str()));
    let Drawing { mut shapes, bottom } =
        if plot.parts.len() > 1 { legend(named, top) } else { Drawing { shapes: Vec::new(), bottom: top } };
    let most = plot.bars.iter().map(whole).fold(0.0, f64::max);
    let mut y = bottom;
    for bar in &plot.bars {
        shapes.push(drawn(plot, bar, most, y));
        y += STEP;
    }
    Drawing { shapes, bottom: y }
}

fn whole(bar: &Bar) -> f64 {
    bar.values.iter().filter(|value| **value > 0.0).sum()
}

fn drawn(plot: &BarPlot, bar: &Bar, most: f64, top: f64) -> Shape {
    let room = WIDTH - 2.0 * EDGE;
    let base = top + 13.0;
    let label = fitted(&bar.label, 13.0, room - width(&bar.shown, 13.0) - 12.0);
    let mut group = Shape::new("g", "")
        .with(Shape::new("title", "").says(&format!("{}: {}", bar.label, bar.shown)))
        .with(text("", (EDGE, base), Anchor::Start, &label))
        .with(text("dim", (WIDTH - EDGE, base), Anchor::End, &bar.shown))
        .with(super::shape::line("grid", (EDGE, base + 5.0 + THICK), (WIDTH - EDGE, base + 5.0 + THICK)));
    let mut x = EDGE;
    for (at, (value, of)) in bar.values.iter().zip(&plot.parts).enumerate().filter(|(_, (value, _))| **value > 0.0) {
        // What is there at all is seen.
        let long = (value / most * room).max(1.0);
        let class = bar.tone.map_or_else(|| part(of.tone, at), |own| tone(own).to_owned());
        group = group.with(rectangle(&class, (x, base + 5.0), (long, THICK)));
        x += long;
    }
    group
}
