//! Promises of ours that were missed, and of which nobody has spoken with the client since.

use std::collections::HashMap;

use super::{AsOf, Promise, Standing, promises};
use crate::model::Client;
use crate::model::commitment::Commitment;
use crate::model::interaction::{Interaction, InteractionKind, Way};
use crate::model::rows::Row;
use crate::model::value::Day;

/// Our promises that were written off as missed, without a warning, and of which nobody has spoken with the client since their day;
/// for `clocks.promises` (90 days).
///
/// Spoken is what goes to the person it was promised to, to anybody where no one is named: a talk, or something we wrote. A letter in
/// which they ask for it is none.
pub fn unspoken_misses<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Promise<'a>> {
    let missed = promises(client, as_of).filter(|promise| {
        promise.is_ours()
            && promise.standing == Standing::Missed
            && !promise.warned
            && promise.overdue >= 1
            && !as_of.settings.clocks.promises.exceeded(promise.due, as_of.today, &as_of.calendar)
    });
    let mut missed: Vec<Promise<'a>> = missed.collect();
    if !missed.is_empty() {
        let spoken = Spoken::of(client, as_of);
        missed.retain(|promise| spoken.last_with(promise.row) <= Some(promise.due));
    }
    missed
}

/// The last days, up to the day, on which we spoke with the client, or wrote.
#[derive(Default)]
struct Spoken<'a> {
    with_anybody: Option<Day>,
    with: HashMap<&'a str, Day>,
}

impl<'a> Spoken<'a> {
    fn of(client: &'a Client, as_of: &AsOf<'_>) -> Spoken<'a> {
        let told = |talk: &&Row<Interaction>| match talk.direction() {
            _ if talk.planned || talk.kind == InteractionKind::Note => false,
            Way::Inbound => talk.kind.needs_two(),
            Way::Outbound => true,
            Way::Internal => false,
        };
        let mut spoken = Spoken::default();
        for talk in client.interactions.iter().filter(told) {
            let day = as_of.day(&talk.at);
            if day > as_of.today {
                continue;
            }
            spoken.with_anybody = spoken.with_anybody.max(Some(day));
            for person in &talk.people {
                let last = spoken.with.entry(person.as_str()).or_insert(day);
                *last = day.max(*last);
            }
        }
        spoken
    }

    /// With the person that something was promised to; with anybody where no one is named.
    fn last_with(&self, promise: &Commitment) -> Option<Day> {
        match &promise.promised_to {
            Some(person) => self.with.get(person.as_str()).copied(),
            None => self.with_anybody,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unspoken_misses;
    use crate::facts::given::Case;

    const MISSED: &str = "[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'us'\ndue = 2026-03-05\nstate = 'missed'\npromised_to = 'ivan'\n";

    fn open(talk: &str, day: &str) -> usize {
        let case = Case::new(&format!("{MISSED}{talk}"));
        unspoken_misses(&case.client, &case.on(day)).len()
    }

    #[test]
    fn a_miss_is_open_until_its_person_hears_of_it() {
        // Ninety days from 5 March end on 3 June: 26 + 30 + 31 + 3.
        assert_eq!(["2026-03-05", "2026-03-06", "2026-06-03", "2026-06-04"].map(|day| open("", day)), [0, 1, 1, 0]);
        let talk =
            |at: &str, more: &str| format!("[[interactions]]\nat = {at}T10:00:00\nsummary = 's'\nkind = {more}\n");
        for (talk, left) in [
            (talk("2026-03-06", "'call'\npeople = ['ivan']"), 0),
            (talk("2026-03-06", "'email'\npeople = ['olga', 'ivan']"), 0),
            (talk("2026-03-06", "'call'\ndirection = 'inbound'\npeople = ['ivan']"), 0),
            (talk("2026-03-05", "'call'\npeople = ['ivan']"), 1),
            (talk("2026-03-06", "'call'\npeople = ['olga']"), 1),
            (talk("2026-03-06", "'email'\ndirection = 'inbound'\npeople = ['ivan']"), 1),
            (talk("2026-03-06", "'escalation'\ndirection = 'internal'\npeople = ['ivan']"), 1),
            (talk("2026-03-06", "'meeting'\nplanned = true\npeople = ['ivan']"), 1),
            (talk("2026-03-11", "'call'\npeople = ['ivan']"), 1),
        ] {
            assert_eq!(open(&talk, "2026-03-10"), left, "{talk}");
        }
    }
}
