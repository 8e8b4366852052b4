use super::super::super::scratch::Scratch;
use super::{append, appended, assert_clean_git, assert_tidy, change, hasty, plan};
use crate::error::Error;

const ACME: &str = "clients/acme.toml";

#[test]
fn one_change_is_one_commit_of_exactly_its_file() {
    let scratch = Scratch::ledger();
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.commit.as_deref(), Some(scratch.git(["rev-parse", "HEAD"]).as_str()));
    assert_eq!(published.hand_commit, None);
    assert_eq!(published.files, [ACME]);
    assert_eq!(
        scratch.git(["show", "--format=%s|%an|%ae|%b", "--name-only"]),
        format!("log(acme): call 2026-03-02|Anna Orlova|anna@agency.example|Folio-Client: acme\n\n\n{ACME}")
    );
    assert_eq!(scratch.git(["log", "-1", "--format=%gs", "-g"]), "commit: log(acme): call 2026-03-02");
    assert_tidy(&scratch);
}

#[test]
fn a_hand_edit_becomes_a_commit_of_its_own_before_ours() {
    let scratch = Scratch::ledger();
    scratch.write(ACME, "[profile]\nname = \"Acme & Co\"\n");
    let published = appended(&scratch.repository(), "# call").expect("two commits");
    let log = scratch.git(["log", "--format=%H %s"]);
    let (own, hand) = (published.commit.expect("ours"), published.hand_commit.expect("the hand edit's"));
    assert!(log.starts_with(&format!("{own} log(acme): call 2026-03-02\n{hand} edit(1): by hand\n")), "{log}");
    assert_eq!(scratch.git(["show", "HEAD~1:clients/acme.toml"]), "[profile]\nname = \"Acme & Co\"");
    assert_eq!(scratch.git(["reflog", "-1", "--format=%gs"]), "commit: log(acme): call 2026-03-02");
    assert_tidy(&scratch);
}

#[test]
fn recording_hand_edits_is_one_commit() {
    let scratch = Scratch::ledger();
    scratch.write(ACME, "# by hand\n");
    scratch.write("clients/new.toml", "# by hand too\n");
    let mut recorded = plan(&[(ACME, Some("# by hand\n")), ("clients/new.toml", Some("# by hand too\n"))]);
    recorded.hand_message = None;
    let mut recorded = Some(recorded);
    let published = scratch.repository().transact(&hasty(), &mut |_| Ok(recorded.take().expect("once"))).expect("done");
    assert_eq!((published.commit.is_some(), published.hand_commit), (true, None));
    assert_eq!(scratch.git(["rev-list", "--count", "HEAD"]), "2");
    assert_tidy(&scratch);
}

#[test]
fn what_is_staged_or_changed_elsewhere_does_not_get_in() {
    let scratch = Scratch::ledger();
    scratch.write("clients/baltika.toml", "# staged\n");
    scratch.write("notes.md", "staged\n");
    scratch.git(["add", "clients/baltika.toml", "notes.md"]);
    scratch.write("clients/baltika.toml", "# changed since\n");
    scratch.write("soon.md", "announced\n");
    scratch.git(["add", "-N", "soon.md"]);
    let before = scratch.git(["diff", "--cached"]);
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(scratch.git(["show", "--format=", "--name-only"]), ACME);
    assert_eq!(scratch.git(["diff", "--cached"]), before);
    assert_eq!(scratch.git(["status", "--porcelain"]), "MM clients/baltika.toml\nA  notes.md\n A soon.md");
    assert_clean_git(&scratch);
}

#[test]
fn an_edit_of_the_same_size_in_the_same_second_is_still_seen_by_git() {
    let scratch = Scratch::ledger();
    scratch.write("clients/baltika.toml", "# aaaa\n");
    scratch.git(["add", "clients/baltika.toml"]);
    scratch.write("clients/baltika.toml", "# bbbb\n");
    let index = std::fs::File::open(scratch.path(".git/index")).expect("the index");
    let file = std::fs::File::options().write(true).open(scratch.path("clients/baltika.toml")).expect("the file");
    let written = index.metadata().expect("its times").modified().expect("a time");
    file.set_modified(written).expect("the same time");
    let staged = scratch.git(["ls-files", "--debug", "clients/baltika.toml"]);
    drop(staged);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(scratch.git(["status", "--porcelain"]), "MM clients/baltika.toml");
}

#[test]
fn the_first_commit_of_a_repository_is_made_the_same_way() {
    let scratch = Scratch::bare();
    scratch.git(["init", "-q"]);
    let published = change(&scratch, &[("folio.toml", Some("format = 1\n")), (ACME, Some("# a\n"))]).expect("a commit");
    assert_eq!(published.files, ["folio.toml", ACME]);
    assert_eq!(scratch.git(["log", "--format=%s", "main"]), "log(acme): call 2026-03-02");
    assert_eq!(scratch.git(["reflog", "-1", "--format=%gs"]), "commit (initial): log(acme): call 2026-03-02");
    assert_tidy(&scratch);
}

