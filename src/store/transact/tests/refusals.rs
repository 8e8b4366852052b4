use std::fs;
use std::os::unix::fs::symlink;

use super::super::super::scratch::Scratch;
use super::{Plan, View, appended, assert_clean_git, change, hasty, plan, refused};

const ACME: &str = "clients/acme.toml";

/// The refusal, after making sure that it changed nothing.
fn said(scratch: &Scratch) -> String {
    let state = || (scratch.git(["rev-parse", "HEAD"]), scratch.git(["status", "--porcelain"]), scratch.text(ACME));
    let before = state();
    let said = refused(appended(&scratch.repository(), "# call"));
    assert_eq!(state(), before);
    said
}

#[test]
fn every_state_that_a_commit_would_disturb_is_named() {
    for (file, words) in [
        ("MERGE_HEAD", "a merge is in progress"),
        ("CHERRY_PICK_HEAD", "a cherry-pick is in progress"),
        ("REVERT_HEAD", "a revert is in progress"),
        ("rebase-merge/interactive", "a rebase is in progress"),
        ("rebase-apply/rebasing", "a rebase is in progress"),
        ("rebase-apply/applying", "applying patches is in progress"),
        ("BISECT_LOG", "a bisect is in progress"),
    ] {
        let scratch = Scratch::ledger();
        let head = scratch.git(["rev-parse", "HEAD"]);
        scratch.write(&format!(".git/{file}"), &format!("{head}\n"));
        let said = refused(appended(&scratch.repository(), "# call"));
        assert_eq!(said, format!("{words}, and a commit made now would get into it"));
    }
}

#[test]
fn a_detached_head_is_refused_unless_asked_for() {
    let scratch = Scratch::ledger();
    scratch.git(["checkout", "-q", "--detach"]);
    assert_eq!(said(&scratch), "HEAD is detached: a commit made now would belong to no branch");
    let options = super::CommitOptions { detached: true, ..hasty() };
    let published = scratch.repository().transact(&options, &mut super::append("# call")).expect("a commit");
    assert_eq!(published.commit.as_deref(), Some(scratch.git(["rev-parse", "HEAD"]).as_str()));
    assert_eq!(scratch.git(["rev-list", "--count", "main"]), "1");
    assert_clean_git(&scratch);
}

#[test]
fn a_bare_repository_is_refused() {
    let scratch = Scratch::ledger();
    scratch.git(["config", "core.bare", "true"]);
    let said = refused(appended(&scratch.repository(), "# call"));
    assert_eq!(said, "this repository is bare: it has no work tree to write to");
}

#[test]
fn an_unknown_identity_is_refused_with_the_commands_that_set_it() {
    let mut scratch = Scratch::ledger();
    scratch.set("GIT_CONFIG_GLOBAL", "/dev/null");
    scratch.git(["config", "user.useConfigOnly", "true"]);
    let error = appended(&scratch.repository(), "# call").expect_err("refused");
    assert_eq!(error.to_string(), "git does not know who you are, so a change could not be signed with your name");
    assert_eq!(error.hints().len(), 2);
    scratch.set("GIT_AUTHOR_NAME", "Boris");
    scratch.set("GIT_AUTHOR_EMAIL", "boris@agency.example");
    scratch.set("GIT_COMMITTER_NAME", "Anna");
    scratch.set("GIT_COMMITTER_EMAIL", "anna@agency.example");
    appended(&scratch.repository(), "# call").expect("identity from the environment");
    assert_eq!(scratch.git(["log", "-1", "--format=%an %cn"]), "Boris Anna");
}

#[test]
fn formats_that_libgit2_cannot_write_are_named() {
    for (format, words) in [
        (["init", "-q", "--object-format=sha256"], "names its objects by sha256"),
        (["init", "-q", "--ref-format=reftable"], "keeps its branches in reftable"),
    ] {
        let scratch = Scratch::bare();
        scratch.git(format);
        scratch.write("folio.toml", "format = 1\n");
        let said = refused(change(&scratch, &[(ACME, Some("# a\n"))]));
        assert_eq!(said, format!("this repository {words}, which folio can read but not write yet"));
        assert!(!scratch.path(ACME).exists());
    }
}

