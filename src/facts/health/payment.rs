//! Whether the client pays in time.

use crate::facts::{Ageing, AsOf, Sums, receivables};
use crate::model::Client;
use crate::model::invoice::InvoiceState;
use crate::model::value::Money;
use crate::source::KeyPath;

/// How the client pays.
#[derive(Debug, Clone, PartialEq)]
pub struct Payment {
    /// What is open, a sum a currency.
    pub open: Vec<Money>,
    /// What of it is overdue, a sum a currency.
    pub overdue: Vec<Money>,
    /// Days past the due date of the oldest; 0 where nothing is overdue.
    pub oldest: i64,
    /// The score, 0 to 100.
    pub score: f64,
    /// The overdue invoices.
    pub records: Vec<KeyPath>,
}

/// How the client pays; `None` for one that was never invoiced.
///
/// 100 less, for each group of days, its part of what is open × its `health.payment_points`: 25, 50, 75 or 100 (1–30, 31–60, 61–90,
/// 91 and more). Disputed
/// invoices stand apart. Currencies are never added: of several the worst score counts.
pub fn payment(client: &Client, as_of: &AsOf<'_>) -> Option<Payment> {
    let invoiced = |state| !matches!(state, InvoiceState::Draft | InvoiceState::Void);
    client.invoices.iter().find(|row| invoiced(row.state) && row.issued <= as_of.today)?;
    let owed = receivables(client, as_of);
    let open: Sums = owed.iter().map(|row| row.open).collect();
    let late: Vec<_> = owed.iter().filter(|row| row.is_overdue()).collect();
    let taken_off = |whole: &Money| -> f64 {
        late.iter().map(|row| row.open.of(whole).unwrap_or_default() * points(row.ageing, as_of)).sum()
    };
    let worst = open.iter().map(taken_off).fold(0.0, f64::max);
    let overdue: Sums = late.iter().map(|row| row.open).collect();
    Some(Payment {
        open: open.iter().copied().collect(),
        overdue: overdue.iter().copied().collect(),
        oldest: late.iter().map(|row| row.days).max().unwrap_or(0),
        score: (100.0 - worst).max(0.0),
        records: late.iter().map(|row| KeyPath::key("invoices").index(row.row.index)).collect(),
    })
}

fn points(ageing: Ageing, as_of: &AsOf<'_>) -> f64 {
    let [to30, to60, to90, over90] = as_of.settings.health.payment_points;
    f64::from(match ageing {
        Ageing::Current => 0,
        Ageing::To30 => to30,
        Ageing::To60 => to60,
        Ageing::To90 => to90,
        Ageing::Over90 => over90,
    })
}

#[cfg(test)]
mod tests {
    use super::payment;
    use crate::facts::given::{client, on};

    fn score(invoices: &[(&str, &str, &str)], today: &str) -> Option<f64> {
        let entry = |(at, (due, amount, more)): (usize, &(&str, &str, &str))| {
            format!("[[invoices]]\nid = '{at}'\nissued = 2023-01-01\ndue = {due}\namount = '{amount}'\n{more}\n")
        };
        let text: String = invoices.iter().enumerate().map(entry).collect();
        payment(&client(&text), &on(today)).map(|found| (found.score * 100.0).round() / 100.0)
    }

    #[test]
    fn every_group_of_days_has_its_weight() {
        for (today, wanted) in [
            ("2026-01-31", 100.0), // due today
            ("2026-02-01", 75.0),  // 1 day
            ("2026-03-02", 75.0),  // 30 days
            ("2026-03-03", 50.0),  // 31
            ("2026-04-01", 50.0),  // 60
            ("2026-04-02", 25.0),  // 61
            ("2026-05-01", 25.0),  // 90
            ("2026-05-02", 0.0),   // 91
        ] {
            assert_eq!(score(&[("2026-01-31", "100 RUB", "")], today), Some(wanted), "{today}");
        }
        // Over a leap day: 31 January to 1 March 2024 is 30 days.
        assert_eq!(score(&[("2024-01-31", "100 RUB", "")], "2024-03-01"), Some(75.0));
    }

    #[test]
    fn the_part_of_what_is_open_counts() {
        // 300 of 400 are not due, 100 are 10 days late: 100 − 0.25 · 25 = 93.75.
        let mixed = [("2026-04-01", "300 RUB", ""), ("2026-02-20", "100 RUB", "")];
        assert_eq!(score(&mixed, "2026-03-02"), Some(93.75));
        // Of 200, 100 are paid: 100 of 100 are late.
        let partly = [("2026-02-20", "200 RUB", "payments = [{ date = 2026-02-25, amount = '100 RUB' }]")];
        assert_eq!(score(&partly, "2026-03-02"), Some(75.0));
    }

    #[test]
    fn the_worst_currency_counts() {
        // Roubles are all current (100), euros half 40 days late: 100 − 0.5 · 50 = 75.
        let two = [("2026-04-01", "9000 RUB", ""), ("2026-01-21", "10 EUR", ""), ("2026-04-01", "10 EUR", "")];
        assert_eq!(score(&two, "2026-03-02"), Some(75.0));
    }

    #[test]
    fn never_invoiced_is_no_data_and_all_paid_is_a_hundred() {
        assert_eq!(score(&[], "2026-03-02"), None);
        assert_eq!(score(&[("2026-01-01", "1 RUB", "state = 'draft'")], "2026-03-02"), None);
        let paid = "payments = [{ date = 2026-01-01, amount = '1 RUB' }]";
        assert_eq!(score(&[("2025-01-01", "1 RUB", paid)], "2026-03-02"), Some(100.0));
        assert_eq!(score(&[("2025-01-01", "1 RUB", "state = 'disputed'")], "2026-03-02"), Some(100.0), "stands apart");
    }
}
