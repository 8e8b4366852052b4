//! What the client wrote to us, and whether we have answered.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::{Agreed, AsOf, response};
use crate::model::Client;
use crate::model::interaction::{Interaction, InteractionKind, Way};
use crate::model::rows::Row;
use crate::model::value::Timezone;

/// An inbound interaction that waits for our answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting<'a> {
    /// What they wrote.
    pub row: &'a Row<Interaction>,
    /// When, on the clock of the ledger's zone.
    pub at: NaiveDateTime,
    /// Until when we have to answer: working hours run while the office is open, working days keep the time of day.
    pub due: NaiveDateTime,
    /// The time we have.
    pub response: Agreed,
    /// Calendar days since it came.
    pub days: i64,
    /// Whether the time is over.
    pub late: bool,
}

/// Everything inbound that is not answered yet, in the order of the file; see [`Answers`] for what answers.
///
/// Empty where nobody knows how fast we have to answer.
pub fn waiting<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Waiting<'a>> {
    let inbound: Vec<_> = client.interactions.iter().filter(|row| wants_answer(row)).collect();
    let Some(response) = response(client, as_of).filter(|_| !inbound.is_empty()) else { return Vec::new() };
    let answers = Answers::of(client, as_of);
    let open = inbound.into_iter().filter_map(|row| {
        let at = row.at.in_zone(as_of.zone);
        if at > as_of.now || answers.to(row).is_some() {
            return None;
        }
        let due = response.span.after_moment(at, &as_of.calendar);
        let days = as_of.days_since(as_of.day(&row.at));
        Some(Waiting { row, at, due, response: response.clone(), days, late: as_of.now > due })
    });
    open.collect()
}

/// Whether somebody has to answer: they wrote to us. Talks, visits, trainings and events are answered as they happen.
pub fn wants_answer(interaction: &Interaction) -> bool {
    let written = !interaction.kind.needs_two() && interaction.kind != InteractionKind::Note;
    !interaction.planned && written && interaction.direction() == Way::Inbound
}

/// When we turned to whom, so that the answer to each inbound is found without going through all of them again.
///
/// An inbound is answered by its own `answered`, else by the next thing we sent or did that goes to one of the same people.
/// Where it names nobody, whatever we sent next answers it. Of what has the same moment, what stands later in the file is the next.
#[derive(Debug)]
pub struct Answers<'a> {
    now: NaiveDateTime,
    zone: &'a Timezone,
    all: Vec<Sent>,
    to: HashMap<&'a str, Vec<Sent>>,
}

/// When we turned to somebody, and the entry's position in the file.
type Sent = (NaiveDateTime, usize);

