//! Pictures as SVG: alone in a file, or within an HTML document, where the document's own style sheet dresses them.
//!
//! The shapes are drawn here because the kept chart libraries write colours into every element, so that a picture cannot follow
//! its reader into the dark, and measure text with fonts of the machine; a kept writer sees to the syntax and to the escaping.

mod bars;
mod line;
mod scatter;
mod shape;

use shape::{Anchor, EDGE, Shape, WIDTH, broken, text};

use crate::report::chart::{Chart, Plot};

const STYLE: &str = concat!(include_str!("../colors.css"), include_str!("../chart.css"));

/// What is drawn, and how far down it reaches.
struct Drawing {
    shapes: Vec<Shape>,
    bottom: f64,
}

/// The picture as a file of its own.
pub fn document(chart: &Chart) -> String {
    let drawing = drawn(chart);
    let height = drawing.bottom + EDGE;
    let root =
        root(chart, 1, height).set("xmlns", "http://www.w3.org/2000/svg").at("width", WIDTH).at("height", height);
    let style = STYLE.lines().fold(Shape::new("style", ""), |style, line| style.says(line).says(" "));
    let sheet = shape::rectangle("sheet", (0.0, 0.0), (WIDTH, height));
    root.with(style).with(sheet).with_all(drawing.shapes).into_text() + "\n"
}

/// The picture as part of a document that has its style; `number` sets it apart from the others there.
pub fn inline(chart: &Chart, number: usize) -> String {
    let drawing = drawn(chart);
    root(chart, number, drawing.bottom + EDGE).with_all(drawing.shapes).into_text() + "\n"
}

/// The outermost element with what is read aloud.
fn root(chart: &Chart, number: usize, height: f64) -> Shape {
    let (title, summary) = (format!("chart-{number}-title"), format!("chart-{number}-summary"));
    Shape::new("svg", "chart")
        .set("viewBox", format!("0 0 {} {}", shape::short(WIDTH), shape::short(height)))
        .set("role", "img")
        .set("aria-labelledby", format!("{title} {summary}"))
        .with(Shape::new("title", "").set("id", title).says(&chart.title))
        .with(Shape::new("desc", "").set("id", summary).says(&chart.summary))
}

/// The title and what stands below it.
fn drawn(chart: &Chart) -> Drawing {
    let mut shapes = Vec::new();
    let mut bottom = EDGE;
    for line in broken(&chart.title, 14.0, WIDTH - 2.0 * EDGE) {
        bottom += 16.0;
        shapes.push(text("title", (EDGE, bottom - 3.0), Anchor::Start, &line));
    }
    let plot = match &chart.plot {
        Plot::Line(plot) => line::draw(plot, bottom + 6.0),
        Plot::Bars(plot) => bars::draw(plot, bottom + 6.0),
        Plot::Scatter(plot) => scatter::draw(plot, bottom + 6.0),
    };
    shapes.extend(plot.shapes);
    Drawing { shapes, bottom: plot.bottom }
}

/// Names with their colours, in lines below one another; where they end.
fn legend<'a>(entries: impl IntoIterator<Item = (String, &'a str)>, top: f64) -> Drawing {
    let (mut shapes, mut x, mut y) = (Vec::new(), EDGE, top + 12.0);
    for (class, name) in entries {
        let name = shape::fitted(name, 11.0, WIDTH - 2.0 * EDGE - 16.0);
        let wide = 16.0 + shape::width(&name, 11.0) + 12.0;
        if x > EDGE && x + wide > WIDTH - EDGE {
            (x, y) = (EDGE, y + 16.0);
        }
        shapes.push(shape::rectangle(&class, (x, y - 9.0), (10.0, 10.0)));
        shapes.push(text("small", (x + 15.0, y), Anchor::Start, &name));
        x += wide;
    }
    Drawing { bottom: if shapes.is_empty() { top } else { y + 8.0 }, shapes }
}

#[cfg(test)]
mod tests;
