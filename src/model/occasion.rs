//! `[[occasions]]`: days to remember, with time to prepare.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::stakeholder::Stakeholder;
use super::value::{Day, Money, Ref, Slug, Span};

/// A day to remember: a birthday, a firm's jubilee, New Year gifts.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Occasion {
    /// Short name for links and commands; not needed, for day and words name the entry.
    pub id: Option<Slug>,
    /// What there is to remember.
    pub what: String,
    /// The day; of a yearly one, any year's.
    pub date: Day,
    /// Whether it comes every year.
    #[serde(default)]
    pub yearly: bool,
    /// How long before to begin, such as `14d`; gifts for New Year need months.
    #[serde(default = "two_weeks")]
    pub lead: Span,
    /// The person it is for.
    pub stakeholder: Option<Ref<Stakeholder>>,
    /// What it may cost: `5000 RUB`.
    pub budget: Option<Money>,
    /// What to give or do.
    pub idea: Option<String>,
    /// Last day on which it was done.
    pub marked: Option<Day>,
    /// The ledger's own fields, as `[custom.occasions]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// How long before an occasion to begin, unless it says otherwise: two weeks.
pub const LEAD: Span = Span::days(14);

fn two_weeks() -> Span {
    LEAD
}
