//! The index in good times: where it is, when it is made anew, that it is used, that it is never stale.

use std::fs::{self, File};
use std::thread;

use folio::query::{Database, Keep};
use folio::store::Snapshot;

use super::bed::{Bed, open_in, rows, tamper};
use super::elsewhere;
use crate::harness::{ACME, FOLIO_TOML, Ledger};

const NAMES: &str = "select name from clients";

#[test]
fn the_answers_are_those_of_memory() {
    let bed = Bed::agency();
    bed.agrees("built");
    bed.agrees("asked again");
    assert!(bed.generations()[0].ends_with(bed.file().file_name().expect("a name")));
}

#[test]
fn it_is_the_index_that_answers() {
    let bed = Bed::agency();
    bed.ask(NAMES);
    tamper(&bed.file(), "update _profile set name = 'from the index'");
    assert!(bed.ask(NAMES).iter().all(|name| name == "from the index"));
    let ledger = bed.open();
    let memory = Database::open(&ledger, Keep::Nothing).expect("a database");
    assert!(rows(&memory, NAMES).iter().all(|name| name != "from the index"));
}

#[test]
fn another_process_shares_it() {
    let bed = Bed::agency();
    let names = bed.ask(NAMES);
    assert_eq!(elsewhere::ask(&bed.ledger.root(), NAMES), names);
    bed.file();
}

#[test]
fn the_log_is_carried_over_by_who_is_alone() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    let log = || fs::metadata(format!("{}-wal", bed.file().display())).map_or(0, |meta| meta.len());
    let rename = |name: &str| {
        fs::write(bed.ledger.root().join("clients/acme.toml"), ACME.replace("Acme", name)).expect("written");
    };
    bed.ask(NAMES);
    let ledger = bed.open();
    let reader = Database::open(&ledger, Keep::Index).expect("a database");
    rename("While somebody reads");
    assert_eq!(bed.ask(NAMES), ["While somebody reads"]);
    assert!(log() > 0, "the database changed under a reader");
    assert_eq!(rows(&reader, NAMES), ["Acme"], "a reader keeps the state it has");
    drop(reader);
    assert_eq!(bed.ask(NAMES), ["While somebody reads"]);
    assert_eq!(log(), 0, "nobody else was there");
    rename("Alone");
    assert_eq!(bed.ask(NAMES), ["Alone"]);
    assert_eq!(log(), 0, "nobody else was there");
}

/// A program that reads the index file by itself holds nobody up, and sees one state of it.
#[test]
fn the_log_waits_for_a_stranger_and_nobody_else_does() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    bed.ask(NAMES);
    let stranger = rusqlite::Connection::open(bed.file()).expect("the index");
    let names = || stranger.query_row("select name from _profile", [], |row| row.get::<_, String>(0)).expect("a name");
    stranger.execute_batch("begin").expect("begun");
    assert_eq!(names(), "Acme");
    for name in ["First", "Second"] {
        fs::write(bed.ledger.root().join("clients/acme.toml"), ACME.replace("Acme", name)).expect("written");
        assert_eq!(bed.ask(NAMES), [name]);
        assert_eq!(names(), "Acme");
    }
    stranger.execute_batch("commit").expect("ended");
    assert_eq!(names(), "Second");
}

#[test]
fn a_file_that_keeps_size_and_time_is_read_again_while_it_is_young() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    let path = bed.ledger.root().join("clients/acme.toml");
    for round in 0..50 {
        let name = format!("Acm{}", round % 10);
        let text = ACME.replace("Acme", &name);
        let before = path.metadata().and_then(|meta| meta.modified()).expect("a time");
        fs::write(&path, text).expect("written");
        File::options().write(true).open(&path).and_then(|file| file.set_modified(before)).expect("an old time");
        assert_eq!(bed.ask(NAMES), [name], "round {round}");
    }
}

#[test]
fn a_file_from_the_future_is_read_again() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    let path = bed.ledger.root().join("clients/acme.toml");
    for name in ["Acm1", "Acm2", "Acm3"] {
        fs::write(&path, ACME.replace("Acme", name)).expect("written");
        let far = std::time::UNIX_EPOCH + std::time::Duration::from_secs(4_000_000_000);
        File::options().write(true).open(&path).and_then(|file| file.set_modified(far)).expect("a time to come");
        assert_eq!(bed.ask(NAMES), [name]);
    }
}

#[test]
fn another_time_zone_makes_a_new_generation_and_the_old_one_goes() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    bed.agrees("in Moscow");
    let first = bed.file();
    bed.ledger.put("folio.toml", FOLIO_TOML.replace("Europe/Moscow", "Asia/Manila"));
    bed.agrees("in Manila");
    bed.agrees("in Manila again");
    assert_ne!(bed.file(), first);
}

#[test]
fn another_member_renews_no_more_than_the_settings() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    bed.agrees("before");
    let first = bed.file();
    bed.ledger.put("folio.toml", FOLIO_TOML.replace("Boris Belov", "Boris Chernov"));
    bed.agrees("after");
    assert_eq!(bed.file(), first);
    assert!(bed.ask("select name from members").contains(&"Boris Chernov".to_owned()));
}

