//! Text and places: a ledger file as a tree in which every key and value knows its bytes, and edits that touch
//! nothing else.
//!
//! The only folder that names the `toml` crates. It knows TOML, not clients: no section, no field, no rule.
//!
//! - [`decode`] turns bytes into text, [`Tree::parse`] text into a tree with *all* its [`SyntaxFault`]s;
//! - a [`KeyPath`] names a key or value, [`Tree::span`] says which bytes it is, [`Lines`] which line and column.

mod encoding;
mod fault;
mod lines;
mod path;
mod tree;
mod view;

pub use encoding::{EncodingFault, decode};
pub use fault::{SyntaxFault, SyntaxKind};
pub use lines::{Lines, Position};
pub use path::{KeyPath, Part, Step};
pub use toml::value::{Date, Datetime, Offset};
pub use tree::{DecodeFault, Tree};
pub use view::{Array, Entry, Kind, Node, Table};

/// The byte order mark some editors write at the start of a file; it is kept, and counts as no column.
pub(crate) const BOM: char = '\u{feff}';
