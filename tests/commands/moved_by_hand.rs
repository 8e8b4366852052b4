//! A client that was moved to another folder by hand, or taken away: git has it once, whatever command comes next.

use std::fs;

use crate::harness::{ACME, Ledger};

const GLOBEX: &str = "[profile]\nname = \"Globex\"\nmanager = \"boris\"\n";

/// Acme stands in the folder `south` by now; git still has it in `north`, and Globex stays where it is.
fn moved() -> Ledger {
    let ledger = Ledger::new().client("north/acme", ACME).client("globex", GLOBEX).committed();
    fs::rename(ledger.root().join("clients/north"), ledger.root().join("clients/south"))
        .expect("the folder is renamed");
    ledger
}

#[test]
fn the_move_is_recorded_before_the_change() {
    let ledger = moved()
        .run(["log", "acme", "a call", "--dry-run"])
        .succeeds()
        .says("what was changed by hand would be recorded first, as `edit(acme): moved to clients/south/acme.toml`")
        .shows("--- a/clients/south/acme.toml\n+++ b/clients/south/acme.toml\n")
        .hides("clients/north")
        .nothing_changed()
        .run(["log", "acme", "a call"])
        .says("what was changed by hand is recorded first  <commit>")
        .commits(2)
        .touched(["clients/south/acme.toml"])
        .clean()
        .then();
    assert_eq!(
        ledger.git(["show", "--format=%s", "--name-status", "-M", "HEAD~1"]),
        "\
edit(acme): moved to clients/south/acme.toml

R100\tclients/north/acme.toml\tclients/south/acme.toml
"
    );
    ledger.stands_alone_in_git(2);
}

#[test]
fn so_is_one_that_git_was_told_of_and_an_edit_with_it() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    fs::create_dir(ledger.root().join("clients/north")).expect("a folder");
    ledger.git(["mv", "clients/acme.toml", "clients/north/acme.toml"]);
    ledger.put("clients/north/acme.toml", format!("{ACME}city = \"Riga\"\n"));
    let ledger = ledger.run(["set", "acme", "profile.industry=tools"]).succeeds().commits(2).clean().then();
    assert_eq!(
        ledger.git(["log", "-1", "--format=%s", "HEAD~1"]),
        "edit(acme): moved to clients/north/acme.toml, profile\n"
    );
    ledger.stands_alone_in_git(2);
}

#[test]
fn a_moved_client_that_goes_is_gone_for_git_too() {
    let ledger = moved().run(["rm", "acme"]).succeeds().commits(2).clean().then();
    assert_eq!(ledger.git(["ls-tree", "-r", "--name-only", "HEAD", "clients"]), "clients/globex.toml\n");
    ledger.stands_alone_in_git(2);
}

#[test]
fn a_moved_client_that_gets_another_slug_has_it_alone() {
    let ledger = moved()
        .run(["rename", "acme", "acme-ltd", "--dry-run"])
        .shows("rename from clients/south/acme.toml\nrename to clients/south/acme-ltd.toml")
        .hides("clients/north")
        .run(["rename", "acme", "acme-ltd"])
        .succeeds()
        .commits(2)
        .clean()
        .then();
    let listed = ledger.git(["ls-tree", "-r", "--name-only", "HEAD", "clients"]);
    assert_eq!(listed, "clients/globex.toml\nclients/south/acme-ltd.toml\n");
    ledger.stands_alone_in_git(2);
}

