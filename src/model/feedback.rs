//! `[[feedback]]`: what the client thinks of us, asked or not, and what we did about it.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::project::Project;
use super::settings::Member;
use super::stakeholder::Stakeholder;
use super::value::{Day, Ref, Score, Slug, Url};

/// A score, praise, complaint or other word about our work.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(
    test,
    schemars(extend(
        "x-folio-range" = {
            "score": { "kind": { "nps": [0, 10], "csat": [1, 5], "ces": [1, 7] } }
        }
    ))
)]
pub struct Feedback {
    /// Short name for links and commands; not needed, for day, kind, person and words name the entry.
    pub id: Option<Slug>,
    /// Day on which we got it.
    pub date: Day,
    /// What it is.
    pub kind: FeedbackKind,
    /// The client's person who said it.
    pub author: Option<Ref<Stakeholder>>,
    /// The project it is about.
    pub project: Option<Ref<Project>>,
    /// The score: 0 to 10 for NPS, 1 to 5 for CSAT, 1 to 7 for CES.
    pub score: Option<Score>,
    /// What was said, best in the client's own words.
    pub text: Option<String>,
    /// How bad it is, for complaints and claims.
    pub severity: Option<Severity>,
    /// What became of it.
    pub state: Option<FeedbackState>,
    /// The member who takes care of it.
    pub owner: Option<Ref<Member>>,
    /// What we did about it.
    pub measure: Option<String>,
    /// What the client got for the harm.
    pub compensation: Option<String>,
    /// Day by which we have to answer.
    pub answer_due: Option<Day>,
    /// Day on which it was settled.
    pub resolved: Option<Day>,
    /// Whether we may publish it.
    pub publishable: Option<Publishable>,
    /// Where it can be read.
    pub url: Option<Url>,
    /// The ledger's own fields, as `[custom.feedback]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Feedback {
    /// Whether it is a complaint or claim that nobody has settled yet.
    pub fn is_open_complaint(&self) -> bool {
        let complaint = matches!(self.kind, FeedbackKind::Complaint | FeedbackKind::Claim);
        let settled =
            matches!(self.state, Some(FeedbackState::Resolved | FeedbackState::Compensated | FeedbackState::Rejected));
        complaint && !settled
    }
}

/// What a piece of feedback is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FeedbackKind {
    /// Would recommend us: 0 to 10.
    Nps,
    /// Is satisfied: 1 to 5.
    Csat,
    /// Found it easy to work with us: 1 to 7.
    Ces,
    /// Praise.
    Praise,
    /// A complaint.
    Complaint,
    /// A claim with legal weight.
    Claim,
    /// A suggestion.
    Suggestion,
    /// A recommendation others may read.
    Testimonial,
    /// A story of the work told together.
    CaseStudy,
}

/// How bad a complaint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// A trifle.
    Low,
    /// Annoying.
    Medium,
    /// Serious harm.
    High,
    /// The account is at stake.
    Critical,
}

/// What became of feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FeedbackState {
    /// Nobody has answered yet.
    New,
    /// We said that we heard it.
    Acknowledged,
    /// Being dealt with.
    InProgress,
    /// Settled.
    Resolved,
    /// Settled with a compensation.
    Compensated,
    /// Turned down with reasons.
    Rejected,
}

/// Whether feedback may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Publishable {
    /// It may not.
    No,
    /// Ask first.
    Ask,
    /// It may.
    Yes,
}
