//! How we keep our word: promises of ours that fell due lately, and those that are overdue.

use crate::facts::reliability::{Judged, Kept, judge};
use crate::facts::{self, AsOf};
use crate::model::Client;
use crate::source::KeyPath;

/// What our word is worth with a client.
#[derive(Debug, Clone, PartialEq)]
pub struct Promises {
    /// Promises that fell due within `clocks.promises`, and older ones still open.
    pub due: usize,
    /// Of these, done by the day first given.
    pub in_time: usize,
    /// Of these, late but told ahead.
    pub warned: usize,
    /// Of these, open and overdue.
    pub overdue: usize,
    /// The score, 0 to 100.
    pub score: f64,
    /// The promises, the late ones first.
    pub records: Vec<KeyPath>,
}

/// The promises of ours; `None` where none was due within `clocks.promises` (90 days) and none is overdue.
///
/// 100 · (in time + `health.warned_promise` percent (50) of the late ones that were warned of ahead) ÷ due, less `health.overdue_promise` (10) for each that is open and overdue; never below 0.
pub fn promises(client: &Client, as_of: &AsOf<'_>) -> Option<Promises> {
    let clock = as_of.settings.clocks.promises;
    let ours = facts::promises(client, as_of).filter(facts::Promise::is_ours);
    let lately = |judged: &Judged| as_of.within(clock, judged.due);
    let judged = ours.filter_map(|promise| judge(&promise, as_of)).filter(|judged| judged.overdue || lately(judged));
    let mut judged: Vec<Judged> = judged.collect();
    if judged.is_empty() {
        return None;
    }
    let count = |kept: Kept| judged.iter().filter(|judged| judged.kept == kept).count();
    let (in_time, warned) = (count(Kept::InTime), count(Kept::LateWarned));
    let overdue = judged.iter().filter(|judged| judged.overdue).count();
    let due = judged.len();
    let half = f64::from(as_of.settings.health.warned_promise);
    let kept = (100.0 * in_time as f64 + half * warned as f64) / due as f64;
    judged.sort_by_key(|judged| (judged.kept == Kept::InTime, judged.row));
    Some(Promises {
        due,
        in_time,
        warned,
        overdue,
        score: (kept - f64::from(as_of.settings.health.overdue_promise) * overdue as f64).max(0.0),
        records: judged.iter().map(|judged| KeyPath::key("commitments").index(judged.row)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::promises;
    use crate::facts::given::{client, on};

    fn score(promised: &[&str], today: &str) -> Option<f64> {
        let entry = |(at, fields): (usize, &&str)| {
            format!(
                "[[commitments]]\nid = 'p{at}'\nwhat = 'w'\n{fields}\n{}",
                if fields.contains("side") { "" } else { "side = 'us'\n" }
            )
        };
        let text: String = promised.iter().enumerate().map(entry).collect();
        promises(&client(&text), &on(today)).map(|found| (found.score * 100.0).round() / 100.0)
    }

    const DONE: &str = "due = 2026-02-20\nstate = 'done'\ndone = 2026-02-20";
    const WARNED: &str = "due = 2026-02-20\nwarned = 2026-02-18\nstate = 'done'\ndone = 2026-02-23";
    const LATE: &str = "due = 2026-02-20\nstate = 'done'\ndone = 2026-02-23";
    const OVERDUE: &str = "due = 2026-02-25";

    #[test]
    fn late_counts_half_if_it_was_told_and_not_at_all_if_not() {
        assert_eq!(score(&[DONE, DONE], "2026-03-02"), Some(100.0));
        assert_eq!(score(&[DONE, WARNED], "2026-03-02"), Some(75.0)); // (1 + 0.5) ÷ 2
        assert_eq!(score(&[DONE, LATE], "2026-03-02"), Some(50.0)); // 1 ÷ 2
        // (2 + 0.5) ÷ 4 = 62.5, and 10 off for the one that is overdue.
        assert_eq!(score(&[DONE, DONE, WARNED, OVERDUE], "2026-03-02"), Some(52.5));
        // 0 ÷ 1, and 10 off: never below 0.
        assert_eq!(score(&[OVERDUE], "2026-03-02"), Some(0.0));
    }

    #[test]
    fn ninety_days_back_and_not_a_day_more() {
        // 2 December 2025 is 90 days before 2 March 2026: 29 + 31 + 28 + 2.
        let old = "due = 2025-12-02\nstate = 'done'\ndone = 2025-12-02";
        assert_eq!(score(&[old], "2026-03-02"), Some(100.0));
        assert_eq!(score(&[old], "2026-03-03"), None);
        // In a leap year 1 December is 91 days before 1 March, 2 December 90.
        let leap = "due = 2023-12-02\nstate = 'done'\ndone = 2023-12-02";
        assert_eq!((score(&[leap], "2024-03-01"), score(&[leap], "2024-03-02")), (Some(100.0), None));
        // One that is open stays in the account however old it is: 1 of 2, less 10.
        assert_eq!(score(&[DONE, "due = 2025-06-02"], "2026-03-02"), Some(40.0));
    }

    #[test]
    fn what_is_not_due_yet_or_not_ours_says_nothing() {
        assert_eq!(score(&[], "2026-03-02"), None);
        assert_eq!(score(&["due = 2026-03-02"], "2026-03-02"), None);
        assert_eq!(score(&["side = 'client'\ndue = 2026-02-02"], "2026-03-02"), None);
        assert_eq!(score(&["due = 2026-02-02\nstate = 'withdrawn'"], "2026-03-02"), None);
    }
}
