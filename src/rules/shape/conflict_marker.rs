//! `conflict-marker`: what a merge left behind.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds what a merge left behind; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "conflict-marker",
    group: Group::Shape,
    level: Level::Error,
    finds: "what a merge left behind",
    explain: "Two people changed the same place, git or folio could not decide, and both versions were left in the file \
        for a person to choose from. Until somebody does, nobody knows which is true. Keep what is right, delete the \
        rest and the marks (`<<<<<<<`, `=======`, `>>>>>>>`, `# CONFLICT`), then check again.",
    checks: &[Check::Reading],
};
