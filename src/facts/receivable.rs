//! What was paid of an invoice, and what is left.

use crate::model::invoice::Invoice;
use crate::model::value::Money;

/// The payments in the invoice's currency, refunds taken off.
///
/// Payments in another currency are left out: `currency-mixed` tells of them.
pub fn paid(invoice: &Invoice) -> Money {
    let nothing = Money::zero(invoice.amount.currency());
    invoice.payments.iter().fold(nothing, |sum, payment| sum.plus(&payment.amount).unwrap_or(sum))
}

/// The amount less what was paid; below zero where too much was.
pub fn balance(invoice: &Invoice) -> Money {
    // Both are of one currency; beyond what can be counted nothing is taken off.
    invoice.amount.minus(&paid(invoice)).unwrap_or(invoice.amount)
}
