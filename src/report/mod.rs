//! What a person asks for, as values: pure functions of a ledger and a day, with a neutral page that every format can draw.

pub mod chart;
mod page;
pub mod words;

pub use page::{Block, Item, Page};
