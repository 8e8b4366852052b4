//! Whether the goal is known, looked after and coming nearer.

use std::collections::HashSet;

use crate::facts::{AsOf, Review, drift, goal_reviews, is_open_goal, progress};
use crate::model::goal::GoalState;
use crate::model::rows::Row;
use crate::model::{Client, settings};
use crate::source::KeyPath;

/// How one goal stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GoalStanding {
    /// Position of the goal in the file.
    pub row: usize,
    /// How sure it is.
    pub state: GoalState,
    /// Whether its figure is on track.
    pub on_track: bool,
    /// Whether its review is overdue.
    pub overdue: bool,
    /// Its points, drift taken off, 0 to 100.
    pub score: f64,
}

/// How the goals stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// The goals that count; none where nobody knows one.
    pub goals: Vec<GoalStanding>,
    /// The part of 90 days' requests that do not advance the goal, in percent; `None` without requests.
    pub drift: Option<u32>,
    /// Whether that is above the limit.
    pub drifting: bool,
    /// The score, 0 to 100.
    pub score: f64,
    /// The goals and the requests that lead astray.
    pub records: Vec<KeyPath>,
}

/// How the goals stand; of several, the mean of their points counts.
///
/// By `health.goal_points` a goal has 20 points while unknown, 60 as a hypothesis, 80 once confirmed or revised; by
/// `health.goal_shifts` 20 more if its figure is on track, 20 less if its review is overdue, 20 less if the requests drift. Goals given up do not count, reached ones only where no other is
/// left, as confirmed and on track. No goal at all counts as one that is unknown.
pub fn aim(client: &Client, as_of: &AsOf<'_>) -> Aim {
    let drift = drift(client, as_of);
    let drifting = drift.as_ref().is_some_and(|drift| drift.above);
    let known = |row: &&Row<crate::model::goal::Goal>| row.stated <= as_of.today;
    let mut counted: Vec<_> = client.goals.iter().filter(known).filter(|row| is_open_goal(row)).collect();
    if counted.is_empty() {
        counted = client.goals.iter().filter(known).filter(|row| row.state == GoalState::Achieved).collect();
    }
    let overdue = goal_reviews(client, as_of).into_iter().filter(Review::is_overdue);
    let overdue: HashSet<usize> = overdue.map(|review| review.row).collect();
    let points = |state, on_track, overdue| points(state, [on_track, overdue, drifting], &as_of.settings.health);
    let goals: Vec<GoalStanding> = counted
        .into_iter()
        .map(|row| {
            let achieved = row.state == GoalState::Achieved;
            let on_track = achieved || progress(row, as_of).is_some_and(|progress| progress.on_track);
            let overdue = overdue.contains(&row.index);
            let score = points(row.state, on_track, overdue);
            GoalStanding { row: row.index, state: row.state, on_track, overdue, score }
        })
        .collect();
    let unknown = points(GoalState::Unknown, false, false);
    let sum: f64 = goals.iter().map(|goal| goal.score).sum();
    let score = if goals.is_empty() { unknown } else { sum / goals.len() as f64 };
    let records = goals.iter().map(|goal| KeyPath::key("goals").index(goal.row));
    let astray = drift.iter().filter(|_| drifting).flat_map(|drift| &drift.astray);
    let records = records.chain(astray.map(|row| KeyPath::key("requests").index(*row))).collect();
    Aim { drift: drift.as_ref().map(|drift| drift.percent()), drifting, score, records, goals }
}

fn points(state: GoalState, shifted: [bool; 3], settings: &settings::Health) -> f64 {
    let [unknown, hypothesis, confirmed] = settings.goal_points.map(f64::from);
    let known = match state {
        GoalState::Unknown | GoalState::Abandoned => unknown,
        GoalState::Hypothesis => hypothesis,
        GoalState::Confirmed | GoalState::Revised | GoalState::Achieved => confirmed,
    };
    let [gained, overdue, drifted] =
        [0, 1, 2].map(|at| if shifted[at] { f64::from(settings.goal_shifts[at]) } else { 0.0 });
    (known + gained - overdue - drifted).clamp(0.0, 100.0)
}

#[cfg(test)]
mod tests {
    use super::aim;
    use crate::facts::given::{client, on};

    fn goal(id: &str, state: &str, more: &str) -> String {
        format!("[[goals]]\nid = '{id}'\nstatement = 's'\nstate = '{state}'\nstated = 2026-01-01\n{more}\n")
    }

    fn requests(alignments: &[&str]) -> String {
        let entry = |(at, alignment): (usize, &&str)| {
            format!("[[requests]]\nid = 'r{at}'\ndate = 2026-02-01\nwhat = 'w'\nalignment = '{alignment}'\n")
        };
        alignments.iter().enumerate().map(entry).collect()
    }

    fn score(text: &str) -> f64 {
        aim(&client(text), &on("2026-03-02")).score
    }

    const ON_TRACK: &str = "baseline = 0\ntarget = 10\nactual = 10\nmeasured = 2026-02-01";

    #[test]
    fn each_state_has_its_points() {
        assert_eq!(score(""), 20.0, "no goal at all");
        for (state, points) in [
            ("unknown", 20.0),
            ("hypothesis", 60.0),
            ("confirmed", 80.0),
            ("revised", 80.0),
            ("achieved", 100.0), // confirmed and on track
            ("abandoned", 20.0), // no goal is left
        ] {
            assert_eq!(score(&goal("g", state, "")), points, "{state}");
        }
        // An achieved goal beside an open one does not count.
        assert_eq!(score(&(goal("g", "achieved", "") + &goal("h", "hypothesis", ""))), 60.0);
    }

    #[test]
    fn track_review_and_drift_are_twenty_points_each() {
        assert_eq!(score(&goal("g", "confirmed", ON_TRACK)), 100.0);
        assert_eq!(score(&goal("g", "confirmed", "review = 2026-03-01")), 60.0, "a day overdue");
        assert_eq!(score(&goal("g", "confirmed", "review = 2026-03-02")), 80.0, "due today");
        // Measured after its review was due, on track or not: 80 + 20 − 20 and 80 − 20.
        let missed = |figure: &str| score(&goal("g", "confirmed", &format!("review = 2026-02-02\n{figure}")));
        let behind = "baseline = 380\ntarget = 700\nactual = 380\nmeasured = 2026-02-26";
        assert_eq!((missed(&ON_TRACK.replace("02-01", "02-26")), missed(behind)), (80.0, 60.0));
        // 1 of 3 is 33 %, above 30; 3 of 10 is 30, which is not above.
        let astray = |away: usize, whole: usize| {
            let mut alignments = vec!["advances"; whole];
            alignments[..away].fill("neutral");
            goal("g", "hypothesis", "") + &requests(&alignments)
        };
        assert_eq!((score(&astray(1, 3)), score(&astray(3, 10))), (40.0, 60.0));
        // 20 − 20 − 20 is never below 0.
        assert_eq!(score(&(goal("g", "unknown", "review = 2026-02-01") + &requests(&["harmful"]))), 0.0);
    }

    #[test]
    fn of_several_goals_the_mean_counts() {
        // (100 + 60 + 20) ÷ 3.
        let text = goal("a", "confirmed", ON_TRACK) + &goal("b", "hypothesis", "") + &goal("c", "unknown", "");
        assert_eq!(score(&text), 60.0);
    }
}
