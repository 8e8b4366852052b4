//! `symlink`: a link, device or pipe where a file should be.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Overview, Rule};
use crate::store::Kind;

/// folio follows no link, so that nothing outside the ledger can be read or written through it.
pub const RULE: Rule = Rule {
    name: "symlink",
    group: Group::Structure,
    level: Level::Error,
    finds: "a link, device or pipe where a file should be",
    explain: "A ledger is cloned, mailed and checked on other computers, where a link leads to nothing or to somebody else's \
        file. So folio follows no link and opens no device or pipe, and what is behind it is not part of the ledger. Put the \
        file itself in its place; a folder that several ledgers should share is better a ledger of its own.",
    checks: &[Check::Ledger(look)],
};

fn look(overview: &Overview<'_>, faults: &mut Vec<(String, Fault)>) {
    for stored in overview.stored {
        let what = match stored.kind {
            Kind::File | Kind::Closed(_) => continue,
            Kind::Link if stored.path.ends_with(".toml") => "a link stands where a file should be",
            Kind::Link => "a link stands where a folder should be",
            Kind::Device => "a device stands where a file should be",
            Kind::Pipe => "a pipe or socket stands where a file should be",
        };
        let help = match stored.kind {
            Kind::Link => "put the real thing in the place of the link; folio follows none",
            _ => "put a regular file in its place",
        };
        faults.push((stored.path.clone(), Fault::file(what).help(help)));
    }
}
