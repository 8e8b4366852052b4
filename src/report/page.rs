//! A page as a value: what reports and `show` answer with, before any format has touched it.

use chrono::{DateTime, Utc};

use super::chart::Chart;
use crate::model::settings::DocumentLanguage;
use crate::model::value::Day;
use crate::query::{Cell, Rows};

/// Blocks from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The language folio's own words on the page are in.
    pub language: DocumentLanguage,
    /// What stands at the foot of a printed page; `None`: which command wrote it, and for which day.
    pub foot: Option<String>,
    /// What stands on the page.
    pub blocks: Vec<Block>,
    /// What of it stands in a calendar; `None` where it is nothing for one.
    pub events: Option<Vec<Event>>,
}

/// Something with a day, for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// A name that stays the same as long as it is the same thing.
    pub id: String,
    /// When it is.
    pub when: When,
    /// What it is, on one line.
    pub summary: String,
    /// What else is to be said.
    pub description: String,
    /// The moment of the page that it is from.
    pub stamp: DateTime<Utc>,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All day.
    Day(Day),
    /// At a moment.
    Moment(DateTime<Utc>),
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A title: the first is the page's own, the others begin its parts.
    Heading(String),
    /// Running text.
    Text(String),
    /// Names with their values.
    Facts(Vec<(String, Cell)>),
    /// Short things, one a line.
    List(Vec<Item>),
    /// Records.
    Table(Rows),
    /// A picture of figures.
    Chart(Box<Chart>),
    /// Something beside the matter: how a figure is meant, what is missing.
    Note(String),
    /// Text to be typed or copied as it stands.
    Code(String),
}

/// One thing of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// How many others it stands below: 0 for none.
    pub depth: usize,
    /// What it says.
    pub text: String,
    /// Where the ledger says so, for who wants to look.
    pub evidence: Vec<Cell>,
    /// The command to type next; `None` where there is none.
    pub next: Option<String>,
    /// What may be typed instead, and when, in a line of its own that is never broken.
    pub instead: Option<String>,
}

impl Page {
    /// A page with these blocks, in English.
    pub fn new(blocks: impl IntoIterator<Item = Block>) -> Page {
        Page { blocks: blocks.into_iter().collect(), ..Page::default() }
    }

    /// The same page, its words being in this language.
    #[must_use]
    pub fn in_language(self, language: DocumentLanguage) -> Page {
        Page { language, ..self }
    }

    /// The same page with this at its foot.
    #[must_use]
    pub fn with_foot(self, foot: impl Into<String>) -> Page {
        Page { foot: Some(foot.into()), ..self }
    }

    /// The same page with what of it stands in a calendar.
    #[must_use]
    pub fn with_events(self, events: Vec<Event>) -> Page {
        Page { events: Some(events), ..self }
    }

    /// The page's title: its first heading.
    pub fn title(&self) -> Option<&str> {
        self.blocks.iter().find_map(|block| match block {
            Block::Heading(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The pictures on the page.
    pub fn charts(&self) -> impl Iterator<Item = &Chart> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Chart(chart) => Some(&**chart),
            _ => None,
        })
    }
}

impl Item {
    /// A thing of a plain list.
    pub fn new(text: impl Into<String>) -> Item {
        Item { depth: 0, text: text.into(), evidence: Vec::new(), next: None, instead: None }
    }

    /// The same thing below so many others.
    #[must_use]
    pub fn at_depth(self, depth: usize) -> Item {
        Item { depth, ..self }
    }

    /// The same thing with the command to type next.
    #[must_use]
    pub fn then(self, next: impl Into<String>) -> Item {
        Item { next: Some(next.into()), ..self }
    }

    /// The same thing with what may be typed instead, if anything.
    #[must_use]
    pub fn or(self, instead: Option<String>) -> Item {
        Item { instead, ..self }
    }

    /// The same thing with one more place that says so.
    #[must_use]
    pub fn seen_at(mut self, place: Cell) -> Item {
        self.evidence.push(place);
        self
    }
}
