//! A picture of figures as a value: what is drawn, never how.
//!
//! Every figure comes with the words it is written in, so that no format has to know the language of the page.

use crate::model::value::Day;

/// One picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, in a few words.
    pub title: String,
    /// The same in a sentence or two, for who cannot see it.
    pub summary: String,
    /// What is drawn.
    pub plot: Plot,
}

/// What a picture can draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    /// Figures over days.
    Line(LinePlot),
    /// Amounts side by side, each perhaps made of parts.
    Bars(BarPlot),
    /// Points with names on two scales.
    Scatter(ScatterPlot),
}

/// How a thing is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Calm,
    /// As it should be: green.
    Good,
    /// To be watched: amber.
    Fair,
    /// In trouble: red.
    Bad,
    /// Unknown or set aside: grey.
    Dim,
}

/// Figures over days.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePlot {
    /// What the days are called where the figures stand in a table.
    pub days: String,
    /// What the figures are, with their unit.
    pub figures: String,
    /// The lowest and the highest figure the scale has to hold; `None`: as the figures are.
    pub range: Option<(f64, f64)>,
    /// Figures that part the scale, such as where green begins.
    pub marks: Vec<f64>,
    /// The lines, each by its name.
    pub lines: Vec<Line>,
}

/// A line of a [`LinePlot`].
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub name: String,
    /// How it looks.
    pub tone: Tone,
    /// Its points, by day.
    pub points: Vec<Reading>,
}

/// One figure of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The day.
    pub day: Day,
    /// The day as the page writes it, short.
    pub label: String,
    /// The figure.
    pub value: f64,
    /// The figure as the page writes it.
    pub shown: String,
}

/// Amounts side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct BarPlot {
    /// What the bars stand for: `client`, `days overdue`.
    pub bars_are: String,
    /// What is measured, with its unit.
    pub figures: String,
    /// The parts of every bar, in order; one where bars are not made of parts.
    pub parts: Vec<BarPart>,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// What a part of each bar is.
#[derive(Debug, Clone, PartialEq)]
pub struct BarPart {
    /// Its name.
    pub name: String,
    /// How it looks.
    pub tone: Tone,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How much of each part; nothing is drawn for less than zero.
    pub values: Vec<f64>,
    /// The whole as the page writes it.
    pub shown: String,
    /// How it looks, where it differs from its part.
    pub tone: Option<Tone>,
}

/// Points with names on two scales.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterPlot {
    /// What the points stand for.
    pub points_are: String,
    /// What the notes at the points say.
    pub notes_are: String,
    /// The scale from left to right.
    pub across: Scale,
    /// The scale from bottom to top.
    pub up: Scale,
    /// What the four corners mean: top left, top right, bottom left, bottom right.
    pub corners: [String; 4],
    /// The points.
    pub points: Vec<Point>,
}

/// A scale of whole numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// What it measures.
    pub name: String,
    /// The lowest and the highest number.
    pub range: (u8, u8),
    /// From this number on it is high.
    pub high: u8,
}

/// A point of a [`ScatterPlot`].
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// What is to be said of it, in a few words; may be empty.
    pub note: String,
    /// Its number on the scale across.
    pub across: u8,
    /// Its number on the scale up.
    pub up: u8,
    /// How it looks.
    pub tone: Tone,
}
