//! Promises on a day: what we owe, what they owe, and what became of the rest.

use super::AsOf;
use crate::model::Client;
use crate::model::commitment::{Commitment, CommitmentState, PromiseSide};
use crate::model::rows::Row;
use crate::model::value::Day;

/// The earliest due date of our open promises, which may be past; `None` where we owe nothing.
pub fn next_due(client: &Client) -> Option<Day> {
    let ours = client.commitments.iter().filter(|promise| promise.side == PromiseSide::Us);
    ours.filter(|promise| promise.state == CommitmentState::Open).map(|promise| promise.due).min()
}

/// Where a promise stands on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Open, and nothing has to be said yet.
    Ahead,
    /// Open, inside its warn-by window up to and with the due date, and the other side is not warned.
    WarnNow,
    /// Open, inside its warn-by window, and the other side is warned.
    Warned,
    /// Open, and its day has passed.
    Overdue,
    /// Kept on or before the date that was promised first.
    Kept,
    /// Kept after it.
    KeptLate,
    /// Not kept, and written off as missed.
    Missed,
    /// Taken back in agreement.
    Withdrawn,
}

/// A promise as it stands on the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise<'a> {
    /// The entry.
    pub row: &'a Row<Commitment>,
    /// Whose promise it is.
    pub side: PromiseSide,
    /// The day it is due, moves up to the day counted.
    pub due: Day,
    /// From when the other side has to be warned of a slip.
    pub warn_by: Day,
    /// Calendar days past the due date; negative while it lies ahead.
    pub overdue: i64,
    /// Working days past the due date, 0 while it lies ahead.
    pub overdue_working: u32,
    /// Whether the other side was warned of the date as it is now: see [`warning`].
    pub warned: bool,
    /// Where it stands.
    pub standing: Standing,
}

impl Promise<'_> {
    /// Whether it is still to be kept.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Ahead | Standing::WarnNow | Standing::Warned | Standing::Overdue)
    }

    /// Whether it is ours.
    pub fn is_ours(&self) -> bool {
        self.side == PromiseSide::Us
    }

    /// The date that was promised first.
    pub fn original_due(&self) -> Day {
        self.row.original_due()
    }

    /// Whether the first date did not hold: it was kept later, missed, or has passed and the promise is open.
    pub fn is_late(&self, as_of: &AsOf<'_>) -> bool {
        match self.standing {
            Standing::Kept | Standing::Withdrawn => false,
            Standing::KeptLate | Standing::Missed => true,
            _ => self.original_due() < as_of.today,
        }
    }

    /// Whether the other side was warned before the first date: see [`first_warning`].
    pub fn was_warned_ahead(&self, as_of: &AsOf<'_>) -> bool {
        first_warning(self.row, as_of.today).is_some()
    }
}

/// The promises made up to the day, each as it stands, in the order of the file.
pub fn promises<'a>(client: &'a Client, as_of: &AsOf<'_>) -> impl Iterator<Item = Promise<'a>> {
    let made = client.commitments.iter().filter(|row| row.made.is_none_or(|made| made <= as_of.today));
    made.map(move |row| promise(row, as_of))
}

/// Our promises that are broken, unwarned and more than `health.red_promise` (3 working days) past their day: the account is
/// red for them.
///
/// Those written off as missed count for `clocks.promises` (90 days) after their due date; who warned ahead has not let anybody down by surprise.
pub fn breaches<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Promise<'a>> {
    let settings = as_of.settings;
    let long = |promise: &Promise<'_>| settings.health.red_promise.used_up(promise.due, as_of.today, &as_of.calendar);
    let broken = |promise: &Promise<'_>| match promise.standing {
        Standing::Overdue => true,
        Standing::Missed => !settings.clocks.promises.exceeded(promise.due, as_of.today, &as_of.calendar),
        _ => false,
    };
    let ours = promises(client, as_of).filter(|promise| promise.is_ours() && broken(promise));
    ours.filter(|promise| !promise.warned && long(promise)).collect()
}