#[test]
fn an_index_that_libgit2_cannot_write_is_named() {
    let scratch = Scratch::ledger();
    scratch.git(["update-index", "--split-index"]);
    assert_eq!(said(&scratch), "git's index is split, which folio can read but not write yet");
    let scratch = Scratch::ledger();
    for folder in ["one", "two"] {
        scratch.write(&format!("{folder}/deep/x.md"), "x\n");
    }
    scratch.git(["add", "."]);
    scratch.git(["commit", "-qm", "more"]);
    scratch.git(["sparse-checkout", "set", "--sparse-index", "clients"]);
    assert_eq!(said(&scratch), "git's index is sparse, which folio can read but not write yet");
    scratch.git(["sparse-checkout", "reapply", "--no-sparse-index"]);
    appended(&scratch.repository(), "# call").expect("a sparse checkout with a whole index is fine");
    assert_eq!(scratch.git(["status", "--porcelain"]), "");
    assert_eq!(scratch.git(["ls-files", "-t", "one"]), "S one/deep/x.md");
}

#[test]
fn a_client_outside_the_sparse_checkout_is_not_made_anew() {
    let scratch = Scratch::ledger();
    scratch.write("clients/east/a.toml", "# a\n");
    scratch.git(["add", "."]);
    scratch.git(["commit", "-qm", "more"]);
    scratch.git(["sparse-checkout", "set", "--no-cone", "/*", "!/clients/east/"]);
    let said = refused(change(&scratch, &[("clients/east/a.toml", Some("# new\n"))]));
    assert_eq!(said, "`clients/east/a.toml` is outside the sparse checkout, and git has it there");
    assert!(!scratch.path("clients/east").exists());
    assert_clean_git(&scratch);
}

#[test]
fn changes_that_git_was_told_to_overlook_are_not_committed() {
    let scratch = Scratch::ledger();
    scratch.git(["update-index", "--assume-unchanged", ACME]);
    scratch.write(ACME, "# mine alone\n");
    let said = refused(appended(&scratch.repository(), "# call"));
    assert_eq!(said, "git was told to overlook the changes in `clients/acme.toml` (assume-unchanged)");
    assert_eq!(scratch.text(ACME), "# mine alone\n");
}

#[test]
fn a_path_in_a_conflict_is_refused() {
    let scratch = Scratch::ledger();
    scratch.write(ACME, "# ours\n");
    scratch.git(["stash", "-q"]);
    scratch.write(ACME, "# theirs\n");
    scratch.git(["commit", "-qam", "theirs"]);
    assert!(!scratch.git_output(["stash", "pop", "-q"]).status.success());
    assert_eq!(said(&scratch), "`clients/acme.toml` has a merge conflict that git still waits to see resolved");
}

#[test]
fn a_file_that_git_would_convert_is_refused() {
    for (attributes, text, words) in [
        (
            "*.toml filter=git-crypt",
            "# a\n",
            "`clients/acme.toml` passes through the git filter `git-crypt`, and folio would commit it unfiltered",
        ),
        (
            "*.toml working-tree-encoding=UTF-16",
            "# a\n",
            "git stores `clients/acme.toml` in another encoding than `UTF-16`, the work tree's",
        ),
        ("*.toml ident", "# $Id$\n", "git replaces `$Id` in `clients/acme.toml` (attribute `ident`)"),
        (
            "*.toml text",
            "# a\r\n",
            "git changes the line ends of `clients/acme.toml`, and a ledger keeps its very bytes",
        ),
        (
            "* text=auto eol=crlf",
            "# a\n",
            "git changes the line ends of `clients/acme.toml`, and a ledger keeps its very bytes",
        ),
    ] {
        let scratch = Scratch::ledger();
        scratch.write(".gitattributes", &format!("{attributes}\n"));
        let said = refused(change(&scratch, &[(ACME, Some(text))]));
        assert_eq!(said, words);
        assert_eq!(scratch.git(["rev-list", "--count", "HEAD"]), "1");
    }
}

