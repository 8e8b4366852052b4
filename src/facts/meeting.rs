//! Meetings to come, and those that should have been written down by now.

use super::AsOf;
use crate::model::Client;
use crate::model::interaction::Interaction;
use crate::model::rows::Row;
use crate::model::value::Day;

/// A planned meeting with its day on the calendar of the ledger's zone.
pub type Planned<'a> = (Day, &'a Row<Interaction>);

fn planned<'a>(client: &'a Client, as_of: &AsOf<'_>) -> impl Iterator<Item = Planned<'a>> {
    let zone = as_of.zone;
    client.interactions.iter().filter(|row| row.planned).map(move |row| (row.at.day(zone), row))
}

/// The meetings planned from the day on up to and with `until`, earliest first.
pub fn meetings_until<'a>(client: &'a Client, as_of: &AsOf<'_>, until: Day) -> Vec<Planned<'a>> {
    let mut ahead: Vec<_> = planned(client, as_of).filter(|(day, _)| as_of.today <= *day && *day <= until).collect();
    ahead.sort_by_key(|(_, row)| row.at.in_zone(as_of.zone));
    ahead
}

/// The planned meetings whose day has passed: did they take place?
pub fn unlogged<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Planned<'a>> {
    planned(client, as_of).filter(|(day, _)| *day < as_of.today).collect()
}

#[cfg(test)]
mod tests {
    use super::{meetings_until, unlogged};
    use crate::facts::given::Case;

    #[test]
    fn a_meeting_is_to_come_until_its_day_is_over() {
        let meeting = |at| format!("[[interactions]]\nat = {at}\nkind = 'meeting'\nsummary = '{at}'\nplanned = true\n");
        let case = Case::new(&(meeting("2026-03-03T09:00:00") + &meeting("2026-03-02T15:00:00")));
        let found = |day| {
            let as_of = case.on(day);
            let until = as_of.today.plus_days(1);
            let rows = |found: Vec<super::Planned<'_>>| found.iter().map(|(_, row)| row.index).collect::<Vec<_>>();
            (rows(unlogged(&case.client, &as_of)), rows(meetings_until(&case.client, &as_of, until)))
        };
        assert_eq!(found("2026-02-28"), (vec![], vec![]));
        assert_eq!(found("2026-03-01"), (vec![], vec![1]));
        assert_eq!(found("2026-03-02T18:00:00"), (vec![], vec![1, 0]), "until midnight nobody asks");
        assert_eq!(found("2026-03-03"), (vec![1], vec![0]));
    }
}
