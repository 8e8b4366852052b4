//! `[[changes]]`: what is new in a driving force, and what it does to the client.

use serde::{Deserialize, Serialize};

use super::common::Degree;
use super::custom::Custom;
use super::force::Force;
use super::value::{Day, Ref, Slug};

/// Something that changed in a driving force, or is about to.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// Short name for links and commands; not needed, for force, day and words name the entry.
    pub id: Option<Slug>,
    /// The force that changed.
    pub force: Ref<Force>,
    /// Day of the change, or the day it is expected.
    pub date: Day,
    /// What changed, such as `Rolled steel up 18 % since January`.
    pub what: String,
    /// Good or bad for the client's business.
    pub impact: Impact,
    /// Whether it has happened, acts now or is to come; absent: by the date.
    pub timing: Option<Timing>,
    /// What it did or will do to the client's business.
    pub effect: Option<String>,
    /// What it means for us: what to offer, what to expect.
    pub response: Option<String>,
    /// How sure we are.
    pub confidence: Option<Degree>,
    /// Where we have it from.
    pub source: Option<String>,
    /// Day from which it no longer matters.
    pub closed: Option<Day>,
    /// The ledger's own fields, as `[custom.changes]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Change {
    /// When the change acts: as written, else expected if its day lies ahead of `today` and current if not.
    pub fn timing(&self, today: Day) -> Timing {
        self.timing.unwrap_or(if self.date > today { Timing::Expected } else { Timing::Current })
    }
}

/// Good or bad for the client's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Impact {
    /// Good.
    Positive,
    /// Bad.
    Negative,
    /// Both.
    Mixed,
    /// Nobody can tell yet.
    Unknown,
}

/// When a change acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Timing {
    /// It is over.
    Past,
    /// It acts now.
    Current,
    /// It is to come.
    Expected,
}
