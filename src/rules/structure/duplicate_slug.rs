//! `duplicate-slug`: one slug in two folders.

use std::collections::HashMap;

use crate::diagnostic::{Level, Place};
use crate::ledger::{ClientFile, folded_slug};
use crate::rules::{Check, Fault, Group, Overview, Rule, Spot};
use crate::store::{Kind, LEDGER_FILE};

/// A slug names one client in the whole ledger, whatever the folder.
pub const RULE: Rule = Rule {
    name: "duplicate-slug",
    group: Group::Structure,
    level: Level::Error,
    finds: "one slug in two folders",
    explain: "Folders sort the clients but do not name them: the file name alone does, in commands and in references of other \
        clients. Two files of one name, or two names that only differ by capitals, leave open which client is meant, and on \
        macOS and Windows one may overwrite the other. If both are the same client, put their entries into one file; else \
        rename one of them, for example by its city.",
    checks: &[Check::Ledger(look)],
};

fn look(overview: &Overview<'_>, faults: &mut Vec<(String, Fault)>) {
    let mut first: HashMap<String, &str> = HashMap::new();
    let files = overview.stored.iter().filter(|stored| stored.kind == Kind::File && stored.path != LEDGER_FILE);
    for path in files.map(|stored| stored.path.as_str()) {
        let slug = ClientFile::at(path).slug;
        let Some(taken) = first.insert(folded_slug(&slug), path) else { continue };
        let other = ClientFile::at(taken).slug;
        let message = if other == slug {
            format!("two clients have the slug `{slug}`")
        } else {
            format!("the slugs `{other}` and `{slug}` differ only by capitals or by how letters are composed")
        };
        let mover = overview.ledger.mover(path);
        faults.push((
            path.to_owned(),
            Fault::file(message).also_at(Spot::Known(Place::file(taken)), "the first stands here").help(format!(
                "if both are one client, keep one file; else rename one, for example by its city, with `{mover}`"
            )),
        ));
        // Further ones are told against the first, not against each other.
        first.insert(folded_slug(&slug), taken);
    }
}
