//! What somebody writes by hand while a command waits for the lock is neither lost nor passed over.

use std::fs::File;
use std::process::Output;
use std::thread;
use std::time::Duration;

use crate::harness::{ACME, FOLIO_TOML, Ledger};

const CODE: &str = "\n[custom.client]\ncode = { type = \"string\", required = true }\n";

/// Runs folio while another program holds the lock; once it waits, `meanwhile` happens.
fn waiting(ledger: &Ledger, words: &[&str], meanwhile: impl FnOnce()) -> Output {
    let lock = File::create(ledger.root().join(".git/folio.lock")).expect("the lock's file");
    lock.lock().expect("the lock");
    thread::scope(|scope| {
        let command = scope.spawn(|| ledger.folio(words, None));
        thread::sleep(Duration::from_millis(700));
        meanwhile();
        drop(lock);
        command.join().expect("folio ends")
    })
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_note_in_the_settings_that_go_along_is_kept() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{CODE}"));
    let with_note = format!("{FOLIO_TOML}{CODE}# a note\n");
    let output = waiting(&ledger, &["set", "acme", "custom.code=1"], || ledger.put("folio.toml", &with_note));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(ledger.text("folio.toml"), with_note);
    assert_eq!(ledger.git(["show", "HEAD:folio.toml"]), with_note);
    assert_eq!(ledger.git(["status", "--porcelain"]), "");
    ledger.stands_alone_in_git(1);
}

#[test]
fn what_the_settings_have_come_to_require_is_required() {
    for words in [&["commit"][..], &["set", "acme", "profile.city=Omsk"]] {
        let ledger = Ledger::new().client("acme", ACME).committed();
        let before = ledger.git(["rev-parse", "HEAD"]);
        ledger.put("clients/acme.toml", format!("{ACME}segment = \"mills\"\n"));
        let output = waiting(&ledger, words, || ledger.put("folio.toml", format!("{FOLIO_TOML}{CODE}")));
        assert_eq!(output.status.code(), Some(1), "{words:?}: {}", said(&output));
        assert!(said(&output).starts_with("error[missing-key]"), "{words:?}: {}", said(&output));
        assert_eq!(ledger.git(["rev-parse", "HEAD"]), before, "{words:?}");
    }
}

#[test]
fn a_choice_that_the_settings_have_come_to_allow_can_be_made() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    let output = waiting(&ledger, &["set", "acme", "custom.code=1"], || {
        ledger.put("folio.toml", format!("{FOLIO_TOML}{}", CODE.replace(", required = true", "")));
        ledger.git(["commit", "--quiet", "-am", "a code"]);
    });
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    ledger.stands_alone_in_git(1);
}

#[test]
fn settings_that_are_gone_or_broken_refuse_the_change() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    let set = ["set", "acme", "profile.city=Omsk"];
    let output = waiting(&ledger, &set, || std::fs::remove_file(ledger.root().join("folio.toml")).expect("goes"));
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        said(&output),
        "error: `folio.toml` cannot be read: no such file\n\
         hint: another program took it away meanwhile: `git restore folio.toml` brings it back\n"
    );
    ledger.put("folio.toml", FOLIO_TOML);
    let output = waiting(&ledger, &set, || ledger.put("folio.toml", "format = = 1\n"));
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`folio check folio.toml` shows what to mend"), "{}", said(&output));
    assert_eq!(ledger.text("clients/acme.toml"), ACME);
}
