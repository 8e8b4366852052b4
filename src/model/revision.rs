//! `[[revisions]]`: how the wording of a goal changed.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::goal::Goal;
use super::stakeholder::Stakeholder;
use super::value::{Day, Ref, Slug};

/// An earlier wording of a goal, and why it changed.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Revision {
    /// Short name for links and commands; not needed, for goal and day name the entry.
    pub id: Option<Slug>,
    /// The goal that was reworded.
    pub goal: Ref<Goal>,
    /// Day of the change.
    pub date: Day,
    /// The statement as it was before.
    pub was: String,
    /// Why it changed.
    pub reason: String,
    /// The client's person who agreed.
    pub agreed_with: Option<Ref<Stakeholder>>,
    /// Where that can be read.
    pub evidence: Option<String>,
    /// The ledger's own fields, as `[custom.revisions]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}
