//! What makes an SQLite connection folio's: functions, collation, what a question may do, and faults in its own words.

mod builtin;
mod collation;
mod dates;
mod fold;
mod functions;
mod like;

pub use collation::{COLLATION, collate};
pub use functions::furnish;
