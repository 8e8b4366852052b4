//! `wrong-type`: a value of another type.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds a value of another type; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "wrong-type",
    group: Group::Shape,
    level: Level::Error,
    finds: "a value of another type",
    explain: "The key expects another type of value, such as a number where a text stands, or a list where a single text \
        stands. Mind the quotes: text has them, numbers, dates, `true` and `false` have none, and a list stands in \
        brackets even with one element.",
    checks: &[Check::Reading],
};
