//! Contracts that come to their end: until when notice counts, and whether it is decided what to do.

use super::AsOf;
use crate::model::Client;
use crate::model::contract::{Contract, ContractState, RenewalDecision};
use crate::model::rows::Row;
use crate::model::value::Day;

/// How near the notice deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeStep {
    /// Farther than `clocks.notice_ahead` (90 days).
    Far,
    /// Within `clocks.notice_ahead`.
    Ahead,
    /// Within `clocks.notice_near` (60 days).
    Near,
    /// Within `clocks.notice_last` (30 days); on the day itself notice still counts.
    Last,
    /// Past.
    Passed,
}

impl NoticeStep {
    /// The step of a deadline.
    pub fn of(deadline: Day, as_of: &AsOf<'_>) -> NoticeStep {
        if deadline < as_of.today {
            return NoticeStep::Passed;
        }
        let clocks = &as_of.settings.clocks;
        let steps = [
            (clocks.notice_last, NoticeStep::Last),
            (clocks.notice_near, NoticeStep::Near),
            (clocks.notice_ahead, NoticeStep::Ahead),
        ];
        let mut within = steps.into_iter().filter(|(span, _)| deadline <= span.after(as_of.today, &as_of.calendar));
        within.next().map_or(NoticeStep::Far, |(_, step)| step)
    }
}

/// An active contract that ends, with the last day on which notice counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Notice<'a> {
    /// The contract.
    pub row: &'a Row<Contract>,
    /// Its last day.
    pub ends: Day,
    /// The end minus the notice period.
    pub deadline: Day,
    /// Calendar days to the deadline; negative once it has passed.
    pub days: i64,
    /// How near that is.
    pub step: NoticeStep,
    /// What was decided by the day; `None` while it is not.
    pub decision: Option<RenewalDecision>,
    /// Whether it has ended and goes on by itself, so that its new end is not written yet.
    pub renewed: bool,
}

impl Notice<'_> {
    /// Whether the deadline is at most `clocks.notice_ahead` ahead, and nobody has decided.
    pub fn is_near(&self) -> bool {
        self.decision.is_none() && !matches!(self.step, NoticeStep::Far | NoticeStep::Passed)
    }

    /// Whether the deadline has passed, and nobody has decided.
    ///
    /// A contract that has ended and does not go on by itself has lapsed: there is nothing left to decide about.
    pub fn is_passed(&self, as_of: &AsOf<'_>) -> bool {
        self.decision.is_none() && self.step == NoticeStep::Passed && (self.renewed || as_of.today <= self.ends)
    }
}

/// The notice deadlines of the active contracts that have one, in the order of the file.
pub fn notices<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Notice<'a>> {
    let found = active(client).filter_map(|row| {
        let (ends, deadline) = (row.ends?, row.notice_deadline(&as_of.calendar)?);
        let days = as_of.today.days_until(deadline);
        let renewed = ends < as_of.today && row.auto_renew == Some(true);
        Some(Notice {
            row,
            ends,
            deadline,
            days,
            step: NoticeStep::of(deadline, as_of),
            decision: decision(row, as_of),
            renewed,
        })
    });
    found.collect()
}

/// The active contracts, in the order of the file; one that has not begun by its `starts` is active all the same.
pub fn active(client: &Client) -> impl Iterator<Item = &Row<Contract>> {
    client.contracts.iter().filter(|row| row.state == ContractState::Active)
}

/// What was decided about the end of a contract by the day.
pub fn decision(contract: &Contract, as_of: &AsOf<'_>) -> Option<RenewalDecision> {
    let decided = contract.decided.is_none_or(|day| day <= as_of.today);
    contract.decision.filter(|decision| decided && *decision != RenewalDecision::Undecided)
}

#[cfg(test)]
mod tests {
    use super::{NoticeStep, notices};
    use crate::facts::given::Case;

    fn contract(fields: &str) -> Case {
        Case::new(&format!("[[contracts]]\nid = '1'\nkind = 'msa'\nstate = 'active'\n{fields}\n"))
    }

    #[test]
    fn ninety_sixty_and_thirty_days() {
        // Thirty days before 31 December: 1 December.
        let case = contract("ends = 2026-12-31\nnotice = '30d'");
        for (day, days, step) in [
            ("2026-09-01", 91, NoticeStep::Far),
            ("2026-09-02", 90, NoticeStep::Ahead),
            ("2026-10-02", 60, NoticeStep::Near),
            ("2026-11-01", 30, NoticeStep::Last),
            ("2026-12-01", 0, NoticeStep::Last),
            ("2026-12-02", -1, NoticeStep::Passed),
        ] {
            let as_of = case.on(day);
            let found = notices(&case.client, &as_of)[0];
            assert_eq!((found.days, found.step), (days, step), "{day}");
            assert_eq!(found.is_near(), (0..=90).contains(&days), "{day}");
            assert_eq!(found.is_passed(&as_of), days < 0, "{day}");
        }
        assert!(!notices(&case.client, &case.on("2027-01-01"))[0].is_passed(&case.on("2027-01-01")), "it has lapsed");
    }

    #[test]
    fn a_month_back_from_the_31st_is_the_last_day_of_the_shorter_month() {
        let deadline = |ends: &str| {
            let case = contract(&format!("ends = {ends}\nnotice = '1mo'"));
            notices(&case.client, &case.on("2024-01-01"))[0].deadline.to_string()
        };
        assert_eq!(deadline("2024-03-31"), "2024-02-29");
        assert_eq!(deadline("2026-03-31"), "2026-02-28");
    }

    #[test]
    fn a_decision_counts_from_its_day_and_a_contract_that_goes_on_is_not_over() {
        let case = contract("ends = 2026-12-31\nnotice = '30d'\ndecision = 'renew'\ndecided = 2026-11-10");
        assert!(notices(&case.client, &case.on("2026-11-09"))[0].is_near());
        assert!(!notices(&case.client, &case.on("2026-11-10"))[0].is_near());
        let open = contract("ends = 2026-12-31\nnotice = '30d'\ndecision = 'undecided'\nauto_renew = true");
        assert!(notices(&open.client, &open.on("2026-11-10"))[0].is_near());
        let later = open.on("2027-01-01");
        assert!(notices(&open.client, &later)[0].is_passed(&later) && notices(&open.client, &later)[0].renewed);
        let without = contract("ends = 2026-12-31");
        assert!(notices(&without.client, &without.on("2026-12-10")).is_empty());
    }
}
