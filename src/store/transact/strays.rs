//! Temporary files without a journal: what a power failure leaves when it loses the one and not the other.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::path::Path;

use super::Work;
use super::prepare::{Prepared, named};

/// Removes those of earlier changes in the folders of this one, unless they hold bytes that git does not have.
///
/// The caller holds `folio.lock`, as does whoever writes one, so nobody is at work on them. They are hidden from folio, but not from `git status`.
pub(super) fn sweep(work: &Work<'_>, prepared: &Prepared) {
    let folders: BTreeSet<&Path> =
        prepared.changes.iter().filter_map(|change| Path::new(&change.path).parent()).collect();
    for folder in folders {
        let entries = fs::read_dir(work.place.top.join(folder)).into_iter().flatten().flatten();
        for stray in entries.filter(|entry| is_stray(entry, &prepared.op)).map(|entry| entry.path()) {
            let known = |bytes: Vec<u8>| {
                let has = |id| work.native.odb().is_ok_and(|store| store.exists(id));
                bytes.is_empty() || named(&bytes).is_some_and(has)
            };
            if fs::read(&stray).is_ok_and(known) {
                // Another time, if not now.
                drop(fs::remove_file(&stray));
            }
        }
    }
}

fn is_stray(entry: &DirEntry, op: &str) -> bool {
    let name = entry.file_name();
    // Ten thousand names are told apart by their first letters.
    if !name.as_encoded_bytes().starts_with(b".folio-") {
        return false;
    }
    let name = name.to_string_lossy();
    name.ends_with(".tmp") && !name.contains(op) && entry.file_type().is_ok_and(|kind| kind.is_file())
}
