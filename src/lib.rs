//! folio: a plain-text, git-backed ledger of client accounts.
//!
//! # The layers
//! Knowledge goes down this list only: a lower layer never names a higher one, and
//! `tests/architecture.rs` reads every `use crate::` to see to it.
//!
//! | layer | holds |
//! |---|---|
//! | [`diagnostic`] | findings as data |
//! | [`source`] | text and places: the syntax tree with spans, key paths, edits that touch nothing else |
//! | [`model`] | the nouns of an account, and the values they are made of |
//! | [`schema`] | the schema of the ledger's files: derived from the types, applied to a document |
//! | [`store`] | bytes: the ledger's files, git, and the one way to change them |
//! | [`render`] | one file per output format |

pub mod diagnostic;
pub mod error;
pub mod model;
pub mod render;
pub mod schema;
pub mod source;
pub mod store;