#[test]
fn a_client_moves_to_a_new_folder_in_one_commit_and_the_old_folder_goes() {
    let scratch = Scratch::ledger();
    change(&scratch, &[("clients/east/far/nord.toml", Some("# nord\n"))]).expect("made");
    let published =
        change(&scratch, &[("clients/east/far/nord.toml", None), ("clients/west/nord.toml", Some("# nord\n"))])
            .expect("moved");
    assert_eq!(published.files.len(), 2);
    assert_eq!(
        scratch.git(["show", "--format=", "--name-status", "-M"]),
        "R100\tclients/east/far/nord.toml\tclients/west/nord.toml"
    );
    assert!(!scratch.path("clients/east").exists());
    assert_tidy(&scratch);
}

#[test]
fn removing_the_last_client_keeps_the_folder_of_clients() {
    let scratch = Scratch::ledger();
    change(&scratch, &[(ACME, None), ("clients/baltika.toml", None)]).expect("removed");
    assert!(scratch.path("clients").is_dir());
    assert_tidy(&scratch);
}

#[test]
fn permissions_and_the_executable_bit_survive() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::ledger();
    let mode =
        |mode| std::fs::set_permissions(scratch.path(ACME), std::fs::Permissions::from_mode(mode)).expect("chmod");
    mode(0o750);
    scratch.git(["commit", "-qam", "executable"]);
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(scratch.path(ACME).metadata().expect("there").permissions().mode() & 0o777, 0o750);
    assert_eq!(&scratch.git(["ls-tree", "HEAD", ACME])[..6], "100755");
    assert_tidy(&scratch);
}

#[test]
fn a_file_that_stays_as_it_is_is_none_of_the_change() {
    let scratch = Scratch::ledger();
    let text = scratch.text("clients/baltika.toml");
    let published =
        change(&scratch, &[(ACME, Some("# a\n")), ("clients/baltika.toml", Some(&text))]).expect("a commit");
    assert_eq!(published.files, [ACME]);
}

#[test]
fn a_plan_that_wants_what_is_there_makes_no_commit() {
    let scratch = Scratch::ledger();
    let text = scratch.text(ACME);
    let published = change(&scratch, &[(ACME, Some(&text))]).expect("nothing to do");
    assert_eq!((published.commit, published.files.len()), (None, 0));
    assert_eq!(scratch.git(["rev-list", "--count", "HEAD"]), "1");
}

#[test]
fn a_plan_that_refuses_changes_nothing_and_its_reason_is_passed_on() {
    let scratch = Scratch::ledger();
    let outcome = scratch.repository().transact(&hasty(), &mut |_| Err(Error::usage("not today")));
    assert_eq!(outcome.expect_err("refused").to_string(), "not today");
    assert_tidy(&scratch);
}

#[test]
fn a_plan_is_made_anew_when_a_file_it_read_or_head_moves() {
    let scratch = Scratch::ledger();
    let mut calls = 0;
    let mut planned = append("# call");
    let published = scratch.repository().transact(&hasty(), &mut |view| {
        calls += 1;
        let plan = planned(view)?;
        view.read("folio.toml")?;
        match calls {
            1 => scratch.write(ACME, "# edited meanwhile\n"),
            2 => drop(scratch.git(["commit", "-q", "--allow-empty", "-m", "meanwhile"])),
            3 => scratch.write("folio.toml", "format = 1 # read by the plan\n"),
            _ => {}
        }
        Ok(plan)
    });
    published.expect("a commit");
    assert_eq!(calls, 4);
    assert_eq!(scratch.text(ACME), "# edited meanwhile\n# call\n");
    assert_eq!(scratch.git(["log", "--format=%s"]), "log(acme): call 2026-03-02\nedit(1): by hand\nmeanwhile\nstart");
}

#[test]
fn a_ledger_in_a_folder_a_linked_work_tree_and_a_submodule_are_written_alike() {
    let scratch = Scratch::ledger();
    scratch.git(["worktree", "add", "-q", "-b", "side", "../side"]);
    let side = scratch.root().parent().expect("a parent").join("side");
    let repository = super::Repository::open(&side, &scratch.environment()).expect("opens").expect("git");
    appended(&repository, "# side").expect("a commit");
    assert_eq!(scratch.git(["log", "-1", "--format=%s", "side"]), "log(acme): call 2026-03-02");
    assert_eq!(scratch.git_in(&side, ["status", "--porcelain"]).stdout, b"");
    assert_tidy(&scratch);

    let outer = scratch.root().parent().expect("a parent").join("outer");
    std::fs::create_dir(&outer).expect("a folder");
    assert!(scratch.git_in(&outer, ["init", "-q"]).status.success());
    let add = ["-c", "protocol.file.allow=always", "submodule", "add", "-q", "../ledger", "books/sub"];
    let added = scratch.git_in(&outer, add);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let repository =
        super::Repository::open(&outer.join("books/sub"), &scratch.environment()).expect("opens").expect("git");
    appended(&repository, "# sub").expect("a commit");
    assert_eq!(scratch.git_in(&outer.join("books/sub"), ["status", "--porcelain"]).stdout, b"");
}

