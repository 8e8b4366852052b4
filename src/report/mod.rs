//! What a person asks for, as values: pure functions of a ledger and a day, with a neutral page that every format can draw.

pub mod agenda;
pub mod brief;
pub mod chart;
pub mod drift;
mod evidence;
pub mod handover;
pub mod health;
mod language;
pub mod load;
pub mod map;
mod page;
pub mod parts;
pub mod portfolio;
pub mod receivables;
pub mod renewals;
pub mod status;
pub mod words;

pub use evidence::Evidence;
pub use language::{language_of, member_name, person_name};
pub use page::{Block, Event, Item, Page, When};
