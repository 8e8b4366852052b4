//! `unreadable`: a file or folder that cannot be read.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Overview, Rule};
use crate::store::Kind;

/// Finds a file or folder that cannot be read; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "unreadable",
    group: Group::Shape,
    level: Level::Error,
    finds: "a file or folder that cannot be read",
    explain: "A client that folio cannot read is missing from every list and report, so it is told and not skipped. Check \
        that the file or folder is still there, and that your user may read it. Where it is git that cannot give the file, \
        `git fsck` says whether the repository is whole.",
    checks: &[Check::Reading, Check::Ledger(look)],
};

/// A folder that could not be listed hides every client in it.
fn look(overview: &Overview<'_>, faults: &mut Vec<(String, Fault)>) {
    for stored in overview.stored {
        if let Kind::Closed(cause) = &stored.kind {
            let fault = Fault::file(format!("the folder cannot be listed: {cause}"))
                .help("check that you may read the folder; the clients in it are not checked");
            faults.push((stored.path.clone(), fault));
        }
    }
}
