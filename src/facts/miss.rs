//! Promises of ours that were missed, and of which nobody has spoken with the client since.

use super::{AsOf, Promise, Standing, promises};
use crate::model::Client;
use crate::model::commitment::Commitment;
use crate::model::interaction::{Interaction, InteractionKind, Way};
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
    missed.filter(|promise| !is_spoken_of(client, promise.row, promise.due, as_of)).collect()
}

fn is_spoken_of(client: &Client, promise: &Commitment, due: Day, as_of: &AsOf<'_>) -> bool {
    let told = |talk: &Interaction| match talk.direction() {
        _ if talk.planned || talk.kind == InteractionKind::Note => false,
        Way::Inbound => talk.kind.needs_two(),
        Way::Outbound => true,
        Way::Internal => false,
    };
    let to = |talk: &Interaction| promise.promised_to.as_ref().is_none_or(|person| talk.people.contains(person));
    let since = |talk: &Interaction| (due.plus_days(1)..=as_of.today).contains(&as_of.day(&talk.at));
    client.interactions.iter().any(|talk| told(talk) && to(talk) && since(talk))
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
