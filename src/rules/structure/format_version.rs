//! `format-version`: a ledger newer than this folio.

use crate::diagnostic::Level;
use crate::ledger::Ledger;
use crate::model::settings::FORMAT;
use crate::rules::{Check, Fault, Group, Rule};
use crate::source::{KeyPath, Node, Tree};

/// A newer format may mean other things by the same words, so nothing of such a ledger is judged.
pub const RULE: Rule = Rule {
    name: "format-version",
    group: Group::Structure,
    level: Level::Error,
    finds: "a ledger newer than this folio",
    explain: "The ledger says that it is written in a newer format than this folio knows, in which the same words may mean \
        other things. Nothing else of it is checked, and no command reads or writes it. Install a newer folio, and \
        never change the number in `format` by hand.",
    checks: &[Check::Settings(look)],
};

fn look(_ledger: &Ledger, tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    if let Some(format) = newer(tree) {
        faults.push(
            Fault::value(KeyPath::key("format"), format!("this ledger is of format {format}, newer than this folio"))
                .label(format!("this folio knows format {FORMAT}"))
                .help("use a newer folio; `folio --version` says which one this is"),
        );
    }
}

/// The format of a ledger that is newer than this folio.
pub(in crate::rules) fn newer(tree: &Tree<'_>) -> Option<i64> {
    tree.root().get("format").and_then(Node::as_integer).filter(|format| *format > i64::from(FORMAT))
}
