//! Shape: each file against the schema. Always errors, for what cannot be read cannot be judged.

pub(super) mod bad_value;
pub(super) mod conflict_marker;
pub(super) mod encoding;
pub(super) mod missing_key;
pub(super) mod quoted_date;
pub(super) mod syntax;
pub(super) mod toml_version;
pub(super) mod too_large;
pub(super) mod unknown_key;
pub(super) mod unreadable;
pub(super) mod wrong_type;
