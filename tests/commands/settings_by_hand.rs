//! `folio.toml` as it was changed by hand, or as no commit has it yet: a change does not build on what git does not have.

use std::fs;

use crate::harness::{ACME, FOLIO_TOML, Ledger};

const TIER: &str = "\n[[tiers]]\nid = \"vip\"\n\n[[tiers]]\nid = \"key\"\n\n[[tiers]]\nid = \"standard\"\n";

/// A ledger by hand, with nothing of it in git yet.
fn unrecorded() -> Ledger {
    let ledger = Ledger::bare();
    ledger.git(["init", "--quiet", "--initial-branch=main"]);
    ledger.git(["commit", "--quiet", "--allow-empty", "-m", "empty"]);
    let ledger = ledger.committed();
    ledger.put("folio.toml", FOLIO_TOML);
    ledger.put("clients/bar.toml", ACME);
    ledger.put("clients/half-written.toml", "[profile]\n");
    ledger
}

#[test]
fn settings_that_no_commit_has_go_along() {
    let ledger = unrecorded()
        .run(["log", "bar", "hi", "--dry-run"])
        .succeeds()
        .says("what was changed by hand would be recorded first, as `edit: bar (new), folio.toml`")
        .nothing_changed()
        .run(["log", "bar", "hi"])
        .succeeds()
        .commits(2)
        .touched(["clients/bar.toml"])
        .then();
    ledger.stands_alone_in_git(2);
}

#[test]
fn they_go_along_with_what_is_recorded_by_hand() {
    let ledger = unrecorded().run(["commit", "bar"]).succeeds().touched(["clients/bar.toml", "folio.toml"]).then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn settings_that_were_taken_out_of_git_go_along() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.git(["rm", "--quiet", "--cached", "folio.toml"]);
    ledger.git(["commit", "--quiet", "-m", "without settings"]);
    let ledger = ledger.run(["log", "acme", "hi"]).succeeds().commits(2).clean().then();
    ledger.stands_alone_in_git(2);
}

#[test]
fn settings_that_git_ignores_are_told_with_the_rule() {
    let ledger = unrecorded();
    ledger.put(".gitignore", "# ours\n*.toml\n!bar.toml\n");
    let told = "\
error: git ignores `folio.toml`, so it could not be committed
hint: the rule is `.gitignore:2:*.toml`: take it out";
    ledger
        .run(["log", "bar", "hi"])
        .fails_with(3, told)
        .nothing_changed()
        .run(["log", "bar", "hi", "--dry-run"])
        .fails_with(3, told)
        .run(["commit", "bar"])
        .fails_with(3, told)
        .nothing_changed();
}

#[test]
fn a_tier_that_only_the_folder_has_gets_into_no_commit() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{TIER}"));
    ledger.put("clients/acme.toml", format!("{ACME}tier = \"vip\"\n"));
    let told =
        "what was changed by hand in `clients/acme.toml` did not pass `check`, so it is recorded with this change only";
    let ledger = ledger
        .run(["set", "acme", "profile.tier=key", "--dry-run"])
        .says(told)
        .nothing_changed()
        .run(["set", "acme", "profile.tier=key"])
        .says(told)
        .commits(1)
        .touched(["clients/acme.toml"])
        .then();
    ledger.stands_alone_in_git(2);
}

#[test]
fn the_settings_are_recorded_alone_while_clients_are_half_written() {
    let ledger = Ledger::new().client("acme", ACME).client("globex", ACME).committed();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{TIER}"));
    ledger.put("clients/globex.toml", "[profile]\nname = \"Globex\"\n");
    ledger.put("clients/new.toml", "[profile]\n");
    let run = ledger.run(["commit"]).exits(1).nothing_changed();
    let ledger = run
        .run(["commit", "folio.toml"])
        .prints("folio.toml: tiers.key, tiers.standard, tiers.vip  <commit>")
        .touched(["folio.toml"])
        .run(["set", "acme", "profile.tier=vip"])
        .succeeds()
        .then();
    ledger.stands_alone_in_git(2);
    ledger.put("folio.toml", format!("{FOLIO_TOML}{TIER}").replace("Test agency", "North agency"));
    ledger.run(["commit", "folio"]).succeeds().touched(["folio.toml"]);
}

