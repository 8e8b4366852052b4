//! `[health]`: weights and colours of the health score, what caps it, and what makes a client red whatever it says.

use serde::Deserialize;

use crate::model::value::Span;

/// Weights of the seven factors, which add up to 100; from where on the score is green or amber; what caps it, and what is red
/// whatever the sum says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Health {
    /// Weight of recent contact.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub contact: u32,
    /// Weight of promises kept.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub promises: u32,
    /// Weight of feedback and mood.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub satisfaction: u32,
    /// Weight of people and threads.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub relationship: u32,
    /// Weight of invoices paid in time.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub payment: u32,
    /// Weight of the goal.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub goal: u32,
    /// Weight of the contract going on.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub continuity: u32,
    /// Lowest green score.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub green: u32,
    /// Lowest amber score; below it is red.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub amber: u32,
    /// Least weight of factors with facts behind them, below which there is no score.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub coverage: u32,
    /// Cadences of silence up to which contact scores 100, and from which on 0; in between on a line.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub contact_cadences: [u32; 2],
    /// Cadences that may pass without contact with anybody who decides; after that the score of contact is capped.
    #[cfg_attr(test, schemars(range(min = 1, max = 100)))]
    pub unreached: u32,
    /// The most that contact scores while nobody who decides is reached.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub unreached_cap: u32,
    /// Points of the relationship, 100 in all: threads enough, one who decides among them, a champion, nobody in power against us.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub relationship_points: [u32; 4],
    /// Threads that are enough.
    #[cfg_attr(test, schemars(range(min = 1, max = 100)))]
    pub threads: u32,
    /// The most that the relationship scores while the account hangs by one thread.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub one_thread_cap: u32,
    /// Power, 1 to 5, of a person of whom nobody wrote it.
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub unknown_power: u32,
    /// What a promise of ours counts that was late but warned of ahead, in percent of one kept in time.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub warned_promise: u32,
    /// Points that each promise of ours takes off while it is open and overdue.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub overdue_promise: u32,
    /// Weight of the mood of a talk, in percent of that of a survey score of today.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub mood: u32,
    /// Points that an open complaint takes off: low, medium, high, critical; the worse the more.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub complaint_points: [u32; 4],
    /// Points that open invoices take off if all of them are overdue for 1 to 30 days, 31 to 60, 61 to 90, longer; the later the more.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub payment_points: [u32; 4],
    /// Points of a goal that is unknown, a hypothesis, confirmed; the surer the more.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub goal_points: [u32; 3],
    /// Points that a goal gains by a figure on track, loses by an overdue review, loses by drift.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub goal_shifts: [u32; 3],
    /// Points of a contract nobody has decided on, by its notice deadline: far, within `notice_ahead` of `[clocks]`, `notice_near`,
    /// `notice_last`, past; the nearer the fewer.
    #[cfg_attr(test, schemars(inner(range(min = 0, max = 100))))]
    pub continuity_points: [u32; 5],
    /// Points lost from which on somebody should look at the client.
    #[cfg_attr(test, schemars(range(min = 1, max = 100)))]
    pub fall: u32,
    /// Time within which they are lost.
    pub fall_within: Span,
    /// How long an invoice may be overdue before the client is red.
    pub red_invoice: Span,
    /// How long a critical complaint may be open before the client is red.
    pub red_complaint: Span,
    /// How long a promise of ours may be broken, without a warning, before the client is red.
    pub red_promise: Span,
    /// How long a client without any contract stays red after the end of one that was terminated.
    pub red_notice: Span,
}

impl Health {
    /// The names of the weights, in the order of the fields.
    pub const WEIGHTS: [&str; 7] =
        ["contact", "promises", "satisfaction", "relationship", "payment", "goal", "continuity"];

    /// The weights in the order of the fields, from contact to continuity.
    pub fn weights(&self) -> [u32; 7] {
        [self.contact, self.promises, self.satisfaction, self.relationship, self.payment, self.goal, self.continuity]
    }
}

impl Default for Health {
    fn default() -> Health {
        Health {
            contact: 20,
            promises: 20,
            satisfaction: 15,
            relationship: 15,
            payment: 15,
            goal: 10,
            continuity: 5,
            green: 75,
            amber: 50,
            coverage: 50,
            contact_cadences: [1, 3],
            unreached: 3,
            unreached_cap: 60,
            relationship_points: [40, 20, 20, 20],
            threads: 3,
            one_thread_cap: 50,
            unknown_power: 3,
            warned_promise: 50,
            overdue_promise: 10,
            mood: 50,
            complaint_points: [10, 20, 30, 50],
            payment_points: [25, 50, 75, 100],
            goal_points: [20, 60, 80],
            goal_shifts: [20, 20, 20],
            continuity_points: [100, 80, 50, 20, 0],
            fall: 10,
            fall_within: Span::days(7),
            red_invoice: Span::days(90),
            red_complaint: Span::working_days(5),
            red_promise: Span::working_days(3),
            red_notice: Span::days(90),
        }
    }
}
