//! The smaller doors of the store: beginnings, hand edits, inspection, mending a file.

use std::os::unix::fs::PermissionsExt;

use super::scratch::Scratch;
use super::{CommitOptions, Repository, create_repository, find_root, replace_file};

#[test]
fn the_root_is_the_nearest_folder_with_a_ledger_file() {
    let scratch = Scratch::ledger();
    assert_eq!(find_root(&scratch.path("clients")).expect("found"), scratch.root());
    let outside = find_root(scratch.root().parent().expect("a parent")).expect_err("none there");
    assert!(outside.to_string().starts_with("no ledger here: `"), "{outside}");
    assert_eq!(outside.kind().exit_code(), 3);
}

#[test]
fn a_new_repository_follows_the_users_default_branch_but_not_formats_folio_cannot_write() {
    let mut scratch = Scratch::bare();
    scratch.write(
        "../home/.gitconfig",
        "[init]\ndefaultBranch = trunk\ndefaultRefFormat = reftable\ndefaultObjectFormat = sha256\n",
    );
    scratch.set("GIT_DIR", "/nowhere");
    create_repository(&scratch.root(), &scratch.environment()).expect("made");
    assert_eq!(std::fs::read_to_string(scratch.path(".git/HEAD")).expect("there"), "ref: refs/heads/trunk\n");
}

#[test]
fn a_hook_stands_where_git_looks_for_it_and_another_is_kept_beside_it() {
    let scratch = Scratch::ledger();
    scratch.git(["config", "core.hooksPath", "tools/hooks"]);
    let hook = scratch.repository().hook("pre-commit").expect("a place for it");
    assert_eq!((hook.shown().as_str(), hook.text().expect("readable")), ("tools/hooks/pre-commit", None));
    hook.write("#!/bin/sh\nexit 3\n").expect("written");
    assert!(hook.is_executable());
    assert_eq!(scratch.git_output(["commit", "--allow-empty", "-qm", "refused"]).status.code(), Some(1));
    hook.keep_as("pre-commit.before").expect("kept");
    hook.write("#!/bin/sh\n").expect("written");
    assert_eq!(scratch.text("tools/hooks/pre-commit.before"), "#!/bin/sh\nexit 3\n");
    assert!(hook.keep_as("pre-commit.before").is_err());
}

#[test]
fn clients_that_git_overlooks_are_listed() {
    let scratch = Scratch::ledger();
    scratch.write(".gitignore", "clients/secret*\n");
    scratch.write("clients/secret.toml", "");
    scratch.git(["update-index", "--skip-worktree", "clients/acme.toml"]);
    let repository = scratch.repository();
    assert_eq!(repository.ignored_clients().expect("a list"), ["clients/secret.toml"]);
    assert_eq!(repository.unwatched_clients().expect("a list"), ["clients/acme.toml"]);
}

#[test]
fn what_differs_from_head_is_listed_whether_staged_new_or_gone() {
    let scratch = Scratch::ledger();
    scratch.write("clients/acme.toml", "# edited\n");
    scratch.write("clients/east/new client.toml", "# new\n");
    scratch.write("clients/notes.md", "not ours\n");
    scratch.write("folio.toml", "format = 1 # staged\n");
    scratch.git(["add", "folio.toml"]);
    std::fs::remove_file(scratch.path("clients/baltika.toml")).expect("removed");
    let changed = scratch.repository().changed().expect("a list");
    assert_eq!(changed, ["clients/acme.toml", "clients/baltika.toml", "clients/east/new client.toml", "folio.toml"]);
}

#[test]
fn a_ledger_in_a_folder_whose_name_is_a_pattern_of_git_is_looked_at() {
    for folder in [":x", ":(top)", ":!x", "[x]*"] {
        let scratch = Scratch::ledger();
        scratch.write(&format!("{folder}/folio.toml"), "format = 1\n");
        scratch.write(&format!("{folder}/clients/own.toml"), "# ours\n");
        let repository = Repository::open(&scratch.path(folder), &scratch.environment());
        let repository = repository.expect("opens").expect("is under git");
        assert_eq!(repository.changed().expect("a list"), ["clients/own.toml", "folio.toml"], "{folder}");
        assert!(!repository.tracks(&format!("{folder}/clients/own.toml")));
        assert_eq!(repository.ignored_clients().expect("a list"), [""; 0]);
        scratch.write(".gitignore", "own.toml\n");
        assert_eq!(repository.ignored_clients().expect("a list"), ["clients/own.toml"], "{folder}");
    }
}

#[test]
fn an_inspection_finds_what_a_killed_folio_left_and_what_is_in_the_way() {
    let scratch = Scratch::ledger();
    let found = scratch.repository().inspect().expect("seen");
    assert!(found.obstacles.is_empty() && found.locks.is_empty() && found.interrupted.is_none(), "{found:?}");
    scratch.git(["checkout", "-q", "--detach"]);
    scratch.write(".git/index.lock", "folio holds git's index\npid 1\nhost x\ncommand folio log\nsince y\n");
    scratch.write("clients/.folio-0-0.kept", "");
    scratch.git(["update-ref", "refs/folio/rescued/0123456789ab", "HEAD"]);
    let found = scratch.repository().inspect().expect("seen");
    assert!(found.locks[0].stale && found.locks[0].holder.as_deref() == Some("`folio log` (process 1 on x, since y)"));
    assert_eq!((found.kept, found.rescued[0].subject.as_str()), (vec!["clients/.folio-0-0.kept".to_owned()], "start"));
    assert_eq!(found.obstacles.len(), 1);
    scratch.repository().recover(&CommitOptions::default()).expect("tidied");
    assert!(!scratch.path(".git/index.lock").exists());
}

#[test]
fn one_file_is_mended_whole_with_its_permissions_or_not_at_all() {
    let scratch = Scratch::bare();
    scratch.write("clients/acme.toml", "old\n");
    let file = scratch.path("clients/acme.toml");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("chmod");
    replace_file(&scratch.root(), &scratch.environment(), "clients/acme.toml", b"old\n", b"new\n").expect("mended");
    assert_eq!(scratch.text("clients/acme.toml"), "new\n");
    assert_eq!(file.metadata().expect("there").permissions().mode() & 0o777, 0o640);
    let error = replace_file(&scratch.root(), &scratch.environment(), "clients/acme.toml", b"old\n", b"newer\n")
        .expect_err("changed");
    assert_eq!(error.to_string(), "`clients/acme.toml` was changed by another program just now");
    assert_eq!(std::fs::read_dir(scratch.path("clients")).expect("a folder").count(), 1);
}
