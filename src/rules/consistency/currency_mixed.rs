//! `currency-mixed`: an invoice that mixes currencies.

use crate::diagnostic::Level;
use crate::model::Row;
use crate::model::contract::Contract;
use crate::model::invoice::Invoice;
use crate::model::value::Money;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};
use crate::source::KeyPath;

/// A contract, its invoices and their payments are normally in one currency.
pub const RULE: Rule = Rule {
    name: "currency-mixed",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "an invoice that mixes currencies",
    explain: "A contract, its invoices and their payments are normally in one currency. folio never converts, so what is \
        paid in another currency is not counted as paid, and the invoice stays open. Usually the currency was \
        mistyped; where the client really pays in another one, write the amount that was credited in the invoice's \
        currency and the rest into `note`.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for row in &subject.client.contracts {
        if let (Some(value), Some(recurring)) = (row.value.value, row.value.recurring) {
            let path = || field("contracts", row.index, "recurring");
            let cause = || (field("contracts", row.index, "value"), "the contract's value");
            faults.extend(mixed("the recurring amount", path, recurring, value, cause));
        }
    }
    for invoice in &subject.client.invoices {
        if let Some((index, key, agreed)) = agreed(invoice, &subject.client.contracts) {
            let path = || field("invoices", invoice.index, "amount");
            let cause = || (field("contracts", index, key), "the contract's currency");
            faults.extend(mixed("the invoice", path, invoice.amount, agreed, cause));
        }
        for (turn, payment) in invoice.payments.iter().enumerate() {
            let path = || field("invoices", invoice.index, "payments").index(turn).then("amount");
            let cause = || (field("invoices", invoice.index, "amount"), "the invoice's currency");
            faults.extend(mixed("the payment", path, *payment.amount, invoice.amount, cause));
        }
    }
}

/// Where the contract of an invoice tells its currency: its position, the key, the amount.
fn agreed(invoice: &Invoice, contracts: &[Row<Contract>]) -> Option<(usize, &'static str, Money)> {
    let number = invoice.contract.as_ref()?;
    let row = contracts.iter().find(|contract| *number == contract.id)?;
    let value = row.value.value.map(|value| (row.index, "value", value));
    value.or_else(|| Some((row.index, "recurring", row.value.recurring?)))
}

fn mixed(
    what: &str,
    path: impl Fn() -> KeyPath,
    money: Money,
    agreed: Money,
    cause: impl Fn() -> (KeyPath, &'static str),
) -> Option<Fault> {
    let (is, should) = (money.currency(), agreed.currency());
    (is != should).then(|| {
        let (place, label) = cause();
        Fault::value(path(), format!("{what} is in {is}, not in {should}"))
            .also(place, label)
            .help(format!("check the currency, or write the amount in {should}"))
    })
}
