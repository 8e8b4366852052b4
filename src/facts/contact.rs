//! When the client and we last spoke with each other.

use chrono_tz::Tz;

use crate::model::Client;
use crate::model::interaction::Interaction;
use crate::model::value::Day;

/// The two-way contacts with their days in the ledger's zone, those of days to come included.
///
/// Mail we sent, notes to self and planned meetings are no contact.
pub fn contacts(client: &Client, zone: Tz) -> impl Iterator<Item = (Day, &Interaction)> {
    let both = client.interactions.iter().filter(|interaction| interaction.is_two_way());
    both.map(move |row| (row.at.day(zone), &row.value))
}
