//! Text and places: a ledger file as a tree in which every key and value knows its bytes, and edits that touch
//! nothing else.
//!
//! The only folder that names the `toml` crates. It knows TOML, not clients: no section, no field, no rule.
//!
//! - [`decode`] turns bytes into text, [`Tree::parse`] text into a tree with *all* its [`SyntaxFault`]s;
//!   what is spelled as usual is read from the parser's tokens (`usual`), all else, faults among it, by `toml` (`adopted`);
//! - a [`KeyPath`] names a key or value, [`Tree::span`] says which bytes it is, [`Lines`] which line and column;
//! - an [`Edit`] made of a path and a [`Literal`] changes the text by [`apply`].

mod adopted;
#[cfg(test)]
mod corpus;
mod edit;
mod encoding;
mod fault;
mod hidden;
mod inside;
mod lines;
mod literal;
mod nodes;
mod outline;
mod packed;
mod path;
mod plain;
#[cfg(test)]
mod random;
mod tree;
mod typed;
mod usual;
mod view;

pub use edit::{Edit, EditRefusal, Order, apply, apply_in, arrange};
pub use encoding::{EncodingFault, decode};
pub use fault::{SyntaxFault, SyntaxKind};
pub use hidden::{hides_alone, hides_from_view, hides_nothing, may_begin_hidden, suspects};
pub use lines::{Lines, Position};
pub use literal::Literal;
pub use packed::{datetime, unpack};
pub use path::{KeyPath, Part, Step};
pub use plain::{equal, evened, same};
pub use toml::value::{Date, Datetime, Offset, Time};
pub use tree::Tree;
pub use typed::{DecodeFault, PassedOver};
pub use view::{Array, Elements, Entries, Entry, Kind, Node, Table};

/// The byte order mark some editors write at the start of a file; it is kept, and counts as no column.
pub(crate) const BOM: char = '\u{feff}';
