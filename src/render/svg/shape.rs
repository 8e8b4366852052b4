//! The pieces a picture is made of, with texts that fit.

use svg::node::element::Element;
use svg::node::{self, Node};
use unicode_width::UnicodeWidthStr;

use crate::render::Safe;
use crate::report::chart::Tone;

/// How wide every picture is, in its own units: one is a pixel where it is drawn as wide as that.
pub const WIDTH: f64 = 400.0;

/// Room between a picture's edge and what stands in it.
pub const EDGE: f64 = 8.0;

/// Where a text begins, ends or has its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// An element under construction.
///
/// Names, classes and attributes are folio's own words and numbers: the writer escapes no quotes in attributes, so that no text
/// of a ledger may ever stand in one.
pub struct Shape(Element);

impl Shape {
    /// An element of this name and these classes.
    pub fn new(name: &'static str, class: &str) -> Shape {
        let mut element = Element::new(name);
        if !class.is_empty() {
            element.assign("class", class);
        }
        Shape(element)
    }

    /// The same with a number for an attribute.
    #[must_use]
    pub fn at(mut self, name: &'static str, value: f64) -> Shape {
        self.0.assign(name, short(value));
        self
    }

    /// The same with a word of folio's own for an attribute.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Shape {
        self.0.assign(name, value.into());
        self
    }

    /// The same with another element in it.
    #[must_use]
    pub fn with(mut self, child: Shape) -> Shape {
        self.0.append(child.0);
        self
    }

    /// The same with other elements in it.
    #[must_use]
    pub fn with_all(self, children: impl IntoIterator<Item = Shape>) -> Shape {
        children.into_iter().fold(self, Shape::with)
    }

    /// The same with a text in it, which may come from anywhere.
    #[must_use]
    pub fn says(mut self, text: &str) -> Shape {
        // XML knows no such characters, not even escaped.
        let text = Safe::line(text).to_string().replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        self.0.append(node::Text::new(text));
        self
    }

    /// The element as it is written.
    pub fn into_text(self) -> String {
        self.0.to_string()
    }
}

/// A text at a point: `y` is its base line.
pub fn text(class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) -> Shape {
    let shape = Shape::new("text", class).at("x", x).at("y", y);
    let shape = match anchor {
        Anchor::Start => shape,
        Anchor::Middle => shape.set("text-anchor", "middle"),
        Anchor::End => shape.set("text-anchor", "end"),
    };
    shape.says(text)
}

/// A straight line.
pub fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Shape {
    Shape::new("line", class).at("x1", from.0).at("y1", from.1).at("x2", to.0).at("y2", to.1)
}

/// A rectangle by its top left corner.
pub fn rectangle(class: &str, corner: (f64, f64), size: (f64, f64)) -> Shape {
    Shape::new("rect", class).at("x", corner.0).at("y", corner.1).at("width", size.0).at("height", size.1)
}

/// The class of a tone.
pub fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Calm => "calm",
        Tone::Good => "good",
        Tone::Fair => "fair",
        Tone::Bad => "bad",
        Tone::Dim => "grey",
    }
}

/// The classes of the part at this place: of several with one tone each is fainter than the one before.
pub fn part(tone_of_part: Tone, at: usize) -> String {
    match at {
        0 => tone(tone_of_part).to_owned(),
        _ => format!("{} part-{}", tone(tone_of_part), at.min(3) + 1),
    }
}

/// How wide a text is likely to be: six tenths of its size a column, a little more than most letters take.
pub fn width(text: &str, size: f64) -> f64 {
    Safe::line(text).to_string().width() as f64 * size * 0.6
}

/// As much of a text as has room, with `…` where something is left out.
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if width(&format!("{kept}{letter}…"), size) > room {
            break;
        }
        kept.push(letter);
    }
    kept.trim_end().to_owned() + "…"
}

/// A text broken between words into lines that have room.
pub fn broken(text: &str, size: f64, room: f64) -> Vec<String> {
    let columns = (room / (size * 0.6)) as usize;
    textwrap::wrap(&Safe::line(text).to_string(), columns.max(8))
        .into_iter()
        .map(|line| line.trim().to_owned())
        .collect()
}

/// A number with one decimal at most.
pub fn short(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{rounded}")
}
