//! `[health]`: weights and colours of the health score.

use serde::Deserialize;

/// Weights of the seven factors, which add up to 100, and from where on the score is green or amber.
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
}

impl Health {
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
        }
    }
}
