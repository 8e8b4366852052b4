//! `--dry-run` is refused as the change would be, with the same words; and it tells which hand edits would be recorded first.

use crate::harness::{ACME, Ledger};

fn ledger() -> Ledger {
    Ledger::new().client("acme", ACME).committed()
}

/// The same exit and the same words with and without `--dry-run`, and nothing done.
#[track_caller]
fn refused_alike<const N: usize, const M: usize>(
    ledger: Ledger,
    words: [&str; N],
    dry: [&str; M],
    code: i32,
    part: &str,
) {
    let run = ledger.run(words).refuses(code, part).nothing_changed();
    let screen = run.stderr().to_owned();
    run.run(dry).fails_with(code, &screen).nothing_changed();
}

#[test]
fn a_detached_head() {
    let ledger = ledger();
    ledger.git(["checkout", "--quiet", "--detach"]);
    refused_alike(ledger, ["log", "acme", "x"], ["log", "acme", "x", "--dry-run"], 3, "HEAD is detached");
}

#[test]
fn a_merge_in_progress() {
    let ledger = ledger();
    std::fs::write(ledger.root().join(".git/MERGE_HEAD"), ledger.git(["rev-parse", "HEAD"])).expect("a merge");
    refused_alike(ledger, ["log", "acme", "x"], ["log", "acme", "x", "--dry-run"], 3, "a merge is in progress");
}

#[test]
fn nobody_to_sign() {
    let ledger = ledger();
    ledger.put("../gitconfig", "[user]\n\tuseConfigOnly = true\n");
    refused_alike(ledger, ["rm", "acme"], ["rm", "acme", "--dry-run"], 3, "git does not know who you are");
}

#[test]
fn a_path_that_git_ignores() {
    let ledger = ledger();
    ledger.put(".git/info/exclude", "*.toml\n");
    refused_alike(
        ledger,
        ["new", "Globex", "--manager", "anna"],
        ["new", "Globex", "--manager", "anna", "--dry-run"],
        3,
        "git ignores `clients/globex.toml`",
    );
}

#[test]
fn a_filter_on_the_file() {
    let ledger = ledger();
    ledger.put(".gitattributes", "clients/** filter=git-crypt\n");
    refused_alike(ledger, ["log", "acme", "x"], ["log", "acme", "x", "--dry-run"], 3, "the git filter `git-crypt`");
}

#[test]
fn an_index_that_cannot_be_read() {
    let ledger = ledger();
    ledger.git(["update-index", "--split-index"]);
    refused_alike(ledger, ["log", "acme", "x"], ["log", "acme", "x", "--dry-run"], 3, "git's index is split");
}

#[test]
fn a_new_ledger_in_a_repository_that_takes_no_commit() {
    let ledger = Ledger::bare();
    ledger.git(["init", "--quiet", "--initial-branch=main"]);
    ledger.git(["commit", "--quiet", "--allow-empty", "-m", "start"]);
    ledger.put(".git/info/exclude", ".folio\n");
    refused_alike(
        ledger,
        ["init", "sub/ledger"],
        ["init", "sub/ledger", "--dry-run"],
        3,
        "git ignores `.folio/client.schema.json`, so it could not be committed",
    );
}

#[test]
fn what_was_changed_by_hand_would_be_recorded_first() {
    let ledger = ledger();
    ledger.put(
        "clients/acme.toml",
        format!("{ACME}\n[[forces]]\nid = \"steel\"\ndirection = \"supplier\"\nname = \"Steel\"\n"),
    );
    ledger
        .run(["set", "acme", "profile.segment=mills", "--dry-run"])
        .succeeds()
        .says("what was changed by hand would be recorded first, as `edit(acme): steel`")
        .nothing_changed()
        .run(["set", "--where", "slug = 'acme'", "profile.segment=mills"])
        .succeeds()
        .shows("mills")
        .nothing_changed()
        .run(["set", "acme", "profile.segment=mills"])
        .succeeds()
        .commits(2)
        .run(["set", "acme", "profile.segment=retail", "--dry-run"])
        .succeeds()
        .says("");
}

#[test]
fn what_git_was_told_to_overlook() {
    for flag in ["--assume-unchanged", "--skip-worktree"] {
        let ledger = ledger();
        ledger.git(["update-index", flag, "clients/acme.toml"]);
        ledger.put("clients/acme.toml", format!("{ACME}city = \"Omsk\"\n"));
        let told = "git was told to overlook the changes in `clients/acme.toml`";
        refused_alike(ledger, ["log", "acme", "x"], ["log", "acme", "x", "--dry-run"], 3, told);
    }
}

#[test]
fn a_conflict_that_git_waits_to_see_resolved() {
    let ledger = ledger();
    ledger.put("clients/acme.toml", format!("{ACME}city = \"Omsk\"\n"));
    ledger.git(["stash", "--quiet"]);
    ledger.put("clients/acme.toml", format!("{ACME}city = \"Cebu\"\n"));
    ledger.git(["add", "--all"]);
    ledger.git(["commit", "--quiet", "-m", "Cebu"]);
    let popped = ledger.command("git").args(["stash", "pop", "--quiet"]).output().expect("git runs");
    assert!(!popped.status.success());
    ledger.put("clients/acme.toml", ACME);
    let told = "`clients/acme.toml` has a merge conflict that git still waits to see resolved";
    refused_alike(ledger, ["log", "acme", "x"], ["log", "acme", "x", "--dry-run"], 3, told);
}

#[test]
fn a_new_ledger_where_git_changes_line_ends() {
    // folio's own attributes, which come first, keep it from that; those of the repository have the last word.
    let outer = || {
        let ledger = Ledger::bare();
        ledger.git(["init", "--quiet", "--initial-branch=main"]);
        ledger.git(["config", "core.autocrlf", "true"]);
        ledger.put(".gitattributes", "* text=auto eol=crlf\n");
        ledger.committed()
    };
    for folder in [".", "sub/ledger"] {
        outer().run(["init", folder, "--dry-run"]).succeeds().nothing_changed().run(["init", folder]).succeeds();
    }
    let ledger = outer();
    ledger.put(".git/info/attributes", "* text eol=crlf\n");
    let told = "git changes the line ends of `.folio/client.schema.json`, and a ledger keeps its very bytes\n\
                hint: the line `sub/ledger/.folio/client.schema.json -text` at the end of `.git/info/attributes` stops that";
    refused_alike(ledger, ["init", "sub/ledger"], ["init", "sub/ledger", "--dry-run"], 3, told);
}

#[test]
fn a_new_ledger_where_something_else_is_called_clients() {
    let ledger = Ledger::bare();
    ledger.put("north/clients", "Acme, Globex\n");
    let told = "clients` is no folder, and the client files need one of that name\nhint: move it away";
    refused_alike(ledger, ["init", "north"], ["init", "north", "--dry-run"], 3, told);
}
