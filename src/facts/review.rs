//! What has to be looked at again: goals, driving forces, the cards of people, the agreement.

use std::collections::HashMap;

use super::{AsOf, beginning, people, tier};
use crate::model::Client;
use crate::model::goal::{Goal, GoalState};
use crate::model::rows::Row;
use crate::model::value::{Day, Span};
use crate::source::KeyPath;

/// A record and the day by which it has to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The entry, or the key that sets the day.
    pub path: KeyPath,
    /// Position of the entry in its section; 0 for the agreement.
    pub row: usize,
    /// The day it was last looked at, as far as is known.
    pub last: Option<Day>,
    /// The day by which to look again.
    pub due: Day,
    /// Calendar days past that day; negative while it lies ahead.
    pub overdue: i64,
}

impl Review {
    /// Whether the day has passed.
    pub fn is_overdue(&self) -> bool {
        self.overdue > 0
    }
}

/// Whether a goal is still to be reached or found out.
pub fn is_open_goal(goal: &Goal) -> bool {
    !matches!(goal.state, GoalState::Achieved | GoalState::Abandoned)
}

/// The unknown goals that nobody is to find out.
pub fn unowned_goals<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<&'a Row<Goal>> {
    let known = client.goals.iter().filter(|goal| goal.stated <= as_of.today);
    known.filter(|goal| goal.state == GoalState::Unknown && goal.owner.is_none()).collect()
}

/// When each open goal has to be looked at again.
///
/// On the goal's own `review`, unless it was revised on that day or later; else the tier's `goal_review` after it was last
/// revised, measured or stated. A figure tells how far we are, not whether the goal still holds: to measure it on the day of
/// the review or later is no review.
pub fn goal_reviews(client: &Client, as_of: &AsOf<'_>) -> Vec<Review> {
    let clock = tier(client, as_of).map(|tier| tier.goal_review);
    let mut revised: HashMap<&str, Day> = HashMap::new();
    for revision in client.revisions.iter().filter(|revision| revision.date <= as_of.today) {
        let last = revised.entry(revision.goal.as_str()).or_insert(revision.date);
        *last = revision.date.max(*last);
    }
    let goals = client.goals.iter().filter(|goal| is_open_goal(goal) && goal.stated <= as_of.today);
    let reviews = goals.filter_map(|goal| {
        let measured = goal.measured.filter(|day| *day <= as_of.today);
        let revised = revised.get(goal.id.as_str()).copied();
        let last = revised.max(measured).map_or(goal.stated, |looked| looked.max(goal.stated));
        let path = KeyPath::key("goals").index(goal.index);
        match goal.review.filter(|review| revised.is_none_or(|revised| revised < *review)) {
            Some(due) => Some(review(path.then("review"), goal.index, Some(last), due, as_of)),
            None => Some(clocked(path, goal.index, last, clock?, as_of)),
        }
    });
    reviews.collect()
}

/// When each driving force has to be thought through again: the tier's `force_review` after it was `reviewed`, after its last
/// change, or after the account began. Where none of that is known, nobody can say.
pub fn force_reviews(client: &Client, as_of: &AsOf<'_>) -> Vec<Review> {
    let Some(clock) = tier(client, as_of).map(|tier| tier.force_review) else { return Vec::new() };
    let mut changed: HashMap<&str, Day> = HashMap::new();
    for change in client.changes.iter().filter(|change| change.date <= as_of.today) {
        let last = changed.entry(change.force.as_str()).or_insert(change.date);
        *last = change.date.max(*last);
    }
    let start = beginning(client, as_of).map(|(day, _)| day);
    let reviews = client.forces.iter().filter_map(|force| {
        let looked = force.reviewed.filter(|day| *day <= as_of.today);
        let last = looked.max(changed.get(force.id.as_str()).copied()).or(start)?;
        Some(clocked(KeyPath::key("forces").index(force.index), force.index, last, clock, as_of))
    });
    reviews.collect()
}

/// When the card of each person on the client's side has to be gone through again: the tier's `people_review` after it was
/// `reviewed`, after the person `joined`, or after the account began.
pub fn people_reviews(client: &Client, as_of: &AsOf<'_>) -> Vec<Review> {
    let Some(clock) = tier(client, as_of).map(|tier| tier.people_review) else { return Vec::new() };
    let start = beginning(client, as_of).map(|(day, _)| day);
    let reviews = people(client, as_of).filter_map(|person| {
        let looked = person.reviewed.filter(|day| *day <= as_of.today);
        // Somebody who was there before the account began was written down when it began.
        let last = looked.or(person.joined.max(start))?;
        Some(clocked(KeyPath::key("stakeholders").index(person.index), person.index, last, clock, as_of))
    });
    reviews.collect()
}

/// When to go through the agreement about keeping in touch again, if a day is written.
pub fn agreement_review(client: &Client, as_of: &AsOf<'_>) -> Option<Review> {
    let agreement = client.communication.as_ref()?;
    let path = KeyPath::key("communication").then("review");
    Some(review(path, 0, agreement.agreed, agreement.review?, as_of))
}

fn clocked(path: KeyPath, row: usize, last: Day, clock: Span, as_of: &AsOf<'_>) -> Review {
    review(path, row, Some(last), clock.after(last, &as_of.calendar), as_of)
}

fn review(path: KeyPath, row: usize, last: Option<Day>, due: Day, as_of: &AsOf<'_>) -> Review {
    Review { path, row, last, due, overdue: as_of.days_since(due) }
}

