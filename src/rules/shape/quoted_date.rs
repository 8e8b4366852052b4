//! `quoted-date`: a date in quotes.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds a date in quotes; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "quoted-date",
    group: Group::Shape,
    level: Level::Error,
    finds: "a date in quotes",
    explain: "A date in quotes is a text that happens to look like a date: it would not sort, could not be late, and would \
        never reach the agenda. Take the quotes away; `folio check --fix` does so wherever this rule is broken.",
    checks: &[Check::Reading],
};
