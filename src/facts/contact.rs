//! When the client and we last spoke with each other.

use super::AsOf;
use crate::model::Client;
use crate::model::interaction::Interaction;
use crate::model::rows::Row;
use crate::model::value::{Day, Timezone};

/// The two-way contacts with their days in the ledger's zone, those of days to come included.
///
/// Mail we sent, notes to self and planned meetings are no contact.
pub fn contacts<'a>(client: &'a Client, zone: &'a Timezone) -> impl Iterator<Item = (Day, &'a Row<Interaction>)> {
    let both = client.interactions.iter().filter(|interaction| interaction.is_two_way());
    both.map(move |row| (row.at.day(zone), row))
}

/// A contact and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// The day on the calendar of the ledger's zone.
    pub day: Day,
    /// Position of the interaction in the file.
    pub row: usize,
}

/// The last two-way contact on or before the day; of several at one moment, the one that stands last.
pub fn last_contact(client: &Client, as_of: &AsOf<'_>) -> Option<Contact> {
    last_contact_where(client, as_of, |_| true)
}

/// The last two-way contact on or before the day among those that `wanted` takes.
pub fn last_contact_where(client: &Client, as_of: &AsOf<'_>, wanted: impl Fn(&Interaction) -> bool) -> Option<Contact> {
    contacts(client, as_of.zone)
        .filter(|(day, row)| *day <= as_of.today && wanted(row))
        .max_by_key(|(_, row)| (row.at.in_zone(as_of.zone), row.index))
        .map(|(day, row)| Contact { day, row: row.index })
}

#[cfg(test)]
mod tests {
    use super::last_contact;
    use crate::facts::given::Case;

    const TALKS: &str = "[[interactions]]\nat = 2026-03-02T10:00:00\nkind = 'call'\nsummary = 'a'\n\
                         [[interactions]]\nat = 2026-02-27T10:00:00\nkind = 'email'\ndirection = 'inbound'\nsummary = 'b'\n\
                         [[interactions]]\nat = 2026-03-04T10:00:00\nkind = 'email'\nsummary = 'we wrote'\n\
                         [[interactions]]\nat = 2026-03-04T11:00:00\nkind = 'note'\nsummary = 'a note'\n\
                         [[interactions]]\nat = 2026-03-05T11:00:00\nkind = 'meeting'\nplanned = true\nsummary = 'to come'\n";

    #[test]
    fn only_what_takes_two_is_contact_and_only_up_to_the_day() {
        let case = Case::new(TALKS);
        let last = |day| last_contact(&case.client, &case.on(day)).map(|found| (found.day.to_string(), found.row));
        assert_eq!(last("2026-02-26"), None);
        assert_eq!(last("2026-02-27"), Some(("2026-02-27".to_owned(), 1)));
        assert_eq!(last("2026-03-01"), Some(("2026-02-27".to_owned(), 1)));
        assert_eq!(last("2026-03-31"), Some(("2026-03-02".to_owned(), 0)));
    }

    #[test]
    fn a_note_is_no_contact_whatever_its_direction() {
        for direction in ["inbound", "outbound", "internal"] {
            let note = format!(
                "[[interactions]]\nat = 2026-03-02T11:00:00\nkind = 'note'\ndirection = '{direction}'\nsummary = 'a note'\n"
            );
            let case = Case::new(&note);
            assert_eq!(last_contact(&case.client, &case.on("2026-03-02")), None, "{direction}");
        }
    }

    #[test]
    fn the_day_is_that_of_the_ledgers_zone() {
        let late = "[[interactions]]\nat = 2026-03-01T23:30:00-08:00\nkind = 'call'\nsummary = 'a'\n";
        let case = Case::new(late).settings("[ledger]\nname = 'A'\ntimezone = 'Europe/Moscow'\n");
        assert_eq!(last_contact(&case.client, &case.on("2026-03-01")), None);
        assert_eq!(last_contact(&case.client, &case.on("2026-03-02")).unwrap().day.to_string(), "2026-03-02");
    }
}
