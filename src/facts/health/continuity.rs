//! Whether the work goes on: contracts that come to their end, and what is decided about them.

use crate::facts::{AsOf, Notice, NoticeStep, notices};
use crate::model::Client;
use crate::model::contract::RenewalDecision;
use crate::model::value::Day;
use crate::source::KeyPath;

/// Whether the work goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct Continuity {
    /// The last day on which notice counts, of the contract that is worst off.
    pub deadline: Day,
    /// Calendar days to it; negative once it has passed.
    pub days: i64,
    /// What was decided about that contract.
    pub decision: Option<RenewalDecision>,
    /// The score, 0 to 100.
    pub score: f64,
    /// The contract.
    pub records: Vec<KeyPath>,
}

/// Whether the work goes on, by the active contract that is worst off, one that has lapsed only where none goes on; `None` where none has a notice deadline.
///
/// Without a decision the `health.continuity_points`: a deadline farther than `clocks.notice_ahead` (90 days) gives 100, within it 80, within `clocks.notice_near`
/// (60) 50, within `clocks.notice_last` (30) 20, past 0.
/// Decided to go on, on whatever terms: 100; to leave or to let it lapse: 0.
pub fn continuity(client: &Client, as_of: &AsOf<'_>) -> Option<Continuity> {
    // What has ended and does not go on by itself has lapsed: beside a contract that goes on it says nothing any more.
    let goes_on = |notice: &Notice<'_>| notice.renewed || as_of.today <= notice.ends;
    let (going, lapsed): (Vec<_>, Vec<_>) = notices(client, as_of).into_iter().partition(goes_on);
    let found = if going.is_empty() { lapsed } else { going };
    let found = found.into_iter().map(|notice| (points(&notice, as_of), notice));
    let (score, worst) = found.min_by(|(one, a), (other, b)| one.total_cmp(other).then(a.deadline.cmp(&b.deadline)))?;
    Some(Continuity {
        deadline: worst.deadline,
        days: worst.days,
        decision: worst.decision,
        score,
        records: vec![KeyPath::key("contracts").index(worst.row.index)],
    })
}

fn points(notice: &Notice<'_>, as_of: &AsOf<'_>) -> f64 {
    let [far, ahead, near, last, passed] = as_of.settings.health.continuity_points.map(f64::from);
    match (notice.decision, notice.step) {
        (Some(RenewalDecision::Renew | RenewalDecision::Renegotiate), _) => 100.0,
        (Some(RenewalDecision::Exit | RenewalDecision::LetLapse), _) => 0.0,
        (None | Some(RenewalDecision::Undecided), step) => match step {
            NoticeStep::Far => far,
            NoticeStep::Ahead => ahead,
            NoticeStep::Near => near,
            NoticeStep::Last => last,
            NoticeStep::Passed => passed,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::continuity;
    use crate::facts::given::{client, on};

    fn score(contracts: &[&str], today: &str) -> Option<f64> {
        let entry = |(at, fields): (usize, &&str)| {
            format!("[[contracts]]\nid = '{at}'\nkind = 'msa'\nstate = 'active'\nends = 2026-12-31\n{fields}\n")
        };
        let text: String = contracts.iter().enumerate().map(entry).collect();
        continuity(&client(&text), &on(today)).map(|found| found.score)
    }

    #[test]
    fn the_nearer_the_deadline_the_lower_without_a_decision() {
        // 31 December less 30 days is 1 December.
        for (today, wanted) in [
            ("2026-09-01", 100.0), // 91 days
            ("2026-09-02", 80.0),  // 90
            ("2026-10-01", 80.0),  // 61
            ("2026-10-02", 50.0),  // 60
            ("2026-10-31", 50.0),  // 31
            ("2026-11-01", 20.0),  // 30
            ("2026-12-01", 20.0),  // the day itself
            ("2026-12-02", 0.0),   // past
            ("2027-01-05", 0.0),
        ] {
            assert_eq!(score(&["notice = '30d'"], today), Some(wanted), "{today}");
        }
        // A month back from the 31st of a month that follows a shorter one is its last day: 30 November.
        assert_eq!(score(&["notice = '1mo'"], "2026-12-01"), Some(0.0));
    }

    #[test]
    fn a_decision_goes_before_the_days() {
        for (decision, wanted) in
            [("renew", 100.0), ("renegotiate", 100.0), ("exit", 0.0), ("let-lapse", 0.0), ("undecided", 20.0)]
        {
            let contract = format!("notice = '30d'\ndecision = '{decision}'");
            assert_eq!(score(&[&contract], "2026-11-15"), Some(wanted), "{decision}");
        }
    }

    #[test]
    fn the_worst_contract_counts_and_none_is_no_data() {
        assert_eq!(score(&["notice = '30d'", "notice = '90d'"], "2026-11-15"), Some(0.0));
        assert_eq!(score(&[""], "2026-11-15"), None, "no notice period, no deadline");
        assert_eq!(score(&[], "2026-11-15"), None);
        let next = "notice = '30d'\nauto_renew = true";
        assert_eq!(score(&["notice = '30d'"], "2027-01-05"), Some(0.0), "lapsed, and nothing beside it");
        assert_eq!(score(&["notice = '30d'", next], "2027-01-05"), score(&[next], "2027-01-05"));
    }
}
