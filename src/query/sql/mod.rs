//! What makes an SQLite connection folio's: functions, collation, what a question may do, and faults in its own words.
//!
//! A connection is [furnished](furnish) with functions and [collated](collate) before tables are built in it. Before a
//! user's question it is put under [guard](guard()), for good: the [`Guard`] prepares the question, tells what it reads, and
//! lets folio's own work through. What goes wrong is [explained](explain), with its place in the user's text.

mod builtin;
mod collation;
mod dates;
mod expression;
mod fault;
mod fold;
mod functions;
mod guard;
mod like;
mod linear;
mod moment;
mod token;

pub use collation::collate;
pub use expression::{INSET, condition};
pub use fault::{Names, Question, explain, is_busy, is_corrupt, is_full, is_io, is_out_of_memory};
pub use functions::furnish;
pub use guard::{Guard, guard};
pub use moment::day;
