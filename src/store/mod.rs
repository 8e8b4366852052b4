//! The ledger's bytes: finding them, reading them, and later writing them; the only layer that names libgit2 or runs `git`.

#![allow(dead_code, reason = "the write protocol lands next")]

mod configuration;
mod environment;
mod git;
mod plumbing;
mod read;
mod repository;
mod root;
#[cfg(test)]
mod scratch;
mod snapshot;
mod walk;

pub use configuration::Identity;
pub use environment::Environment;
pub use read::{ReadFault, SIZE_LIMIT};
pub use repository::{Repository, author_in};
pub use root::{LEDGER_FILE, find_root};
pub use snapshot::Snapshot;
pub use walk::{CLIENTS_FOLDER, Kind, Stored};
