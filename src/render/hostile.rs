//! Texts that try to be more than text, for the tests of every writer.

use proptest::prelude::{BoxedStrategy, Strategy, any, prop};

use crate::query::{Cell, Column, Row, Rows};
use crate::report::chart::{Bar, BarPart, BarPlot, Chart, Plot, Tone};
use crate::source::hides_from_view;

/// What means something to a reader of Markdown, HTML or CSV, and what hides.
const PIECES: [&str; 67] = [
    "|",
    "\\",
    "\\|",
    "`",
    "``",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "#",
    "##",
    "[",
    "]",
    "[x](y)",
    "![i](j)",
    "[^1]",
    "[[w]]",
    "<",
    ">",
    "<b>",
    "</td>",
    "</style>",
    "<!--",
    "-->",
    "<script>alert(1)</script>",
    "<br>",
    "&",
    "&amp;",
    "&#60;",
    "\"",
    "'",
    "''",
    "$",
    "$$",
    "^",
    "=",
    "=1+1",
    "+",
    "-",
    "---",
    "- ",
    "1. ",
    "2) ",
    ": ",
    "> ",
    "@",
    "!",
    "{",
    "}",
    ",",
    ";",
    "\n",
    "\n```\n",
    "\n: x",
    "\n~~~",
    "\n\n",
    "\t",
    "    ",
    " ",
    "https://a.example/?b=c",
    "www.a.example",
    "a@b.example",
    "\u{202e}",
    "\u{1b}[31m",
    "Иван",
];

/// A text of several such pieces and of letters of any script.
pub fn text() -> BoxedStrategy<String> {
    let piece = proptest::prop_oneof![
        6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Zа-яё0-9]{1,4}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()).boxed()
}

/// A text without anything that is made visible on its way out.
pub fn visible_text() -> BoxedStrategy<String> {
    let shown = |text: String| {
        let letters: Vec<char> = text.chars().collect();
        let kept =
            letters.iter().filter(|letter| matches!(letter, '\n' | '\t') || !hides_from_view(None, **letter, None));
        kept.collect()
    };
    text().prop_map(shown).boxed()
}

/// A table of two columns with these texts.
pub fn rows(texts: &[String]) -> Rows {
    let pairs = texts.chunks_exact(2).map(|pair| Row {
        id: String::new(),
        cells: pair.iter().map(|text| Cell::Text(text.clone())).collect(),
        origin: None,
    });
    let columns = ["one", "two"].map(|name| Column { name: name.into(), right: name == "two" });
    Rows { columns: columns.into(), rows: pairs.collect() }
}

/// A picture of one bar with these texts.
pub fn chart(text: &str, other: &str) -> Chart {
    let part = BarPart { name: text.into(), tone: Tone::Calm };
    let bar = Bar { label: text.into(), values: vec![1.0], shown: other.into(), tone: None };
    let plot = BarPlot { bars_are: "what".into(), figures: "sum".into(), parts: vec![part], bars: vec![bar] };
    Chart { title: text.into(), summary: other.into(), plot: Plot::Bars(plot) }
}
