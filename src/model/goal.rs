//! `[[goals]]`: what the client really wants to reach.

use serde::{Deserialize, Serialize};

use super::common::Degree;
use super::custom::Custom;
use super::project::Project;
use super::settings::Member;
use super::stakeholder::Stakeholder;
use super::value::{Day, Ref, Slug, Target};

/// A business goal behind the client's task: a hypothesis first, revised with reasons.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-folio-unless" = { "statement": { "state": "unknown" } })))]
pub struct Goal {
    /// Short name that requests and revisions refer to, such as `dealer-orders`.
    pub id: Slug,
    /// The goal in one sentence, best with a figure and a date; not needed while the state is `unknown`.
    pub statement: Option<String>,
    /// How sure the goal is, and whether it is reached.
    pub state: GoalState,
    /// Day on which the goal was first stated, or found to be unknown.
    pub stated: Day,
    /// The project that serves it.
    pub project: Option<Ref<Project>>,
    /// What the client came with: the task or problem in its own words.
    pub issue: Option<String>,
    /// What counts as done.
    pub result: Option<String>,
    /// The figure the goal is measured by, such as `orders placed online`.
    pub metric: Option<String>,
    /// Unit of the figures, such as `%` or `orders a month`.
    pub unit: Option<String>,
    /// The figure at the start.
    pub baseline: Option<f64>,
    /// The figure to reach.
    pub target: Option<f64>,
    /// The figure now.
    pub actual: Option<f64>,
    /// Day on which it was measured.
    pub measured: Option<Day>,
    /// Whether a lower figure is the better one, as for costs or complaints.
    #[serde(default)]
    pub lower_is_better: bool,
    /// Day by which the goal is to be reached.
    pub due: Option<Day>,
    /// Day of the next look at the goal with the client.
    pub review: Option<Day>,
    /// The member who finds the goal out and keeps an eye on it.
    pub owner: Option<Ref<Member>>,
    /// The client's person whose goal it is.
    pub client_owner: Option<Ref<Stakeholder>>,
    /// How sure we are that this is the goal.
    pub confidence: Option<Degree>,
    /// What came of it in the end.
    pub outcome: Option<String>,
    /// The ledger's own fields, as `[custom.goals]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Target for Goal {
    const NAME: &'static str = "goals";
}

/// How sure a goal is, and whether it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum GoalState {
    /// Nobody knows it yet; somebody has to find out.
    Unknown,
    /// A first guess.
    Hypothesis,
    /// The client said yes, this is it.
    Confirmed,
    /// Changed since; see the revisions.
    Revised,
    /// Reached.
    Achieved,
    /// Given up.
    Abandoned,
}
