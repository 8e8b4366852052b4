//! `overpaid`: payments above the amount of an invoice.

use crate::diagnostic::Level;
use crate::model::invoice::Invoice;
use crate::model::value::Money;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// More was paid than was invoiced.
pub const RULE: Rule = Rule {
    name: "overpaid",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "payments above the amount of an invoice",
    explain: "The payments of this invoice add up to more than its amount. Most often a payment was written twice, or \
        belongs to another invoice; sometimes the client really paid too much and waits for its money. Take the \
        double entry away, move the payment, or record the refund as a negative payment.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for invoice in &subject.client.invoices {
        if let Some((turn, excess)) = excess(invoice) {
            let payments = field("invoices", invoice.index, "payments");
            faults.push(
                Fault::value(payments.index(turn).then("amount"), "more was paid than was invoiced")
                    .label(format!("{excess} too much"))
                    .also(field("invoices", invoice.index, "amount"), "invoiced")
                    .help("look for a payment written twice; money given back is a payment below zero"),
            );
        }
    }
}

/// How much the payments exceed the invoice by, and which of them went above it.
///
/// Payments in another currency are left out: `currency-mixed` tells of them.
fn excess(invoice: &Invoice) -> Option<(usize, Money)> {
    let mut paid = Money::zero(invoice.amount.currency());
    let mut above = None;
    for (turn, payment) in invoice.payments.iter().enumerate() {
        let Some(sum) = paid.plus(&payment.amount) else { continue };
        paid = sum;
        let more =
            paid.minus(&invoice.amount).filter(|more| more.amount().is_sign_positive() && !more.amount().is_zero());
        above = more.map(|more| (above.map_or(turn, |(first, _)| first), more));
    }
    above
}
