//! The key figures of a portfolio, in the order in which they are shown.

use crate::facts::figure::{
    Figure, Window, concentration, days_of_sales, delivered_in_time, lifetime, logo_churn, recurring_total, referrals,
    reliability, repeat_orders, response_time, retention, revenue_retention, surveys,
};
use crate::facts::{AsOf, Sums, recurring_revenue};
use crate::ledger::Account;
use crate::model::value::Day;

/// Every key figure of the time; those of money once for each currency.
pub(super) fn figures(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> Vec<Figure> {
    let to = window.to;
    let mut all = recurring_total(accounts, to);
    all.extend(retention(accounts, window));
    all.extend(revenue_retention(accounts, to));
    all.push(logo_churn(accounts, window, as_of));
    all.push(repeat_orders(accounts, to));
    all.push(referrals(accounts, window));
    all.extend(surveys(accounts, window, as_of));
    all.extend(reliability(accounts, window, as_of));
    all.push(delivered_in_time(accounts, window));
    all.push(response_time(accounts, window, as_of));
    all.extend(days_of_sales(accounts, window, as_of));
    all.extend(concentration(accounts, to, as_of));
    all.push(lifetime(accounts, as_of));
    all
}

/// The recurring revenue on the last day of each of so many months, the last of them being `to`.
pub(super) fn recurring_by_month(accounts: &[Account], to: Day, months: u32) -> Vec<(Day, Sums)> {
    let first = Day::new(to.year(), to.month(), 1).unwrap_or(to);
    let ends = (1..months).rev().filter_map(|back| {
        let month = first.date().checked_sub_months(chrono::Months::new(back - 1))?;
        Some(Day::from(month).plus_days(-1))
    });
    let on = |day: Day| {
        let sums = accounts
            .iter()
            .flat_map(|account| recurring_revenue(&account.client, day).iter().copied().collect::<Vec<_>>());
        (day, sums.collect())
    };
    ends.chain([to]).map(on).collect()
}

#[cfg(test)]
mod tests {
    use super::recurring_by_month;
    use crate::facts::given::day;

    #[test]
    fn months_end_on_their_own_last_days() {
        let days: Vec<String> =
            recurring_by_month(&[], day("2024-03-31"), 4).iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days, ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]);
    }
}