#[test]
fn attributes_that_change_no_byte_are_no_obstacle() {
    for attributes in
        ["* text=auto", "* -text", "*.toml ident", "clients/** -text merge=folio diff=folio", "*.md filter=x"]
    {
        let scratch = Scratch::ledger();
        scratch.write(".gitattributes", &format!("{attributes}\n"));
        let text = if attributes.contains("-text") { "# a\r\n" } else { "# a\n" };
        change(&scratch, &[(ACME, Some(text))]).expect(attributes);
    }
    let scratch = Scratch::ledger();
    scratch.git(["config", "core.autocrlf", "input"]);
    change(&scratch, &[(ACME, Some("# a\n"))]).expect("nothing to convert");
    let said = refused(change(&scratch, &[(ACME, Some("# a\r\n"))]));
    assert!(said.contains("line ends"), "{said}");
}

#[test]
fn attributes_from_a_file_that_only_git_knows_count_too() {
    let scratch = Scratch::ledger();
    std::fs::write(scratch.root().join("../attributes"), "*.toml filter=lfs\n").expect("a file");
    let file = scratch.root().join("../attributes").canonicalize().expect("its path");
    let config = format!("{}\n[core]\n\tattributesFile = {}\n", "[user]\nname = A\nemail = a@b", file.display());
    std::fs::write(scratch.root().join("../home/.gitconfig"), config).expect("a file");
    let said = refused(appended(&scratch.repository(), "# call"));
    assert!(said.contains("the git filter `lfs`"), "{said}");
}

#[test]
fn an_ignored_client_is_refused() {
    let scratch = Scratch::ledger();
    scratch.write(".gitignore", "private/\n");
    let said = refused(change(&scratch, &[("clients/private/a.toml", Some("# a\n"))]));
    assert_eq!(said, "git ignores `clients/private/a.toml`, so it could not be committed");
    assert!(!scratch.path("clients/private").exists());
}

#[test]
fn a_link_on_the_way_is_not_followed() {
    let scratch = Scratch::ledger();
    std::os::unix::fs::symlink("../../home", scratch.path("clients/away")).expect("a link");
    let said = refused(change(&scratch, &[("clients/away/a.toml", Some("# a\n"))]));
    assert_eq!(said, "`away` in `clients/away/a.toml` is a link or a file, not a folder");
    std::os::unix::fs::symlink("acme.toml", scratch.path("clients/link.toml")).expect("a link");
    let error = change(&scratch, &[("clients/link.toml", Some("# a\n"))]).expect_err("refused");
    assert_eq!(error.to_string(), "`clients/link.toml` cannot be read: not a regular file");
}

#[test]
fn a_path_that_leaves_the_ledger_is_refused() {
    let scratch = Scratch::ledger();
    for path in ["../x.toml", "/etc/x.toml", "clients/../../x.toml", ".git/config", "clients//x.toml", "a\nb.toml", ""]
    {
        let error = change(&scratch, &[(path, Some("# a\n"))]).expect_err(path);
        assert_eq!(error.kind().exit_code(), 2, "{path:?}");
    }
}

#[test]
fn a_lock_held_by_another_folio_is_named_with_its_holder() {
    let scratch = Scratch::ledger();
    let outer = scratch.repository();
    let mut inner = None;
    let done = outer.transact(&hasty(), &mut |_| {
        inner = Some(refused(appended(&scratch.repository(), "# inner")));
        Ok(plan(&[(ACME, Some("# outer\n"))]))
    });
    done.expect("the holder goes on");
    let said = inner.expect("refused");
    let (pid, words) = (std::process::id(), said.replace(|letter: char| letter.is_ascii_digit(), "0"));
    assert!(said.contains(&format!("held by `folio log` (process {pid} on ")), "{said}");
    assert!(words.ends_with("since 0000-00-00 00:00); waited 0.00 s"), "{said}");
}