/// A promise as it stands on the day.
pub fn promise<'a>(row: &'a Row<Commitment>, as_of: &AsOf<'_>) -> Promise<'a> {
    let today = as_of.today;
    let due = due_on(row, today);
    // What is written about warning belongs to the date that is written.
    let warn_by = if due == row.due {
        row.warn_by(&as_of.calendar)
    } else {
        Commitment { due, warn_by: None, ..row.value.clone() }.warn_by(&as_of.calendar)
    };
    let warned = warning(row, today).is_some();
    let standing = match row.state {
        CommitmentState::Withdrawn => Standing::Withdrawn,
        CommitmentState::Missed => Standing::Missed,
        CommitmentState::Done if row.done.is_none_or(|done| done <= today) => match row.done {
            Some(done) if done > row.original_due() => Standing::KeptLate,
            _ => Standing::Kept,
        },
        _ if due < today => Standing::Overdue,
        _ if today < warn_by => Standing::Ahead,
        _ if warned => Standing::Warned,
        _ => Standing::WarnNow,
    };
    Promise {
        row,
        side: row.side,
        due,
        warn_by,
        overdue: as_of.days_since(due),
        overdue_working: as_of.calendar.working_days_between(due, today),
        warned,
        standing,
    }
}

/// The day of the warning, up to the day, of the date as it is now: on the day of the last move or after it, and before that date.
///
/// For what is still to be done, and for what a slip of this date lets the client learn by surprise. One of the day of the last move
/// counts: `folio move` sets aside what was said before it.
pub fn warning(promise: &Commitment, today: Day) -> Option<Day> {
    let due = due_on(promise, today);
    let moved = promise.moves.iter().map(|step| step.date).filter(|date| *date <= today).max();
    // A warning is given ahead (R43): on the day and after it there is nothing left to warn of.
    promise.warned.filter(|day| *day <= today && *day < due && moved.is_none_or(|moved| *day >= moved))
}

/// The day of the first warning, up to the day, that the date first promised was in danger: before that date, whatever was agreed
/// on after it.
///
/// For reliability, which asks for the date first promised: such a promise is late, but warned ahead.
pub fn first_warning(promise: &Commitment, today: Day) -> Option<Day> {
    let given = promise.warned.into_iter().chain(promise.moves.iter().filter_map(|step| step.warned));
    given.filter(|day| *day <= today && *day < promise.original_due()).min()
}

/// The due date as it was on a day: moves of later days have not been made yet.
fn due_on(promise: &Commitment, day: Day) -> Day {
    if promise.moves.iter().all(|step| step.date <= day) {
        return promise.due;
    }
    let made = promise.moves.iter().rev().find(|step| step.date <= day);
    made.map_or(promise.original_due(), |step| step.due)
}

#[cfg(test)]
mod tests {
    use super::{Standing, breaches, promises};
    use crate::facts::given::Case;

    fn ours(fields: &str) -> Case {
        Case::new(&format!("[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'us'\n{fields}\n"))
    }

    fn standing(case: &Case, day: &str) -> Standing {
        promises(&case.client, &case.on(day)).next().unwrap().standing
    }

    #[test]
    fn the_window_opens_on_warn_by_and_ends_with_the_due_day() {
        // A fifth of the 21 days from 10 to 31 March, rounded up, is 5: 26 March.
        let case = ours("made = 2026-03-10\ndue = 2026-03-31");
        for (day, wanted) in [
            ("2026-03-10", Standing::Ahead),
            ("2026-03-25", Standing::Ahead),
            ("2026-03-26", Standing::WarnNow),
            ("2026-03-31", Standing::WarnNow),
            ("2026-04-01", Standing::Overdue),
        ] {
            assert_eq!(standing(&case, day), wanted, "{day}");
        }
        assert_eq!(promises(&case.client, &case.on("2026-03-09")).count(), 0, "not promised yet");
        let warned = ours("made = 2026-03-10\ndue = 2026-03-31\nwarned = 2026-03-27");
        assert_eq!(standing(&warned, "2026-03-26"), Standing::WarnNow);
        assert_eq!(standing(&warned, "2026-03-27"), Standing::Warned);
        assert_eq!(standing(&warned, "2026-04-01"), Standing::Overdue);
    }

