//! `[clocks]`: how long things stay fresh.

use serde::Deserialize;

use crate::model::value::Span;

/// How long things stay fresh.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Clocks {
    /// Time after a two-way contact for which the person counts as a thread.
    pub thread: Span,
    /// Time after delivery from which the client may be asked for feedback.
    pub survey_after: Span,
    /// Least time between two surveys of one person.
    pub survey_gap: Span,
    /// Time for which a new client is watched more closely.
    pub watch: Span,
}

impl Default for Clocks {
    fn default() -> Clocks {
        Clocks {
            thread: Span::days(90),
            survey_after: Span::days(14),
            survey_gap: Span::days(90),
            watch: Span::days(60),
        }
    }
}
