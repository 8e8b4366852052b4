//! `[communication]`: what was agreed about keeping in touch.

use serde::{Deserialize, Serialize};

use super::common::{Channel, Chaser};
use super::stakeholder::Stakeholder;
use super::value::{Day, Hours, Language, Ref, Span, Url};

/// What was agreed with the client about keeping in touch: how, how often, whom to call.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Communication {
    /// Day on which this was agreed.
    pub agreed: Option<Day>,
    /// The client's person it was agreed with.
    pub agreed_with: Option<Ref<Stakeholder>>,
    /// Usual way to talk.
    pub channel: Option<Channel>,
    /// Longest time without two-way contact, such as `7d`; absent: the tier's.
    pub cadence: Option<Span>,
    /// The client's person to call when it burns.
    pub urgent: Option<Ref<Stakeholder>>,
    /// Way to reach that person at once.
    pub urgent_channel: Option<Channel>,
    /// When they take calls, in their own time zone: `10:00-19:00`.
    pub hours: Option<Hours>,
    /// Time within which we answer, such as `1wd` or `4h`; absent: the tier's.
    pub response: Option<Span>,
    /// How often the client gets a report.
    pub report: Option<ReportRhythm>,
    /// Time between project reviews with the client, such as `3mo`.
    pub review_every: Option<Span>,
    /// What not to do: times, topics, ways the client dislikes.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// How they like to be addressed, such as `by first name and patronymic`.
    pub address: Option<String>,
    /// Language to speak and write in, such as `ru`.
    pub language: Option<Language>,
    /// Whether the client agreed to be asked for feedback.
    pub surveys: Option<bool>,
    /// Who reminds this client of unpaid invoices; absent: as `[chasing]` says.
    pub chaser: Option<Chaser>,
    /// Address of the shared task tracker.
    pub tracker: Option<Url>,
    /// Day on which to go through this agreement again.
    pub review: Option<Day>,
}

/// How often a client gets a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ReportRhythm {
    /// Every week.
    Weekly,
    /// Every second week.
    Biweekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// When the client asks.
    OnRequest,
    /// Never.
    None,
}
