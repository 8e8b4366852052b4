//! Complaints and claims that are not settled.

use super::AsOf;
use crate::model::Client;
use crate::model::feedback::{Feedback, FeedbackKind};
use crate::model::rows::Row;
use crate::model::value::Day;

/// A complaint or claim that is open on the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim<'a> {
    /// The entry; how bad it is stands there.
    pub row: &'a Row<Feedback>,
    /// Calendar days since it was made.
    pub age: i64,
    /// Working days since it was made.
    pub age_working: u32,
    /// The day by which we have to answer.
    pub answer_due: Option<Day>,
    /// Calendar days past that day; negative while it lies ahead, `None` where there is none.
    pub overdue: Option<i64>,
}

impl Claim<'_> {
    /// Whether the day to answer has passed.
    pub fn is_overdue(&self) -> bool {
        self.overdue.is_some_and(|days| days > 0)
    }
}

/// The complaints and claims made up to the day and not settled by then, in the order of the file.
pub fn open_claims<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Claim<'a>> {
    let complaint = |row: &&Row<Feedback>| matches!(row.kind, FeedbackKind::Complaint | FeedbackKind::Claim);
    let open = |row: &&Row<Feedback>| row.is_open_complaint() || row.resolved.is_some_and(|day| day > as_of.today);
    let claims = client.feedback.iter().filter(complaint).filter(|row| row.date <= as_of.today).filter(open);
    let claims = claims.map(|row| Claim {
        row,
        age: as_of.days_since(row.date),
        age_working: as_of.calendar.working_days_between(row.date, as_of.today),
        answer_due: row.answer_due,
        overdue: row.answer_due.map(|day| as_of.days_since(day)),
    });
    claims.collect()
}

#[cfg(test)]
mod tests {
    use super::open_claims;
    use crate::facts::given::Case;

    #[test]
    fn a_claim_is_open_from_its_day_until_it_is_settled() {
        let text = "[[feedback]]\ndate = 2026-02-27\nkind = 'complaint'\nanswer_due = 2026-03-03\n\
                    state = 'resolved'\nresolved = 2026-03-05\n\
                    [[feedback]]\ndate = 2026-02-27\nkind = 'praise'\n";
        let case = Case::new(text);
        let on = |day| -> Vec<(u32, bool)> {
            let claims = open_claims(&case.client, &case.on(day));
            claims.iter().map(|claim| (claim.age_working, claim.is_overdue())).collect()
        };
        assert_eq!(on("2026-02-26"), []);
        assert_eq!(on("2026-02-27"), [(0, false)]);
        assert_eq!(on("2026-03-03"), [(2, false)]);
        assert_eq!(on("2026-03-04"), [(3, true)]);
        assert_eq!(on("2026-03-05"), []);
    }
}
