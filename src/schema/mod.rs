//! The schema of a ledger's files: one contract for editors, `check`, `add`, `set`, `show`, the tables and the docs.
//!
//! It is derived from the [`model`](crate::model)'s types (see `derived`, compiled in tests only), kept in `schema/*.json`
//! and embedded from there. At run time the ledger's own fields are merged in: the *effective* schema.
//!
//! # Adding to it
//! Change the types, then run `FOLIO_WRITE_SCHEMA=1 cargo test schema_is_current` and commit the files it wrote.

#[cfg(test)]
mod agreement;
mod catalogue;
#[cfg(test)]
mod derived;
mod effective;
mod kind;
mod leaf;
mod reading;
mod shape;
mod spot;

pub use catalogue::{Catalogue, Field, Section, Unless};
pub use effective::{client_text, folio_text};
pub use kind::{Choice, Kind, Target};
pub use shape::{Shape, ShapeFault};
pub use spot::Spot;
