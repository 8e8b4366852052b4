//! `loss-unexplained`: a client or an opportunity lost without a reason.

use crate::diagnostic::Level;
use crate::model::settings::{PipelineKind, StageKind};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

use super::is_blank;

/// Whoever loses a client should at least learn why.
pub const RULE: Rule = Rule {
    name: "loss-unexplained",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "a client or an opportunity lost without a reason",
    explain: "Some losses cannot be helped, others could have been, and only the reasons tell them apart. A client whose last \
        stage is closed needs `reason` or `loss_reason` in that entry; a lost opportunity needs `lost_reason`. Write down \
        what the client said, even if it is only `unresponsive`.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (client, settings) = (subject.client, subject.settings());
    if let Some(last) = client.stages.last()
        && settings.lifecycle_stage(last.stage.as_str()).is_some_and(|stage| stage.kind == StageKind::Closed)
        && last.loss_reason.is_none()
        && is_blank(last.reason.as_deref())
    {
        faults.push(
            Fault::entry(
                entry("stages", last.index),
                format!("the client is in the closed stage `{}`, but nothing says why", last.stage),
            )
            .help("add `reason = \"…\"`, or `loss_reason` with one of its words, such as `price` or `unresponsive`"),
        );
    }
    for opportunity in client.opportunities.iter().filter(|opportunity| is_blank(opportunity.lost_reason.as_deref())) {
        let stage = settings.pipeline_stage(opportunity.stage.as_str());
        if stage.is_some_and(|stage| stage.kind == PipelineKind::Lost) {
            let message = format!("`{}` was lost, but no `lost_reason` says why", opportunity.id);
            faults.push(
                Fault::entry(entry("opportunities", opportunity.index), message)
                    .help("add `lost_reason = \"…\"`: what the client said"),
            );
        }
    }
}
