//! `[load]`: how many clients and projects a person can carry.

use serde::Deserialize;

/// How many clients, counted by weight, and projects a person can carry.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Load {
    /// Clients of a junior.
    #[cfg_attr(test, schemars(range(min = 1, max = 1000)))]
    pub junior: u32,
    /// Clients of a middle.
    #[cfg_attr(test, schemars(range(min = 1, max = 1000)))]
    pub middle: u32,
    /// Clients of a senior, and of a head.
    #[cfg_attr(test, schemars(range(min = 1, max = 1000)))]
    pub senior: u32,
    /// Projects of anybody.
    #[cfg_attr(test, schemars(range(min = 1, max = 1000)))]
    pub projects: u32,
}

impl Default for Load {
    fn default() -> Load {
        Load { junior: 3, middle: 4, senior: 5, projects: 15 }
    }
}
