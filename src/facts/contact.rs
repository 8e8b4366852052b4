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

/// The day of the last two-way contact up to and including `today`, in the ledger's zone; `None` where there was none.
pub fn last_contact(client: &Client, zone: Tz, today: Day) -> Option<Day> {
    contacts(client, zone).map(|(day, _)| day).filter(|day| *day <= today).max()
}
