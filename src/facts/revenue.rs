//! Revenue: what we billed.

use super::Sums;
use crate::model::Client;
use crate::model::invoice::{Invoice, InvoiceState};
use crate::model::rows::Row;
use crate::model::value::Day;

/// The invoices issued from `from` up to `to` that stand: drafts, void and written-off ones are no revenue, disputed ones are
/// until the dispute is settled.
pub fn billed(client: &Client, from: Day, to: Day) -> impl Iterator<Item = &Row<Invoice>> {
    let stands = |invoice: &Invoice| matches!(invoice.state, InvoiceState::Issued | InvoiceState::Disputed);
    client.invoices.iter().filter(move |row| stands(row) && from <= row.issued && row.issued <= to)
}

/// What was billed in that time, a sum a currency.
pub fn revenue(client: &Client, from: Day, to: Day) -> Sums {
    billed(client, from, to).map(|invoice| invoice.amount).collect()
}

#[cfg(test)]
mod tests {
    use super::revenue;
    use crate::facts::given::{client, day};
    use crate::model::value::Money;

    #[test]
    fn what_stands_and_was_issued_in_that_time_is_revenue() {
        let invoice = |id: u32, issued: &str, amount: &str, state: &str| {
            format!(
                "[[invoices]]\nid = '{id}'\nissued = {issued}\ndue = 2026-12-31\namount = '{amount}'\nstate = '{state}'\n"
            )
        };
        let text = invoice(1, "2025-12-31", "1 RUB", "issued")
            + &invoice(2, "2026-01-01", "10 RUB", "issued")
            + &invoice(3, "2026-03-31", "100 RUB", "disputed")
            + &invoice(4, "2026-02-01", "5 EUR", "issued")
            + &invoice(5, "2026-02-01", "1000 RUB", "void")
            + &invoice(6, "2026-02-01", "1000 RUB", "written-off")
            + &invoice(7, "2026-02-01", "1000 RUB", "draft")
            + &invoice(8, "2026-04-01", "1000 RUB", "issued");
        // 10 + 100 of the first quarter, euros apart.
        let sums = revenue(&client(&text), day("2026-01-01"), day("2026-03-31"));
        assert_eq!(sums.iter().map(Money::to_string).collect::<Vec<_>>(), ["5 EUR", "110 RUB"]);
    }
}