#[test]
fn a_ledger_below_the_top_commits_under_its_folder() {
    let scratch = Scratch::bare();
    scratch.write("books/folio.toml", "format = 1\n");
    scratch.write("other.md", "x\n");
    scratch.git(["init", "-q"]);
    scratch.git(["add", "."]);
    scratch.git(["commit", "-qm", "start"]);
    let repository =
        super::Repository::open(&scratch.path("books"), &scratch.environment()).expect("opens").expect("git");
    let published = repository.transact(&hasty(), &mut |_| Ok(plan(&[(ACME, Some("# a\n"))]))).expect("a commit");
    assert_eq!(published.files, [ACME]);
    assert_eq!(scratch.git(["show", "--format=", "--name-only"]), "books/clients/acme.toml");
    assert_tidy(&scratch);
}

#[test]
fn a_branch_that_is_only_packed_moves_too() {
    let scratch = Scratch::ledger();
    scratch.git(["pack-refs", "--all"]);
    scratch.git(["gc", "-q"]);
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_tidy(&scratch);
}

#[test]
fn an_index_of_every_version_is_kept_in_its_version() {
    for version in ["2", "4"] {
        let scratch = Scratch::ledger();
        scratch.git(["update-index", "--index-version", version]);
        appended(&scratch.repository(), "# call").expect("a commit");
        assert_eq!(scratch.git(["update-index", "--show-index-version"]), version);
        assert_tidy(&scratch);
    }
}

#[test]
fn eight_writers_at_once_lose_nothing() {
    let scratch = Scratch::ledger();
    let options = super::CommitOptions { wait: std::time::Duration::from_secs(60), ..hasty() };
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let (scratch, options) = (&scratch, &options);
            scope.spawn(move || {
                for number in 0..5 {
                    let line = format!("# {writer}-{number}");
                    let done = scratch.repository().transact(options, &mut append(&line));
                    done.expect("a commit");
                }
            });
        }
    });
    assert_eq!(scratch.git(["rev-list", "--count", "HEAD"]), "41");
    assert_eq!(scratch.text(ACME).lines().filter(|line| line.starts_with("# ")).count(), 40);
    assert_tidy(&scratch);
}

#[test]
fn a_signed_commit_is_signed_by_git() {
    let scratch = Scratch::ledger();
    let signer = scratch.root().parent().expect("a parent").join("signer");
    // Stands for gpg: says what git wants to hear, and prints something like a signature.
    let script = "#!/bin/sh\ncat > /dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\nprintf -- '-----BEGIN PGP SIGNATURE-----\\nx\\n-----END PGP SIGNATURE-----\\n'\n";
    std::fs::write(&signer, script).expect("a script");
    std::fs::set_permissions(&signer, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("chmod");
    scratch.git(["config", "gpg.program", signer.to_str().expect("UTF-8")]);
    scratch.git(["config", "commit.gpgsign", "true"]);
    scratch.write(ACME, "# by hand\n");
    appended(&scratch.repository(), "# call").expect("signed commits");
    for commit in ["HEAD", "HEAD~1"] {
        assert!(scratch.git(["cat-file", "commit", commit]).contains("BEGIN PGP SIGNATURE"));
    }
    assert_tidy(&scratch);
    scratch.git(["config", "gpg.program", "/bin/false"]);
    let said = super::refused(appended(&scratch.repository(), "# more"));
    assert!(said.starts_with("the commit could not be signed, so it was not made"), "{said}");
    assert_tidy(&scratch);
}

#[test]
fn a_file_is_not_replaced_for_itself_while_a_change_is_under_way() {
    let scratch = Scratch::ledger();
    let (root, environment) = (scratch.root(), scratch.environment());
    let (file, was) = ("clients/baltika.toml", scratch.text("clients/baltika.toml"));
    std::thread::scope(|scope| {
        let mut replacing = None;
        let done = scratch.repository().transact(&hasty(), &mut |_| {
            replacing = Some(
                scope.spawn(|| crate::store::replace_file(&root, &environment, file, was.as_bytes(), b"# mended\n")),
            );
            std::thread::sleep(std::time::Duration::from_millis(80));
            assert_eq!(scratch.text(file), was);
            Ok(plan(&[("clients/acme.toml", Some("# call\n"))]))
        });
        done.expect("a commit");
        replacing.expect("begun").join().expect("ends").expect("replaced");
    });
    assert_eq!(scratch.text(file), "# mended\n");
}
