//! A commit stands alone: it names nobody whom only the folder has, so that a fresh clone passes `check` as well.

use crate::harness::{ACME, Ledger};

const GLOBEX: &str = "[profile]\nname = \"Globex\"\nmanager = \"boris\"\n";

fn with_a_stranger() -> Ledger {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/globex.toml", GLOBEX);
    ledger
}

#[test]
fn a_client_that_is_not_in_git_yet_is_not_named() {
    let ledger = with_a_stranger()
        .run(["set", "acme", "profile.parent=globex"])
        .fails_with(
            1,
            "\
error[unknown-reference]: the client `globex` is not in git yet: whoever clones the ledger would not have it
 --> clients/acme.toml:4:10
  |
4 | parent = \"globex\"
  |          ^^^^^^^^
  |
help: record that client first, or with this change: `folio commit globex`
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed()
        .run(["commit", "globex"])
        .succeeds()
        .run(["set", "acme", "profile.parent=globex"])
        .succeeds()
        .commits(1)
        .then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn nor_by_a_commit_of_what_was_changed_by_hand() {
    let ledger = with_a_stranger();
    ledger.put("clients/acme.toml", format!("{ACME}referred_by = \"globex\"\n"));
    let run = ledger.run(["commit", "acme"]);
    assert!(run.stderr().contains("the client `globex` is not in git yet"), "{}", run.stderr());
    let run = run.nothing_changed().run(["log", "acme", "a call"]);
    assert!(run.stderr().contains("the client `globex` is not in git yet"), "{}", run.stderr());
    let ledger = run.nothing_changed().run(["commit", "acme", "globex"]).succeeds().commits(1).clean().then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn a_client_that_git_ignores_is_told_by_which_words_to_mend_it() {
    let ledger = with_a_stranger();
    ledger.put(".git/info/exclude", "globex.toml\n");
    let run = ledger.run(["set", "acme", "profile.referred_by=globex"]);
    assert!(
        run.stderr().contains(
            "help: git ignores `clients/globex.toml`, and `git check-ignore -v clients/globex.toml` says by which rule: \
             take that out, then `folio commit globex`"
        ),
        "{}",
        run.stderr()
    );
    run.nothing_changed();
}

#[test]
fn a_client_that_was_only_moved_may_be_named() {
    let ledger = Ledger::new().client("acme", ACME).client("globex", GLOBEX).committed();
    ledger.put("clients/north/globex.toml", GLOBEX);
    std::fs::remove_file(ledger.root().join("clients/globex.toml")).expect("globex moves");
    ledger.run(["set", "acme", "profile.parent=globex"]).succeeds().commits(1);
}

#[test]
fn what_was_named_before_does_not_hold_up_a_change() {
    let ledger = Ledger::new().client("acme", &format!("{ACME}parent = \"globex\"\n")).committed();
    ledger.put("clients/globex.toml", GLOBEX);
    ledger.run(["log", "acme", "a call"]).succeeds().commits(1);
}

#[test]
fn a_client_whom_the_last_commit_names_does_not_go() {
    let ledger =
        Ledger::new().client("acme", ACME).client("globex", &format!("{GLOBEX}parent = \"acme\"\n")).committed();
    ledger.put("clients/globex.toml", GLOBEX);
    let ledger = ledger
        .run(["rm", "acme"])
        .fails_with(
            1,
            "\
error[unknown-reference]: the last commit still names `acme` here, and that you took it out is in no commit yet
 --> clients/globex.toml:4:10
  |
4 | parent = \"acme\"
  |          ^^^^^^
  |
help: record that change first, or with this one: `folio commit globex`
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed()
        .run(["commit", "globex"])
        .succeeds()
        .run(["rm", "acme"])
        .succeeds()
        .then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn a_member_who_is_not_in_git_yet_is_not_named() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    let settings = ledger.text("folio.toml").replace("id = \"boris\"", "id = \"clara\"");
    ledger.put("folio.toml", settings);
    let ledger = ledger
        .run(["set", "acme", "profile.manager=clara"])
        .fails_with(
            1,
            "\
error[unknown-reference]: there is no member `clara` in `folio.toml`
 --> clients/acme.toml:3:11
  |
3 | manager = \"clara\"
  |           ^^^^^^^
  |
help: your change of `folio.toml` allows it, and is in no commit yet: `folio commit folio.toml` records it
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed()
        .run(["log", "acme", "a call"])
        .succeeds()
        .run(["commit"])
        .succeeds()
        .run(["set", "acme", "profile.manager=clara"])
        .succeeds()
        .then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn a_file_whose_name_is_no_slug_does_not_come_with_a_change() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/con.toml", ACME);
    let run = ledger.run(["log", "con", "a call"]).exits(1);
    assert!(run.stderr().starts_with("error[bad-slug]: Windows keeps the file name `con.toml`"), "{}", run.stderr());
    run.nothing_changed().run(["rename", "con", "globex"]).succeeds();
}

#[test]
fn two_that_name_each_other_are_recorded_together() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/one.toml", format!("{ACME}parent = \"two\"\n"));
    ledger.put("clients/two.toml", format!("{ACME}referred_by = \"three\"\n"));
    ledger.put("clients/three.toml", format!("{ACME}referred_by = \"one\"\n"));
    let said = |run: &crate::harness::Run, help: &str| assert!(run.stderr().contains(help), "{}", run.stderr());
    let run = ledger.run(["commit", "two"]).exits(1);
    said(&run, "help: they name each other, so record them together: `folio commit two three one`\n");
    let run = run.nothing_changed().run(["set", "acme", "profile.parent=one"]).exits(1);
    said(&run, "help: record that client first, or with this change: `folio commit one two three`\n");
    let ledger = run.run(["commit", "two", "three", "one"]).succeeds().commits(1).clean().then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn owners_do_not_go_round_in_git_either() {
    let ledger =
        Ledger::new().client("acme", ACME).client("globex", &format!("{GLOBEX}parent = \"acme\"\n")).committed();
    ledger.put("clients/globex.toml", GLOBEX);
    let told = "\
error[reference-cycle]: `parent` would go round in git: the last commit still names `acme` in `globex`, and that you took it \
out is in no commit yet
 --> clients/acme.toml:4:10
  |
4 | parent = \"globex\"
  |          ^^^^^^^^
  |
help: record that change first, or with this one: `folio commit globex`
error: nothing was written: 1 error to mend first";
    let ledger = ledger.run(["set", "acme", "profile.parent=globex"]).fails_with(1, told).nothing_changed().then();
    ledger.put("clients/acme.toml", format!("{ACME}parent = \"globex\"\n"));
    let ledger = ledger
        .run(["commit", "acme"])
        .fails_with(1, told)
        .nothing_changed()
        .run(["commit", "acme", "globex"])
        .succeeds()
        .clean()
        .then();
    ledger.stands_alone_in_git(1);
}
