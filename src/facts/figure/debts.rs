//! What clients owe us, by how late it is, and for how many days of sales.

use super::retention::{money_figure, of_currency};
use super::{Behind, Figure, Kind, Part, Value, Window, of_invoice};
use crate::facts::{Ageing, AsOf, Receivable, Sums, billed, receivables};
use crate::ledger::Account;
use crate::model::value::Money;
use crate::source::KeyPath;

/// The groups of days, in order.
pub const AGEINGS: [Ageing; 5] = [Ageing::Current, Ageing::To30, Ageing::To60, Ageing::To90, Ageing::Over90];

/// What is owed in one currency, by how late it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// All of it.
    pub total: Money,
    /// A sum for each of [`AGEINGS`].
    pub groups: [Money; 5],
    /// How many invoices.
    pub invoices: usize,
}

impl Aged {
    /// What of it is overdue.
    pub fn overdue(&self) -> Money {
        self.total.minus(&self.groups[0]).unwrap_or(self.total)
    }
}

/// The amounts by currency, each with the group of days it falls into.
pub fn aged(amounts: impl IntoIterator<Item = (Ageing, Money)>) -> Vec<Aged> {
    let mut found: Vec<Aged> = Vec::new();
    for (ageing, amount) in amounts {
        let currency = amount.currency();
        let place = found.iter().position(|aged| aged.total.currency() == currency).unwrap_or_else(|| {
            let nothing = Money::zero(currency);
            found.push(Aged { total: nothing, groups: [nothing; 5], invoices: 0 });
            found.len() - 1
        });
        let aged = &mut found[place];
        aged.invoices += 1;
        let group = AGEINGS.iter().position(|group| *group == ageing).map(|group| &mut aged.groups[group]);
        for sum in group.into_iter().chain([&mut aged.total]) {
            *sum = sum.plus(&amount).unwrap_or(*sum);
        }
    }
    found.sort_by_key(|aged| aged.total.currency().code());
    found
}

/// What all clients owe on the day, by how late it is; disputed invoices stand apart.
pub fn ageing(accounts: &[Account], as_of: &AsOf<'_>) -> Vec<Aged> {
    aged(accounts.iter().flat_map(|account| {
        let owed = receivables(&account.client, as_of);
        owed.into_iter().map(|row| (row.ageing, row.open)).collect::<Vec<_>>()
    }))
}

/// For how many days of sales clients owe us: receivables ÷ what was billed in that time × its days; a figure a currency.
///
/// Where nothing was billed in a currency there is nothing to divide by. The rows are the receivables with what is open, then the
/// sales with what they were billed for: an invoice may be both.
#[allow(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
pub fn days_of_sales(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> Vec<Figure> {
    let owed: Vec<Behind> = accounts.iter().flat_map(|account| owed(account, as_of)).collect();
    let sold: Vec<Behind> = accounts.iter().flat_map(|account| sold(account, window)).collect();
    let sum = |rows: &[Behind]| -> Sums { rows.iter().filter_map(|row| row.amount).collect() };
    let (open, sales) = (sum(&owed), sum(&sold));
    let figures = open.iter().map(|open| {
        let currency = open.currency();
        let sales = sales.of(currency);
        let value = open.of(&sales).map(|share| Value::Days(share * window.days() as f64));
        let (mut rows, sold) = (of_currency(&owed, currency), of_currency(&sold, currency));
        let base = sold.len();
        rows.extend(sold);
        Figure { base, ..money_figure(Kind::Dso, window, sales, value, rows) }
    });
    figures.collect()
}

fn owed(account: &Account, as_of: &AsOf<'_>) -> Vec<Behind> {
    let row = |invoice: Receivable<'_>| {
        let path = KeyPath::key("invoices").index(invoice.row.index);
        let row = Behind::new(account, &path, Part::Owed).named(invoice.row.id.as_str());
        row.dated(invoice.row.due).worth(invoice.open)
    };
    receivables(&account.client, as_of).into_iter().map(row).collect()
}

fn sold(account: &Account, window: Window) -> Vec<Behind> {
    billed(&account.client, window.from, window.to).map(|row| of_invoice(account, row, Part::Billed)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ageing, days_of_sales};
    use crate::facts::figure::{Behind, Value, Window};
    use crate::facts::given::{account, day, on};

    fn invoice(id: u32, issued: &str, due: &str, amount: &str) -> String {
        format!("[[invoices]]\nid = '{id}'\nissued = {issued}\ndue = {due}\namount = '{amount}'\n")
    }

    #[test]
    fn each_currency_is_aged_for_itself() {
        let text = invoice(1, "2025-11-01", "2025-12-01", "1 RUB") // 91 days on 2 March
            + &invoice(2, "2025-11-01", "2025-12-02", "2 RUB") // 90
            + &invoice(3, "2025-11-01", "2025-12-31", "4 RUB") // 61
            + &invoice(4, "2025-11-01", "2026-01-01", "8 RUB") // 60
            + &invoice(5, "2025-11-01", "2026-01-30", "16 RUB") // 31
            + &invoice(6, "2025-11-01", "2026-01-31", "32 RUB") // 30
            + &invoice(7, "2025-11-01", "2026-03-01", "64 RUB") // 1
            + &invoice(8, "2025-11-01", "2026-03-02", "128 RUB") // due today
            + &invoice(9, "2025-11-01", "2026-03-01", "5 EUR");
        let found = ageing(&[account("a", &text)], &on("2026-03-02"));
        let shown: Vec<String> = found
            .iter()
            .map(|aged| {
                format!("{} {} of {}", aged.groups.map(|sum| sum.to_string()).join(", "), aged.invoices, aged.total)
            })
            .collect();
        // Not due; 32 + 64; 8 + 16; 2 + 4; 1.
        assert_eq!(
            shown,
            ["0 EUR, 5 EUR, 0 EUR, 0 EUR, 0 EUR 1 of 5 EUR", "128 RUB, 96 RUB, 24 RUB, 6 RUB, 1 RUB 8 of 255 RUB"]
        );
        assert_eq!(found[1].overdue().to_string(), "127 RUB");
    }

    #[test]
    fn the_days_of_sales_that_are_owed() {
        // Open 100 + 50 = 150; billed in February (28 days) 100 + 200 = 300: 150 ÷ 300 · 28 = 14.
        let paid = "payments = [{ date = 2026-02-25, amount = '200 RUB' }]\n";
        let text = invoice(1, "2026-02-01", "2026-02-15", "100 RUB")
            + &invoice(2, "2026-02-28", "2026-03-15", "200 RUB")
            + paid
            + &invoice(3, "2026-01-31", "2026-02-15", "50 RUB")
            + &invoice(4, "2026-01-31", "2026-02-15", "7 EUR");
        let window = Window { from: day("2026-02-01"), to: day("2026-02-28") };
        let found = days_of_sales(&[account("a", &text)], window, &on("2026-02-28"));
        let values: Vec<_> = found.iter().map(|figure| (figure.currency.unwrap().code(), figure.value)).collect();
        assert_eq!(values, [("EUR", None), ("RUB", Some(Value::Days(14.0)))], "nothing was billed in euros");
        let row = |row: &Behind| format!("{} {} {}", row.part, row.entry, row.amount.unwrap());
        let rows: Vec<String> = found[1].rows.iter().map(row).collect();
        // Of 200 the invoice 2 is paid, and was billed; 3 is owed, and was billed before.
        assert_eq!(rows, ["owed 1 100 RUB", "owed 3 50 RUB", "billed 1 100 RUB", "billed 2 200 RUB"]);
    }
}
