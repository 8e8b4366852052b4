//! Structure: the ledger as a whole. Always errors, for without them nobody knows what is meant.

pub(super) mod bad_slug;
pub(super) mod duplicate_entry;
pub(super) mod duplicate_id;
pub(super) mod duplicate_slug;
pub(super) mod format_version;
mod ids;
pub(super) mod reference_cycle;
pub(super) mod symlink;
pub(super) mod unknown_reference;
