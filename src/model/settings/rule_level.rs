//! `[rules]`: how much a finding matters in this ledger.

use serde::Deserialize;

use crate::diagnostic::Level;

/// How much the findings of a rule matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RuleLevel {
    /// Makes `check` fail and a write be refused.
    Error,
    /// Makes `check --strict` fail.
    Warning,
    /// Worth knowing; never makes `check` fail.
    Note,
    /// Not looked for.
    Off,
}

impl From<RuleLevel> for Level {
    fn from(level: RuleLevel) -> Level {
        match level {
            RuleLevel::Error => Level::Error,
            RuleLevel::Warning => Level::Warning,
            RuleLevel::Note => Level::Note,
            RuleLevel::Off => Level::Off,
        }
    }
}