#[test]
fn a_held_index_lock_is_named_and_a_stale_one_of_folio_is_not_in_the_way() {
    let scratch = Scratch::ledger();
    scratch.write(".git/index.lock", "");
    assert_eq!(said(&scratch), "git's index is held by a git command: `.git/index.lock` exists; waited 0.06 s");
    let lock = scratch.path(".git/index.lock");
    let text = "folio holds git's index\npid 1\nhost x\ncommand folio log\nsince y\n";
    fs::remove_file(&lock).expect("removed");
    symlink(text, &lock).expect("a lock of folio's");
    appended(&scratch.repository(), "# call").expect("the dead folio's lock is cleared");
    fs::write(&lock, text).expect("a lock of folio's where there are no links");
    appended(&scratch.repository(), "# and").expect("the dead folio's lock is cleared");
    super::assert_tidy(&scratch);
}

#[test]
fn a_held_branch_is_named() {
    let scratch = Scratch::ledger();
    scratch.write(".git/refs/heads/main.lock", "");
    let said = said(&scratch);
    assert_eq!(said, "the branch `refs/heads/main` is held by a git command: `.git/refs/heads/main.lock` exists");
    assert!(scratch.path(".git/refs/heads/main.lock").exists());
}

#[test]
fn a_lock_that_is_let_go_in_time_is_only_waited_for() {
    let scratch = Scratch::ledger();
    scratch.write(".git/index.lock", "");
    let options = super::CommitOptions { wait: std::time::Duration::from_secs(20), ..hasty() };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(std::time::Duration::from_millis(80));
            std::fs::remove_file(scratch.path(".git/index.lock")).expect("removed");
        });
        scratch.repository().transact(&options, &mut super::append("# call")).expect("a commit");
    });
}

#[test]
fn no_branch_is_led_to_a_commit_that_could_not_be_stored() {
    // Now and then the name of the commit begins like that of an object which is there already.
    assert!((0..9).any(|_| refused_for_its_commit()), "every commit was stored");
}

/// Whether git's store, closed but for the folders it has, refused a commit.
fn refused_for_its_commit() -> bool {
    let scratch = Scratch::ledger();
    let head = scratch.git(["rev-parse", "HEAD"]);
    let writes = [(ACME, Some("[profile]\nname = \"Acme Ltd\"\n"))];
    // The file and its trees are stored, and then the folder of objects takes nothing new.
    scratch.write(".git/index.lock", "");
    refused(change(&scratch, &writes));
    fs::remove_file(scratch.path(".git/index.lock")).expect("the lock");
    for folder in (0..=255).map(|number| format!(".git/objects/{number:02x}")) {
        if !scratch.path(&folder).exists() {
            scratch.write(&folder, "");
        }
    }
    let mut other = |_: &View<'_>| Ok(Plan { message: "another message".to_owned(), ..plan(&writes) });
    let outcome = scratch.repository().transact(&hasty(), &mut other);
    assert_eq!(scratch.git(["cat-file", "-t", "HEAD"]), "commit");
    if outcome.is_ok() {
        return false;
    }
    let said = refused(outcome);
    assert!(said.contains("the commit"), "{said}");
    assert_eq!(scratch.git(["rev-parse", "HEAD"]), head);
    true
}

#[test]
fn a_file_that_would_be_too_large_is_refused_with_the_way_on() {
    let scratch = Scratch::ledger();
    let large = "#".repeat(4 * 1024 * 1024 + 1);
    let error = change(&scratch, &[("clients/acme.toml", Some(&large))]).expect_err("too large");
    assert_eq!(error.message(), "`clients/acme.toml` would be larger than the 4 MiB that a file may have");
    assert!(error.hints()[0].contains("`folio explain too-large`"), "{:?}", error.hints());
    assert_clean_git(&scratch);
}
