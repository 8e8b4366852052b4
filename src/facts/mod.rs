//! What is computed for a day, never stored: pure functions of one client, the settings and today.
//!
//! Rules, queries and reports read facts from here, so that each is computed in one place.

mod as_of;
mod contact;
mod keeper;
#[cfg(test)]
mod given;
pub mod health;
mod promise;
mod questions;
mod receivable;
mod recurring;
mod reliability;
mod revenue;
mod rewound;
mod stage;
mod sums;

pub use as_of::AsOf;
pub use contact::contacts;
pub use keeper::{keeper, promised_by};
pub use promise::next_due;
pub use questions::{Question, unanswered};
pub use receivable::{balance, paid};
pub use recurring::{Recurring, is_in_force, monthly, recurring, recurring_revenue};
pub use reliability::{Judged, Kept, judged, warned_ahead};
pub use revenue::{billed, revenue};
pub use rewound::rewound;
pub use stage::current_stage;
pub use sums::Sums;
