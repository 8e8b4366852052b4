//! `[[invoices]]`: what was billed, what was paid, who reminded whom.

use serde::{Deserialize, Serialize};

use super::contract::Contract;
use super::custom::Custom;
use super::settings::Member;
use super::value::{Day, Money, Number, Period, Ref, SignedMoney};

/// An invoice with its payments; open, paid and overdue are worked out, not written.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Invoice {
    /// The number on the paper, such as `INV-2026/17`.
    pub id: Number,
    /// Day on which it was issued.
    pub issued: Day,
    /// Day by which it is to be paid.
    pub due: Day,
    /// Amount to be paid: `150000 RUB`.
    pub amount: Money,
    /// The contract it belongs to, by its number.
    pub contract: Option<Ref<Contract>>,
    /// The time it covers: a month `2026-09`, a quarter `2026-Q3` or a year `2026`.
    pub period: Option<Period>,
    /// Whether it stands.
    #[serde(default)]
    pub state: InvoiceState,
    /// What came in, and what went back as a refund.
    #[serde(default)]
    pub payments: Vec<Payment>,
    /// Reminders of an overdue invoice.
    #[serde(default)]
    pub chases: Vec<Chase>,
    /// What the client objects to.
    pub dispute: Option<String>,
    /// Anything else worth knowing.
    pub note: Option<String>,
    /// The ledger's own fields, as `[custom.invoices]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// Money that came in, or went back.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Payment {
    /// Day of the payment.
    pub date: Day,
    /// Amount paid: `50000 RUB`; a refund is negative.
    pub amount: SignedMoney,
}

/// A reminder of an overdue invoice.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chase {
    /// Day of the reminder.
    pub date: Day,
    /// Step of the ladder, such as `remind` or `call`.
    pub step: String,
    /// Who reminded.
    pub author: Option<Ref<Member>>,
    /// What they answered.
    pub reply: Option<String>,
}

/// Whether an invoice stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum InvoiceState {
    /// Not sent yet.
    Draft,
    /// Sent and to be paid.
    #[default]
    Issued,
    /// Cancelled: as if it had never been.
    Void,
    /// We no longer expect the money.
    WrittenOff,
    /// The client objects; it stands apart from ageing.
    Disputed,
}
