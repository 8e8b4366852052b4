//! The level each rule has in this ledger: its own, unless `[rules]` of `folio.toml` says otherwise.

use std::collections::BTreeMap;

use super::{Rule, find};
use crate::diagnostic::Level;
use crate::model::settings::Settings;

/// Levels by rule.
#[derive(Debug, Default)]
pub struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// The levels that `[rules]` sets; names it does not know and rules that must stay errors are left to the schema's findings.
    pub fn new(settings: &Settings) -> Levels {
        let set = settings.rules.iter().filter_map(|(name, level)| {
            let rule = find(name).filter(|rule| rule.group.adjustable())?;
            Some((rule.name, Level::from(*level)))
        });
        Levels(set.collect())
    }

    /// The level of a rule.
    pub fn of(&self, rule: &Rule) -> Level {
        self.0.get(rule.name).copied().unwrap_or(rule.level)
    }
}
