//! `benefit-missing`: an offer that does not say what the client gains.

use crate::diagnostic::Level;
use crate::model::settings::PipelineKind;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

use super::is_blank;

/// Offer only what is useful to the client, and say so.
pub const RULE: Rule = Rule {
    name: "benefit-missing",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "an offer that does not say what the client gains",
    explain: "Clients trust an account manager who offers only what is useful to them. An open opportunity that cannot say \
        what the client gains is a plan of ours, not an offer. Write into `benefit` what changes for the client, in its own \
        terms; if nothing comes to mind, let the opportunity rest.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for opportunity in
        subject.client.opportunities.iter().filter(|opportunity| is_blank(opportunity.benefit.as_deref()))
    {
        let stage = subject.settings().pipeline_stage(opportunity.stage.as_str());
        if stage.is_some_and(|stage| stage.kind == PipelineKind::Open) {
            let message = format!("`{}` does not say what the client gains", opportunity.id);
            faults.push(
                Fault::entry(entry("opportunities", opportunity.index), message)
                    .help("add `benefit = \"…\"`: what changes for the client"),
            );
        }
    }
}
