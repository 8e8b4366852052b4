//! `[clocks]`: how long things stay fresh, and how far ahead one looks.

use serde::Deserialize;

use crate::model::value::Span;

/// How long things stay fresh, and how far ahead one looks.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Clocks {
    /// Time after a two-way contact for which the person counts as a thread.
    pub thread: Span,
    /// Time after its due day for which a promise counts in the health of the client.
    pub promises: Span,
    /// Time after a talk for which its mood counts.
    pub moods: Span,
    /// Time after a survey for which its score counts.
    pub scores: Span,
    /// Age at which a survey score weighs half as much as one of today.
    pub half_life: Span,
    /// Time after a request for which it counts in the drift of the goal.
    pub requests: Span,
    /// Time after delivery from which the client may be asked for feedback.
    pub survey_after: Span,
    /// Time after delivery until which it may be asked.
    pub survey_until: Span,
    /// Least time between two surveys of one person.
    pub survey_gap: Span,
    /// Time before a notice deadline from which it is told of.
    pub notice_ahead: Span,
    /// Time before a notice deadline from which it is near; shorter than `notice_ahead`.
    pub notice_near: Span,
    /// Time before a notice deadline from which there is hardly any left; shorter than `notice_near`.
    pub notice_last: Span,
    /// Time back to which the trend of the health goes.
    pub trend: Span,
    /// Time after which the client is asked again for what it promised.
    pub ask_again: Span,
    /// Time of sales by which the days outstanding are measured.
    pub sales: Span,
    /// Time ahead of which a handover lists the dates.
    pub handover: Span,
    /// Time for which a new client is watched more closely.
    pub watch: Span,
    /// Time before the end of the watch from which the agenda tells of it.
    pub watch_end: Span,
    /// Time up to a due day in which the work for a promise is done: what else is due in it is told when one is made.
    pub weigh: Span,
}

impl Default for Clocks {
    fn default() -> Clocks {
        Clocks {
            thread: Span::days(90),
            promises: Span::days(90),
            moods: Span::days(90),
            scores: Span::days(360),
            half_life: Span::days(90),
            requests: Span::days(90),
            survey_after: Span::days(14),
            survey_until: Span::days(60),
            survey_gap: Span::days(90),
            notice_ahead: Span::days(90),
            notice_near: Span::days(60),
            notice_last: Span::days(30),
            trend: Span::days(30),
            ask_again: Span::working_days(3),
            sales: Span::days(90),
            handover: Span::days(90),
            watch: Span::days(60),
            watch_end: Span::days(14),
            weigh: Span::working_days(5),
        }
    }
}
