//! `[limits]`: from where on shares are too large.

use serde::Deserialize;

use crate::model::value::Percent;

/// From where on shares are too large, in percent.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Limits {
    /// Share of requests that do not advance the goal; more is drift.
    pub drift: Percent,
    /// Share of one client in our revenue from which it is a risk.
    pub concentration_amber: Percent,
    /// Share of one client in our revenue from which it is a danger.
    pub concentration_red: Percent,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            drift: Percent::known(30),
            concentration_amber: Percent::known(20),
            concentration_red: Percent::known(30),
        }
    }
}
