//! `duplicate-slug`: one slug in two folders.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::{Level, Place};
use crate::ledger::ClientFile;
use crate::rules::{Check, Fault, Group, Overview, Rule, Spot};
use crate::store::{Kind, LEDGER_FILE, mover};

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
        let Some(taken) = first.insert(folded(&slug), path) else { continue };
        let other = ClientFile::at(taken).slug;
        let message = if other == slug {
            format!("two clients have the slug `{slug}`")
        } else {
            format!("the slugs `{other}` and `{slug}` differ only by capitals or by how letters are composed")
        };
        let mover = mover(overview.ledger.root(), overview.ledger.environment(), path);
        faults.push((
            path.to_owned(),
            Fault::file(message).also_at(Spot::Known(Place::file(taken)), "the first stands here").help(format!(
                "if both are one client, keep one file; else rename one, for example by its city, with `{mover}`"
            )),
        ));
        // Further ones are told against the first, not against each other.
        first.insert(folded(&slug), taken);
    }
}

/// The slug as file systems compare it that ignore case and normalisation.
fn folded(slug: &str) -> String {
    if slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        return slug.to_owned();
    }
    slug.nfkc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn case_and_composition_do_not_make_a_difference() {
        assert_eq!(super::folded("Acme"), super::folded("acme"));
        assert_eq!(super::folded("e\u{301}"), super::folded("\u{e9}"));
    }
}
