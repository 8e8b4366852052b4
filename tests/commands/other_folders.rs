//! Folders of a ledger that git has, but not as folders of this work tree: other repositories, and what a sparse checkout hides.

use std::fs;

use crate::harness::{ACME, Ledger, Run};

const GLOBEX: &str = "[profile]\nname = \"Globex\"\nmanager = \"boris\"\nparent = \"acme\"\n";

/// `clients/team` is a repository of its own, with a client in it; recorded as a submodule or only lying there.
fn with_another_repository(recorded: bool) -> Ledger {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.put("clients/team/tt.toml", ACME);
    ledger.git(["init", "--quiet", "clients/team"]);
    ledger.git(["-C", "clients/team", "add", "--all"]);
    ledger.git(["-C", "clients/team", "commit", "--quiet", "-m", "theirs"]);
    if recorded {
        ledger.git(["-c", "advice.addEmbeddedRepo=false", "add", "--all"]);
        ledger.git(["commit", "--quiet", "-m", "submodule"]);
    }
    ledger
}

#[track_caller]
fn twice<const N: usize>(ledger: Ledger, words: [&str; N], told: &str) -> Ledger {
    let dry: Vec<&str> = words.iter().copied().chain(["--dry-run"]).collect();
    let shown = ledger.folio(&dry, None);
    assert_eq!(shown.status.code(), Some(3), "{dry:?}");
    assert_eq!(String::from_utf8_lossy(&shown.stderr).trim_end(), told, "{dry:?}");
    ledger.run(words).fails_with(3, told).nothing_changed().then()
}

#[test]
fn what_is_in_another_repository_is_refused_before_anything_is_written() {
    let told = "\
error: `clients/team` is another repository, so no commit of this one can hold what is in it
hint: keep the client outside `clients/team`
hint: or make it a folder of this one: where `git submodule status` lists it, `git rm --cached clients/team` and `git commit`; \
then move `clients/team/.git` away, and `folio commit`";
    for recorded in [true, false] {
        let mut ledger = with_another_repository(recorded);
        ledger = twice(ledger, ["commit", "tt"], told);
        ledger = twice(ledger, ["log", "tt", "x"], told);
        ledger = twice(ledger, ["rename", "tt", "uu"], told);
        ledger = twice(ledger, ["rm", "tt"], told);
        ledger = twice(ledger, ["new", "uu", "--manager", "anna", "--folder", "team"], told);
        let run = ledger.run(["set", "acme", "profile.referred_by=tt"]).exits(1);
        let help = "help: `clients/team` is another repository, so no commit of this one can hold that client: move it out of there first";
        assert!(run.stderr().contains(help), "{}", run.stderr());
    }
}

#[test]
fn the_way_out_of_another_repository_leads_out() {
    let ledger = with_another_repository(true);
    ledger.git(["rm", "--quiet", "--cached", "clients/team"]);
    ledger.git(["commit", "--quiet", "-m", "no submodule"]);
    fs::remove_dir_all(ledger.root().join("clients/team/.git")).expect("the repository goes");
    let ledger = ledger.run(["commit"]).succeeds().touched(["clients/team/tt.toml"]).clean().then();
    ledger.stands_alone_in_git(1);
}

#[test]
fn an_index_that_nothing_would_be_written_to_is_in_nobodys_way() {
    let ledger = Ledger::new().client("acme", ACME).committed();
    ledger.git(["update-index", "--split-index"]);
    let nothing = "nothing to commit: everything is as it was committed";
    ledger.run(["commit", "--dry-run"]).prints(nothing).run(["commit"]).prints(nothing);
}

/// Globex, below Acme, stands in a folder that is left out of the work tree.
fn sparse() -> Ledger {
    let ledger = Ledger::new().client("acme", ACME).client("south/globex", GLOBEX).committed();
    ledger.git(["sparse-checkout", "set", "--no-cone", "/*", "!/clients/south/"]);
    ledger
}

#[track_caller]
fn outside<const N: usize>(ledger: Ledger, words: [&str; N], why: &str) -> Ledger {
    let told = format!(
        "error: `clients/south/globex.toml` is outside the sparse checkout, {why}\n\
         hint: `git sparse-checkout add clients/south` brings it in, `git sparse-checkout disable` all there is"
    );
    twice(ledger, words, &told)
}

