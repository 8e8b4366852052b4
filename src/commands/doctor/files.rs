//! The ledger's files as folders and names: how many in one folder, which git overlooks, and what the disk makes of names.

use std::collections::BTreeMap;

use super::sign::Sign;
use crate::ledger::Ledger;
use crate::store::{LEDGER_FILE, Repository};

/// Above this, git's tree of one flat folder decides what a commit costs.
const MOST_IN_A_FOLDER: usize = 2000;

/// Sizes of folders, and a disk that takes two names for one.
pub fn signs(ledger: &Ledger) -> Vec<Sign> {
    let mut signs = crowded(ledger);
    let shouted = LEDGER_FILE.to_ascii_uppercase();
    if ledger.root().join(&shouted).symlink_metadata().is_ok() {
        let found = "the disk takes `folio.toml` and `FOLIO.TOML` for one file";
        signs.push(Sign::advice(
            "names",
            found,
            "keep file names in lower case, as `folio new` does; `folio check` tells where they are not",
        ));
    }
    signs
}

fn crowded(ledger: &Ledger) -> Vec<Sign> {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for file in ledger.clients() {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        *folders.entry(folder.to_owned()).or_default() += 1;
    }
    let crowded = folders.into_iter().filter(|(_, count)| *count > MOST_IN_A_FOLDER);
    crowded
        .map(|(folder, count)| {
            let found =
                format!("{count} clients in one folder, `{folder}`: each commit writes the list of them all anew");
            Sign::advice(
                "folders",
                found,
                "spread them over sub-folders, by team, region or first letters; slugs and references stay as they are",
            )
        })
        .collect()
}

/// Client files that git does not see, or does not look at.
pub fn signs_in_git(repository: &Repository) -> Vec<Sign> {
    let mut signs = Vec::new();
    match repository.ignored_clients() {
        Ok(ignored) if !ignored.is_empty() => {
            let found = format!("git ignores {}: no commit will ever hold it", listed(&ignored));
            signs.push(Sign::ill("ignored", found, format!("git check-ignore -v {} says by which rule", ignored[0])));
        }
        Ok(_) => {}
        Err(error) => signs.push(super::refusal("ignored", &error)),
    }
    match repository.unwatched_clients() {
        Ok(unwatched) if !unwatched.is_empty() => {
            let found = format!(
                "git does not look at {}, as in a sparse checkout: references to it may lead nowhere",
                listed(&unwatched)
            );
            signs.push(Sign::advice(
                "sparse",
                found,
                "git sparse-checkout disable, or git update-index --no-skip-worktree --no-assume-unchanged on the file",
            ));
        }
        Ok(_) => {}
        Err(error) => signs.push(super::refusal("sparse", &error)),
    }
    signs
}

fn listed(paths: &[String]) -> String {
    match paths {
        [only] => format!("`{only}`"),
        [first, rest @ ..] => format!("`{first}` and {} more", rest.len()),
        [] => String::new(),
    }
}
