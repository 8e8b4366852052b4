//! `[[stages]]`: how the client went through its lifecycle.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::settings::{LifecycleStage, Member};
use super::value::{Day, Ref, Slug};

/// A stage the client entered; the last entry is the current one. Entries are added, never changed.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stage {
    /// Short name for links and commands; not needed, for day and stage name the entry.
    pub id: Option<Slug>,
    /// The stage, as `[[lifecycle]]` of `folio.toml` names it.
    pub stage: Ref<LifecycleStage>,
    /// Day on which the client entered it.
    pub entered: Day,
    /// The member who moved the client; absent: its manager.
    pub author: Option<Ref<Member>>,
    /// Why the client moved; wanted when it leaves us.
    pub reason: Option<String>,
    /// Why the client was lost, as one word to count by.
    pub loss_reason: Option<LossReason>,
    /// Whether we could have kept the client.
    pub avoidable: Option<bool>,
    /// The ledger's own fields, as `[custom.stages]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// Why a client was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LossReason {
    /// We were too dear.
    Price,
    /// Somebody else was chosen.
    Competition,
    /// Their money ran out or went elsewhere.
    Budget,
    /// We cannot do what they need.
    MissingCapability,
    /// We never reached anybody who decides.
    NoDecisionMaker,
    /// They stopped answering.
    Unresponsive,
    /// Not now.
    Timing,
    /// They do it themselves.
    InHouse,
    /// They went out of business.
    Bankruptcy,
    /// People fell out.
    Relationship,
    /// Our work was not good enough.
    Quality,
    /// Something else; say what in the reason.
    Other,
}
