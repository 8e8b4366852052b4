//! Whether a goal's figure moves as it has to.

use super::AsOf;
use crate::model::goal::Goal;

/// How far a goal's figure has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The part of the way from the first figure to the target, 1 being all of it; below 0 where it went backwards.
    pub gone: f64,
    /// The part of the time from the day the goal was stated to its due day that had passed when it was measured.
    pub expected: Option<f64>,
    /// Whether the figure is on track.
    pub on_track: bool,
}

/// How far a goal's figure has come; `None` without a target, or a figure measured by the day.
///
/// It is on track if it has come at least as far as the time has. Without a due day it has to be nearer the target than it was at
/// the start; where the first figure is unknown, or is the target itself, it has to have reached the target.
pub fn progress(goal: &Goal, as_of: &AsOf<'_>) -> Option<Progress> {
    let (target, actual) = (goal.target?, goal.actual?);
    let measured = goal.measured.unwrap_or(as_of.today);
    if measured > as_of.today {
        return None;
    }
    let reached = if goal.lower_is_better { actual <= target } else { actual >= target };
    let way = goal.baseline.map(|baseline| (baseline, target - baseline)).filter(|(_, way)| *way != 0.0);
    let Some((baseline, way)) = way else {
        return Some(Progress { gone: f64::from(u8::from(reached)), expected: None, on_track: reached });
    };
    let gone = (actual - baseline) / way;
    let expected = goal.due.map(|due| {
        let whole = goal.stated.days_until(due).max(1);
        let passed = goal.stated.days_until(measured).clamp(0, whole);
        passed as f64 / whole as f64
    });
    Some(Progress { gone, expected, on_track: reached || expected.map_or(gone > 0.0, |expected| gone >= expected) })
}

#[cfg(test)]
mod tests {
    use super::progress;
    use crate::facts::given::{client, on};

    fn on_track(fields: &str) -> Option<bool> {
        let text = format!(
            "[[goals]]\nid = 'g'\nstatement = 's'\nstate = 'confirmed'\nstated = 2026-01-01\nmeasured = 2026-03-02\n{fields}\n"
        );
        progress(&client(&text).goals[0], &on("2026-03-02")).map(|progress| progress.on_track)
    }

    #[test]
    fn the_figure_has_to_come_as_far_as_the_time_has() {
        // 60 of 120 days have passed on 2 March (due 1 May): half the way from 100 to 200 is 150.
        let half = "baseline = 100\ntarget = 200\ndue = 2026-05-01\n";
        assert_eq!(on_track(&format!("{half}actual = 150")), Some(true));
        assert_eq!(on_track(&format!("{half}actual = 149")), Some(false));
        // Costs from 200 down to 100: 150 again.
        let down = "baseline = 200\ntarget = 100\nlower_is_better = true\ndue = 2026-05-01\n";
        assert_eq!(on_track(&format!("{down}actual = 150")), Some(true));
        assert_eq!(on_track(&format!("{down}actual = 151")), Some(false));
    }

    #[test]
    fn without_a_day_it_has_to_come_nearer() {
        assert_eq!(on_track("baseline = 100\ntarget = 200\nactual = 101"), Some(true));
        assert_eq!(on_track("baseline = 100\ntarget = 200\nactual = 100"), Some(false));
        assert_eq!(on_track("target = 200\nactual = 199"), Some(false), "where it began, nobody knows");
        assert_eq!(on_track("baseline = 5\ntarget = 5\nactual = 5"), Some(true), "to be held");
        assert_eq!(on_track("baseline = 5\ntarget = 5\nactual = 6\nlower_is_better = true"), Some(false));
    }

    #[test]
    fn what_is_not_measured_says_nothing() {
        assert_eq!(on_track("baseline = 100\ntarget = 200"), None);
        assert_eq!(on_track("baseline = 100\nactual = 150"), None);
    }
}
