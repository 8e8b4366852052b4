//! For how long clients stay with us.

use super::{Behind, Figure, Kind, Part, Value, Window};
use crate::facts::{AsOf, is_closed, stage_on};
use crate::ledger::Account;
use crate::source::KeyPath;

/// Days of a month, on the average of four years.
const MONTH: f64 = 30.4375;

/// The mean time from `profile.since` to today, or to the day a client left; in months.
///
/// Clients whose `since` is unknown, or ahead, are left out.
#[allow(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
pub fn lifetime(accounts: &[Account], as_of: &AsOf<'_>) -> Figure {
    let mut days = 0;
    let rows: Vec<Behind> = accounts
        .iter()
        .filter_map(|account| {
            let since = account.client.profile.as_ref()?.since.filter(|since| *since <= as_of.today)?;
            let left = stage_on(&account.client, as_of).filter(|_| is_closed(&account.client, as_of));
            let until = left.map_or(as_of.today, |stage| stage.entered);
            let stayed = since.days_until(until).max(0);
            days += stayed;
            let part = if left.is_some() { Part::Lost } else { Part::Stayed };
            let row = Behind::new(account, &KeyPath::key("profile").then("since"), part).dated(since);
            Some(row.measuring(Value::Months(stayed as f64 / MONTH)))
        })
        .collect();
    let value = (!rows.is_empty()).then(|| Value::Months(days as f64 / rows.len() as f64 / MONTH));
    let window = Window { from: as_of.today, to: as_of.today };
    Figure { kind: Kind::Lifetime, window, currency: None, value, base: rows.len(), base_money: None, rows }
}

#[cfg(test)]
mod tests {
    use super::lifetime;
    use crate::facts::figure::Value;
    use crate::facts::given::{account, on};

    #[test]
    fn a_life_ends_on_the_day_the_client_left() {
        let client = |slug: &str, since: &str, stages: &str| {
            account(slug, &format!("[profile]\nname = '{slug}'\nmanager = 'anna'\n{since}\n{stages}"))
        };
        let left = "[[stages]]\nstage = 'delivery'\nentered = 2022-01-01\n[[stages]]\nstage = 'former'\nentered = 2024-01-01\n";
        let accounts = [
            // Two years, 730 days (2022 and 2023), of which nothing after the end counts.
            client("left", "since = 2022-01-01", left),
            // 2023-01-01 to 2024-12-31: 365 + 365 (2024 has 366 days, the last one is not over): 730.
            client("stays", "since = 2023-01-01", ""),
            client("unknown", "", ""),
        ];
        let figure = lifetime(&accounts, &on("2024-12-31"));
        assert_eq!((figure.value, figure.base), (Some(Value::Months(730.0 / 30.4375)), 2));
        assert_eq!(lifetime(&accounts[2..], &on("2024-12-31")).value, None);
    }
}
