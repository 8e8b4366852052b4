//! `encoding`: bytes that are not UTF-8 text.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds bytes that are not UTF-8 text; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "encoding",
    group: Group::Shape,
    level: Level::Error,
    finds: "bytes that are not UTF-8 text",
    explain: "The file is not UTF-8 text, so names and notes in it would come out as garbage. Older Windows programs save \
        in another encoding without asking. Open the file in the program it was written with and save it again as \
        UTF-8; a NUL byte means that the file is damaged or is no text at all.",
    checks: &[Check::Reading],
};
