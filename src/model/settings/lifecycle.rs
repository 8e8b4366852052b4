//! `[[lifecycle]]`: the stages of a client.

use serde::Deserialize;

use crate::model::rows::Rows;
use crate::model::value::{Slug, Span, Target};

/// A stage in the life of a client; the kinds are fixed, ids and labels are the ledger's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LifecycleStage {
    /// Short name that client files refer to, such as `onboarding`.
    pub id: Slug,
    /// Name for people; absent: the id.
    pub label: Option<String>,
    /// What the stage means for checks and reports.
    pub kind: StageKind,
    /// Days a client may stay in the stage before it counts as stuck.
    #[cfg_attr(test, schemars(range(min = 1, max = 9999)))]
    pub max_days: Option<u32>,
    /// What must be answered before a client goes on: sections such as `forces`, or fields such as
    /// `communication.urgent`.
    #[serde(default)]
    #[cfg_attr(test, schemars(inner(regex(pattern = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$"))))]
    pub needs: Vec<String>,
    /// What we promise the client when it enters the stage.
    #[serde(default)]
    pub on_enter: Vec<OnEnter>,
    /// What the agenda suggests for a stuck client; nothing moves by itself.
    #[serde(default)]
    pub on_stuck: OnStuck,
}

impl Target for LifecycleStage {
    const NAME: &'static str = "lifecycle";
}

impl LifecycleStage {
    /// The name for people: the label, else the id.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.id.as_str())
    }
}

/// A promise of ours that comes with a stage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OnEnter {
    /// What we promise.
    pub what: String,
    /// Time for it, from the day the stage is entered, such as `5wd`.
    pub due: Span,
}

/// What a stage means for checks and reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StageKind {
    /// Not a client yet.
    Presale,
    /// We work for the client.
    Live,
    /// The work is done, the client is still ours.
    Postsale,
    /// Nothing happens for a time.
    Paused,
    /// No longer a client.
    Closed,
}

impl StageKind {
    /// Whether a client of this kind of stage is *live*: in our care.
    pub fn is_live(self) -> bool {
        matches!(self, StageKind::Live | StageKind::Postsale)
    }
}

/// What the agenda suggests for a stuck client.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum OnStuck {
    /// Tell the head.
    #[default]
    Escalate,
    /// Go back one stage.
    MoveBack,
    /// Nothing.
    None,
}

/// The stages of a ledger that names none.
pub(super) fn customary() -> Rows<LifecycleStage> {
    use StageKind::{Closed, Live, Paused, Postsale, Presale};
    let stages = [
        ("lead", Presale, Some(30)),
        ("qualified", Presale, Some(30)),
        ("proposal", Presale, Some(14)),
        ("contracting", Presale, Some(30)),
        ("onboarding", Live, Some(60)),
        ("delivery", Live, None),
        ("acceptance", Live, Some(14)),
        ("support", Postsale, None),
        ("feedback", Postsale, Some(30)),
        ("case-study", Postsale, Some(60)),
        ("renewal", Postsale, Some(30)),
        ("paused", Paused, None),
        ("former", Closed, None),
        ("lost", Closed, None),
    ];
    stages.into_iter().map(|(id, kind, max_days)| stage(id, kind, max_days)).collect()
}

fn stage(id: &'static str, kind: StageKind, max_days: Option<u32>) -> LifecycleStage {
    LifecycleStage {
        id: Slug::known(id),
        label: None,
        kind,
        max_days,
        needs: Vec::new(),
        on_enter: Vec::new(),
        on_stuck: OnStuck::default(),
    }
}
