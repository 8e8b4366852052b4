//! `paid-before-issued`: a payment before its invoice.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// Money cannot come in on an invoice that was not issued yet.
pub const RULE: Rule = Rule {
    name: "paid-before-issued",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a payment before its invoice",
    explain: "Money cannot come in on an invoice that was not issued yet. Usually the year of one of the two is mistyped, \
        or the payment belongs to an earlier invoice. Correct the date; an advance belongs to the invoice that asked \
        for it, so give that invoice the day on which it asked.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for invoice in &subject.client.invoices {
        for (turn, payment) in invoice.payments.iter().enumerate() {
            if payment.date < invoice.issued {
                let payments = field("invoices", invoice.index, "payments");
                faults.push(
                    Fault::value(payments.index(turn).then("date"), "paid before the invoice was issued")
                        .also(field("invoices", invoice.index, "issued"), "issued on this day")
                        .help("check the year, or move the payment to the invoice it belongs to"),
                );
            }
        }
    }
}
