//! Whether promises are kept by the day first given, and whether a slip was told ahead.

use super::{AsOf, Promise, Standing, promises};
use crate::model::Client;
use crate::model::commitment::PromiseSide;
use crate::model::value::Day;

/// How a promise was kept whose day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Kept {
    /// Done by the day first given.
    InTime,
    /// Not done by then, and told ahead.
    LateWarned,
    /// Not done by then, and not told ahead.
    Late,
}

/// A promise whose day has come, and how it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Position of the promise in the file.
    pub row: usize,
    /// The day first given.
    pub due: Day,
    /// How it was kept.
    pub kept: Kept,
    /// Whether it is still open with its present day past.
    pub overdue: bool,
}

/// The promises of a side that fell due, by the day first given, from `from` up to `to`, in the order of the file.
///
/// Withdrawn ones are left out, and so is one that is due today and still open, for the day is not over. A promise that was moved
/// counts as late: the KPI asks for the day first given.
pub fn judged(client: &Client, side: PromiseSide, from: Day, to: Day, as_of: &AsOf<'_>) -> Vec<Judged> {
    let rows = promises(client, as_of).filter(|promise| promise.side == side);
    rows.filter_map(|promise| judge(&promise, as_of)).filter(|judged| from <= judged.due && judged.due <= to).collect()
}

/// The promise, judged on the day; `None` for one that is withdrawn, or whose day is not over.
pub(super) fn judge(promise: &Promise<'_>, as_of: &AsOf<'_>) -> Option<Judged> {
    let due = promise.original_due();
    let kept = match promise.standing {
        Standing::Kept => Kept::InTime,
        _ if !promise.is_late(as_of) => return None,
        _ if warned_ahead(promise, as_of) => Kept::LateWarned,
        _ => Kept::Late,
    };
    let overdue = promise.standing == Standing::Overdue;
    (due <= as_of.today).then_some(Judged { row: promise.row.index, due, kept, overdue })
}

/// Whether the other side heard of the slip before the day first given: ahead, and not on the day.
///
/// A warning tells, and so does a move that the other side agreed to.
pub fn warned_ahead(promise: &Promise<'_>, as_of: &AsOf<'_>) -> bool {
    let mut agreed = promise.row.moves.iter().filter_map(|step| step.agreed);
    promise.was_warned_ahead(as_of) || agreed.any(|day| day <= as_of.today && day < promise.original_due())
}

#[cfg(test)]
mod tests {
    use super::{Kept, judged};
    use crate::facts::given::{client, day, on};
    use crate::model::commitment::PromiseSide;

    /// How the promise with these fields is judged on 2 March 2026, if its day has come.
    fn kept(fields: &str) -> Option<(Kept, bool)> {
        let text = format!("[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'us'\n{fields}");
        let found = judged(&client(&text), PromiseSide::Us, day("2025-01-01"), day("2026-12-31"), &on("2026-03-02"));
        found.first().map(|judged| (judged.kept, judged.overdue))
    }

    #[test]
    fn the_day_first_given_is_what_counts() {
        for (fields, wanted) in [
            // Done on the day itself, a day late, and late after a warning on the day before.
            ("due = 2026-02-20\nstate = 'done'\ndone = 2026-02-20", Some((Kept::InTime, false))),
            ("due = 2026-02-20\nstate = 'done'\ndone = 2026-02-21", Some((Kept::Late, false))),
            (
                "due = 2026-02-20\nstate = 'done'\ndone = 2026-02-21\nwarned = 2026-02-19",
                Some((Kept::LateWarned, false)),
            ),
            // A warning on the day itself is none: ahead, not on the day.
            ("due = 2026-02-20\nstate = 'done'\ndone = 2026-02-21\nwarned = 2026-02-20", Some((Kept::Late, false))),
            // Moved with the client's consent before the day, and done by the second day: told ahead, and late.
            (
                "due = 2026-02-27\noriginal_due = 2026-02-20\nmoves = [{ date = 2026-02-18, due = 2026-02-27, agreed = 2026-02-18 }]\n\
                 state = 'done'\ndone = 2026-02-27",
                Some((Kept::LateWarned, false)),
            ),
            // Moved without a word to the client, and its second day still to come.
            (
                "due = 2026-03-06\noriginal_due = 2026-02-20\nmoves = [{ date = 2026-02-18, due = 2026-03-06 }]",
                Some((Kept::Late, false)),
            ),
            // Open: due yesterday, due today (the day is not over), due tomorrow.
            ("due = 2026-03-01", Some((Kept::Late, true))),
            ("due = 2026-03-02", None),
            ("due = 2026-03-03", None),
            ("due = 2026-03-02\nstate = 'done'\ndone = 2026-03-02", Some((Kept::InTime, false))),
            ("due = 2026-02-20\nstate = 'missed'", Some((Kept::Late, false))),
            ("due = 2026-02-20\nstate = 'withdrawn'", None),
        ] {
            assert_eq!(kept(fields), wanted, "{fields}");
        }
    }

    #[test]
    fn both_ends_of_the_time_belong_to_it() {
        let text = "[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'client'\ndue = 2024-02-29\n";
        let count = |from: &str, to: &str| {
            judged(&client(text), PromiseSide::Client, day(from), day(to), &on("2026-03-02")).len()
        };
        assert_eq!((count("2024-02-29", "2024-02-29"), count("2024-03-01", "2024-12-31")), (1, 0));
        assert_eq!(count("2024-01-01", "2024-02-28"), 0);
    }
}
