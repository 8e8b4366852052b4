//! The check rules, and the runner that applies them with the levels of the ledger.
//!
//! # Adding a rule
//! 1. Write `rules/<group>/<name>.rs`. It speaks of key paths, never of bytes or lines; what it looks at is its [`Check`]: the
//!    values of a client, a file as it is written, the ledger as a whole …
//!    ```text
//!    pub const RULE: Rule = Rule {
//!        name: "name-of-the-rule",
//!        group: Group::Consistency,
//!        level: Level::Warning,
//!        finds: "what it finds, in the words of a list",
//!        explain: "Why it matters, and how to mend it: a few sentences.",
//!        checks: &[Check::Client(look)],
//!    };
//!    fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
//!        faults.push(Fault::new(Spot::key(path), "what is wrong").help("how to mend it"));
//!    }
//!    ```
//!    A [`Fault`] may name other places (`also`) and carry the edit that mends it (`fix`).
//! 2. Add one line to [`ALL`], and the `mod` line to the group.
//! 3. Add `examples/broken-on-purpose/<name>/`: a tiny ledger that breaks only this rule, `mended/` with the same ledger set
//!    right, and `expected.txt` with the exact screen (`FOLIO_WRITE_EXPECTED=1` writes it; read it before you commit it).
//!    A rule that compares with the last commit has a story in `tests/rules/history.rs` instead.
//!
//! What comes for free: `check`, `explain`, the level in `[rules]`, every output format.

mod care;
mod consistency;
mod layout;
mod levels;
mod others;
mod placing;
mod reading;
mod register;
mod rule;
mod runner;
mod shape;
mod sheet;
mod structure;
mod subject;

pub use layout::{KeyField, Layout, Pointer, Route, SectionLayout};
pub use levels::Levels;
pub use others::{named_in, naming};
pub use register::{Register, Settled};
pub use rule::{Check, Fault, Group, Rule, Spot};
pub use runner::{Before, Checker, Report, Verdict};
pub use sheet::{Found, Sheet, WrittenEntry};
pub use subject::{Kept, Overview, Subject, Written, entries, entry, field, text};

/// Every rule, in the order of the catalogue.
pub const ALL: &[Rule] = &[
    shape::syntax::RULE,
    shape::encoding::RULE,
    shape::unreadable::RULE,
    shape::conflict_marker::RULE,
    shape::toml_version::RULE,
    shape::unknown_key::RULE,
    shape::missing_key::RULE,
    shape::wrong_type::RULE,
    shape::quoted_date::RULE,
    shape::bad_value::RULE,
    shape::too_large::RULE,
    structure::bad_slug::RULE,
    structure::duplicate_slug::RULE,
    structure::symlink::RULE,
    structure::duplicate_id::RULE,
    structure::duplicate_entry::RULE,
    structure::unknown_reference::RULE,
    structure::reference_cycle::RULE,
    structure::format_version::RULE,
    consistency::due_before_made::RULE,
    consistency::done_before_made::RULE,
    consistency::ends_before_starts::RULE,
    consistency::left_before_joined::RULE,
    consistency::paid_before_issued::RULE,
    consistency::stage_order::RULE,
    consistency::future_date::RULE,
    consistency::absurd_date::RULE,
    consistency::outcome_missing::RULE,
    consistency::currency_mixed::RULE,
    consistency::overpaid::RULE,
    consistency::contract_lapsed::RULE,
    consistency::goal_rewritten::RULE,
    consistency::log_rewritten::RULE,
    consistency::not_applicable_unexplained::RULE,
    consistency::argument_missing::RULE,
    consistency::move_unexplained::RULE,
    consistency::benefit_missing::RULE,
    consistency::loss_unexplained::RULE,
    care::promise_broken::RULE,
    care::warn_now::RULE,
    care::silence::RULE,
    care::unanswered::RULE,
    care::agreement_missing::RULE,
    care::contact_gone::RULE,
    care::question_unanswered::RULE,
    care::decision_maker_missing::RULE,
    care::single_threaded::RULE,
    care::demands_conflict::RULE,
    care::meeting_unlogged::RULE,
    care::goal_unowned::RULE,
    care::goal_review_overdue::RULE,
    care::forces_stale::RULE,
    care::people_stale::RULE,
    care::goal_drift::RULE,
    care::stage_stuck::RULE,
    care::notice_near::RULE,
    care::notice_passed::RULE,
    care::invoice_overdue::RULE,
    care::paper_missing::RULE,
    care::survey_due::RULE,
    care::claim_open::RULE,
    care::occasion_ahead::RULE,
    care::overload::RULE,
    care::retention_passed::RULE,
    care::invisible_character::RULE,
    care::secret::RULE,
    care::misfiled::RULE,
];

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}

/// The names that `[rules]` of `folio.toml` may set.
fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|rule| rule.name)
}
