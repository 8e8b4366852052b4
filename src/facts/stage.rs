//! Where the client stands in its lifecycle.

use crate::model::Client;
use crate::model::settings::{Settings, StageKind};
use crate::model::value::Day;

/// The stage a client is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentStage {
    /// The stage's id.
    pub id: String,
    /// Day on which the client entered it.
    pub since: Day,
    /// What kind of stage it is; `None` for a stage the settings do not know.
    pub kind: Option<StageKind>,
}

/// The stage of the last entry; `None` for a client whose stages nobody wrote down.
pub fn current_stage(client: &Client, settings: &Settings) -> Option<CurrentStage> {
    let last = client.stages.last()?;
    let kind = settings.lifecycle.iter().find(|stage| stage.id.as_str() == last.stage.as_str()).map(|stage| stage.kind);
    Some(CurrentStage { id: last.stage.to_string(), since: last.entered, kind })
}
