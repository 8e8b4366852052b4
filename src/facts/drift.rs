//! Whether the client's wishes still lead to its goal.

use super::{AsOf, whole_percent};
use crate::model::Client;
use crate::model::request::Alignment;

/// The requests of `clocks.requests` (90 days), and how many of them do not advance the goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Positions of all requests of that time, which ends with the day.
    pub requests: Vec<usize>,
    /// Positions of those whose alignment is not `advances`; not weighed yet counts as not.
    pub astray: Vec<usize>,
    /// Whether their share, rounded, is above `limits.drift`.
    pub above: bool,
    /// Whether there are `limits.drift_least` (5) of them, so that the share means something.
    pub enough: bool,
}

impl Drift {
    /// Share of the requests that do not advance the goal, in whole percent.
    pub fn percent(&self) -> u32 {
        whole_percent(self.astray.len() as u64, self.requests.len() as u64)
    }

    /// Whether it is drift: above the limit, with requests enough for the share to mean something.
    pub fn is_drift(&self) -> bool {
        self.above && self.enough
    }
}

/// The requests of `clocks.requests` against the goal; `None` without any.
pub fn drift(client: &Client, as_of: &AsOf<'_>) -> Option<Drift> {
    let settings = as_of.settings;
    let mut drift = Drift { requests: Vec::new(), astray: Vec::new(), above: false, enough: false };
    for request in client.requests.iter().filter(|request| as_of.within(settings.clocks.requests, request.date)) {
        drift.requests.push(request.index);
        if request.alignment != Alignment::Advances {
            drift.astray.push(request.index);
        }
    }
    drift.above = i64::from(drift.percent()) > i64::from(settings.limits.drift.get());
    drift.enough = drift.requests.len() >= settings.limits.drift_least as usize;
    (!drift.requests.is_empty()).then_some(drift)
}

#[cfg(test)]
mod tests {
    use super::drift;
    use crate::facts::given::Case;

    fn requests(aligned: &[&str], date: &str) -> String {
        let request = |(turn, alignment): (usize, &&str)| {
            format!("[[requests]]\nid = 'r{turn}'\ndate = {date}\nwhat = 'w'\nalignment = '{alignment}'\n")
        };
        aligned.iter().enumerate().map(request).collect()
    }

    #[test]
    fn three_of_ten_are_no_drift_and_four_are() {
        let mut aligned = ["advances"; 10];
        aligned[..3].copy_from_slice(&["neutral", "detracts", "unknown"]);
        let case = Case::new(&requests(&aligned, "2026-03-02"));
        let found = drift(&case.client, &case.on("2026-03-02")).unwrap();
        assert_eq!((found.requests.len(), found.astray.len(), found.percent(), found.is_drift()), (10, 3, 30, false));
        aligned[3] = "harmful";
        let case = Case::new(&requests(&aligned, "2026-03-02"));
        assert!(drift(&case.client, &case.on("2026-03-02")).unwrap().is_drift());
    }

    #[test]
    fn the_share_is_rounded_before_it_is_compared() {
        let of = |astray: usize, whole: usize| {
            let mut aligned = vec!["advances"; whole];
            aligned[..astray].fill("neutral");
            let case = Case::new(&requests(&aligned, "2026-03-02"));
            let found = drift(&case.client, &case.on("2026-03-02")).unwrap();
            (found.percent(), found.is_drift())
        };
        // 2 ÷ 3 = 66.7; 7 ÷ 23 = 30.4, shown as 30, which is not above 30; 11 ÷ 36 = 30.6.
        assert_eq!([of(4, 6), of(7, 23), of(11, 36)], [(67, true), (30, false), (31, true)]);
    }

    #[test]
    fn ninety_days_and_five_requests() {
        // Ninety days from 2 December end on 2 March: 29 + 31 + 28 + 2.
        let five = Case::new(&requests(&["neutral"; 5], "2025-12-02"));
        assert!(drift(&five.client, &five.on("2026-03-02")).unwrap().is_drift());
        assert_eq!(drift(&five.client, &five.on("2026-03-03")), None);
        assert_eq!(drift(&five.client, &five.on("2025-12-01")), None);
        let four = Case::new(&requests(&["neutral"; 4], "2025-12-02"));
        let found = drift(&four.client, &four.on("2026-03-02")).unwrap();
        assert!(found.above && !found.is_drift());
    }
}
