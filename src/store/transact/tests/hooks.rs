use std::os::unix::fs::PermissionsExt;

use super::super::super::scratch::Scratch;
use super::{appended, assert_tidy, refused};

const ACME: &str = "clients/acme.toml";

fn hook(scratch: &Scratch, name: &str, script: &str) {
    let file = scratch.path(".git/hooks").join(name);
    std::fs::create_dir_all(scratch.path(".git/hooks")).expect("a folder");
    std::fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("a script");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("chmod");
}

#[test]
fn a_hook_sees_exactly_what_is_being_committed_and_who_by() {
    let scratch = Scratch::ledger();
    scratch.write("notes.md", "staged elsewhere\n");
    scratch.git(["add", "notes.md"]);
    hook(
        &scratch,
        "pre-commit",
        "git diff --cached --name-only > ../seen; git show :clients/acme.toml | tail -1 >> ../seen\n\
        echo \"$FOLIO_COMMIT $GIT_AUTHOR_NAME\" >> ../seen",
    );
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    let seen = std::fs::read_to_string(scratch.root().join("../seen")).expect("written by the hook");
    assert_eq!(seen, format!("{ACME}\n# call\n{} Anna Orlova\n", published.op));
    assert_eq!(scratch.git(["status", "--porcelain"]), "A  notes.md");
}

#[test]
fn a_hook_that_refuses_stops_the_change_and_is_quoted() {
    for name in ["pre-commit", "prepare-commit-msg", "commit-msg"] {
        let scratch = Scratch::ledger();
        hook(&scratch, name, "echo 'no, not on a Monday'; exit 1");
        let said = refused(appended(&scratch.repository(), "# call").map_err(|error| error.hint("read the hook")));
        assert_eq!(said, format!("the hook `{name}` refused the change, and nothing was changed: no, not on a Monday"));
        assert_eq!(scratch.git(["rev-list", "--count", "HEAD"]), "1");
        assert_tidy(&scratch);
    }
}

#[test]
fn a_hook_that_changes_the_index_stops_the_change() {
    let scratch = Scratch::ledger();
    hook(&scratch, "pre-commit", "git rm -q --cached clients/baltika.toml");
    let said = refused(appended(&scratch.repository(), "# call"));
    assert_eq!(said, "a hook changed what was to be committed, so nothing was committed");
    assert_tidy(&scratch);
}

#[test]
fn a_hook_that_changes_a_file_being_written_stops_the_change() {
    let scratch = Scratch::ledger();
    hook(&scratch, "commit-msg", "echo '# by a hook' >> clients/acme.toml");
    let said = refused(appended(&scratch.repository(), "# call"));
    assert_eq!(said, "a hook changed `clients/acme.toml`, so nothing was committed");
    assert_eq!(scratch.git(["rev-list", "--count", "HEAD"]), "1");
    assert!(scratch.text(ACME).ends_with("# by a hook\n"));
}

#[test]
fn a_hook_may_word_the_message_and_what_it_prints_is_passed_on() {
    let scratch = Scratch::ledger();
    hook(&scratch, "commit-msg", "sed -i '1s/$/ (ticket 7)/' \"$1\"; echo checked");
    hook(&scratch, "post-commit", "git log -1 --format=%s > ../after; exit 1");
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(scratch.git(["log", "-1", "--format=%s"]), "log(acme): call 2026-03-02 (ticket 7)");
    let failed = "the hook `post-commit` failed; the commit stands all the same";
    assert_eq!(published.notes[..2], ["hook `commit-msg`: checked", failed]);
    let after = std::fs::read_to_string(scratch.root().join("../after")).expect("written by the hook");
    assert_eq!(after, "log(acme): call 2026-03-02 (ticket 7)\n");
    assert_tidy(&scratch);
}

#[test]
fn hooks_are_where_core_hooks_path_says_and_unexecutable_ones_do_not_run() {
    let scratch = Scratch::ledger();
    hook(&scratch, "pre-commit", "exit 1");
    std::fs::set_permissions(scratch.path(".git/hooks/pre-commit"), std::fs::Permissions::from_mode(0o644))
        .expect("chmod");
    appended(&scratch.repository(), "# one").expect("not run");
    hook(&scratch, "pre-commit", "exit 1");
    let away = scratch.root().join("../home/hooks");
    std::fs::create_dir(&away).expect("a folder");
    scratch.git(["config", "core.hooksPath", "~/hooks"]);
    appended(&scratch.repository(), "# two").expect("none there");
    std::fs::rename(scratch.path(".git/hooks/pre-commit"), away.join("pre-commit")).expect("moved");
    appended(&scratch.repository(), "# three").expect_err("refused by the hook in ~/hooks");
}

#[test]
fn both_commits_of_a_change_with_a_hand_edit_pass_the_hooks() {
    let scratch = Scratch::ledger();
    hook(&scratch, "pre-commit", "git write-tree >> ../trees");
    scratch.write(ACME, "# by hand\n");
    appended(&scratch.repository(), "# call").expect("two commits");
    let trees = std::fs::read_to_string(scratch.root().join("../trees")).expect("written by the hook");
    let wanted = scratch.git(["log", "-2", "--reverse", "--format=%T"]);
    assert_eq!(trees.trim_end(), wanted);
}
