//! `[[handovers]]`: how the account went from one hand to another.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::settings::Member;
use super::value::{Day, MemberOrSales, Ref, Slug};

/// The account passed from one member to another, for good or for a time.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Handover {
    /// Short name for links and commands; not needed, for the day names the entry.
    pub id: Option<Slug>,
    /// Day of the handover.
    pub date: Day,
    /// Who gives the account away: a member, or `sales`.
    pub giver: Ref<MemberOrSales>,
    /// The member who takes it over.
    pub receiver: Ref<Member>,
    /// Why it changes hands.
    pub kind: Option<HandoverKind>,
    /// How far the handover is.
    pub state: Option<HandoverState>,
    /// Last day of a cover.
    pub until: Option<Day>,
    /// Day on which the new manager was introduced to the client.
    pub introduced: Option<Day>,
    /// Day on which the client was told.
    pub told: Option<Day>,
    /// What has to be handed over.
    #[serde(default)]
    pub checklist: Vec<ChecklistItem>,
    /// Why the account changes hands, in your own words.
    pub reason: Option<String>,
    /// The ledger's own fields, as `[custom.handovers]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// One thing to hand over.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChecklistItem {
    /// What.
    pub item: String,
    /// Day on which it was handed over.
    pub done: Option<Day>,
}

/// Why an account changes hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum HandoverKind {
    /// Sales has won the client and leaves.
    SalesToAccount,
    /// Another account manager takes over.
    AccountToAccount,
    /// Somebody stands in for a time.
    Cover,
    /// The cover is over.
    Return,
}

/// How far a handover is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum HandoverState {
    /// Being prepared.
    Draft,
    /// With the receiver.
    Sent,
    /// The receiver has read it.
    Acknowledged,
    /// Everything is handed over.
    Done,
}
