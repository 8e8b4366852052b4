//! Records out of client files: one table per section, a column per field, each row with the line it stands on.
//!
//! The tables come from the schema's [`Catalogue`](crate::schema::Catalogue): a field added to the model is a column here without a word of code.

mod cell;
mod clients;
mod order;
mod rows;
mod table;

pub use order::{Order, position, sort};
pub use rows::{Cell, Column, Origin, Row, Rows};
pub use table::{CLIENTS, Record, Table};
