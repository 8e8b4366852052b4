//! `toml-version`: syntax of TOML 1.1.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds syntax of TOML 1.1; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "toml-version",
    group: Group::Shape,
    level: Level::Error,
    finds: "syntax of TOML 1.1",
    explain: "The text is right in TOML 1.1, but editors and other tools still read TOML 1.0 and would refuse the whole \
        file. A ledger outlives the tools that read it, so it is written in what all of them understand. Write an \
        inline table on one line without a comma at its end, give times their seconds, and spell characters as \
        `\\u00e9` where an escape is needed.",
    checks: &[Check::Reading],
};
