//! Questions to a ledger: the same answers from the index and from memory, whatever happens to either.

mod bed;
mod elsewhere;
mod index;
mod index_crowd;
mod index_damage;
mod index_edits;
mod index_rights;
mod moments;
mod questions;
