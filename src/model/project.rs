//! `[[projects]]`: the work we do for the client.

use serde::{Deserialize, Serialize};

use super::common::Light;
use super::contract::Contract;
use super::custom::Custom;
use super::settings::Member;
use super::value::{Day, Money, Ref, Slug, Target};

/// A piece of work for the client with a beginning and an end.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Project {
    /// Short name that other entries refer to, such as `dealer-portal`.
    pub id: Slug,
    /// Name of the project as the client knows it.
    pub name: String,
    /// Where the project stands.
    pub status: ProjectStatus,
    /// First day of work.
    pub started: Option<Day>,
    /// Day on which it has to be delivered.
    pub due: Option<Day>,
    /// Day on which it was delivered.
    pub delivered: Option<Day>,
    /// The contract it is done under, by its number.
    pub contract: Option<Ref<Contract>>,
    /// The member who leads the work.
    pub lead: Option<Ref<Member>>,
    /// What belongs to the project.
    #[serde(default)]
    pub scope: Vec<String>,
    /// What it was estimated to cost: `1200000 RUB`.
    pub estimate: Option<Money>,
    /// How much of the money is used up.
    pub budget_used: Option<Money>,
    /// How the project does, as the client may see it.
    pub rag: Option<Light>,
    /// Why it has this colour, as the client may read it.
    pub rag_note: Option<String>,
    /// Day of the colour.
    pub rag_date: Option<Day>,
    /// Steps on the way with their dates.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// The ledger's own fields, as `[custom.projects]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Target for Project {
    const NAME: &'static str = "projects";
}

/// A step on the way of a project.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Milestone {
    /// What is reached.
    pub name: String,
    /// Day by which.
    pub due: Option<Day>,
    /// Day on which it was reached.
    pub done: Option<Day>,
}

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ProjectStatus {
    /// Not begun.
    Planned,
    /// Under way.
    Active,
    /// Stopped for a time.
    OnHold,
    /// Delivered.
    Done,
    /// Given up.
    Cancelled,
}
