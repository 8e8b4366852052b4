//! `folio hook install`: what git runs before a commit made by hand.

use crate::harness::{ACME, Ledger};

fn ledger() -> Ledger {
    Ledger::new().client("acme", ACME).committed()
}

#[test]
fn a_commit_by_git_is_checked() {
    let ledger = ledger()
        .run(["hook", "install"])
        .prints("hook `.git/hooks/pre-commit` checks what is staged")
        .commits(0)
        .then();
    ledger.put("clients/acme.toml", ACME.replace("anna", "ana"));
    let output = ledger.command("git").args(["commit", "-qam", "by hand"]).output().expect("git runs");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("error[unknown-reference]"), "{said}");
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.git(["commit", "-qam", "by hand"]);
}

#[test]
fn what_is_staged_is_checked_and_not_the_work_tree() {
    let ledger = ledger().run(["hook", "install"]).succeeds().then();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.git(["add", "--all"]);
    ledger.put("clients/acme.toml", ACME.replace("anna", "ana"));
    ledger.git(["commit", "-qm", "by hand"]);
}

#[test]
fn commits_of_folio_are_not_checked_twice() {
    // A hook that cannot find folio would refuse every commit it looks at.
    let ledger = ledger().run(["hook", "install"]).succeeds().then();
    let hook = ledger.text(".git/hooks/pre-commit");
    ledger.put(
        ".git/hooks/pre-commit",
        hook.replace("command -v folio", "false").replace(env!("CARGO_BIN_EXE_folio"), "/nowhere"),
    );
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger.run(["commit"]).succeeds().commits(1);
}

#[test]
fn another_hook_is_never_overwritten() {
    let ledger = ledger();
    ledger.put(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    ledger
        .run(["hook", "install"])
        .fails_with(
            1,
            "error: `.git/hooks/pre-commit` is another hook, and folio does not overwrite it\n\
             hint: to have both, add the line `folio check --staged || exit 1` to it\n\
             hint: `--force` puts folio's in its place and keeps this one as `pre-commit.before-folio`",
        )
        .then()
        .run(["hook", "install", "--force"])
        .succeeds()
        .writes(".git/hooks/pre-commit.before-folio", "#!/bin/sh\nexit 0\n");
}

#[test]
fn installing_again_renews_it() {
    ledger()
        .run(["hook", "install"])
        .succeeds()
        .run(["hook", "install"])
        .prints("hook `.git/hooks/pre-commit` is as it should be");
}

#[test]
fn the_folder_for_hooks_is_where_git_looks() {
    let ledger = ledger();
    ledger.git(["config", "core.hooksPath", "hooks"]);
    let ledger = ledger.run(["hook", "install"]).prints("hook `hooks/pre-commit` checks what is staged").then();
    assert!(ledger.root().join("hooks/pre-commit").exists());
}

#[test]
fn without_git_there_is_nothing_to_hook_into() {
    let ledger = Ledger::bare();
    ledger.put("folio.toml", crate::harness::FOLIO_TOML);
    ledger.run(["hook", "install"]).fails_with(
        3,
        "error: this ledger is not under git, so there is no commit to check\n\
         hint: `git init` makes it a repository, `folio commit` records what is there",
    );
}

#[test]
fn a_ledger_in_a_folder_of_the_repository_is_checked_where_it_stands() {
    let outer = Ledger::bare();
    outer.git(["init", "--quiet", "--initial-branch=main"]);
    outer.put("README.md", "Sources\n");
    let outer = outer.committed();
    for name in ["it's one", "two"] {
        let output = outer.folio(&["init", name, "--member", "anna"], None);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let output = outer.folio(&["-C", name, "hook", "install"], None);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    for name in ["it's one", "two"] {
        outer.put(&format!("{name}/clients/acme.toml"), ACME.replace("anna", "ana"));
        outer.git(["add", "--all"]);
        let output = outer.command("git").args(["commit", "-qm", "by hand"]).output().expect("git runs");
        assert!(!output.status.success(), "{name}");
        outer.put(&format!("{name}/clients/acme.toml"), ACME);
        outer.git(["add", "--all"]);
        outer.git(["commit", "-qm", "by hand"]);
    }
    outer.put("README.md", "Sources of all\n");
    outer.git(["commit", "-qam", "not ours"]);
}

#[test]
fn a_dry_run_shows_the_hook_and_writes_none() {
    let ledger = ledger().run(["hook", "install", "--dry-run"]).succeeds().shows("+++ b/.git/hooks/pre-commit").then();
    assert!(!ledger.root().join(".git/hooks/pre-commit").exists());
}
