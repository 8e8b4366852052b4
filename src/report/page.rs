//! A page as a value: what reports and `show` answer with, before any format has touched it.

use crate::query::{Cell, Rows};

/// Blocks from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What stands on the page.
    pub blocks: Vec<Block>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A title.
    Heading(String),
    /// Running text.
    Text(String),
    /// Names with their values.
    Facts(Vec<(String, Cell)>),
    /// Records.
    Table(Rows),
    /// Text to be typed or copied as it stands.
    Code(String),
}

impl Page {
    /// A page with these blocks.
    pub fn new(blocks: impl IntoIterator<Item = Block>) -> Page {
        Page { blocks: blocks.into_iter().collect() }
    }
}
