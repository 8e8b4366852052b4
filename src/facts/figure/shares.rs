//! How much of our revenue hangs on one client.

use super::retention::of_currency;
use super::{Behind, Figure, Kind, Part, Value, Window, of_invoice};
use crate::facts::{AsOf, Sums, billed, decimals};
use crate::ledger::Account;
use crate::model::common::Light;
use crate::model::value::{Currency, Day, Money};

/// A client's part in the revenue of twelve months.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// Slug of the client.
    pub client: String,
    /// What it was billed.
    pub amount: Money,
    /// Its part in percent, to a tenth: what is held against the limits is what is shown.
    pub percent: f64,
    /// Amber and red from the limits of the settings on; else green.
    pub light: Light,
    /// The invoices.
    pub rows: Vec<Behind>,
}

/// The clients' parts in the revenue of the twelve months that end with `to` in a currency, the largest first.
pub fn shares(accounts: &[Account], to: Day, currency: Currency, as_of: &AsOf<'_>) -> Vec<Share> {
    let year = Window::year(to);
    let nothing = Money::zero(currency);
    let plus = |sum: Money, row: &Behind| row.amount.and_then(|amount| sum.plus(&amount)).unwrap_or(sum);
    let of_client = |account: &Account| {
        let invoices = billed(&account.client, year.from, year.to);
        let rows: Vec<Behind> = invoices.map(|row| of_invoice(account, row, Part::Billed)).collect();
        let rows = of_currency(&rows, currency);
        (account.slug().to_owned(), rows.iter().fold(nothing, plus), rows)
    };
    let revenues: Vec<(String, Money, Vec<Behind>)> = accounts.iter().map(of_client).collect();
    let total = revenues.iter().fold(nothing, |sum, (_, part, _)| sum.plus(part).unwrap_or(sum));
    let mut shares: Vec<Share> = revenues
        .into_iter()
        .filter_map(|(client, amount, rows)| {
            let percent = decimals(amount.of(&total).filter(|part| *part > 0.0)? * 100.0, 1);
            Some(Share { client, amount, percent, light: light(percent, as_of), rows })
        })
        .collect();
    shares.sort_by(|one, other| other.percent.total_cmp(&one.percent));
    shares
}

fn light(percent: f64, as_of: &AsOf<'_>) -> Light {
    let limits = &as_of.settings.limits;
    if percent >= f64::from(limits.concentration_red.get()) {
        Light::Red
    } else if percent >= f64::from(limits.concentration_amber.get()) {
        Light::Amber
    } else {
        Light::Green
    }
}

/// The largest part of one client in the revenue of the twelve months that end with `to`, a figure a currency.
pub fn concentration(accounts: &[Account], to: Day, as_of: &AsOf<'_>) -> Vec<Figure> {
    let window = Window::year(to);
    let of_year = |account: &'_ Account| -> Vec<Money> {
        billed(&account.client, window.from, window.to).map(|row| row.amount).collect()
    };
    let totals: Sums = accounts.iter().flat_map(of_year).collect();
    let figures = totals.iter().map(|total| {
        let shares = shares(accounts, to, total.currency(), as_of);
        let value = shares.first().map(|share| Value::Percent(share.percent));
        let base = shares.len();
        let rows: Vec<Behind> = shares.into_iter().flat_map(|share| share.rows).collect();
        Figure {
            kind: Kind::Concentration,
            window,
            currency: Some(total.currency()),
            value,
            base,
            base_money: Some(*total),
            rows,
        }
    });
    figures.collect()
}

#[cfg(test)]
mod tests {
    use super::{concentration, shares};
    use crate::facts::figure::Value;
    use crate::facts::given::{account, day, on};

    #[test]
    fn the_part_is_rounded_before_it_is_held_against_the_limits() {
        let billed = |slug: &str, amount: &str| {
            account(
                slug,
                &format!("[[invoices]]\nid = '1'\nissued = 2026-01-01\ndue = 2026-01-01\namount = '{amount}'\n"),
            )
        };
        // 1,999.60 and 1,994.00 of 10,000: 19.996 is 20.0 and amber, 19.94 is 19.9 and green.
        let accounts = [billed("a", "1999.60 EUR"), billed("b", "1994.00 EUR"), billed("c", "6006.40 EUR")];
        let euro = "1 EUR".parse::<crate::model::value::Money>().unwrap().currency();
        let found: Vec<String> = shares(&accounts, day("2026-03-02"), euro, &on("2026-03-02"))
            .iter()
            .map(|share| format!("{} {} {}", share.client, share.percent, share.light))
            .collect();
        assert_eq!(found, ["c 60.1 red", "a 20 amber", "b 19.9 green"]);
    }

    #[test]
    fn amber_from_a_fifth_and_red_from_three_tenths() {
        let invoice = |issued: &str, amount: &str| {
            format!("[[invoices]]\nid = '{issued}'\nissued = {issued}\ndue = {issued}\namount = '{amount}'\n")
        };
        // 300 + 200 + 199.40 + 300.60 = 1000.
        let accounts = [
            account("a", &(invoice("2025-03-03", "300.00 EUR") + &invoice("2025-03-02", "900 EUR"))),
            account("b", &(invoice("2026-03-02", "200 EUR") + &invoice("2026-03-03", "900 EUR"))),
            account("c", &invoice("2025-12-31", "199.40 EUR")),
            account("d", &invoice("2026-01-01", "300.60 EUR")),
            account("e", &invoice("2026-01-01", "1 RUB")),
        ];
        let euro = "1 EUR".parse::<crate::model::value::Money>().unwrap().currency();
        let found: Vec<String> = shares(&accounts, day("2026-03-02"), euro, &on("2026-03-02"))
            .iter()
            .map(|share| format!("{} {} {}", share.client, share.percent, share.light))
            .collect();
        assert_eq!(found, ["d 30.1 red", "a 30 red", "b 20 amber", "c 19.9 green"]);
        let figures = concentration(&accounts, day("2026-03-02"), &on("2026-03-02"));
        let values: Vec<_> = figures.iter().map(|figure| (figure.currency.unwrap().code(), figure.value)).collect();
        assert_eq!(values, [("EUR", Some(Value::Percent(30.1))), ("RUB", Some(Value::Percent(100.0)))]);
        // An invoice a row, the largest client first; those of other days and currencies are none of them.
        let rows: Vec<String> =
            figures[0].rows.iter().map(|row| format!("{} {}", row.client, row.amount.unwrap())).collect();
        assert_eq!(rows, ["d 300.60 EUR", "a 300.00 EUR", "b 200 EUR", "c 199.40 EUR"]);
    }
}