#[test]
fn clients_that_a_sparse_checkout_hides_count() {
    let mut ledger = sparse();
    ledger = outside(ledger, ["rename", "acme", "acme-ltd"], "and it names `acme`");
    ledger = outside(ledger, ["rm", "acme"], "and it names `acme`");
    ledger = outside(ledger, ["new", "globex", "--manager", "anna"], "and git has the client there");
    ledger =
        outside(ledger, ["new", "globex", "--manager", "anna", "--folder", "south"], "and git has the client there");
    let run: Run = ledger.run(["log", "acme", "a call"]).succeeds().commits(1);
    let ledger = run.run(["new", "initech", "--manager", "anna"]).succeeds().then();
    ledger.git(["sparse-checkout", "disable"]);
    let ledger = ledger.run(["rename", "acme", "acme-ltd"]).succeeds().clean().then();
    ledger.stands_alone_in_git(3);
}

#[test]
fn nor_is_one_forgotten_that_git_was_told_to_overlook() {
    let ledger = Ledger::new().client("acme", ACME).client("globex", GLOBEX).committed();
    ledger.git(["update-index", "--skip-worktree", "clients/globex.toml"]);
    fs::remove_file(ledger.root().join("clients/globex.toml")).expect("globex goes");
    let ledger = twice(
        ledger,
        ["rename", "acme", "acme-ltd"],
        "\
error: git was told to overlook that `clients/globex.toml` is gone (skip-worktree), and it names `acme`
hint: `git update-index --no-skip-worktree clients/globex.toml`, then `git restore clients/globex.toml` brings it back",
    );
    ledger.git(["update-index", "--no-skip-worktree", "clients/globex.toml"]);
    ledger.git(["restore", "clients/globex.toml"]);
    ledger.run(["rename", "acme", "acme-ltd"]).succeeds().clean();
}

#[test]
fn a_client_outside_the_sparse_checkout_is_not_passed_over_for_another() {
    let ledger = Ledger::new().client("a/beta-two", ACME).client("b/beta", ACME).committed();
    ledger.git(["sparse-checkout", "set", "--cone", "clients/a"]);
    let told = |folder: &str| {
        format!(
            "error: `clients/b/beta.toml` is outside the sparse checkout, and git has the client there\n\
             hint: `git sparse-checkout add {folder}` brings it in, `git sparse-checkout disable` all there is"
        )
    };
    ledger
        .run(["set", "beta", "profile.city=Omsk"])
        .fails_with(3, &told("clients/b"))
        .nothing_changed()
        .run(["-C", "clients", "brief", "beta"])
        .fails_with(3, &told("b"))
        .run(["set", "beta-t", "profile.city=Omsk"])
        .succeeds()
        .touched(["clients/a/beta-two.toml"]);
}

#[test]
fn what_git_is_told_is_typed_from_where_one_stands() {
    let ledger = Ledger::bare();
    ledger.git(["init", "--quiet", "--initial-branch=main"]);
    ledger.put("team/ledger/folio.toml", crate::harness::FOLIO_TOML);
    ledger.put("team/ledger/clients/acme.toml", ACME);
    let ledger = ledger.committed();
    ledger.git(["update-index", "--skip-worktree", "team/ledger/clients/acme.toml"]);
    ledger.put("team/ledger/clients/acme.toml", format!("{ACME}bad = = 1\n"));
    for (folder, typed) in [("team/ledger", "clients/acme.toml"), ("team/ledger/clients", "acme.toml")] {
        let output = ledger.folio(&["-C", folder, "rm", "acme"], None);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.ends_with(&format!("hint: `git restore {typed}` takes back all that was changed by hand in it\n")),
            "{said}"
        );
    }
    ledger.put("team/ledger/clients/acme.toml", format!("{ACME}city = \"Omsk\"\n"));
    for (folder, typed) in [("team/ledger", "clients/acme.toml"), ("team/ledger/clients", "acme.toml")] {
        let output = ledger.folio(&["-C", folder, "log", "acme", "x"], None);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.ends_with(&format!("hint: `git update-index --no-skip-worktree {typed}` ends that\n")), "{said}");
        ledger.git(["-C", folder, "update-index", "--no-skip-worktree", typed]);
        ledger.git(["-C", folder, "update-index", "--skip-worktree", typed]);
    }
}