impl<'a> Answers<'a> {
    /// What we sent up to the moment.
    pub fn of(client: &'a Client, as_of: &AsOf<'a>) -> Answers<'a> {
        let (now, zone) = (as_of.now, as_of.zone);
        let mut answers = Answers { now, zone, all: Vec::new(), to: HashMap::new() };
        for row in client.interactions.iter().filter(|row| !row.planned && row.direction() == Way::Outbound) {
            let at = row.at.in_zone(zone);
            if at > now {
                continue;
            }
            answers.all.push((at, row.index));
            for person in &row.people {
                answers.to.entry(person.as_str()).or_default().push((at, row.index));
            }
        }
        answers.all.sort_unstable();
        answers.to.values_mut().for_each(|sent| sent.sort_unstable());
        answers
    }

    /// The moment an inbound was answered, on the clock of the ledger's zone; `None` while it waits.
    pub fn to(&self, inbound: &Row<Interaction>) -> Option<NaiveDateTime> {
        if let Some(answered) = &inbound.answered {
            return Some(answered.in_zone(self.zone)).filter(|answered| *answered <= self.now);
        }
        let came = (inbound.at.in_zone(self.zone), inbound.index);
        let next = |sent: &Vec<Sent>| sent.get(sent.partition_point(|sent| *sent <= came)).map(|(at, _)| *at);
        if inbound.people.is_empty() {
            return next(&self.all);
        }
        inbound.people.iter().filter_map(|person| self.to.get(person.as_str()).and_then(next)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::waiting;
    use crate::facts::given::Case;

    fn row(at: &str, kind: &str, more: &str) -> String {
        format!("[[interactions]]\nat = {at}\nkind = '{kind}'\nsummary = '{at}'\n{more}\n")
    }

    fn open(case: &Case, now: &str) -> Vec<(usize, bool)> {
        waiting(&case.client, &case.on(now)).iter().map(|waiting| (waiting.row.index, waiting.late)).collect()
    }

    const INBOUND: &str = "direction = 'inbound'\npeople = ['ivan', 'olga']";

    #[test]
    fn working_hours_run_while_the_office_is_open() {
        let text = row("2026-02-27T16:00:00", "email", INBOUND);
        let case = Case::new(&format!("[communication]\nresponse = '4h'\n{text}"));
        // Two hours on Friday until six, two on Monday from nine.
        assert_eq!(open(&case, "2026-02-27T15:59:00"), [], "not written yet");
        assert_eq!(open(&case, "2026-03-02T11:00:00"), [(0, false)]);
        assert_eq!(open(&case, "2026-03-02T11:01:00"), [(0, true)]);
        let tier = Case::new(&text);
        // Two working days of the standard tier: Tuesday at the same time.
        assert_eq!(open(&tier, "2026-03-03T16:00:00"), [(0, false)]);
        assert_eq!(open(&tier, "2026-03-03T16:01:00"), [(0, true)]);
    }

    #[test]
    fn the_next_thing_we_send_to_one_of_them_answers() {
        let text = row("2026-02-27T16:00:00", "email", INBOUND)
            + &row("2026-02-27T17:00:00", "message", "people = ['marina']")
            + &row("2026-03-02T17:00:00", "call", "people = ['olga']");
        let case = Case::new(&text);
        assert_eq!(open(&case, "2026-03-02T16:59:00"), [(0, false)]);
        assert_eq!(open(&case, "2026-03-02T17:00:00"), []);
        let planned = Case::new(&text.replace("people = ['olga']", "people = ['olga']\nplanned = true"));
        assert_eq!(open(&planned, "2026-03-05T17:00:00"), [(0, true)]);
    }

    #[test]
    fn of_one_moment_the_later_in_the_file_answers() {
        let came = row("2026-02-27T12:00:00", "email", INBOUND);
        let sent = row("2026-02-27T12:00:00", "message", "people = ['ivan']");
        assert_eq!(open(&Case::new(&format!("{came}{sent}")), "2026-02-27T12:00:00"), []);
        assert_eq!(open(&Case::new(&format!("{sent}{came}")), "2026-03-30"), [(1, true)], "we wrote first");
    }

    #[test]
    fn answered_says_so_itself_once_it_is_past() {
        let answered = format!("{INBOUND}\nanswered = 2026-03-03T10:00:00");
        let case = Case::new(&row("2026-02-27T16:00:00", "message", &answered));
        assert_eq!(open(&case, "2026-03-03T09:59:00"), [(0, false)]);
        assert_eq!(open(&case, "2026-03-03T10:00:00"), []);
    }

    #[test]
    fn talks_and_notes_need_no_answer_and_a_letter_from_nobody_takes_any() {
        let talk = Case::new(&(row("2026-02-27T16:00:00", "call", INBOUND) + &row("2026-02-27T16:00:00", "note", "")));
        assert_eq!(open(&talk, "2026-03-30"), []);
        let nobody = row("2026-02-27T16:00:00", "email", "direction = 'inbound'");
        assert_eq!(open(&Case::new(&nobody), "2026-03-30"), [(0, true)]);
        let answer = nobody + &row("2026-02-28T16:00:00", "email", "people = ['ivan']");
        assert_eq!(open(&Case::new(&answer), "2026-03-30"), []);
    }
}
