//! Repositories in a state in which folio does not commit: each says what, and how to go on, and nothing is changed.

use std::fs;
use std::process::Command;

use crate::harness::{ACME, Ledger};

const LOG: [&str; 3] = ["log", "acme", "a word"];

fn acme() -> Ledger {
    Ledger::new().client("acme", ACME).committed()
}

/// `main` and `side` both gave the client another name, `main` twice; git stands on `main`.
fn parted() -> Ledger {
    let ledger = acme();
    ledger.git(["switch", "--quiet", "-c", "side"]);
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Side"));
    ledger.git(["commit", "--quiet", "-am", "side"]);
    ledger.git(["switch", "--quiet", "main"]);
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Main"));
    ledger.git(["commit", "--quiet", "-am", "main"]);
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Main Two"));
    ledger.git(["commit", "--quiet", "-am", "main again"]);
    ledger
}

/// Runs git where it is to stop half-way.
fn stops(ledger: &Ledger, words: &[&str]) {
    let output = ledger.command("git").args(words).env("GIT_EDITOR", "true").output().expect("git runs");
    assert!(!output.status.success(), "git {words:?} went through");
}

/// What `log` says where git itself could not look at the folder afterwards.
fn told(ledger: &Ledger) -> String {
    let output = ledger.folio(&LOG, None);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(ledger.text("clients/acme.toml"), ACME);
    String::from_utf8_lossy(&output.stderr).replace(&*ledger.root().to_string_lossy(), "<ledger>")
}

/// The change is refused with this screen, and the ledger can still be read.
fn refused(ledger: Ledger, screen: &str) {
    ledger.run(LOG).fails_with(3, screen).nothing_changed().run(["check", "folio.toml"]).prints("");
}

#[test]
fn a_merge_is_finished_first() {
    let ledger = parted();
    stops(&ledger, &["merge", "--quiet", "side"]);
    refused(
        ledger,
        "error: a merge is in progress, and a commit made now would get into it\nhint: `git merge --continue` finishes it, `git merge --abort` gives it up",
    );
}

#[test]
fn a_rebase_is_finished_first() {
    let ledger = parted();
    stops(&ledger, &["rebase", "--quiet", "side"]);
    refused(
        ledger,
        "error: a rebase is in progress, and a commit made now would get into it\nhint: `git rebase --continue` finishes it, `git rebase --abort` gives it up",
    );
}

#[test]
fn a_cherry_pick_is_finished_first() {
    let ledger = parted();
    stops(&ledger, &["cherry-pick", "side"]);
    refused(
        ledger,
        "error: a cherry-pick is in progress, and a commit made now would get into it\nhint: `git cherry-pick --continue` finishes it, `git cherry-pick --abort` gives it up",
    );
}

#[test]
fn a_revert_is_finished_first() {
    let ledger = parted();
    stops(&ledger, &["revert", "--no-edit", "HEAD~1"]);
    refused(
        ledger,
        "error: a revert is in progress, and a commit made now would get into it\nhint: `git revert --continue` finishes it, `git revert --abort` gives it up",
    );
}

#[test]
fn patches_are_applied_first() {
    let ledger = parted();
    let patch = ledger.git(["format-patch", "--stdout", "-1", "side"]);
    ledger.put("../side.patch", patch);
    stops(&ledger, &["am", "--quiet", "../side.patch"]);
    refused(
        ledger,
        "error: applying patches is in progress, and a commit made now would get into it\nhint: `git am --continue` finishes it, `git am --abort` gives it up",
    );
}

#[test]
fn a_bisect_is_finished_first() {
    let ledger = parted();
    ledger.git(["bisect", "start"]);
    refused(
        ledger,
        "error: a bisect is in progress, and a commit made now would get into it\nhint: `git bisect reset` ends it",
    );
}

#[test]
fn a_detached_head_is_told() {
    let ledger = acme();
    ledger.git(["switch", "--quiet", "--detach"]);
    refused(
        ledger,
        "error: HEAD is detached: a commit made now would belong to no branch\nhint: `git switch <branch>` goes to a branch, `git switch -c <name>` makes one here\nhint: `--detached` commits all the same",
    );
}

