//! `[[requests]]`: what the client wishes for, weighed against the goal.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::goal::Goal;
use super::stakeholder::Stakeholder;
use super::value::{Day, Money, Ref, Slug};

/// A wish of the client: what it does to the goal, and what we decided.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Request {
    /// Short name for commands, such as `logo-bigger`.
    pub id: Slug,
    /// Day on which the client asked.
    pub date: Day,
    /// What the client wishes for.
    pub what: String,
    /// The client's person who asked.
    pub requested_by: Option<Ref<Stakeholder>>,
    /// The goal it is weighed against.
    pub goal: Option<Ref<Goal>>,
    /// What it does to that goal.
    #[serde(default)]
    pub alignment: Alignment,
    /// What we decided.
    #[serde(default)]
    pub decision: Decision,
    /// Why: the argument for the client.
    pub argument: Option<String>,
    /// What we offer instead.
    pub alternative: Option<String>,
    /// Whether the contract covers it.
    pub scope: Option<Coverage>,
    /// What it would cost: `40000 RUB`.
    pub estimate: Option<Money>,
    /// Day of the decision.
    pub decided: Option<Day>,
    /// Day on which it was done.
    pub delivered: Option<Day>,
    /// Day on which the client heard of the decision or the result.
    pub told: Option<Day>,
    /// The ledger's own fields, as `[custom.requests]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// What a wish does to the goal.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Alignment {
    /// Brings the goal nearer.
    Advances,
    /// Does nothing to it.
    Neutral,
    /// Draws effort away from it.
    Detracts,
    /// Works against it.
    Harmful,
    /// Not weighed yet.
    #[default]
    Unknown,
}

/// What was decided about a wish.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Decision {
    /// Nothing yet.
    #[default]
    Pending,
    /// We do it.
    Accepted,
    /// Later.
    Deferred,
    /// We do not do it.
    Declined,
    /// It became something else: a project, an opportunity.
    Converted,
}

/// Whether the contract covers a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Coverage {
    /// Covered.
    In,
    /// Not covered.
    Out,
    /// To be cleared up.
    Unclear,
}
