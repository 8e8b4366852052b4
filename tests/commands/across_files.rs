//! Stories of changes that break or need what stands in another file: what `check` would call an error is never written.

use crate::harness::{ACME, Ledger};

/// A client whose parent is another.
fn child(parent: &str) -> String {
    format!("{ACME}parent = \"{parent}\"\n")
}

/// `acme` stands above `beta`, `beta` above `gamma`.
fn family() -> Ledger {
    Ledger::new().client("acme", ACME).client("beta", &child("acme")).client("gamma", &child("beta"))
}

const ROUND: &str = "\
error[reference-cycle]: `parent` goes round: `acme` → `gamma` → `beta` → `acme`
 --> clients/acme.toml:4:10
  |
4 | parent = \"gamma\"
  |          ^^^^^^^ `acme` names `gamma`
  |
 ::: clients/gamma.toml:4:10
  |
4 | parent = \"beta\"
  |          ------ `gamma` names `beta`
  |
 ::: clients/beta.toml:4:10
  |
4 | parent = \"acme\"
  |          ------ `beta` names `acme`
  |
help: take one `parent` away, or let it name another; the chain needs an end
error: nothing was written: 1 error to mend first";

#[test]
fn a_client_is_not_put_below_one_that_stands_below_it() {
    family().run(["set", "acme", "profile.parent=gamma"]).fails_with(1, ROUND).nothing_changed();
}

#[test]
fn nor_by_hand_wherever_the_cycle_is_told() {
    let ledger = family().committed();
    ledger.put("clients/acme.toml", child("gamma"));
    let ledger = ledger.run(["commit"]).fails_with(1, ROUND).commits(0).then();
    // The cycle is told at its first member, which is not the file that was changed.
    ledger.git(["checkout", "--quiet", "--", "clients"]);
    ledger.put("clients/beta.toml", child("gamma"));
    let ledger = ledger.run(["commit"]).refuses(1, "`parent` goes round: `beta` → `gamma` → `beta`").commits(0).then();
    ledger.git(["checkout", "--quiet", "--", "clients"]);
    ledger.put("clients/acme.toml", child("beta"));
    ledger.git(["add", "--all"]);
    ledger.run(["check", "--staged", "clients/beta.toml"]).exits(1).shows("--> clients/acme.toml:4:10");
}

#[test]
fn a_client_is_not_its_own_parent() {
    family()
        .run(["set", "acme", "profile.parent=acme"])
        .refuses(1, "error[reference-cycle]: `parent` of `acme` names `acme` itself")
        .nothing_changed();
}

#[test]
fn a_parent_opens_its_own_line_of_parents_and_no_other_file() {
    family()
        .file("clients/sick.toml", b"\xff\xfe")
        .client("delta", ACME)
        .run(["set", "delta", "profile.parent=gamma"])
        .prints("set profile.parent of delta  <commit>");
}

#[test]
fn a_change_that_leaves_the_parent_opens_no_other_file() {
    let ledger = family().file("clients/beta.toml", b"\xff\xfe");
    ledger.run(["log", "gamma", "Called"]).succeeds().commits(1).touched(["clients/gamma.toml"]);
}

#[test]
fn a_cycle_that_is_there_holds_up_no_other_change_of_its_members() {
    Ledger::new()
        .client("acme", &child("beta"))
        .client("beta", &child("acme"))
        .run(["log", "acme", "Called"])
        .succeeds()
        .commits(1)
        .run(["set", "acme", "profile.parent="])
        .prints("set profile.parent of acme  <commit>")
        .run(["check"])
        .prints("");
}

#[test]
fn a_cycle_is_taken_apart_by_naming_another() {
    Ledger::new()
        .client("acme", &child("beta"))
        .client("beta", &child("acme"))
        .client("gamma", ACME)
        .run(["set", "acme", "profile.parent=gamma"])
        .prints("set profile.parent of acme  <commit>");
}

#[test]
fn a_new_client_is_held_against_the_names_of_all_files() {
    Ledger::new()
        .client("Acme", ACME)
        .run(["new", "acme", "--name", "Other"])
        .refuses(1, "error[duplicate-slug]: the slugs `Acme` and `acme` differ only by capitals")
        .nothing_changed();
}

/// The settings with another member in the place of `boris`.
fn without_boris(ledger: &Ledger) -> String {
    ledger.text("folio.toml").replace("id = \"boris\"", "id = \"vera\"")
}

#[test]
fn settings_are_judged_with_the_members_they_now_have() {
    let ledger = Ledger::new()
        .client("acme", &ACME.replace("anna", "boris"))
        .client("sick", "[profile]\nname = \"Sick\"\nmanager = \"nobody\"\n")
        .committed();
    ledger.put("folio.toml", without_boris(&ledger));
    // What was wrong before stays out of it.
    let ledger = ledger
        .run(["commit"])
        .fails_with(
            1,
            "\
error[unknown-reference]: there is no member `boris` in `folio.toml`
 --> clients/acme.toml:3:11
  |
3 | manager = \"boris\"
  |           ^^^^^^^
  |
help: known are `anna`, `vera`; or add `[[members]]` with `id = \"boris\"` to `folio.toml`
error: nothing was written: 1 error to mend first",
        )
        .commits(0)
        .then();
    ledger.put("clients/acme.toml", ACME.replace("anna", "vera"));
    ledger.run(["commit"]).prints("2 files: acme, folio.toml  <commit>").clean();
}

#[test]
fn stages_tiers_and_fields_are_judged_as_they_now_are() {
    const STAGE: &str = "\n[[lifecycle]]\nid = \"signed\"\nkind = \"presale\"\n";
    const TIER: &str = "\n[[tiers]]\nid = \"gold\"\ncadence = \"7d\"\n\n[[tiers]]\nid = \"standard\"\n";
    const FIELD: &str = "\n[custom.client]\ncode = { type = \"string\" }\n";
    let client = format!(
        "{ACME}tier = \"gold\"\n\n[custom]\ncode = \"7\"\n\n[[stages]]\nstage = \"signed\"\nentered = 2026-02-01\n"
    );
    let ledger = Ledger::new();
    let bare = ledger.text("folio.toml");
    let ledger = ledger.file("folio.toml", format!("{bare}{STAGE}{TIER}{FIELD}")).client("acme", &client);
    let ledger = ledger.run(["check"]).prints("").then();
    for (kept, missed) in [
        (format!("{STAGE}{TIER}"), "error[unknown-key]"),
        (format!("{STAGE}{FIELD}"), "error[unknown-reference]: there is no tier `gold`"),
        (format!("{TIER}{FIELD}"), "error[unknown-reference]: there is no stage of a client `signed`"),
        (format!("{STAGE}{TIER}{}", FIELD.replace("\"string\"", "\"integer\"")), "error[wrong-type]"),
    ] {
        ledger.put("folio.toml", format!("{bare}{kept}"));
        let output = ledger.folio(&["commit"], None);
        let screen = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{screen}");
        assert!(screen.starts_with(missed), "{screen}");
    }
}

#[test]
fn a_member_who_came_while_the_editor_was_open_is_known() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    let script =
        "#!/bin/sh\nsed -i s/boris/vera/ folio.toml && git commit -qm vera folio.toml\nsed -i s/anna/vera/ \"$1\"\n";
    ledger.put("../editor", script);
    let editor = ledger.root().join("../editor");
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("an editor");
    ledger.env("EDITOR", &editor.to_string_lossy()).run(["edit", "acme"]).prints("acme: profile  <commit>").commits(2);
}
