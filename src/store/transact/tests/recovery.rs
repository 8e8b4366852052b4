use std::fs;
use std::os::unix::fs::symlink;

use git2::Oid;

use super::super::super::scratch::Scratch;
use super::super::journal::{Journal, JournalFile};
use super::{appended, assert_clean_git, assert_tidy, change, refused};

const ACME: &str = "clients/acme.toml";

/// A ledger in which a commit adding `# lost?` was prepared, and a journal of it; the test arranges how far it got.
fn interrupted() -> (Scratch, Journal) {
    let scratch = Scratch::ledger();
    let old = scratch.git(["rev-parse", "HEAD"]);
    let before = scratch.git(["rev-parse", "HEAD:clients/acme.toml"]);
    let text = scratch.text(ACME);
    scratch.write(ACME, &format!("{text}# lost?\n"));
    scratch.git(["commit", "-qam", "log(acme): interrupted"]);
    let new = scratch.git(["rev-parse", "HEAD"]);
    let after = scratch.git(["rev-parse", "HEAD:clients/acme.toml"]);
    scratch.git(["reset", "-q", "--hard", &old]);
    let id = |name: &str| Oid::from_str(name).expect("an id");
    let file = JournalFile { path: ACME.to_owned(), old: Some(id(&before)), new: Some(id(&after)) };
    let branch = "refs/heads/main".to_owned();
    let journal =
        Journal { op: "0123456789ab".to_owned(), branch, old: Some(id(&old)), new: id(&new), files: vec![file] };
    journal.write(&scratch.repository().place).expect("a journal");
    (scratch, journal)
}

fn log(scratch: &Scratch) -> String {
    scratch.git(["log", "--format=%s"])
}

const FINISHED: &str = "an interrupted change (0123456789ab) was finished";

#[test]
fn killed_before_the_files_it_is_rolled_forward() {
    let (scratch, _) = interrupted();
    fs::write(scratch.path("clients/.folio-0123456789ab-0.tmp"), "[profile]\nna").expect("a torn file");
    symlink("folio holds git's index\npid 1\n", scratch.path(".git/index.lock")).expect("a stale lock");
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(log(&scratch), "log(acme): call 2026-03-02\nlog(acme): interrupted\nstart");
    assert!(scratch.text(ACME).ends_with("# lost?\n# call\n"));
    assert_tidy(&scratch);
}

#[test]
fn killed_between_the_files_and_the_branch_it_is_rolled_forward() {
    let (scratch, journal) = interrupted();
    let text = scratch.text(ACME);
    scratch.write(ACME, &format!("{text}# lost?\n"));
    scratch.write(".git/refs/heads/main.lock", &format!("{}\n", journal.new));
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(log(&scratch), "log(acme): call 2026-03-02\nlog(acme): interrupted\nstart");
    assert_tidy(&scratch);
}

#[test]
fn killed_after_the_branch_the_files_and_the_index_follow() {
    let (scratch, journal) = interrupted();
    scratch.git(["update-ref", "refs/heads/main", &journal.new.to_string()]);
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(log(&scratch), "log(acme): call 2026-03-02\nlog(acme): interrupted\nstart");
    assert_tidy(&scratch);
}

#[test]
fn a_file_edited_after_the_kill_keeps_its_bytes_and_the_commit_is_kept_aside() {
    let (scratch, journal) = interrupted();
    scratch.write(ACME, "# edited since\n");
    let published = appended(&scratch.repository(), "# call").expect("commits");
    assert!(
        published.notes[0].contains("its commit is kept as `refs/folio/rescued/0123456789ab`"),
        "{:?}",
        published.notes
    );
    assert_eq!(scratch.git(["rev-parse", "refs/folio/rescued/0123456789ab"]), journal.new.to_string());
    assert_eq!(scratch.text(ACME), "# edited since\n# call\n");
    assert_tidy(&scratch);
}

#[test]
fn killed_while_the_commit_was_kept_aside_it_is_kept_all_the_same() {
    let (scratch, journal) = interrupted();
    scratch.write(ACME, "# edited since\n");
    scratch.write(".git/refs/folio/rescued/0123456789ab.lock", "");
    appended(&scratch.repository(), "# call").expect("commits");
    assert_eq!(scratch.git(["rev-parse", "refs/folio/rescued/0123456789ab"]), journal.new.to_string());
    assert!(!scratch.path(".git/refs/folio/rescued/0123456789ab.lock").exists());
    assert_tidy(&scratch);
}