#[test]
fn a_commit_on_a_detached_head_takes_a_word() {
    let ledger = acme();
    ledger.git(["switch", "--quiet", "--detach"]);
    ledger.run(["log", "acme", "a word", "--detached"]).succeeds().commits(1).clean();
}

#[test]
fn a_bare_repository_has_no_ledger() {
    let ledger = Ledger::bare();
    ledger.git(["init", "--quiet", "--bare"]);
    ledger.run(LOG).fails_with(3, "error: no ledger here: `<ledger>` and the folders above have no `folio.toml`\nhint: `folio init` makes a ledger\nhint: `-C DIR` names the folder of another one");
}

#[test]
fn a_ledger_whose_repository_says_that_it_is_bare() {
    let ledger = acme();
    ledger.git(["config", "core.bare", "true"]);
    assert_eq!(
        told(&ledger),
        "error: this repository is bare: it has no work tree to write to\nhint: `git clone` it, and work in the clone\n"
    );
}

#[test]
fn a_repository_of_somebody_else() {
    let ledger = acme();
    let chown = Command::new("chown").args(["-R", "12345"]).arg(ledger.root()).status();
    if !chown.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: only root can give a repository to somebody else");
        return;
    }
    assert_eq!(
        told(&ledger),
        "error: the repository around `<ledger>` belongs to another user\n\
         hint: if you trust it: `git config --global --add safe.directory <ledger>`\n"
    );
}

#[test]
fn formats_that_cannot_be_written_yet_can_be_read() {
    for (flag, what) in [
        ("--object-format=sha256", "names its objects by sha256"),
        ("--ref-format=reftable", "keeps its branches in reftable"),
    ] {
        let ledger = Ledger::bare();
        let init = ledger.command("git").args(["init", "--quiet", flag]).output().expect("git runs");
        if !init.status.success() {
            eprintln!("SKIPPED: this git knows no {flag}");
            continue;
        }
        ledger.put("folio.toml", crate::harness::FOLIO_TOML);
        ledger.put("clients/acme.toml", ACME);
        refused(
            ledger.committed(),
            &format!(
                "error: this repository {what}, which folio can read but not write yet\n\
                 hint: edit the files by hand and commit with git, or keep the ledger in a repository with git's default format"
            ),
        );
    }
}

#[test]
fn a_split_index() {
    let ledger = acme();
    ledger.git(["update-index", "--split-index"]);
    refused(
        ledger,
        "error: git's index is split, which folio can read but not write yet\nhint: `git config core.splitIndex false`, then `git update-index --no-split-index`",
    );
}

#[test]
fn a_sparse_index() {
    let ledger = acme();
    fs::create_dir_all(ledger.root().join("papers/old")).expect("a folder");
    ledger.put("papers/old/a.txt", "a");
    let ledger = ledger.committed();
    ledger.git(["sparse-checkout", "set", "--cone", "--sparse-index", "clients"]);
    refused(
        ledger,
        "error: git's index is sparse, which folio can read but not write yet\nhint: `git sparse-checkout reapply --no-sparse-index`",
    );
}

#[test]
fn a_file_that_goes_through_a_filter() {
    let ledger = acme();
    ledger.put(".gitattributes", "clients/** filter=git-crypt\n");
    refused(
        ledger,
        "error: `clients/acme.toml` passes through the git filter `git-crypt`, and folio would commit it unfiltered\nhint: a line such as `clients/acme.toml -text -filter -ident !working-tree-encoding` in `.gitattributes` turns it off",
    );
}

#[test]
fn a_file_whose_line_ends_git_would_change() {
    let ledger = Ledger::new().client("acme", &ACME.replace('\n', "\r\n")).committed();
    ledger.put(".gitattributes", "clients/** text\n");
    refused(
        ledger,
        "error: git changes the line ends of `clients/acme.toml`, and a ledger keeps its very bytes\nhint: the line `clients/** -text` in `.gitattributes` stops that",
    );
}

