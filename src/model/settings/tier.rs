//! `[[tiers]]`: how much care clients get.

use serde::Deserialize;

use crate::model::rows::Rows;
use crate::model::value::{Ref, Slug, Span, SpanUnit, Target};

/// A tier: the clocks of all its clients, unless a client has agreed on others.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tier {
    /// Short name that client files refer to, such as `key`.
    pub id: Slug,
    /// Longest time without two-way contact.
    #[serde(default = "month")]
    pub cadence: Span,
    /// Time within which we answer.
    #[serde(default = "two_working_days")]
    pub response: Span,
    /// Time after which goals are looked at again.
    #[serde(default = "half_a_year")]
    pub goal_review: Span,
    /// Time after which driving forces are thought through again.
    #[serde(default = "year")]
    pub force_review: Span,
    /// Time after which the cards of people are gone through again.
    #[serde(default = "year")]
    pub people_review: Span,
}

impl Target for Tier {
    const NAME: &'static str = "tier";
}

impl Ref<Tier> {
    /// The tier of clients that name none.
    pub fn standard() -> Ref<Tier> {
        Ref::to(Slug::known("standard"))
    }
}

fn month() -> Span {
    Span::days(30)
}

fn two_working_days() -> Span {
    Span::working_days(2)
}

fn half_a_year() -> Span {
    Span::days(180)
}

fn year() -> Span {
    Span { amount: 1, unit: SpanUnit::Years }
}

/// The tiers of a ledger that names none.
pub(super) fn customary() -> Rows<Tier> {
    let tier = |id, cadence, response, goal_review, force_review| Tier {
        id: Slug::known(id),
        cadence: Span::days(cadence),
        response: Span::working_days(response),
        goal_review,
        force_review,
        people_review: force_review,
    };
    let tiers = [
        tier("key", 7, 1, Span::days(90), half_a_year()),
        tier("major", 14, 1, Span::days(90), half_a_year()),
        tier("standard", 30, 2, half_a_year(), year()),
        tier("small", 90, 3, year(), year()),
    ];
    tiers.into_iter().collect()
}
