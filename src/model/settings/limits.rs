//! `[limits]`: from where on shares are too large, and how many records a share needs.

use serde::Deserialize;

use crate::model::value::Percent;

/// From where on shares are too large, in percent, and how many records a share needs to mean something.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Limits {
    /// Share of requests that do not advance the goal; more is drift.
    pub drift: Percent,
    /// Fewest requests of which a share is called drift.
    #[cfg_attr(test, schemars(range(min = 1, max = 1000)))]
    pub drift_least: u32,
    /// Fewest answers of which NPS, CSAT and CES are worked out.
    #[cfg_attr(test, schemars(range(min = 1, max = 1000)))]
    pub survey_least: u32,
    /// Share of one client in our revenue from which it is a risk.
    pub concentration_amber: Percent,
    /// Share of one client in our revenue from which it is a danger.
    pub concentration_red: Percent,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            drift: Percent::known(30),
            drift_least: 5,
            survey_least: 5,
            concentration_amber: Percent::known(20),
            concentration_red: Percent::known(30),
        }
    }
}
