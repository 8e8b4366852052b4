//! `[[opportunities]]`: what more we could do for the client.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::settings::{Member, PipelineStage};
use super::value::{Day, Money, Percent, Ref, Slug};

/// Something useful to the client that it does not buy from us yet.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Opportunity {
    /// Short name for commands, such as `call-tracking`.
    pub id: Slug,
    /// Name of the opportunity.
    pub name: String,
    /// What kind of business it would be.
    pub kind: OpportunityKind,
    /// The stage, as `[[pipeline]]` of `folio.toml` names it.
    pub stage: Ref<PipelineStage>,
    /// What the client gains by it.
    pub benefit: Option<String>,
    /// What it would bring once: `300000 RUB`.
    pub amount: Option<Money>,
    /// What it would bring every month: `50000 RUB`.
    pub recurring: Option<Money>,
    /// Chance to win it in percent; absent: the stage's.
    pub probability: Option<Percent>,
    /// Day on which the idea came up.
    pub opened: Option<Day>,
    /// Day on which a decision is expected.
    pub expected: Option<Day>,
    /// The member who drives it.
    pub owner: Option<Ref<Member>>,
    /// Who closes the deal, as agreed.
    pub closer: Option<Closer>,
    /// The next step.
    pub next: Option<String>,
    /// Day of the next step.
    pub next_on: Option<Day>,
    /// What makes us think they want it.
    pub evidence: Option<String>,
    /// Who else could get it.
    #[serde(default)]
    pub competitors: Vec<String>,
    /// Day on which it was won or lost.
    pub closed: Option<Day>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// Day on which to bring it up again.
    pub revisit: Option<Day>,
    /// The ledger's own fields, as `[custom.opportunities]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// What kind of business an opportunity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum OpportunityKind {
    /// First business with the client.
    NewBusiness,
    /// A contract goes on.
    Renewal,
    /// More of the same, or a better version.
    Upsell,
    /// Another service beside the present one.
    CrossSell,
    /// Another branch or department of the client.
    Expansion,
    /// A client who left comes back.
    Winback,
    /// The client recommends us to somebody.
    Referral,
}

/// Who closes a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Closer {
    /// The account manager.
    Account,
    /// Sales.
    Sales,
}
