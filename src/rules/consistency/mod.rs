//! Consistency: records that contradict each other, or leave open what they should say.

pub(super) mod absurd_date;
pub(super) mod argument_missing;
pub(super) mod benefit_missing;
pub(super) mod contract_lapsed;
pub(super) mod currency_mixed;
pub(super) mod done_before_made;
pub(super) mod due_before_made;
pub(super) mod ends_before_starts;
pub(super) mod future_date;
pub(super) mod goal_rewritten;
pub(super) mod left_before_joined;
pub(super) mod log_rewritten;
pub(super) mod loss_unexplained;
pub(super) mod move_unexplained;
pub(super) mod not_applicable_unexplained;
pub(super) mod outcome_missing;
pub(super) mod overpaid;
pub(super) mod paid_before_issued;
pub(super) mod stage_order;

/// Whether a text is absent, or holds nothing but white space.
fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
