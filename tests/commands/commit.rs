//! `folio commit`: hand edits become commits that say what changed.

use crate::harness::{ACME, Ledger};

const GLOBEX: &str = "[profile]\nname = \"Globex\"\nmanager = \"boris\"\n";

fn ledger() -> Ledger {
    Ledger::new().client("acme", ACME).client("globex", GLOBEX).committed()
}

#[test]
fn a_hand_edit_is_committed_and_told_in_ids() {
    let ledger = ledger();
    ledger.put(
        "clients/acme.toml",
        format!("{ACME}\n# met at the fair\n[[forces]]\nid = \"steel\"\ndirection = \"supplier\"\nname = \"Steel\"\n"),
    );
    ledger
        .run(["commit"])
        .prints("acme: forces.steel  <commit>")
        .commits(1)
        .subject("edit(acme): steel")
        .touched(["clients/acme.toml"])
        .clean();
}

#[test]
fn several_files_are_one_commit() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.put("clients/north/initech.toml", "[profile]\nname = \"Initech\"\nmanager = \"anna\"\n");
    std::fs::remove_file(ledger.root().join("clients/globex.toml")).expect("globex goes");
    ledger
        .run(["commit"])
        .prints("3 files: acme, globex (removed), initech (new)  <commit>")
        .commits(1)
        .subject("edit: acme, globex (removed), initech (new)")
        .touched(["clients/acme.toml", "clients/globex.toml", "clients/north/initech.toml"])
        .clean();
}

#[test]
fn the_trailers_name_every_client_and_every_entry_once() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.put("clients/globex.toml", GLOBEX.replace("Globex", "Globex Ltd"));
    ledger.put("folio.toml", ledger.text("folio.toml").replace("Test agency", "North agency"));
    let ledger = ledger.run(["commit"]).subject("edit: acme, globex, folio.toml").then();
    let trailers = ledger.git(["log", "-1", "--format=%(trailers:only)"]);
    let trailers: Vec<&str> = trailers.lines().filter(|line| !line.starts_with("Folio-Op: ")).collect();
    assert_eq!(
        trailers,
        [
            "Folio-Action: edit",
            "Folio-Client: acme",
            "Folio-Client: globex",
            "Folio-Entry: ledger",
            "Folio-Entry: profile",
            ""
        ]
    );
}

#[test]
fn only_the_clients_named_are_committed() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.put("clients/globex.toml", GLOBEX.replace("Globex", "Globex Ltd"));
    let ledger = ledger.run(["commit", "glob"]).succeeds().touched(["clients/globex.toml"]).then();
    assert_eq!(ledger.git(["status", "--porcelain"]), " M clients/acme.toml\n");
}

#[test]
fn other_files_of_the_repository_stay_out() {
    let ledger = ledger();
    ledger.put("notes.txt", "mine\n");
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.git(["add", "notes.txt"]);
    let ledger = ledger
        .run(["commit", "-m", "Acme has a new name"])
        .succeeds()
        .subject("Acme has a new name")
        .touched(["clients/acme.toml"])
        .then();
    assert_eq!(ledger.git(["status", "--porcelain"]), "A  notes.txt\n");
}

#[test]
fn what_check_refuses_is_not_committed() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("anna", "ana"));
    ledger
        .run(["commit"])
        .fails_with(
            1,
            "\
error[unknown-reference]: there is no member `ana` in `folio.toml`
 --> clients/acme.toml:3:11
  |
3 | manager = \"ana\"
  |           ^^^^^
  |
help: did you mean `anna`?
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed();
}

#[test]
fn a_goal_rewritten_without_a_revision_is_refused() {
    const GOAL: &str =
        "\n[[goals]]\nid = \"orders\"\nstatement = \"60 % online\"\nstate = \"confirmed\"\nstated = 2026-01-12\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}{GOAL}")).committed();
    ledger.put("clients/acme.toml", format!("{ACME}{GOAL}").replace("60 %", "40 %"));
    let run = ledger.run(["commit"]);
    assert!(run.stderr().starts_with("error[goal-rewritten]"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn settings_are_committed_too() {
    let ledger = ledger();
    let settings = ledger.text("folio.toml").replace("Test agency", "North agency");
    ledger.put("folio.toml", settings);
    ledger
        .run(["commit"])
        .prints("folio.toml: ledger  <commit>")
        .subject("edit: folio.toml")
        .touched(["folio.toml"])
        .clean();
}

#[test]
fn nothing_to_commit_says_so() {
    ledger().run(["commit"]).prints("nothing to commit: everything is as it was committed").commits(0);
}

#[test]
fn a_dry_run_shows_the_difference() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger
        .run(["commit", "--dry-run"])
        .prints(
            "--- a/clients/acme.toml\n+++ b/clients/acme.toml\n@@ -1,3 +1,3 @@\n [profile]\n-name = \"Acme\"\n+name = \"Acme Ltd\"\n manager = \"anna\"",
        )
        .nothing_changed();
}

#[test]
fn the_answer_in_json_names_the_files() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger
        .run(["commit", "--format", "jsonl"])
        .prints("{\"commit\":\"<commit>\",\"client\":\"acme\",\"id\":null,\"files\":[\"clients/acme.toml\"]}");
}

