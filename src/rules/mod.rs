//! The check rules, and the runner that applies them with the levels of the ledger.
//!
//! # Adding a rule
//! 1. Write `rules/<group>/<name>.rs` with `pub const RULE: Rule = …`: name, group, level, an explanation of a few sentences that
//!    says why it matters and how to mend it, and the function that looks. It speaks of key paths, never of bytes or lines.
//! 2. Add one line to [`ALL`].
//! 3. Add `examples/broken-on-purpose/<name>/`: a tiny ledger that breaks only this rule, `mended/` with the same ledger set
//!    right, and `expected.txt` with the exact screen (`FOLIO_WRITE_EXPECTED=1` writes it; read it before you commit it).
//!
//! What comes for free: `check`, `explain`, the level in `[rules]`, every output format.

mod levels;
mod reading;
mod rule;
mod runner;
mod subject;

pub use levels::Levels;
pub use rule::{Check, Fault, Group, Rule, Spot};
pub use runner::{Checker, Report, Verdict};
pub use subject::{Kept, Overview, Subject, Written, field};

/// Every rule, in the order of the catalogue.
pub const ALL: &[Rule] = &[];

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}
