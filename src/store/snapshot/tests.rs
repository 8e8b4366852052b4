use std::os::unix::fs::symlink;

use super::super::read::ReadFault;
use super::super::scratch::Scratch;
use super::super::walk::Kind;
use super::Snapshot;

fn names(snapshot: &Snapshot) -> Vec<String> {
    snapshot.list().into_iter().map(|stored| format!("{} {:?}", stored.path, stored.kind)).collect()
}

fn all(scratch: &Scratch) -> [Snapshot; 3] {
    let root = scratch.root();
    [
        Snapshot::work_tree(&root),
        Snapshot::index(&root, &scratch.environment()).expect("an index"),
        Snapshot::revision(&root, "HEAD", &scratch.environment()).expect("a revision"),
    ]
}

#[test]
fn folder_index_and_revision_list_the_same_files() {
    let scratch = Scratch::ledger();
    scratch.write("clients/east/nord.toml", "x = 1\n");
    scratch.write("clients/.hidden/no.toml", "");
    scratch.write("clients/.no.toml", "");
    scratch.write("clients/notes.md", "");
    scratch.write("other/no.toml", "");
    symlink("east/nord.toml", scratch.path("clients/link.toml")).expect("a link");
    symlink("east", scratch.path("clients/folder")).expect("a link");
    symlink("notes.md", scratch.path("clients/README")).expect("a link");
    scratch.git(["add", "."]);
    scratch.git(["commit", "-qm", "more"]);
    for snapshot in all(&scratch) {
        assert_eq!(
            names(&snapshot),
            [
                "clients/acme.toml File",
                "clients/baltika.toml File",
                "clients/east/nord.toml File",
                "clients/folder Link",
                "clients/link.toml Link",
                "folio.toml File",
            ]
        );
        assert_eq!(snapshot.read("clients/east/nord.toml").expect("bytes"), b"x = 1\n");
        assert!(matches!(snapshot.read("clients/link.toml"), Err(ReadFault::NotAFile)));
        assert!(matches!(snapshot.read("clients/none.toml"), Err(ReadFault::Missing)));
    }
}

#[test]
fn a_ledger_in_a_folder_of_a_repository_sees_only_its_own_files() {
    let scratch = Scratch::bare();
    let top = scratch.root().parent().expect("a parent").to_path_buf();
    scratch.write("folio.toml", "format = 1\n");
    scratch.write("clients/a.toml", "a = 1\n");
    std::fs::create_dir(top.join("clients")).expect("a folder");
    std::fs::write(top.join("clients/b.toml"), "").expect("a file");
    std::fs::write(top.join(".gitignore"), "home\n").expect("a file");
    for arguments in [["init", "-q", "."], ["add", "-A", "."], ["commit", "-q", "-mall"]] {
        assert!(scratch.git_in(&top, arguments).status.success());
    }
    let mut scratch = scratch;
    scratch.set("GIT_CEILING_DIRECTORIES", "/");
    for snapshot in all(&scratch) {
        assert_eq!(names(&snapshot), ["clients/a.toml File", "folio.toml File"]);
    }
    assert_eq!(scratch.repository().head_text("clients/a.toml").expect("reads"), Some(b"a = 1\n".to_vec()));
}

#[test]
fn inside_a_hook_the_index_is_the_one_git_names() {
    let mut scratch = Scratch::ledger();
    std::fs::copy(scratch.path(".git/index"), scratch.path(".git/other")).expect("a copy");
    scratch.git(["rm", "-q", "--cached", "clients/acme.toml"]);
    let plain = Snapshot::index(&scratch.root(), &scratch.environment()).expect("an index");
    assert_eq!(names(&plain), ["clients/baltika.toml File", "folio.toml File"]);
    scratch.set("GIT_INDEX_FILE", ".git/other");
    let named = Snapshot::index(&scratch.root(), &scratch.environment()).expect("an index");
    assert_eq!(names(&named).len(), 3);
}

#[test]
fn what_libgit2_cannot_open_is_read_through_git() {
    for format in [["init", "-q", "--object-format=sha256"], ["init", "-q", "--ref-format=reftable"]] {
        let scratch = Scratch::bare();
        scratch.git(format);
        scratch.write("folio.toml", "format = 1\n");
        scratch.write("clients/acme.toml", "a = 1\n");
        scratch.write("clients/big.toml", &"#".repeat(5 << 20));
        scratch.git(["add", "."]);
        scratch.git(["commit", "-qm", "start"]);
        scratch.write("clients/soon.toml", "");
        scratch.git(["add", "-N", "clients/soon.toml"]);
        let [_, index, revision] = all(&scratch);
        for snapshot in [index, revision] {
            assert_eq!(names(&snapshot), ["clients/acme.toml File", "clients/big.toml File", "folio.toml File"]);
            assert!(matches!(snapshot.read("clients/big.toml"), Err(ReadFault::TooLarge { size: 5_242_880 })));
            assert_eq!(snapshot.read("clients/acme.toml").expect("bytes"), b"a = 1\n");
        }
        assert_eq!(scratch.repository().head_text("clients/acme.toml").expect("reads"), Some(b"a = 1\n".to_vec()));
    }
}

#[test]
fn a_split_or_sparse_index_is_read_through_git() {
    let scratch = Scratch::ledger();
    scratch.git(["update-index", "--split-index"]);
    assert_eq!(names(&Snapshot::index(&scratch.root(), &scratch.environment()).expect("an index")).len(), 3);
}

#[test]
fn a_pipe_or_a_socket_is_reported_and_never_opened() {
    let scratch = Scratch::ledger();
    let made = std::process::Command::new("mkfifo").arg(scratch.path("clients/pipe.toml")).status().expect("mkfifo");
    assert!(made.success());
    let snapshot = Snapshot::work_tree(&scratch.root());
    let pipe = snapshot.list().into_iter().find(|stored| stored.path == "clients/pipe.toml");
    assert_eq!(pipe.map(|stored| stored.kind), Some(Kind::Pipe));
    assert!(matches!(snapshot.read("clients/pipe.toml"), Err(ReadFault::NotAFile)));
}

#[test]
fn a_file_over_the_limit_is_refused_by_its_size() {
    let scratch = Scratch::ledger();
    scratch.write("clients/acme.toml", &"#".repeat(super::super::read::SIZE_LIMIT as usize + 1));
    let fault = Snapshot::work_tree(&scratch.root()).read("clients/acme.toml").expect_err("too large");
    assert_eq!(fault.to_string(), "4.0 MiB, more than the 4 MiB that a file may have");
}

#[test]
fn a_revision_that_names_nothing_is_a_mistake_of_the_user() {
    let scratch = Scratch::ledger();
    let error = Snapshot::revision(&scratch.root(), "nowhere", &scratch.environment()).err().expect("refused");
    assert_eq!(error.to_string(), "`nowhere` names no commit");
    assert_eq!(error.kind().exit_code(), 2);
}

#[test]
fn no_thread_waits_for_another_to_read() {
    let scratch = Scratch::ledger();
    let snapshot = Snapshot::revision(&scratch.root(), "HEAD", &scratch.environment()).expect("a revision");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(snapshot.read("folio.toml").expect("bytes"), b"format = 1\n"));
        }
    });
}
