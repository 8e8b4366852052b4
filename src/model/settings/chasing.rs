//! `[chasing]`: who reminds of unpaid invoices, and how.

use serde::Deserialize;

use crate::model::common::Chaser;
use crate::model::value::Span;

/// Who reminds clients of unpaid invoices, and by what steps.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Chasing {
    /// Who reminds, unless a client has agreed otherwise.
    pub chaser: Chaser,
    /// Steps by the time an invoice is overdue, shortest first.
    pub ladder: Vec<LadderStep>,
}

impl Default for Chasing {
    fn default() -> Chasing {
        let step = |days, step: &str| LadderStep { after: Span::days(days), step: step.to_owned() };
        Chasing { chaser: Chaser::Account, ladder: vec![step(1, "remind"), step(14, "call"), step(30, "escalate")] }
    }
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
pub struct LadderStep {
    /// Time overdue from which the step is taken, such as `14d`.
    pub after: Span,
    /// What to do, such as `remind`, `call` or `escalate`.
    pub step: String,
}
