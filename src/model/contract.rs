//! `[[contracts]]`: what is signed, or about to be.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::value::{Calendar, Day, Money, Number, Ref, Span, Target};

/// A contract, an addendum or another agreement on paper.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Contract {
    /// The number on the paper, such as `№15/К`.
    pub id: Number,
    /// What kind of paper it is.
    pub kind: ContractKind,
    /// Where it stands between draft and end.
    pub state: ContractState,
    /// What it is about, as the paper says.
    pub title: Option<String>,
    /// The contract this one belongs to, by its number.
    pub parent: Option<Ref<Contract>>,
    /// Day on which both sides had signed.
    pub signed: Option<Day>,
    /// First day it is in force.
    pub starts: Option<Day>,
    /// Last day it is in force.
    pub ends: Option<Day>,
    /// Whether it goes on by itself unless somebody gives notice.
    pub auto_renew: Option<bool>,
    /// How long before the end notice has to be given, such as `60d`.
    pub notice: Option<Span>,
    /// Whether notice counts on the day it is sent or on the day it arrives.
    pub notice_rule: Option<NoticeRule>,
    /// What the whole contract is worth: `1200000 RUB`.
    pub value: Option<Money>,
    /// How it is paid for.
    pub billing: Option<Billing>,
    /// Amount that falls due every period: `150000 RUB`.
    pub recurring: Option<Money>,
    /// How often the recurring amount falls due.
    pub period: Option<BillingPeriod>,
    /// Time the client has to pay an invoice, such as `14d`.
    pub payment_terms: Option<Span>,
    /// Special terms: discounts, bonuses, penalties.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Whether the client agreed to recommend us.
    pub referral_clause: Option<bool>,
    /// What we want to do when it ends.
    pub decision: Option<RenewalDecision>,
    /// Day of that decision.
    pub decided: Option<Day>,
    /// Where the papers are: addresses or paths.
    #[serde(default)]
    pub files: Vec<String>,
    /// The ledger's own fields, as `[custom.contracts]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Target for Contract {
    const NAME: &'static str = "contracts";
    const NUMBERED: bool = true;
}

impl Contract {
    /// Last day on which notice still counts.
    ///
    /// The end day is day zero of the notice period. `None` without an end or a notice period.
    pub fn notice_deadline(&self, calendar: &Calendar) -> Option<Day> {
        Some(self.notice?.before(self.ends?, calendar))
    }
}

/// What kind of paper a contract is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ContractKind {
    /// The frame for all further orders.
    Msa,
    /// One order with its scope and price.
    Sow,
    /// An addition to a contract.
    Addendum,
    /// A change of scope, price or date.
    ChangeOrder,
    /// An agreement to keep secrets.
    Nda,
    /// An agreement on personal data.
    Dpa,
    /// Promised levels of service.
    Sla,
    /// A right to use something.
    License,
}

/// Where a contract stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ContractState {
    /// Being written.
    Draft,
    /// Being talked over.
    Negotiating,
    /// With the client.
    Sent,
    /// Agreed, not signed by all.
    AwaitingSignature,
    /// In force.
    Active,
    /// Ended by its date.
    Expired,
    /// Ended by notice or agreement.
    Terminated,
    /// Replaced by another.
    Superseded,
}

/// When notice counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum NoticeRule {
    /// On the day it is sent.
    SentBy,
    /// On the day it arrives.
    ReceivedBy,
}

/// How a contract is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Billing {
    /// One price for all.
    Fixed,
    /// Hours and costs as they come.
    TimeMaterials,
    /// A fixed fee for being there.
    Retainer,
    /// A fee for use.
    Subscription,
    /// Part by part as steps are reached.
    Milestone,
    /// By results.
    Performance,
}

/// How often a recurring amount falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum BillingPeriod {
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every year.
    Yearly,
}

/// What to do when a contract ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RenewalDecision {
    /// Not decided yet.
    Undecided,
    /// Go on as it is.
    Renew,
    /// Go on with other terms.
    Renegotiate,
    /// End it by notice.
    Exit,
    /// Let it run out.
    LetLapse,
}
