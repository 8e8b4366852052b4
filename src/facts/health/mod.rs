//! The health of a client.

mod promises;
mod satisfaction;

pub use promises::{Promises, promises};
pub use satisfaction::{Satisfaction, satisfaction};