#[cfg(test)]
mod tests {
    use super::{Review, force_reviews, goal_reviews, people_reviews, unowned_goals};
    use crate::facts::given::Case;

    fn goal(fields: &str) -> Case {
        Case::new(&format!("[[goals]]\nid = 'g'\nstate = 'hypothesis'\nstatement = 's'\nstated = 2026-01-01\n{fields}"))
    }

    fn due(reviews: &[Review]) -> Vec<String> {
        reviews.iter().map(|review| format!("{} {}", review.path, review.due)).collect()
    }

    #[test]
    fn a_goal_is_reviewed_on_its_day_else_by_the_tiers_clock() {
        let own = goal("review = 2026-03-02\n");
        assert_eq!(due(&goal_reviews(&own.client, &own.on("2026-03-02"))), ["goals[0].review 2026-03-02"]);
        assert!(!goal_reviews(&own.client, &own.on("2026-03-02"))[0].is_overdue());
        assert!(goal_reviews(&own.client, &own.on("2026-03-03"))[0].is_overdue());
        // Half a year of the standard tier, 180 days from 1 January: 30 + 28 + 31 + 30 + 31 + 30 = 180.
        let clock = goal("");
        assert_eq!(due(&goal_reviews(&clock.client, &clock.on("2026-03-02"))), ["goals[0] 2026-06-30"]);
    }

    #[test]
    fn a_revision_or_a_measurement_is_a_look() {
        let text = "measured = 2026-02-01\n[[revisions]]\ngoal = 'g'\ndate = 2026-03-01\nwas = 'w'\nreason = 'r'\n";
        let case = goal(text);
        // 180 days from 1 February: 27 + 31 + 30 + 31 + 30 + 31 = 180; from 1 March: 30 + 30 + 31 + 30 + 31 + 28 = 180.
        assert_eq!(due(&goal_reviews(&case.client, &case.on("2026-02-28"))), ["goals[0] 2026-07-31"]);
        assert_eq!(due(&goal_reviews(&case.client, &case.on("2026-03-01"))), ["goals[0] 2026-08-28"]);
        let done = goal(&format!("review = 2026-03-01\n{text}"));
        assert_eq!(due(&goal_reviews(&done.client, &done.on("2026-03-02"))), ["goals[0] 2026-08-28"]);
        let reached = Case::new("[[goals]]\nid = 'g'\nstate = 'achieved'\nstatement = 's'\nstated = 2020-01-01\n");
        assert_eq!(goal_reviews(&reached.client, &reached.on("2026-03-02")), []);
    }

    #[test]
    fn a_measurement_does_no_review_that_has_its_day() {
        // Due on 2 February, measured on the 26th: 28 days overdue on 2 March, 26 in February and 2 in March.
        let case = goal("review = 2026-02-02\nmeasured = 2026-02-26\n");
        let found = goal_reviews(&case.client, &case.on("2026-03-02"));
        assert_eq!((due(&found), found[0].overdue), (vec!["goals[0].review 2026-02-02".to_owned()], 28));
    }

    #[test]
    fn forces_and_people_are_counted_from_what_is_known() {
        let text = "[profile]\nname = 'A'\nmanager = 'anna'\ntier = 'key'\nsince = 2025-01-01\n\
                    [[forces]]\nid = 'steel'\ndirection = 'supplier'\nname = 'S'\nreviewed = 2025-08-14\n\
                    [[forces]]\nid = 'duty'\ndirection = 'other'\nname = 'D'\n\
                    [[changes]]\nforce = 'steel'\ndate = 2026-01-15\nwhat = 'w'\nimpact = 'mixed'\n\
                    [[stakeholders]]\nid = 'ivan'\nname = 'I'\njoined = 2024-01-01\n\
                    [[stakeholders]]\nid = 'olga'\nname = 'O'\nreviewed = 2025-12-01\n\
                    [[stakeholders]]\nid = 'gone'\nname = 'G'\nstatus = 'left'\n";
        let case = Case::new(text);
        // 180 days of the key tier: from 14 August 2025 to 10 February 2026, from 15 January to 14 July, from 1 January to 30 June.
        let forces = |day| due(&force_reviews(&case.client, &case.on(day)));
        assert_eq!(forces("2026-01-14"), ["forces[0] 2026-02-10", "forces[1] 2025-06-30"]);
        assert_eq!(forces("2026-01-15"), ["forces[0] 2026-07-14", "forces[1] 2025-06-30"]);
        let people = due(&people_reviews(&case.client, &case.on("2026-03-02")));
        assert_eq!(people, ["stakeholders[0] 2025-06-30", "stakeholders[1] 2026-05-30"]);
        let unknown = Case::new("[[stakeholders]]\nid = 'ivan'\nname = 'I'\n");
        assert_eq!(people_reviews(&unknown.client, &unknown.on("2026-03-02")), []);
    }

    #[test]
    fn an_unknown_goal_needs_somebody_to_find_it_out() {
        let unknown = "[[goals]]\nid = 'g'\nstate = 'unknown'\nstated = 2026-01-01\n";
        let case = Case::new(unknown);
        assert_eq!(unowned_goals(&case.client, &case.on("2025-12-31")).len(), 0);
        assert_eq!(unowned_goals(&case.client, &case.on("2026-01-01")).len(), 1);
        let owned = Case::new(&format!("{unknown}owner = 'anna'\n"));
        assert_eq!(unowned_goals(&owned.client, &owned.on("2026-01-01")).len(), 0);
    }
}