#[test]
fn a_merge_in_progress_is_for_git_to_end() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    let head = ledger.git(["rev-parse", "HEAD"]);
    std::fs::write(ledger.root().join(".git/MERGE_HEAD"), head).expect("a merge");
    ledger
        .run(["commit"])
        .fails_with(
            3,
            "error: a merge is in progress, and a commit made now would get into it\n\
             hint: `git merge --continue` finishes it, `git merge --abort` gives it up",
        )
        .nothing_changed();
}

#[test]
fn a_detached_head_needs_a_word() {
    let ledger = ledger();
    ledger.git(["checkout", "--quiet", "--detach"]);
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger
        .run(["commit"])
        .fails_with(
            3,
            "error: HEAD is detached: a commit made now would belong to no branch\n\
             hint: `git switch <branch>` goes to a branch, `git switch -c <name>` makes one here\n\
             hint: `--detached` commits all the same",
        )
        .nothing_changed()
        .run(["commit", "--detached"])
        .succeeds()
        .commits(1);
}

#[test]
fn a_lock_that_git_holds_is_waited_for_and_named() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    std::fs::write(ledger.root().join(".git/index.lock"), "").expect("a lock");
    ledger
        .run(["commit", "--wait", "0"])
        .fails_with(
            3,
            "error: git's index is held by a git command: `.git/index.lock` exists; waited 0 s\n\
             hint: try again when it is done, or wait longer with `--wait SECONDS`\n\
             hint: if no git command is running, remove `.git/index.lock`: one was stopped before it could",
        )
        .nothing_changed();
}

#[test]
fn a_client_that_others_name_is_not_removed_by_hand() {
    let ledger =
        Ledger::new().client("acme", ACME).client("globex", &format!("{GLOBEX}parent = \"acme\"\n")).committed();
    std::fs::remove_file(ledger.root().join("clients/acme.toml")).expect("acme goes");
    ledger
        .run(["commit"])
        .fails_with(
            1,
            "\
error[unknown-reference]: there is no client `acme`
 --> clients/globex.toml:4:10
  |
4 | parent = \"acme\"
  |          ^^^^^^
  |
help: make the client first: `folio new acme`
error: nothing was written: 1 error to mend first",
        )
        .commits(0);
}

#[test]
fn a_member_whom_clients_name_is_not_removed_by_hand() {
    let ledger = ledger();
    let settings = ledger.text("folio.toml").replace("id = \"boris\"", "id = \"clara\"");
    ledger.put("folio.toml", settings);
    let run = ledger.run(["commit"]);
    assert!(run.stderr().starts_with("error[unknown-reference]: there is no member `boris`"), "{}", run.stderr());
    let ledger = run.nothing_changed().then();
    ledger.put("clients/globex.toml", GLOBEX.replace("boris", "clara"));
    ledger.run(["commit"]).prints("2 files: globex, folio.toml  <commit>").clean();
}

#[test]
fn a_sick_file_elsewhere_does_not_hold_up_a_healthy_one() {
    let ledger = Ledger::new().client("acme", ACME).client("globex", "[profile\n").committed();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.run(["commit"]).succeeds().touched(["clients/acme.toml"]);
}

#[test]
fn a_folder_that_git_has_just_learnt_of_gets_its_first_commit() {
    let ledger = Ledger::bare();
    ledger.put("folio.toml", crate::harness::FOLIO_TOML);
    ledger.put("clients/acme.toml", ACME);
    ledger.run(["commit"]).fails_with(
        3,
        "error: this ledger is not under git, and folio writes only what it can commit\n\
         hint: make it a repository with `git init`, then record what is there with `folio commit`",
    );
    let ledger = Ledger::bare();
    ledger.put("folio.toml", crate::harness::FOLIO_TOML);
    ledger.put("clients/acme.toml", ACME);
    ledger.git(["init", "--quiet", "--initial-branch=main"]);
    let output = ledger.folio(&["commit"], None);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(ledger.git(["log", "--format=%s"]), "edit: acme (new), folio.toml\n");
    assert_eq!(ledger.git(["status", "--porcelain"]), "");
}

