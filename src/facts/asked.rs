//! Whether the client was asked for what it promised, and is to be left in peace for a while.

use std::collections::HashMap;

use super::{AsOf, promise};
use crate::model::Client;
use crate::model::commitment::Commitment;
use crate::model::interaction::{Interaction, Way};
use crate::model::rows::Row;
use crate::model::value::Day;

/// The promises of a client by what a talk about them has as its topic.
pub struct Subjects<'a> {
    by_id: HashMap<&'a str, &'a Row<Commitment>>,
    by_what: HashMap<&'a str, &'a Row<Commitment>>,
}

impl<'a> Subjects<'a> {
    /// Those of a client; of several alike the first counts.
    pub fn of(client: &'a Client) -> Subjects<'a> {
        let backwards = || client.commitments.iter().rev();
        Subjects {
            by_id: backwards().map(|promise| (promise.id.as_str(), promise)).collect(),
            by_what: backwards().map(|promise| (promise.what.as_str(), promise)).collect(),
        }
    }

    /// The promise that a talk is about: its topic is the id of the promise, or says what was promised.
    pub fn named(&self, topic: &str) -> Option<&'a Row<Commitment>> {
        self.by_id.get(topic).or_else(|| self.by_what.get(topic)).copied()
    }
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

/// When the client was last asked for each promise, by the promise's position in the file, after the topic of a talk or a message of
/// ours; a note, what we say among ourselves and what the client says or writes to us ask nobody.
///
/// Asked after the due day, it rests until `clocks.ask_again` (3 working days) have gone by; reminded before, until the due day has passed at most.
pub fn asked(client: &Client, as_of: &AsOf<'_>) -> HashMap<usize, Asked> {
    let subjects = Subjects::of(client);
    let mut last: HashMap<usize, (Day, usize, &Row<Commitment>)> = HashMap::new();
    let asks = |talk: &&Row<Interaction>| !talk.planned && talk.direction() == Way::Outbound;
    for talk in client.interactions.iter().filter(asks) {
        let Some(about) = talk.topic.as_deref().and_then(|topic| subjects.named(topic)) else { continue };
        let day = as_of.day(&talk.at);
        let known = last.get(&about.index).is_some_and(|(known, row, _)| (*known, *row) > (day, talk.index));
        if day <= as_of.today && !known {
            last.insert(about.index, (day, talk.index, about));
        }
    }
    let rests = |day: Day, about: &Row<Commitment>| {
        let due = promise(about, as_of).due;
        let again = as_of.settings.clocks.ask_again.after(day, &as_of.calendar);
        as_of.today < if day > due { again } else { again.min(due.plus_days(1)) }
    };
    last.into_iter().map(|(index, (day, row, about))| (index, Asked { day, row, rests: rests(day, about) })).collect()
}

#[cfg(test)]
mod tests {
    use super::asked;
    use crate::facts::given::Case;

    const PROMISED: &str = "[[commitments]]\nid = 'photos'\nwhat = 'The photos'\nside = 'client'\ndue = 2026-02-26\n\
                            [[commitments]]\nid = 'list'\nwhat = 'The list'\nside = 'client'\ndue = 2026-02-26\n";

    /// Whether the first promise rests on a day, and since when.
    fn rests(talk: &str, day: &str) -> Option<(String, bool)> {
        let kind = if talk.contains("kind") { "" } else { "kind = 'message'\n" };
        let talk = format!("[[interactions]]\nsummary = 's'\n{kind}{talk}\n");
        let case = Case::new(&format!("{PROMISED}{talk}"));
        let as_of = case.on(day);
        asked(&case.client, &as_of).get(&0).map(|asked| (asked.day.to_string(), asked.rests))
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
    fn the_last_time_counts_for_each_promise() {
        let talk = |at: &str, topic: &str| {
            format!("[[interactions]]\nat = {at}T10:00:00\nkind = 'message'\nsummary = 's'\ntopic = '{topic}'\n")
        };
        let talks =
            [("2026-02-25", "photos"), ("2026-02-27", "The photos"), ("2026-02-26", "list"), ("2026-02-24", "list")];
        let case = Case::new(&(PROMISED.to_owned() + &talks.map(|(at, topic)| talk(at, topic)).concat()));
        let found = asked(&case.client, &case.on("2026-03-02"));
        let row = |promise: usize| found.get(&promise).map(|asked| (asked.day.to_string(), asked.row));
        assert_eq!(row(0), Some(("2026-02-27".to_owned(), 1)));
        assert_eq!(row(1), Some(("2026-02-26".to_owned(), 2)));
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