#[test]
fn edited_after_the_branch_had_moved_the_edit_is_a_hand_edit_on_top() {
    let (scratch, journal) = interrupted();
    scratch.git(["update-ref", "refs/heads/main", &journal.new.to_string()]);
    scratch.write(ACME, "# edited since\n");
    let published = appended(&scratch.repository(), "# call").expect("commits");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(log(&scratch), "log(acme): call 2026-03-02\nedit(1): by hand\nlog(acme): interrupted\nstart");
    assert_tidy(&scratch);
}

#[test]
fn edited_after_the_branch_had_moved_the_next_commit_of_git_takes_nothing_back() {
    // The second edit is as long as what the change has written, and no older than the index.
    for edit in ["# edited since\n", "[profile]\nname = \"Acme\"\n# mine!\n"] {
        let (scratch, journal) = interrupted();
        scratch.git(["update-ref", "refs/heads/main", &journal.new.to_string()]);
        scratch.write(ACME, edit);
        let published = change(&scratch, &[("clients/baltika.toml", Some("# call\n"))]).expect("a commit");
        assert_eq!(published.notes, [FINISHED]);
        assert_eq!(scratch.git(["status", "--porcelain"]), " M clients/acme.toml");
        assert_eq!(scratch.git(["diff", "--cached", "--name-only"]), "");
        assert_eq!(scratch.text(ACME), edit);
        assert_clean_git(&scratch);
    }
}

#[test]
fn a_conflict_in_a_file_edited_since_stays_as_it_is() {
    let (scratch, journal) = interrupted();
    scratch.write(ACME, "# mine\n");
    scratch.git(["stash", "-q"]);
    scratch.write(ACME, "# theirs\n");
    scratch.git(["add", ACME]);
    assert!(!scratch.git_output(["stash", "pop", "-q"]).status.success());
    scratch.git(["update-ref", "refs/heads/main", &journal.new.to_string()]);
    let before = scratch.git(["ls-files", "--stage", ACME]);
    let published = change(&scratch, &[("clients/baltika.toml", Some("# call\n"))]).expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(scratch.git(["ls-files", "--stage", ACME]), before);
}

#[test]
fn on_another_branch_nothing_is_rolled_forward() {
    let (scratch, _) = interrupted();
    scratch.git(["switch", "-q", "-c", "side"]);
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert!(published.notes[0].contains("refs/folio/rescued/0123456789ab"));
    assert_eq!(log(&scratch), "log(acme): call 2026-03-02\nstart");
    assert_tidy(&scratch);
}

#[test]
fn a_commit_made_on_top_leaves_nothing_to_do() {
    let (scratch, journal) = interrupted();
    scratch.git(["reset", "-q", "--hard", &journal.new.to_string()]);
    scratch.git(["commit", "-q", "--allow-empty", "-m", "on top"]);
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes.len(), 0);
    assert_tidy(&scratch);
}

#[test]
fn a_commit_by_git_that_found_the_change_in_the_index_leaves_nothing_to_do() {
    let (scratch, _) = interrupted();
    let text = scratch.text(ACME);
    scratch.write(ACME, &format!("{text}# lost?\n"));
    scratch.git(["commit", "-qam", "a note"]);
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes.len(), 0);
    assert_eq!(log(&scratch), "log(acme): call 2026-03-02\na note\nstart");
    assert_eq!(scratch.git(["for-each-ref", "refs/folio"]), "");
    assert_tidy(&scratch);
}

#[test]
fn an_index_torn_by_a_power_failure_gives_way_to_the_one_before() {
    let (scratch, _) = interrupted();
    scratch.write("notes.md", "staged\n");
    scratch.git(["add", "notes.md"]);
    fs::copy(scratch.path(".git/index"), scratch.path(".git/folio/index.before")).expect("the index before");
    fs::write(scratch.path(".git/index"), "DIRC").expect("a torn index");
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(scratch.git(["status", "--porcelain"]), "A  notes.md");
    assert_clean_git(&scratch);
}

#[test]
fn an_index_split_since_the_kill_is_not_torn() {
    let (scratch, _) = interrupted();
    fs::copy(scratch.path(".git/index"), scratch.path(".git/folio/index.before")).expect("the index before");
    scratch.git(["update-index", "--split-index"]);
    scratch.write("notes.md", "staged\n");
    scratch.git(["add", "notes.md"]);
    let said = refused(appended(&scratch.repository(), "# call"));
    assert_eq!(said, "git's index is split, which folio can read but not write yet");
    assert_eq!(scratch.git(["status", "--porcelain"]), "A  notes.md");
    scratch.git(["update-index", "--no-split-index"]);
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_eq!(scratch.git(["status", "--porcelain"]), "A  notes.md");
}