#[test]
fn settings_with_new_fields_remind_of_the_schemas() {
    let ledger = Ledger::new().run(["init", "--refresh"]).succeeds().then();
    let settings = ledger.text("folio.toml") + "\n[custom.client]\nerp_code = { type = \"string\" }\n";
    ledger.put("folio.toml", settings);
    ledger
        .run(["commit"])
        .says("editors do not know of the ledger's own fields as they are now: `folio init --refresh` tells them")
        .run(["init", "--refresh"])
        .succeeds()
        .touched([".folio/client.schema.json"]);
}

#[test]
fn a_broken_folio_toml_is_told_as_findings() {
    let ledger = ledger();
    let settings = ledger.text("folio.toml") + "\n[[members\n";
    ledger.put("folio.toml", settings);
    let run = ledger.run(["commit"]);
    assert!(run.stderr().starts_with("error[syntax]"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn a_name_that_is_no_client_suggests() {
    ledger().run(["commit", "acne"]).fails_with(2, "error: there is no client `acne`\nhint: did you mean `acme`?");
}

#[test]
fn a_past_that_was_rewritten_is_told_while_it_can_be() {
    const CALL: &str = "\n[[interactions]]\nat = 2026-02-10T11:00:00\nkind = \"call\"\nsummary = \"Prices\"\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}{CALL}")).committed();
    ledger.put("clients/acme.toml", ACME);
    let run = ledger.run(["commit"]).succeeds().commits(1);
    assert!(run.stderr().starts_with("warning[log-rewritten]: "), "{}", run.stderr());
}

#[test]
fn other_line_ends_alone_name_no_entry() {
    const GOAL: &str =
        "\n[[goals]]\nid = \"g\"\nstatement = \"\"\"\none\ntwo\"\"\"\nstate = \"confirmed\"\nstated = 2026-01-12\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}{GOAL}")).committed();
    ledger.put("clients/acme.toml", format!("{ACME}{GOAL}").replace('\n', "\r\n"));
    let ledger = ledger.run(["commit"]).prints("acme  <commit>").subject("edit(acme)").then();
    assert_eq!(ledger.git(["log", "-1", "--format=%(trailers:key=Folio-Entry)"]), "\n");
}

#[test]
fn what_is_no_file_does_not_keep_the_others_from_being_recorded() {
    let cure = "a folder or another repository stands there: move it away, or give it a name without `.toml`";
    for submodule in [true, false] {
        let ledger = Ledger::new().client("acme", ACME).client("odd", ACME).committed();
        ledger.git(["rm", "--quiet", "clients/odd.toml"]);
        ledger.git(["init", "--quiet", "clients/odd.toml"]);
        if submodule {
            ledger.git(["-C", "clients/odd.toml", "commit", "--quiet", "--allow-empty", "-m", "theirs"]);
            ledger.git(["-c", "advice.addEmbeddedRepo=false", "add", "clients/odd.toml"]);
        }
        ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
        let told = format!("warning: left out: `clients/odd.toml` cannot be read: not a regular file; {cure}");
        ledger
            .run(["commit", "odd"])
            .exits(3)
            .run(["commit"])
            .prints_and_says("acme: profile  <commit>", &told)
            .touched(["clients/acme.toml"])
            .run(["commit"])
            .prints_and_says("nothing to commit: everything else is as it was committed", &told);
    }
}

#[test]
fn who_came_who_went_and_who_was_renamed_is_told() {
    let ledger = ledger();
    ledger.put("clients/newbie.toml", ACME.replace("Acme", "Newbie"));
    let ledger = ledger.run(["commit"]).prints("newbie: new  <commit>").subject("edit(newbie): new").then();
    std::fs::remove_file(ledger.root().join("clients/newbie.toml")).expect("newbie goes");
    let ledger = ledger.run(["commit"]).prints("newbie: removed  <commit>").subject("edit(newbie): removed").then();
    ledger.git(["mv", "clients/globex.toml", "clients/globe.toml"]);
    let told = "globe: renamed from globex";
    let ledger =
        ledger.run(["commit"]).prints(&format!("{told}  <commit>")).subject("edit(globe): renamed from globex").then();
    std::fs::remove_file(ledger.root().join("clients/globe.toml")).expect("the file moves");
    ledger.put("clients/globex.toml", GLOBEX.replace("boris", "anna"));
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger
        .run(["commit"])
        .prints("3 files: acme, globex (was globe)  <commit>")
        .subject("edit: acme, globex (was globe)");
}