    #[test]
    fn what_is_done_later_was_open_before() {
        let case = ours("due = 2026-03-10\nstate = 'done'\ndone = 2026-03-12");
        assert_eq!(standing(&case, "2026-03-11"), Standing::Overdue);
        assert_eq!(standing(&case, "2026-03-12"), Standing::KeptLate);
        let kept = ours("due = 2026-03-10\nstate = 'done'\ndone = 2026-03-10");
        assert_eq!(standing(&kept, "2026-03-10"), Standing::Kept);
        // Who says before the day that it will not be kept need not be asked for a warning any more.
        let missed = ours("due = 2026-03-10\nstate = 'missed'");
        assert_eq!([standing(&missed, "2026-03-10"), standing(&missed, "2026-03-11")], [Standing::Missed; 2]);
    }

    #[test]
    fn a_move_counts_from_its_day_and_what_was_warned_of_before_it_is_the_earlier_date() {
        let moved = |warned: &str| {
            ours(&format!(
                "made = 2026-03-02\ndue = 2026-03-20\noriginal_due = 2026-03-10\nwarned = {warned}\n\
                 moves = [{{ date = 2026-03-10, due = 2026-03-20, reason = 'r' }}]"
            ))
        };
        let case = moved("2026-03-09");
        let on = |day| {
            let as_of = case.on(day);
            let found = promises(&case.client, &as_of).next().unwrap();
            (found.due.to_string(), found.standing, found.is_late(&as_of))
        };
        assert_eq!(
            on("2026-03-07"),
            ("2026-03-10".to_owned(), Standing::Ahead, false),
            "a fifth of eight days: the 8th"
        );
        assert_eq!(on("2026-03-09"), ("2026-03-10".to_owned(), Standing::Warned, false));
        assert_eq!(on("2026-03-10"), ("2026-03-20".to_owned(), Standing::Ahead, false));
        assert_eq!(on("2026-03-11"), ("2026-03-20".to_owned(), Standing::Ahead, true), "the first date did not hold");
        assert_eq!(on("2026-03-19").1, Standing::WarnNow, "they were warned of the 10th");
        assert_eq!(standing(&moved("2026-03-10"), "2026-03-19"), Standing::Warned, "on the day of the move");
        assert_eq!(standing(&moved("2026-03-11"), "2026-03-19"), Standing::Warned, "of the new date");
        let as_of = case.on("2026-03-20");
        assert!(promises(&case.client, &as_of).next().unwrap().was_warned_ahead(&as_of), "of the first date");
        assert_eq!(breaches(&case.client, &case.on("2026-03-27")).len(), 1, "nobody was warned of the 20th");
    }

    #[test]
    fn a_breach_is_unwarned_and_more_than_three_working_days_old() {
        // Due on Thursday: Friday, Monday and Tuesday are three working days.
        let case = ours("due = 2026-03-05");
        assert_eq!(breaches(&case.client, &case.on("2026-03-10")), []);
        assert_eq!(breaches(&case.client, &case.on("2026-03-11")).len(), 1);
        let warned = ours("due = 2026-03-05\nwarned = 2026-03-04");
        assert_eq!(breaches(&warned.client, &warned.on("2026-03-11")), []);
        let missed = ours("due = 2026-03-05\nstate = 'missed'");
        // Ninety days from 5 March end on 3 June: 26 + 30 + 31 + 3.
        assert_eq!(breaches(&missed.client, &missed.on("2026-06-03")).len(), 1);
        assert_eq!(breaches(&missed.client, &missed.on("2026-06-04")), []);
        let theirs = Case::new("[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'client'\ndue = 2026-03-05\n");
        assert_eq!(breaches(&theirs.client, &theirs.on("2026-03-11")), []);
    }
}
