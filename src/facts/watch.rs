//! The first weeks with a new client, which are the hardest.

use super::{AsOf, beginning};
use crate::model::Client;
use crate::model::value::Day;
use crate::source::KeyPath;

/// A new client that is watched more closely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// The day the account began.
    pub since: Day,
    /// The last day of the watch: `clocks.watch` later.
    pub until: Day,
    /// Where the beginning is written.
    pub evidence: KeyPath,
}

/// The watch over a live client that began no longer than `clocks.watch` ago.
pub fn watch(client: &Client, as_of: &AsOf<'_>) -> Option<Watch> {
    if !super::is_live(client, as_of) {
        return None;
    }
    let (since, evidence) = beginning(client, as_of)?;
    let until = as_of.settings.clocks.watch.after(since, &as_of.calendar);
    (as_of.today <= until).then_some(Watch { since, until, evidence })
}
