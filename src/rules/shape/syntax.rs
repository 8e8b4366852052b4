//! `syntax`: text that is not TOML.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds text that is not TOML; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "syntax",
    group: Group::Shape,
    level: Level::Error,
    finds: "text that is not TOML",
    explain: "The file is not TOML where the caret stands, and a computer can only guess what was meant there. What is \
        read of the rest is checked all the same. Usually a quote or a bracket is missing at the end of the line, a \
        text stands without quotes, or a key is given twice in one entry: complete the line, or keep one of the two.",
    checks: &[Check::Reading],
};
