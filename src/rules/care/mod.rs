//! Care: what a good account manager would notice. What is found here is worked out in `facts`, where the agenda and the health
//! score read the same; a rule only says where it stands, why it matters and what to type next.

pub(super) mod agreement_missing;
pub(super) mod claim_open;
pub(super) mod contact_gone;
pub(super) mod decision_maker_missing;
pub(super) mod demands_conflict;
pub(super) mod forces_stale;
pub(super) mod goal_drift;
pub(super) mod goal_review_overdue;
pub(super) mod goal_unowned;
pub(super) mod invisible_character;
pub(super) mod invoice_overdue;
pub(super) mod meeting_unlogged;
pub(super) mod misfiled;
pub(super) mod notice_near;
pub(super) mod notice_passed;
pub(super) mod occasion_ahead;
pub(super) mod overload;
pub(super) mod paper_missing;
pub(super) mod people_stale;
pub(super) mod promise_broken;
pub(super) mod question_unanswered;
pub(super) mod retention_passed;
pub(super) mod secret;
pub(super) mod silence;
pub(super) mod single_threaded;
pub(super) mod stage_stuck;
pub(super) mod survey_due;
pub(super) mod unanswered;
pub(super) mod warn_now;
mod wording;
