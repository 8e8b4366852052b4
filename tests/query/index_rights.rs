//! The index where it may not be written or made: the question is answered from memory.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::bed::Bed;
use super::elsewhere;
use crate::harness::ACME;

const NAMES: &str = "select name from clients";

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("a mode");
}

/// What somebody who is bound by permissions hears is right after this was done.
#[track_caller]
fn right_after(what: &str, act: impl FnOnce(&Bed)) {
    let bed = Bed::agency();
    bed.ask(NAMES);
    bed.ledger.put("clients/acme.toml", ACME);
    let home = bed.ledger.root().parent().expect("the home").to_path_buf();
    elsewhere::give_away(&home);
    act(&bed);
    if let Some(names) = elsewhere::ask_as_somebody(&bed.ledger.root(), NAMES) {
        assert!(names.contains(&"Acme".to_owned()), "{what}: {names:?}");
        let memory = &bed.answers(folio::query::Keep::Nothing)["select * from clients"];
        assert_eq!(names.len(), memory.len(), "{what}");
    }
    // So that the folder can be removed.
    allow(&bed.ledger.root().join(".git"), 0o755);
    if bed.folder().exists() {
        allow(&bed.folder(), 0o755);
    }
}

#[test]
fn as_it_should_be() {
    right_after("nothing", |bed| drop(bed.file()));
}

#[test]
fn a_file_that_may_only_be_read() {
    right_after("read-only", |bed| allow(&bed.file(), 0o444));
}

#[test]
fn a_file_that_may_not_even_be_read() {
    right_after("no rights", |bed| allow(&bed.file(), 0));
}

#[test]
fn a_folder_that_may_only_be_read() {
    right_after("folder read-only", |bed| {
        allow(&bed.file(), 0o444);
        allow(&bed.folder(), 0o555);
    });
}

#[test]
fn a_folder_that_is_missing_and_cannot_be_made() {
    right_after("no folder", |bed| {
        fs::remove_dir_all(bed.folder()).expect("removed");
        allow(&bed.ledger.root().join(".git"), 0o555);
    });
}

#[test]
fn a_folder_that_is_missing_is_made() {
    let bed = Bed::agency();
    bed.ask(NAMES);
    fs::remove_dir_all(bed.folder()).expect("removed");
    bed.agrees("anew");
    bed.file();
}

#[test]
fn a_file_where_the_folder_should_be() {
    let bed = Bed::agency();
    fs::create_dir_all(bed.folder()).and_then(|()| fs::remove_dir_all(bed.folder())).expect("no folder");
    fs::write(bed.folder(), "in the way").expect("a file");
    bed.agrees("in the way");
}

#[test]
fn a_doctor_sees_that_it_cannot_be_kept_up() {
    let bed = Bed::agency();
    bed.ask(NAMES);
    elsewhere::give_away(bed.ledger.root().parent().expect("the home"));
    let told =
        |bed: &Bed| elsewhere::ask_as_somebody(&bed.ledger.root(), elsewhere::HEALTH).map(|state| state.concat());
    let Some(state) = told(&bed) else { return };
    assert!(state.starts_with("Sound"), "{state}");
    allow(&bed.file(), 0o444);
    assert_eq!(told(&bed).as_deref(), Some("Unwritable"));
    allow(&bed.file(), 0o644);
    allow(&bed.folder(), 0o555);
    let state = told(&bed);
    // So that the folder can be removed.
    allow(&bed.folder(), 0o755);
    assert_eq!(state.as_deref(), Some("Unwritable"));
}
