//! `stage-order`: stages out of the order of `entered`.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// The stages of a client follow each other in time; the last entry is the current one.
pub const RULE: Rule = Rule {
    name: "stage-order",
    group: Group::Consistency,
    level: Level::Error,
    finds: "stages out of the order of `entered`",
    explain: "The stages of a client are a history: they stand in the order in which they were entered, and the last one \
        is where the client is now. Out of order, the client seems to be where it was months ago, and every clock of \
        that stage rings. Move the entry to its place, or correct the day it was entered.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for pair in subject.client.stages.windows(2) {
        let [before, after] = pair else { continue };
        if after.entered < before.entered {
            let message = format!("`{}` was entered before the stage above it", after.stage);
            faults.push(
                Fault::value(field("stages", after.index, "entered"), message)
                    .also(
                        field("stages", before.index, "entered"),
                        format!("`{}` was entered on this day", before.stage),
                    )
                    .help("put the stages in the order they were entered, the current one last, or check the year"),
            );
        }
    }
}