#[test]
fn objects_that_never_reached_the_disk_mean_that_nothing_happened() {
    for lost in ["", "^{tree}", ":clients", ":clients/acme.toml"] {
        let (scratch, journal) = interrupted();
        let name = scratch.git(["rev-parse", &format!("{}{lost}", journal.new)]);
        fs::remove_file(scratch.path(".git/objects").join(&name[..2]).join(&name[2..])).expect("removed");
        scratch.git(["reflog", "expire", "--expire=now", "--all"]);
        let published = appended(&scratch.repository(), "# call").expect("a commit");
        assert_eq!(published.notes, ["an interrupted change (0123456789ab) had not reached the disk and was dropped"]);
        assert_eq!(log(&scratch), "log(acme): call 2026-03-02\nstart");
        scratch.git(["prune", "--expire=now"]);
        assert_tidy(&scratch);
    }
}

#[test]
fn a_torn_journal_is_dropped() {
    let scratch = Scratch::ledger();
    scratch.write(".git/folio/journal", "folio journal 1\nop 01");
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_tidy(&scratch);
}

#[test]
fn what_a_lost_journal_leaves_goes_if_git_has_it() {
    let scratch = Scratch::ledger();
    let (known, empty, unknown) =
        ("clients/.folio-0123456789ab-0.tmp", "clients/.folio-0123456789ab-1.tmp", "clients/.folio-0123456789ab-2.tmp");
    scratch.write(known, &scratch.text(ACME));
    scratch.write(empty, "");
    scratch.write(unknown, "# nowhere else\n");
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(scratch.git(["status", "--porcelain"]), format!("?? {unknown}"));
    assert_clean_git(&scratch);
}

#[test]
fn a_torn_object_of_the_same_name_is_not_built_on() {
    let scratch = Scratch::ledger();
    let text = format!("{}# call\n", scratch.text(ACME));
    scratch.write("../new", &text);
    let name = scratch.git(["hash-object", "-w", "../new"]);
    let file = scratch.path(".git/objects").join(&name[..2]).join(&name[2..]);
    fs::remove_file(&file).expect("the object");
    fs::write(&file, "").expect("a torn object");
    appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(scratch.git(["show", "HEAD:clients/acme.toml"]), text.trim_end());
    assert_tidy(&scratch);
}

#[test]
fn bytes_that_an_editor_saved_in_the_moment_of_the_kill_are_kept() {
    let (scratch, _) = interrupted();
    let (left, kept) = ("clients/.folio-0123456789ab-0.tmp", "clients/.folio-0123456789ab-0.kept");
    scratch.write(left, "# saved in that very moment\n");
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert!(published.notes[0].starts_with(&format!("`{kept}` holds an edit")), "{:?}", published.notes);
    assert_eq!(scratch.text(kept), "# saved in that very moment\n");
    assert_clean_git(&scratch);
}

#[test]
fn bytes_that_were_saved_in_the_moment_of_a_removal_are_kept() {
    let (scratch, mut journal) = interrupted();
    scratch.git(["rm", "-q", ACME]);
    scratch.git(["commit", "-qm", "remove(acme): interrupted"]);
    journal.new = Oid::from_str(&scratch.git(["rev-parse", "HEAD"])).expect("an id");
    journal.files[0].new = None;
    scratch.git(["reset", "-q", "--soft", "HEAD~1"]);
    journal.write(&scratch.repository().place).expect("a journal");
    scratch.write("clients/.folio-0123456789ab-0.tmp", "# only here\n");
    let published = change(&scratch, &[("clients/baltika.toml", Some("# call\n"))]).expect("a commit");
    assert_eq!(published.notes.len(), 2, "{:?}", published.notes);
    assert_eq!(published.notes[1], FINISHED);
    assert_eq!(scratch.text("clients/.folio-0123456789ab-0.kept"), "# only here\n");
    assert!(!scratch.path(ACME).exists());
    assert_clean_git(&scratch);
}