#[test]
fn settings_that_do_not_parse_leave_the_index_alone() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    bed.agrees("before");
    let first = bed.file();
    bed.ledger.put("folio.toml", "format = ");
    bed.agrees("with broken settings");
    bed.ledger.put("folio.toml", FOLIO_TOML);
    bed.agrees("mended");
    assert_eq!(bed.file(), first);
}

#[test]
fn ledgers_of_one_repository_have_one_each() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    let other = Ledger::new().client("acme", &ACME.replace("Acme", "Other"));
    crate::harness::copy(&other.root().join("clients"), &bed.ledger.root().join("team/clients"));
    bed.ledger.put("team/folio.toml", FOLIO_TOML);
    let root = bed.ledger.root().canonicalize().expect("a folder");
    let team = open_in(root.parent().expect("the home"), &root.join("team"));
    assert_eq!(bed.ask(NAMES), ["Acme"]);
    assert_eq!(rows(&Database::open(&team, Keep::Index).expect("a database"), NAMES), ["Other"]);
    assert_eq!(bed.generations().len(), 2);
}

#[test]
fn without_git_it_is_in_the_cache_and_never_in_the_ledger() {
    let bed = Bed { ledger: Ledger::bare().file("folio.toml", FOLIO_TOML).client("acme", ACME) };
    bed.agrees("built");
    bed.agrees("asked again");
    let names = |folder| -> Vec<String> {
        let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    assert!(!names(bed.ledger.root()).iter().any(|name| name.contains("sqlite")));
    assert!(names(bed.ledger.root().join("../cache/folio")).iter().any(|name| name.ends_with(".sqlite")));
}

#[test]
fn what_git_holds_goes_to_memory() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    let root = bed.ledger.root().canonicalize().expect("a folder");
    let work_tree = bed.open();
    let snapshot = Snapshot::revision(&root, "HEAD", work_tree.environment()).expect("a revision");
    let clock = folio::ledger::Clock::new(chrono::DateTime::UNIX_EPOCH, Some("2026-03-02")).expect("a day");
    let head = folio::ledger::Ledger::open(&root, work_tree.environment(), snapshot, clock).expect("a ledger");
    bed.ledger.put("clients/acme.toml", ACME.replace("Acme", "Changed"));
    assert_eq!(rows(&Database::open(&head, Keep::Index).expect("a database"), NAMES), ["Acme"]);
    assert!(bed.generations().is_empty());
}

#[test]
fn commands_about_one_client_leave_it_alone() {
    let ledger = Ledger::new().client("acme", ACME).run(["show", "acme"]).succeeds().then();
    let bed = Bed { ledger: ledger.run(["log", "acme", "a word"]).succeeds().then() };
    assert!(bed.generations().is_empty());
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).committed() };
    bed.ledger.put("clients/bad.toml", b"name = \"\xff\"");
    bed.agrees("with a file that is no text");
    let unread = &bed.answers(Keep::Index)["unread"];
    assert_eq!(unread.len(), 1);
    assert!(unread[0].contains("clients/bad.toml:1:9") && unread[0].contains("expected UTF-8"), "{unread:?}");
}

#[test]
fn two_may_refresh_and_build_at_once() {
    let bed = Bed::agency();
    for round in 0..6 {
        if round % 3 == 0 {
            fs::remove_dir_all(bed.folder()).or_else(|_| fs::create_dir(bed.folder())).expect("no index");
        }
        bed.ledger.put("clients/acme.toml", ACME.replace("Acme", &format!("Acme {round}")));
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| assert!(bed.ask(NAMES).contains(&format!("Acme {round}"))));
            }
        });
    }
    bed.agrees("at last");
}

#[test]
fn doctor_says_where_it_is() {
    let ledger =
        Ledger::new().client("acme", ACME).run(["doctor"]).shows("index       none yet: the first question makes it");
    let bed = Bed { ledger: ledger.then() };
    bed.ask(NAMES);
    let file = bed.file();
    let mebibytes = file.metadata().expect("a file").len() as f64 / 1_048_576.0;
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    let sound = format!("index       <ledger>/.git/folio/{name}, {mebibytes:.1} MiB, 1 file\n");
    let bed = Bed { ledger: bed.ledger.run(["doctor"]).shows(&sound).then() };
    let mut bytes = fs::read(&file).expect("a file");
    bytes[2 * 16_384..][..4096].fill(0xff);
    let stamp = file.metadata().and_then(|meta| meta.modified()).expect("a stamp");
    fs::write(&file, bytes).expect("damaged");
    let foreign = format!(
        "index       <ledger>/.git/folio/{name} is not as folio left it, so it is not asked: the next question makes it anew\n"
    );
    let bed = Bed { ledger: bed.ledger.run(["doctor"]).shows(&foreign).then() };
    let disk = fs::File::options().write(true).open(&file).expect("a file");
    disk.set_times(fs::FileTimes::new().set_modified(stamp)).expect("as a bad disk leaves it");
    bed.ledger
        .run(["doctor"])
        .exits(1)
        .shows(&format!("index       <ledger>/.git/folio/{name} is damaged, and answers may be wrong: "))
        .shows(&format!("index       rm '<ledger>/.git/folio/{name}'; the next question makes it anew"));
}
