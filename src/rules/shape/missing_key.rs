//! `missing-key`: a required key that is not there.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds a required key that is not there; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "missing-key",
    group: Group::Shape,
    level: Level::Error,
    finds: "a required key that is not there",
    explain: "An entry without this key cannot be used: a promise without a day cannot be watched, a person without a name \
        cannot be greeted. Add the key to the entry; `folio schema` says which keys a section needs and what each \
        means. What is not known yet is better left out as a whole than written by half.",
    checks: &[Check::Reading],
};
