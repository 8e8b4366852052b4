//! The index when something happened to its file: the answers are right all the same.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::bed::{Bed, Dice, tamper};

const PAGE: u64 = 16384;

/// The answers are right after this was done to the index, at once and later.
#[track_caller]
fn survives(what: &str, harm: impl FnOnce(&Path)) {
    let bed = Bed::agency();
    bed.agrees("built");
    let file = bed.file();
    harm(&file);
    bed.agrees(what);
    bed.agrees("asked again");
    assert!(bed.generations().iter().any(|path| *path != file), "{what}: no new generation was made");
}

fn overwrite(path: &Path, at: u64, bytes: &[u8]) {
    let mut file = File::options().write(true).open(path).expect("the index");
    file.seek(SeekFrom::Start(at)).expect("a place in it");
    file.write_all(bytes).expect("written");
}

fn pages(path: &Path) -> u64 {
    path.metadata().expect("the index").len() / PAGE
}

#[test]
fn cut_in_half() {
    survives("cut in half", |path| {
        let file = File::options().write(true).open(path).expect("the index");
        file.set_len(pages(path) / 2 * PAGE).expect("cut");
    });
}

#[test]
fn cut_to_a_few_bytes() {
    survives("cut", |path| File::options().write(true).open(path).and_then(|file| file.set_len(50)).expect("cut"));
}

#[test]
fn noise_on_the_first_page() {
    survives("noise", |path| overwrite(path, 0, &Dice::new(1).noise(PAGE as usize)));
}

#[test]
fn noise_on_every_other_page() {
    survives("noise", |path| {
        let mut dice = Dice::new(2);
        (1..pages(path)).step_by(2).for_each(|page| overwrite(path, page * PAGE, &dice.noise(PAGE as usize)));
    });
}

#[test]
fn nonsense_on_one_page_in_the_middle() {
    let bed = Bed::agency();
    let mut dice = Dice::new(3);
    for round in 0..16 {
        bed.agrees("whole");
        let file = bed.generations().pop().expect("the index");
        let page = dice.below(pages(&file) as usize) as u64;
        // SQLite takes a page of zeroes for one without rows, and finds no fault with it.
        let bytes = if round % 2 == 0 { dice.noise(PAGE as usize) } else { vec![0; PAGE as usize] };
        overwrite(&file, page * PAGE, &bytes);
        bed.agrees(&format!("nonsense on page {page}"));
    }
}

#[test]
fn an_empty_file() {
    survives("emptied", |path| drop(File::create(path).expect("emptied")));
}

#[test]
fn a_folder() {
    survives("a folder", |path| {
        fs::remove_file(path).expect("removed");
        fs::create_dir(path).expect("a folder");
    });
}

#[test]
fn a_text() {
    survives("a text", |path| fs::write(path, "once upon a time").expect("written"));
}

#[test]
fn another_database() {
    survives("another database", |path| {
        fs::remove_file(path).expect("removed");
        let other = rusqlite::Connection::open(path).expect("a database");
        other.execute_batch("create table _meta (key, value)").expect("a table");
    });
}

#[test]
fn a_table_less() {
    survives("a table less", |path| {
        let index = rusqlite::Connection::open(path).expect("the index");
        index.execute_batch("drop table _files").expect("dropped");
    });
}

#[test]
fn a_link() {
    survives("a link", |path| {
        let elsewhere = path.with_file_name("elsewhere");
        fs::rename(path, &elsewhere).expect("moved");
        std::os::unix::fs::symlink(elsewhere, path).expect("a link");
    });
}

#[test]
fn the_log_of_a_database_that_is_gone() {
    survives("a log without its database", |path| {
        fs::write(path.with_extension("sqlite-wal"), Dice::new(4).noise(8000)).expect("a log");
        fs::remove_file(path).expect("removed");
    });
}

#[test]
fn damage_while_it_is_open() {
    let bed = Bed::agency();
    bed.agrees("whole");
    let ledger = bed.open();
    let database = folio::query::Database::open(&ledger, folio::query::Keep::Index).expect("a database");
    let file = bed.file();
    (1..pages(&file)).for_each(|page| overwrite(&file, page * PAGE, &Dice::new(page).noise(PAGE as usize)));
    let sql = "select * from interactions";
    assert_eq!(super::bed::rows(&database, sql), bed.answers(folio::query::Keep::Nothing)[sql]);
}

#[test]
fn locked_the_whole_time() {
    let bed = Bed::agency();
    bed.agrees("before");
    let holder = rusqlite::Connection::open(bed.file()).expect("the index");
    holder.execute_batch("pragma locking_mode = exclusive; begin exclusive").expect("locked");
    bed.agrees("locked");
    drop(holder);
    bed.agrees("after");
    bed.file();
}

#[test]
fn somebody_writes_the_whole_time() {
    let bed = Bed::agency();
    bed.agrees("before");
    let holder = rusqlite::Connection::open(bed.file()).expect("the index");
    holder.execute_batch("begin immediate").expect("locked");
    bed.ledger.put("clients/acme.toml", crate::harness::ACME);
    bed.agrees("while somebody writes");
    drop(holder);
    bed.agrees("after");
    bed.file();
}

/// SQLite sees no fault in a value that it does not understand, and the file looks untouched.
#[test]
fn noise_inside_the_clients_that_are_kept_whole() {
    let bed = Bed::agency();
    bed.agrees("built");
    tamper(&bed.file(), "update _accounts set account = x'ff'");
    bed.agrees("noise in values");
}
