//! The nouns of an account: one a file, typed, without places and without input or output.
//!
//! What a field means stands in its doc comment, once: from it come the editor's help, `folio schema` and the
//! documentation of the SQL columns. The order of fields is the order of the format.
//!
//! # Adding a field
//! Add one member with its doc comment to the noun's struct, then rewrite the schema with
//! `FOLIO_WRITE_SCHEMA=1 cargo test schema_is_current`. `check`, `add`, `set`, `show` and the tables follow.

pub mod value;
