//! The nouns of an account: one a file, typed, without places and without input or output.
//!
//! What a field means stands in its doc comment, once: from it come the editor's help, `folio schema` and the
//! documentation of the SQL columns. The order of fields is the order of the format.
//!
//! # Adding a field
//! 1. Add one member with its doc comment to the noun's struct: an `Option` or a list, for every field but the bold ones of the
//!    format may be absent. `FOLIO_WRITE_SCHEMA=1 cargo test schema_is_current` writes the schema anew.
//! 2. Use it in a client of `examples/agency`: a test looks for every field there.
//! 3. Raise `VERSION` in `src/query/index/fingerprint.rs`: an index has the columns of whoever built it. The test beside it says
//!    what to write.
//!
//! What comes for free: `check`, editor help, `add`, `set`, `show`, `list`, the SQL column, CSV and JSON.

pub mod change;
pub mod client;
pub mod commitment;
pub mod common;
pub mod communication;
pub mod contract;
pub mod custom;
pub mod document;
pub mod feedback;
pub mod force;
pub mod goal;
pub mod handover;
pub mod interaction;
pub mod invoice;
pub mod occasion;
pub mod opportunity;
pub mod profile;
pub mod project;
pub mod request;
pub mod revision;
pub mod rows;
pub mod settings;
pub mod stage;
pub mod stakeholder;
pub mod value;

pub use client::Client;
pub use rows::{Row, Rows};
pub use settings::Settings;
