//! When the client and we last spoke with each other.

use chrono_tz::Tz;

use crate::model::Client;
use crate::model::value::Day;

/// The day of the last two-way contact up to and including `today`, in the ledger's zone; `None` where there was none.
///
/// Mail we sent, notes to self and planned meetings are no contact.
pub fn last_contact(client: &Client, zone: Tz, today: Day) -> Option<Day> {
    let contacts = client.interactions.iter().filter(|interaction| interaction.is_two_way());
    contacts.map(|interaction| interaction.at.day(zone)).filter(|day| *day <= today).max()
}
