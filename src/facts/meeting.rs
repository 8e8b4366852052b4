//! Meetings to come, and those that should have been written down by now.

use std::collections::BTreeSet;

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

/// The entry that was planned for the talk: of its day, its kind and its people.
pub fn planned_for<'a>(client: &'a Client, talk: &Row<Interaction>, as_of: &AsOf<'_>) -> Option<&'a Row<Interaction>> {
    let day = talk.at.day(as_of.zone);
    let people = |row: &Interaction| row.attendees().map(|person| person.as_str().to_owned()).collect::<BTreeSet<_>>();
    let mut same = planned(client, as_of).filter(|(on, row)| *on == day && row.kind == talk.kind && !talk.planned);
    same.find(|(_, row)| people(row) == people(talk)).map(|(_, row)| row)
}

#[cfg(test)]
mod tests {
    use super::{meetings_until, planned_for, unlogged};
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
    #[test]
    fn a_talk_was_planned_where_day_kind_and_people_are_the_same() {
        let talk = |at: &str, kind: &str, people: &str, more: &str| {
            format!("[[interactions]]\nat = {at}\nkind = '{kind}'\nsummary = 's'\npeople = [{people}]\n{more}\n")
        };
        let planned = talk("2026-03-02T11:30:00", "meeting", "'a', 'b'", "planned = true");
        for (held, found) in [
            (talk("2026-03-02T17:00:00", "meeting", "'b', 'a'", ""), true),
            (talk("2026-03-03T11:30:00", "meeting", "'a', 'b'", ""), false),
            (talk("2026-03-02T17:00:00", "call", "'a', 'b'", ""), false),
            (talk("2026-03-02T17:00:00", "meeting", "'a'", ""), false),
            (talk("2026-03-02T17:00:00", "meeting", "'a', 'b'", "planned = true"), false),
        ] {
            let case = Case::new(&format!("{planned}{held}"));
            let rows = &case.client.interactions;
            let row = planned_for(&case.client, &rows[1], &case.on("2026-03-02T18:00:00")).map(|row| row.index);
            assert_eq!(row, found.then_some(0), "{held}");
        }
    }
}