#[test]
fn settings_that_the_last_commit_of_a_client_does_not_fit_are_not_recorded_alone() {
    let ledger = Ledger::new().client("acme", &ACME.replace("anna", "boris")).committed();
    ledger.put("folio.toml", FOLIO_TOML.replace("\"boris\"", "\"boris-belov\""));
    ledger.put("clients/acme.toml", ACME.replace("anna", "boris-belov"));
    let ledger = ledger
        .run(["commit", "folio.toml"])
        .fails_with(
            1,
            "\
error[unknown-reference]: there is no member `boris` in `folio.toml`
 --> clients/acme.toml:3:11
  |
3 | manager = \"boris\"
  |           ^^^^^^^
  |
help: the last commit has it so; record your change of that file, too: `folio commit folio.toml acme`
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed()
        .run(["commit", "folio.toml", "acme"])
        .succeeds()
        .clean()
        .then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn a_client_that_is_called_folio_is_meant_by_that_name() {
    let ledger = Ledger::new().client("folio", ACME).committed();
    ledger.put("folio.toml", FOLIO_TOML.replace("Test agency", "North agency"));
    ledger.put("clients/folio.toml", ACME.replace("Acme", "Folio"));
    ledger.run(["commit", "folio"]).succeeds().touched(["clients/folio.toml"]);
}

#[test]
fn a_ledger_in_a_folder_of_the_repository_takes_its_settings_along() {
    let ledger = unrecorded();
    let (root, below) = (ledger.root(), ledger.root().join("accounts"));
    fs::create_dir(&below).expect("a folder");
    for part in ["folio.toml", "clients"] {
        fs::rename(root.join(part), below.join(part)).expect("the ledger moves down");
    }
    let ledger = ledger.run(["-C", "accounts", "log", "bar", "hi"]).succeeds().commits(2).then();
    let listed = ledger.git(["ls-tree", "-r", "--name-only", "HEAD"]);
    assert_eq!(listed, "accounts/clients/bar.toml\naccounts/folio.toml\n");
}

#[test]
fn settings_without_an_error_are_remembered_until_they_change() {
    let folder = |ledger: &Ledger| {
        let names = fs::read_dir(ledger.root().join(".git/folio")).expect("folio's folder").flatten();
        names.filter(|entry| entry.file_name().to_string_lossy().starts_with("settings-")).count()
    };
    let ledger = Ledger::new().client("acme", ACME).committed();
    let ledger = ledger.run(["list"]).says("").then();
    assert_eq!(folder(&ledger), 1);
    let ledger = ledger.run(["list"]).says("").then();
    ledger.put("folio.toml", format!("{FOLIO_TOML}\n[health]\nwarned_promise = 150\n"));
    let said = "warning: `folio.toml` has an error, and defaults stand for what cannot be used: `folio.toml:23:18`: \
                `warned_promise` is 150, at most 100 is allowed; `folio check folio.toml` tells all\n";
    let ledger = ledger.run(["list"]).says(said).then().run(["load"]).says(said).then();
    ledger.put("folio.toml", FOLIO_TOML);
    let ledger = ledger.run(["load"]).says("").then();
    assert_eq!(folder(&ledger), 1);
}

/// A field that every client must have.
const CODE: &str = "\n[custom.client]\ncode = { type = \"string\", required = true, doc = \"Code in the ERP\" }\n";

#[test]
fn a_field_that_a_client_must_have_comes_with_it() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{CODE}"));
    let way = "add `code = \"…\"`: code in the ERP; or `folio set acme custom.code=…`";
    let said = "`folio.toml` as it was changed by hand is recorded with this change: neither stands without the other";
    let ledger = ledger
        .run(["commit", "folio.toml"])
        .refuses(1, way)
        .run(["log", "acme", "hi"])
        .refuses(1, way)
        .run(["new", "Beta", "custom.code=7"])
        .refuses(1, way)
        .nothing_changed()
        .run(["set", "acme", "custom.code=7", "--dry-run"])
        .says(said)
        .nothing_changed()
        .run(["set", "--where", "slug = 'acme'", "custom.code=7", "--apply"])
        .says(said)
        .commits(1)
        .touched(["clients/acme.toml", "folio.toml"])
        .clean()
        .run(["new", "Beta"])
        .fails_with(
            2,
            "error: a client of this ledger needs `custom.code`\nhint: `folio new Beta custom.code=…`\n\
             hint: `folio schema custom` says what it is",
        )
        .run(["new", "Beta", "custom.code=8"])
        .succeeds()
        .then();
    ledger.stands_alone_in_git(3);
}

#[test]
fn where_several_lack_it_one_of_them_is_not_sent_round() {
    let ledger = Ledger::new().client("acme", ACME).client("globex", ACME).committed();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{CODE}"));
    let way = "or `folio set globex custom.code=…`: as several clients lack it, commit `folio.toml` without `required` \
               first, and add that once all have it";
    let ledger = ledger
        .run(["commit", "folio.toml"])
        .refuses(1, way)
        .run(["set", "acme", "custom.code=7"])
        .refuses(1, way)
        .then();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{}", CODE.replace("required = true, ", "")));
    let ledger = ledger
        .run(["commit", "folio.toml"])
        .succeeds()
        .run(["set", "acme", "custom.code=7"])
        .succeeds()
        .run(["set", "globex", "custom.code=8"])
        .succeeds()
        .then();
    ledger.put("folio.toml", format!("{FOLIO_TOML}{CODE}"));
    let ledger = ledger.run(["commit", "folio.toml"]).succeeds().then();
    ledger.stands_alone_in_git(4);
}

#[test]
fn a_field_that_an_entry_must_have_is_given_with_it() {
    let ledger = Ledger::new()
        .client(
            "acme",
            &format!("{ACME}\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"us\"\ndue = 2026-03-09\n"),
        )
        .committed();
    ledger.put(
        "folio.toml",
        format!("{FOLIO_TOML}\n[custom.commitments]\ncode = {{ type = \"string\", required = true }}\n"),
    );
    let needs = "error: an entry of `commitments` needs `custom.code`\nhint: `folio schema commitments` lists the keys there are\n\
                 hint: `folio add commitments acme … custom.code=…` gives it";
    ledger
        .run(["commit"])
        .refuses(1, "; or `folio set acme commitments.plan.custom.code=…`")
        .run(["set", "acme", "commitments.plan.custom.code=1"])
        .touched(["clients/acme.toml", "folio.toml"])
        .run(["promise", "acme", "Estimate", "--due", "fri"])
        .fails_with(2, needs)
        .run(["add", "commitments", "acme", "what=Estimate", "side=us", "due=fri", "custom.code=2"])
        .prints("add commitments.estimate to acme  <commit>")
        .holds("clients/acme.toml", "custom = { code = \"2\" }\n");
}

#[test]
fn a_client_that_is_gone_from_the_folder_is_not_asked_for_what_is_new() {
    for moved in [false, true] {
        let ledger = Ledger::new().client("acme", ACME).client("globex", ACME).committed();
        ledger.put("folio.toml", format!("{FOLIO_TOML}{CODE}"));
        let (from, to) = (ledger.root().join("clients/acme.toml"), ledger.root().join("clients/zed.toml"));
        fs::rename(&from, &to).expect("acme is zed");
        if !moved {
            fs::remove_file(to).expect("acme goes");
        }
        let told = "\
error[missing-key]: `code` is missing
--> clients/acme.toml:1:1
 |
help: the last commit still has this client, and that it is gone is in no commit yet: `folio commit acme` records it
error: nothing was written: 1 error to mend first";
        let ledger = ledger
            .run(["set", "globex", "custom.code=1"])
            .fails_with(1, told)
            .nothing_changed()
            .run(["commit", "acme"])
            .succeeds()
            .run(["set", "globex", "custom.code=1"])
            .succeeds()
            .touched(["clients/globex.toml", "folio.toml"])
            .then();
        ledger.stands_alone_in_git(2);
    }
}