#[test]
fn what_a_change_left_and_cannot_be_read_is_kept() {
    let (scratch, _) = interrupted();
    let large = "# only here\n".repeat(400_000);
    scratch.write("clients/.folio-0123456789ab-0.old", "# here, too\n");
    scratch.write("clients/.folio-0123456789ab-0.tmp", &large);
    let published = appended(&scratch.repository(), "# call").expect("a commit");
    assert_eq!(published.notes.len(), 3, "{:?}", published.notes);
    assert_eq!(scratch.text("clients/.folio-0123456789ab-0.kept"), "# here, too\n");
    assert_eq!(scratch.text("clients/.folio-0123456789ab-0.1.kept"), large);
    assert_clean_git(&scratch);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_everything_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::ledger();
    let mode = |mode| fs::set_permissions(scratch.path("clients"), fs::Permissions::from_mode(mode)).expect("chmod");
    mode(0o555);
    let writable = fs::write(scratch.path("clients/probe"), "").is_ok();
    let outcome = appended(&scratch.repository(), "# call");
    mode(0o755);
    // Root writes everywhere; then there is nothing to see here.
    if writable {
        return;
    }
    let error = outcome.expect_err("read-only");
    assert_eq!(error.message(), "cannot write `clients/acme.toml`");
    assert_eq!(error.hints(), ["you need permission to write in `clients`"]);
    assert_tidy(&scratch);
}

#[test]
fn what_was_staged_since_the_kill_stays_staged() {
    // The folder has something else again, the text from before, or that of the change.
    for folder in ["# in the folder\n", "old", "new"] {
        let (scratch, journal) = interrupted();
        scratch.git(["update-ref", "refs/heads/main", &journal.new.to_string()]);
        let (old, new) = (scratch.text(ACME), format!("{}# lost?\n", scratch.text(ACME)));
        scratch.write(ACME, "# staged\n");
        scratch.git(["add", ACME]);
        let staged = scratch.git(["ls-files", "--stage", ACME]);
        scratch.write(
            ACME,
            if folder == "old" {
                &old
            } else if folder == "new" {
                &new
            } else {
                folder
            },
        );
        let published = change(&scratch, &[("clients/baltika.toml", Some("# call\n"))]).expect("a commit");
        let told = "what you have staged of `clients/acme.toml` since then does not have that change: `git diff --cached` shows it";
        assert_eq!(published.notes, [FINISHED, told]);
        assert_eq!(scratch.git(["ls-files", "--stage", ACME]), staged);
        assert_eq!(scratch.git(["diff", "--cached", "--name-only"]), ACME);
        assert_eq!(scratch.text(ACME), if folder.starts_with('#') { folder } else { &new });
    }
}

#[test]
fn a_text_by_hand_that_was_never_staged_is_not_taken_for_one_that_was() {
    // The change had a commit of a hand edit before it; git's index has neither yet.
    let (scratch, mut journal) = interrupted();
    let text = scratch.text(ACME);
    scratch.write(ACME, &format!("{text}# by hand\n"));
    scratch.git(["commit", "-qam", "edit(acme): by hand"]);
    journal.files[0].old = Some(Oid::from_str(&scratch.git(["rev-parse", "HEAD:clients/acme.toml"])).expect("an id"));
    scratch.write(ACME, &format!("{text}# by hand\n# lost?\n"));
    scratch.git(["commit", "-qam", "log(acme): interrupted"]);
    journal.new = Oid::from_str(&scratch.git(["rev-parse", "HEAD"])).expect("an id");
    journal.files[0].new = Some(Oid::from_str(&scratch.git(["rev-parse", "HEAD:clients/acme.toml"])).expect("an id"));
    scratch.git(["reset", "-q", "--hard", "HEAD~2"]);
    scratch.write(ACME, &format!("{text}# by hand\n"));
    journal.write(&scratch.repository().place).expect("a journal");
    let published = change(&scratch, &[("clients/baltika.toml", Some("# call\n"))]).expect("a commit");
    assert_eq!(published.notes, [FINISHED]);
    assert_tidy(&scratch);
}

#[test]
fn a_change_that_stands_on_the_branch_left_since_is_not_kept_aside() {
    for on_top in [false, true] {
        let (scratch, journal) = interrupted();
        scratch.git(["branch", "other"]);
        scratch.git(["reset", "-q", "--hard", &journal.new.to_string()]);
        if on_top {
            scratch.git(["commit", "-q", "--allow-empty", "-m", "on top"]);
        }
        scratch.git(["switch", "-q", "other"]);
        let published = appended(&scratch.repository(), "# call").expect("a commit");
        assert_eq!(published.notes.len(), 0, "{:?}", published.notes);
        assert_eq!(scratch.git(["for-each-ref", "refs/folio"]), "");
        assert_tidy(&scratch);
    }
}
