//! What a person asks for, as values: pure functions of a ledger and a day, with a neutral page that every format can draw.
//!
//! # Adding a report
//! Write `report/<name>/`: a value that serializes as JSON shows it, with the [`Evidence`] it rests on; a function that makes it of an
//! [`Account`](crate::ledger::Account), or of several, and the [`AsOf`](crate::facts::AsOf) of the day; and `page(&value, &Words)`, which puts it into
//! [`Block`]s. What it says stands in the catalogues of [`words`]; what other documents say of a client too, in [`parts`].

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
