//! `[[pipeline]]`: the stages of an opportunity.

use serde::Deserialize;

use crate::model::rows::Rows;
use crate::model::value::{Percent, Slug, Target};

/// A stage of an opportunity.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PipelineStage {
    /// Short name that opportunities refer to, such as `offered`.
    pub id: Slug,
    /// Name for people; absent: the id.
    pub label: Option<String>,
    /// What the stage means for forecasts.
    pub kind: PipelineKind,
    /// Chance to win from here, in percent.
    pub probability: Option<Percent>,
}

impl Target for PipelineStage {
    const NAME: &'static str = "pipeline";
}

impl PipelineStage {
    /// The name for people: the label, else the id.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
}

/// What a stage of an opportunity means for forecasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PipelineKind {
    /// Still to be won.
    Open,
    /// Won.
    Won,
    /// Lost.
    Lost,
    /// Waiting.
    OnHold,
}

/// The stages of a ledger that names none.
pub(super) fn customary() -> Rows<PipelineStage> {
    let stages = [
        ("idea", PipelineKind::Open, 10),
        ("offered", PipelineKind::Open, 25),
        ("negotiation", PipelineKind::Open, 50),
        ("won", PipelineKind::Won, 100),
        ("lost", PipelineKind::Lost, 0),
        ("on-hold", PipelineKind::OnHold, 10),
    ];
    let stage = |(id, kind, chance)| PipelineStage {
        id: Slug::known(id),
        label: None,
        kind,
        probability: Percent::new(chance),
    };
    stages.into_iter().map(stage).collect()
}