#[test]
fn a_client_that_git_ignores() {
    let ledger = acme();
    ledger.put(".gitignore", "clients/beta.toml\n");
    ledger.run(["new", "beta"]).fails_with(3, "error: git ignores `clients/beta.toml`, so it could not be committed\nhint: the rule is `.gitignore:1:clients/beta.toml`: take it out").nothing_changed();
}

#[test]
fn a_client_in_a_conflict() {
    let ledger = parted();
    stops(&ledger, &["merge", "--quiet", "side"]);
    fs::remove_file(ledger.root().join(".git/MERGE_HEAD")).expect("the merge is forgotten");
    ledger
        .run(LOG)
        .fails_with(
            1,
            "\
error[conflict-marker]: a merge left both sides of a conflict here
 --> clients/acme.toml:2:1
  |
2 | <<<<<<< HEAD
  | ^^^^^^^^^^^^
  |
 ::: clients/acme.toml:6:1
  |
6 | >>>>>>> side
  | ------------ up to here
  |
help: keep what is right, then delete the lines `<<<<<<<`, `=======` and `>>>>>>>`
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed();
}

#[test]
fn a_file_that_git_was_told_to_overlook() {
    let ledger = acme();
    ledger.git(["update-index", "--assume-unchanged", "clients/acme.toml"]);
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    refused(
        ledger,
        "error: git was told to overlook the changes in `clients/acme.toml` (assume-unchanged)\nhint: `git update-index --no-assume-unchanged clients/acme.toml` ends that",
    );
}

#[test]
fn a_hook_that_refuses() {
    let ledger = acme();
    ledger.put(".git/hooks/pre-commit", "#!/bin/sh\necho 'not on a Monday' >&2\nexit 1\n");
    let hook = ledger.root().join(".git/hooks/pre-commit");
    fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a hook");
    refused(ledger, "error: the hook `pre-commit` refused the change, and nothing was changed: not on a Monday");
}

#[test]
fn a_hook_that_puts_the_files_aside_and_back_is_no_obstacle() {
    let ledger = acme();
    // As the pre-commit framework does: the work tree is made like the index, then like it was, with new files.
    let script = "#!/bin/sh\ngit diff --binary > ../aside.patch\ngit checkout --quiet -- .\n\
        grep -q 'a word' clients/acme.toml || exit 1\ngit apply ../aside.patch\n";
    ledger.put(".git/hooks/pre-commit", script);
    let hook = ledger.root().join(".git/hooks/pre-commit");
    fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a hook");
    ledger.run(LOG).succeeds().commits(1).clean();
}

#[test]
fn a_signature_that_cannot_be_made() {
    let ledger = acme();
    ledger.git(["config", "commit.gpgsign", "true"]);
    ledger.git(["config", "gpg.program", "false"]);
    // What git says of its program differs from one git to the next.
    ledger.run(LOG).refuses(3, "error: the commit could not be signed, so it was not made").nothing_changed();
}

#[test]
fn an_index_that_is_no_index() {
    let ledger = acme();
    ledger.put(".git/index", "DIRC garbage");
    let told = told(&ledger);
    assert!(told.starts_with("error: git's index cannot be read: "), "{told}");
    assert!(told.ends_with("hint: `git status` says whether git can; `git fsck` checks the repository\n"), "{told}");
}

#[test]
fn a_branch_that_git_holds() {
    let ledger = acme();
    ledger.put(".git/refs/heads/main.lock", "");
    ledger.run(["--wait", "0", "log", "acme", "a word"]).fails_with(3, "error: the branch `refs/heads/main` is held by a git command: `.git/refs/heads/main.lock` exists\nhint: try again when it is done, or wait longer with `--wait SECONDS`\nhint: if no git command is running, remove `.git/refs/heads/main.lock`: one was stopped before it could").nothing_changed();
}
