//! What cannot be read as a client's file: its finding refuses the change that needs it, and no other.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

use crate::harness::{ACME, Ledger};

/// What `commit` and `set` say of the sick file, and that neither holds up a healthy client.
#[track_caller]
fn told(ledger: Ledger, slug: &str, finding: &str) {
    let run = ledger.run(["commit"]).exits(1);
    let screen = run.stderr().to_owned();
    assert!(screen.starts_with(finding), "{screen}");
    assert!(screen.ends_with("error: nothing was written: 1 error to mend first\n"), "{screen}");
    let ledger = run.nothing_changed().run(["set", "acme", "profile.segment=mills"]).succeeds().commits(1).then();
    let output = ledger.folio(&["set", slug, "profile.segment=mills"], None);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    ledger.put("clients/acme.toml", ACME);
    ledger.run(["commit", "acme"]).succeeds().commits(1).touched(["clients/acme.toml"]);
}

fn ledger() -> Ledger {
    Ledger::new().client("acme", ACME).committed()
}

#[test]
fn a_file_that_is_too_large() {
    let ledger = ledger();
    ledger.put("clients/big.toml", "#".repeat(4 * 1024 * 1024 + 1));
    told(
        ledger,
        "big",
        "error[too-large]: the file has 4.0 MiB, more than the 4 MiB that a file may have\n--> clients/big.toml:1:1",
    );
}

#[test]
fn a_link_to_a_file() {
    let ledger = ledger();
    symlink("acme.toml", ledger.root().join("clients/link.toml")).expect("a link");
    told(ledger, "link", "error[symlink]: a link stands where a file should be\n--> clients/link.toml:1:1");
}

#[test]
fn a_link_in_the_place_of_a_committed_file() {
    let ledger = ledger().client("globex", &ACME.replace("Acme", "Globex")).committed();
    std::fs::remove_file(ledger.root().join("clients/globex.toml")).expect("globex goes");
    symlink("acme.toml", ledger.root().join("clients/globex.toml")).expect("a link");
    told(ledger, "globex", "error[symlink]: a link stands where a file should be\n--> clients/globex.toml:1:1");
}

#[test]
fn a_link_to_a_folder_of_clients() {
    let ledger = ledger().client("north/globex", &ACME.replace("Acme", "Globex")).committed();
    std::fs::rename(ledger.root().join("clients/north"), ledger.root().join("../north")).expect("north goes");
    symlink("../../north", ledger.root().join("clients/north")).expect("a link");
    told(ledger, "north", "error[symlink]: a link stands where a folder should be\n--> clients/north:1:1");
}

#[test]
fn a_name_that_is_no_path() {
    for (name, shown) in [(&b"a\\b.toml"[..], "a\\b"), (b"a\nb.toml", "a\\nb"), (b"a\xffb.toml", "a\u{fffd}b")] {
        let ledger = ledger();
        std::fs::write(ledger.root().join("clients").join(OsStr::from_bytes(name)), ACME).expect("a file");
        let run = ledger.run(["commit"]).exits(1);
        let finding = format!("error[bad-slug]: the file name `{shown}.toml` ");
        assert!(run.stderr().starts_with(&finding), "{}", run.stderr());
        run.nothing_changed().run(["set", "acme", "profile.segment=mills"]).succeeds().commits(1);
    }
}

#[test]
fn all_that_is_in_the_way_is_told_at_once() {
    let ledger = ledger();
    ledger.put("clients/big.toml", "#".repeat(4 * 1024 * 1024 + 1));
    ledger.put("clients/acme.toml", ACME.replace("anna", "nobody"));
    let run = ledger.run(["commit"]).exits(1);
    for part in ["error[too-large]", "error[unknown-reference]", "2 errors to mend first"] {
        assert!(run.stderr().contains(part), "{}", run.stderr());
    }
    run.nothing_changed();
}

#[test]
fn a_link_in_the_place_of_all_clients() {
    let finding = "error[symlink]: a link stands where a folder should be\n--> clients:1:1\n";
    for target in ["../elsewhere", "nowhere"] {
        let ledger = ledger();
        std::fs::rename(ledger.root().join("clients"), ledger.root().join("../elsewhere")).expect("clients go");
        symlink(target, ledger.root().join("clients")).expect("a link");
        ledger
            .run(["check"])
            .exits(1)
            .shows(finding)
            .run(["log", "acme", "a call"])
            .fails_with(
                1,
                "error: `clients` is a link, and folio follows none: the clients behind it are not there for it\n\
                 hint: put the folder itself in its place",
            )
            .commits(0);
    }
}

#[test]
fn what_stands_in_the_place_of_a_client_is_not_passed_over_for_another() {
    let kinds: [(&str, &[&str], &str); 3] = [
        ("ln", &["-s", "../b.toml", "clients/beta.toml"], "is no regular file"),
        ("mkfifo", &["clients/beta.toml"], "is no regular file"),
        ("mkdir", &["clients/beta.toml"], "is a folder"),
    ];
    for (program, words, reason) in kinds {
        let ledger = ledger().client("beta", ACME).client("beta-two", &ACME.replace("Acme", "Beta")).committed();
        std::fs::rename(ledger.root().join("clients/beta.toml"), ledger.root().join("../b.toml")).expect("beta goes");
        assert!(ledger.command(program).args(words).status().expect("it runs").success());
        let told = format!("error: `clients/beta.toml` {reason}, so there is no client `beta`\nhint: ");
        ledger
            .run(["rm", "beta"])
            .refuses(1, &told)
            .nothing_changed()
            .run(["set", "Beta", "profile.city=Omsk"])
            .refuses(1, &told)
            .nothing_changed()
            .run(["set", "beta-t", "profile.city=Omsk"])
            .succeeds()
            .touched(["clients/beta-two.toml"]);
    }
}

#[test]
fn a_name_in_capitals_is_not_taken_for_the_client_in_small_letters() {
    let ledger = ledger().client("zed", ACME).committed();
    ledger.put("clients/Zed.toml", ACME.replace("Acme", "Big Zed"));
    ledger
        .run(["set", "Zed", "profile.city=Omsk"])
        .refuses(1, "error[bad-slug]: the file name `Zed.toml`")
        .nothing_changed()
        .run(["commit", "Zed"])
        .refuses(1, "error[bad-slug]: the file name `Zed.toml`")
        .run(["rm", "Zed"])
        .succeeds()
        .then()
        .run(["set", "ZED", "profile.city=Omsk"])
        .succeeds()
        .touched(["clients/zed.toml"]);
}
