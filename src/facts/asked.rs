//! Whether the client was asked for what it promised, and is to be left in peace for a while.

use super::{AsOf, Promise};
use crate::model::Client;
use crate::model::commitment::Commitment;
use crate::model::interaction::{Interaction, Way};
use crate::model::rows::Row;
use crate::model::value::Day;

/// A promise that a talk is about: its topic is the id of the promise, or says what was promised.
pub fn subject<'a>(topic: &str, client: &'a Client) -> Option<&'a Row<Commitment>> {
    let by_id = client.commitments.iter().find(|promise| promise.id.as_str() == topic);
    by_id.or_else(|| client.commitments.iter().find(|promise| promise.what == topic))
}

/// That the client was asked for a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The day.
    pub day: Day,
    /// Position of the interaction in the file.
    pub row: usize,
    /// Whether there is no need to ask today.
    pub rests: bool,
}

/// When the client was last asked for a promise, by the topic of a talk or a message of ours; a note, what we say among ourselves and
/// what the client says or writes to us ask nobody.
///
/// Asked after the due day, it rests until `clocks.ask_again` (3 working days) have gone by; reminded before, until the due day has passed at most.
pub fn asked(client: &Client, promise: &Promise<'_>, as_of: &AsOf<'_>) -> Option<Asked> {
    let about = |talk: &Interaction| {
        let named = talk.topic.as_deref().and_then(|topic| subject(topic, client));
        !talk.planned && talk.direction() == Way::Outbound && named.is_some_and(|row| row.index == promise.row.index)
    };
    let by_day = client.interactions.iter().filter(|talk| about(talk)).map(|talk| (as_of.day(&talk.at), talk.index));
    let (day, row) = by_day.filter(|(day, _)| *day <= as_of.today).max()?;
    let again = as_of.settings.clocks.ask_again.after(day, &as_of.calendar);
    let again = if day > promise.due { again } else { again.min(promise.due.plus_days(1)) };
    Some(Asked { day, row, rests: as_of.today < again })
}

#[cfg(test)]
mod tests {
    use super::asked;
    use crate::facts::given::Case;
    use crate::facts::promises;

    const PROMISED: &str = "[[commitments]]\nid = 'photos'\nwhat = 'The photos'\nside = 'client'\ndue = 2026-02-26\n\
                            [[commitments]]\nid = 'list'\nwhat = 'The list'\nside = 'client'\ndue = 2026-02-26\n";

    /// Whether the first promise rests on a day, and since when.
    fn rests(talk: &str, day: &str) -> Option<(String, bool)> {
        let kind = if talk.contains("kind") { "" } else { "kind = 'message'\n" };
        let talk = format!("[[interactions]]\nsummary = 's'\n{kind}{talk}\n");
        let case = Case::new(&format!("{PROMISED}{talk}"));
        let as_of = case.on(day);
        let promise = promises(&case.client, &as_of).next().expect("a promise");
        asked(&case.client, &promise, &as_of).map(|asked| (asked.day.to_string(), asked.rests))
    }

    #[test]
    fn what_was_asked_for_rests_for_three_working_days() {
        // Asked on Friday: Monday, Tuesday, Wednesday.
        let friday = "at = 2026-02-27T10:00:00\ntopic = 'photos'";
        let on = |day: &str| rests(friday, day).map(|(_, rests)| rests);
        assert_eq!(on("2026-02-26"), None);
        assert_eq!(["2026-02-27", "2026-03-03", "2026-03-04"].map(on), [Some(true), Some(true), Some(false)]);
        assert_eq!(rests(&friday.replace("photos", "The photos"), "2026-03-02"), Some(("2026-02-27".into(), true)));
    }

    #[test]
    fn a_reminder_ahead_holds_until_the_due_day_has_passed() {
        let ahead = "at = 2026-02-25T10:00:00\ntopic = 'photos'";
        let on = |day: &str| rests(ahead, day).map(|(_, rests)| rests);
        assert_eq!(["2026-02-26", "2026-02-27"].map(on), [Some(true), Some(false)]);
    }

    #[test]
    fn only_what_we_say_to_the_client_and_names_the_promise_asks_for_it() {
        for talk in [
            "topic = 'list'",
            "topic = 'Photos'",
            "",
            "topic = 'photos'\nplanned = true",
            "topic = 'photos'\ndirection = 'internal'",
            "topic = 'photos'\nkind = 'note'",
            "topic = 'photos'\ndirection = 'inbound'",
            "topic = 'photos'\nkind = 'call'\ndirection = 'inbound'",
        ] {
            let talk = format!("at = 2026-02-27T10:00:00\n{talk}");
            assert_eq!(rests(&talk, "2026-03-02"), None, "{talk}");
        }
    }
}
