//! Recurring revenue: what the contracts in force bring every month.

use super::Sums;
use crate::model::Client;
use crate::model::contract::{BillingPeriod, Contract, ContractState};
use crate::model::value::{Day, Money};

/// The share of a month in what a contract brings again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurring {
    /// Position of the contract in the file.
    pub row: usize,
    /// A month's amount, to the nearest minor unit.
    pub monthly: Money,
}

/// The recurring amounts of the contracts in force on a day, per month, in the order of the file.
pub fn recurring(client: &Client, day: Day) -> Vec<Recurring> {
    let running = client.contracts.iter().filter(|contract| is_in_force(contract, day));
    running.filter_map(|row| Some(Recurring { row: row.index, monthly: monthly(row)? })).collect()
}

/// The recurring revenue of a client on a day, per month and currency.
pub fn recurring_revenue(client: &Client, day: Day) -> Sums {
    recurring(client, day).iter().map(|part| part.monthly).collect()
}

/// A month's share of what the contract brings again and again: a third of a quarter's, a twelfth of a year's amount.
///
/// An amount without a period is a month's.
pub fn monthly(contract: &Contract) -> Option<Money> {
    let months = match contract.period {
        None | Some(BillingPeriod::Monthly) => 1,
        Some(BillingPeriod::Quarterly) => 3,
        Some(BillingPeriod::Yearly) => 12,
    };
    contract.recurring.map(|amount| amount.share(months))
}

/// What the contract brings again and again in a year.
pub fn yearly(contract: &Contract) -> Option<Money> {
    let times = match contract.period {
        None | Some(BillingPeriod::Monthly) => 12,
        Some(BillingPeriod::Quarterly) => 4,
        Some(BillingPeriod::Yearly) => 1,
    };
    contract.recurring.map(|amount| amount.times(times))
}

/// Whether the contract was in force on the day.
///
/// From its first day, else the day it was signed, up to its last day; one that is active and renews itself has no last day.
/// One that has expired, was terminated or superseded was in force until its last day, if that is known.
pub fn is_in_force(contract: &Contract, day: Day) -> bool {
    let begun = contract.starts.or(contract.signed).is_none_or(|first| first <= day);
    let over = contract.ends.is_some_and(|last| last < day);
    match contract.state {
        ContractState::Active => begun && (!over || contract.auto_renew == Some(true)),
        ContractState::Expired | ContractState::Terminated | ContractState::Superseded => {
            begun && contract.ends.is_some() && !over
        }
        ContractState::Draft | ContractState::Negotiating | ContractState::Sent | ContractState::AwaitingSignature => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::recurring_revenue;
    use crate::facts::given::{client, day};
    use crate::model::value::Money;

    fn revenue(contracts: &[&str], today: &str) -> Vec<String> {
        let entry = |(at, fields): (usize, &&str)| {
            let state = if fields.contains("state") { "" } else { "state = 'active'\n" };
            format!("[[contracts]]\nid = '{at}'\nkind = 'msa'\n{state}{fields}\n")
        };
        let text: String = contracts.iter().enumerate().map(entry).collect();
        recurring_revenue(&client(&text), day(today)).iter().map(Money::to_string).collect()
    }

    #[test]
    fn every_period_is_counted_by_the_month() {
        for (fields, monthly) in [
            ("recurring = '240000 RUB'\nperiod = 'monthly'", "240000 RUB"),
            ("recurring = '240000 RUB'", "240000 RUB"),
            ("recurring = '300000 RUB'\nperiod = 'quarterly'", "100000 RUB"), // ÷ 3
            ("recurring = '96000 RUB'\nperiod = 'yearly'", "8000 RUB"),       // ÷ 12
            ("recurring = '100 EUR'\nperiod = 'yearly'", "8.33 EUR"),         // 8.3333
        ] {
            assert_eq!(revenue(&[fields], "2026-03-02"), [monthly], "{fields}");
        }
    }

    #[test]
    fn currencies_stand_apart() {
        let both = ["recurring = '5000 PHP'", "recurring = '100 EUR'", "recurring = '50 EUR'"];
        assert_eq!(revenue(&both, "2026-03-02"), ["150 EUR", "5000 PHP"]);
    }

    #[test]
    fn a_contract_counts_from_its_first_day_to_its_last() {
        let year = "recurring = '10 EUR'\nstarts = 2024-03-01\nends = 2026-02-28";
        for (today, there) in [("2024-02-29", false), ("2024-03-01", true), ("2026-02-28", true), ("2026-03-01", false)]
        {
            assert_eq!(!revenue(&[year], today).is_empty(), there, "{today}");
        }
        let renewed = format!("{year}\nauto_renew = true");
        assert!(!revenue(&[&renewed], "2026-03-01").is_empty(), "it renews itself");
        assert!(revenue(&["recurring = '10 EUR'\nsigned = 2026-03-03"], "2026-03-02").is_empty());
    }

    #[test]
    fn an_ended_contract_counts_for_its_time_and_a_draft_never() {
        let ended = "recurring = '10 EUR'\nstate = 'terminated'\nstarts = 2025-01-01\nends = 2025-12-31";
        assert_eq!(revenue(&[ended], "2025-12-31"), ["10 EUR"]);
        assert!(revenue(&[ended], "2026-01-01").is_empty());
        assert!(revenue(&["recurring = '10 EUR'\nstate = 'superseded'"], "2026-01-01").is_empty());
        assert!(revenue(&["recurring = '10 EUR'\nstate = 'awaiting-signature'"], "2026-01-01").is_empty());
    }
}