#[test]
fn an_editor_that_is_opened_on_it_records_the_move() {
    let ledger =
        moved().env("EDITOR", "printf '[custom]\\n' >>").run(["edit", "acme"]).succeeds().commits(1).clean().then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn a_goal_is_not_rewritten_on_the_way() {
    const GOAL: &str =
        "\n[[goals]]\nid = \"orders\"\nstatement = \"60 % online\"\nstate = \"confirmed\"\nstated = 2026-01-12\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}{GOAL}")).committed();
    fs::remove_file(ledger.root().join("clients/acme.toml")).expect("acme moves");
    ledger.put("clients/north/acme.toml", format!("{ACME}{GOAL}").replace("60 %", "40 %"));
    let run = ledger.run(["log", "acme", "a call"]).exits(1);
    assert!(run.stderr().starts_with("error[goal-rewritten]"), "{}", run.stderr());
    let run = run.nothing_changed().run(["commit", "acme"]).exits(1);
    assert!(run.stderr().starts_with("error[goal-rewritten]"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn both_halves_are_recorded_for_the_beginning_of_the_slug() {
    let ledger = moved()
        .run(["commit", "ac"])
        .prints("acme: moved to clients/south/acme.toml  <commit>")
        .commits(1)
        .subject("edit(acme): moved to clients/south/acme.toml")
        .clean()
        .then();
    let trailers = ledger.git(["log", "-1", "--format=%(trailers:only)"]);
    let trailers: Vec<&str> = trailers.lines().filter(|line| !line.starts_with("Folio-Op: ")).collect();
    assert_eq!(trailers, ["Folio-Action: edit", "Folio-Client: acme", ""]);
    ledger.stands_alone_in_git(1);
}

#[test]
fn a_client_that_was_taken_away_is_known_by_the_beginning_of_its_slug() {
    let ledger = Ledger::new().client("globex", GLOBEX).client("globe-trotter", ACME).committed();
    for slug in ["globex", "globe-trotter"] {
        fs::remove_file(ledger.root().join(format!("clients/{slug}.toml"))).expect("both go");
    }
    ledger
        .run(["commit", "glob"])
        .fails_with(2, "error: `glob` may mean 2 clients\nhint: type more of one of: globe-trotter, globex")
        .nothing_changed()
        .run(["commit", "globex"])
        .succeeds()
        .touched(["clients/globex.toml"])
        .run(["commit", "glob"])
        .succeeds()
        .touched(["clients/globe-trotter.toml"])
        .clean();
}

#[test]
fn a_slug_that_git_still_has_elsewhere_is_not_given_again() {
    let ledger = moved();
    fs::remove_file(ledger.root().join("clients/globex.toml")).expect("globex goes");
    let told = "\
error[duplicate-slug]: git has the client `globex` as `clients/globex.toml`, and that it went from there is in no commit yet
--> clients/north/globex.toml:1:1
 |
help: record that first: `folio commit globex`
error: nothing was written: 1 error to mend first";
    let ledger = ledger
        .run(["new", "globex", "--manager", "anna", "--folder", "north"])
        .fails_with(1, told)
        .nothing_changed()
        .run(["rename", "acme", "globex"])
        .fails_with(1, &told.replace("north", "south"))
        .nothing_changed()
        .run(["commit", "glo"])
        .succeeds()
        .run(["rename", "acme", "globex"])
        .succeeds()
        .clean()
        .then();
    ledger.stands_alone_in_git(3);
}

#[test]
fn a_copy_is_a_duplicate_and_no_move() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/north/acme.toml", ACME);
    let run = ledger.run(["commit", "acme"]).exits(1);
    assert!(run.stderr().starts_with("error[duplicate-slug]: two clients have the slug `acme`"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn a_moved_client_is_told_once_among_others() {
    let ledger = moved();
    ledger.put("clients/globex.toml", GLOBEX.replace("Globex", "Globex Ltd"));
    let ledger =
        ledger.run(["commit"]).prints("3 files: globex, acme  <commit>").subject("edit: globex, acme").clean().then();
    let trailers = ledger.git(["log", "-1", "--format=%(trailers:key=Folio-Client,key=Folio-Entry,separator=|)"]);
    assert_eq!(trailers, "Folio-Client: globex|Folio-Client: acme|Folio-Entry: profile\n");
}

#[test]
fn one_that_was_taken_away_and_is_made_anew_is_missing_in_no_commit() {
    let ledger =
        Ledger::new().client("acme", ACME).client("globex", &format!("{GLOBEX}parent = \"acme\"\n")).committed();
    fs::remove_file(ledger.root().join("clients/acme.toml")).expect("acme goes");
    let ledger = ledger
        .run(["new", "acme", "--manager", "anna"])
        .succeeds()
        .says("`clients/acme.toml` was taken away by hand, and is made anew with this change")
        .commits(1)
        .clean()
        .then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn one_that_was_moved_where_git_ignores_it_is_not_recorded_as_gone() {
    let ledger = moved();
    ledger.put(".gitignore", "clients/south/\n");
    let told = "\
error: git ignores `clients/south/acme.toml`, so it could not be committed
hint: the rule is `.gitignore:1:clients/south/`: take it out";
    ledger
        .run(["commit"])
        .fails_with(3, told)
        .nothing_changed()
        .run(["commit", "acme"])
        .fails_with(3, told)
        .nothing_changed()
        .run(["log", "acme", "a call"])
        .fails_with(3, told)
        .nothing_changed();
}
