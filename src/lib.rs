//! folio: a plain-text, git-backed ledger of client accounts.
//!
//! # The layers
//! Knowledge goes up this list only: a layer names those above it in the table and never those below, and
//! `tests/architecture.rs` reads every `use crate::` to see to it.
//!
//! | layer | holds |
//! |---|---|
//! | [`diagnostic`] | findings as data |
//! | [`error`] | why folio could not do its work; kind → exit code |
//! | [`source`] | text and places: syntax tree with spans, key paths, edits that touch nothing else |
//! | [`model`] | the nouns of the trade, typed |
//! | [`schema`] | the JSON Schema made from the types; what sections and fields there are |
//! | [`store`] | bytes: files, locks, journal, git |
//! | [`ledger`] | the loaded database; finding a client |
//! | [`facts`] | what is computed for a day, never stored |
//! | [`rules`] | one check rule a file, and the runner |
//! | [`query`] | SQL over the ledger: a table a section, views, full text, the kept index |
//! | [`change`] | the only way to write: draft, check, one commit or nothing |
//! | [`report`] | what a person asks for, as values with a neutral page |
//! | [`render`] | one file per output format |
//! | [`context`] | the only reader of clock, environment and terminal |
//! | [`commands`] | what the user types, one file per verb |
//! | [`cli`] | words in, screen out |

pub mod change;
pub mod cli;
pub mod commands;
pub mod context;
pub mod diagnostic;
pub mod error;
pub mod facts;
pub mod ledger;
pub mod model;
pub mod query;
pub mod render;
pub mod report;
pub mod rules;
pub mod schema;
pub mod source;
pub mod store;

pub use cli::run;
