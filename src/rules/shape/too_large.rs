//! `too-large`: a file over 4 MiB, or with more keys and values than anybody writes.

use crate::diagnostic::Level;
use crate::rules::{Check, Group, Rule};

/// Finds a file that is too large to be read; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "too-large",
    group: Group::Shape,
    level: Level::Error,
    finds: "a file over 4 MiB",
    explain: "The file has more than 4 MiB, some ten thousand entries, and is not read: one giant file would slow down \
        every command for everybody. The same holds of a file with more than 250,000 of the signs `=`, `,`, `.`, `[` and \
        `{` outside of text, for each key and value costs memory, however short it is. Most often something was pasted that belongs elsewhere, such as a picture or an \
        export; keep it beside the ledger and put its address into `links`. A very old client can be split in two, \
        with the past in a file of its own.",
    checks: &[Check::Reading],
};
