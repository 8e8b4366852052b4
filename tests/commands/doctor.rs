//! `folio doctor`: whether ledger, repository and tools are fit for work.

use crate::harness::{ACME, FOLIO_TOML, Ledger};

/// What a ledger as `init` makes it shows, with the client Acme and the hook.
fn healthy() -> Ledger {
    let ledger = Ledger::bare().run(["init", "--member", "anna"]).succeeds().then().committed();
    ledger.put("clients/acme.toml", ACME);
    ledger.run(["commit"]).succeeds().run(["hook", "install"]).succeeds().then()
}

#[test]
fn a_healthy_ledger_needs_nothing() {
    let version = healthy().git(["version"]);
    let version = version.trim().trim_start_matches("git version ");
    healthy().run(["doctor"]).prints(&format!(
        "folio       {}, ledger format 1
ledger      <ledger>, 1 client
git         {version}
repository  <ledger>/.git
identity    Anna Orlova <anna@agency.example>, member anna
hook        `.git/hooks/pre-commit` checks what is staged
signing     off
attributes  git keeps the very bytes of the ledger's files
schemas     current
editors     find the schemas by `.taplo.toml`
index       none yet: the first question makes it",
        env!("CARGO_PKG_VERSION")
    ));
}

#[test]
fn what_is_missing_is_told_with_the_way_out() {
    Ledger::new()
        .client("acme", ACME)
        .run(["doctor"])
        .finds_at_the_end(
            1,
            "
hook        none: commits made by git are not checked
signing     off
attributes  `.gitattributes` does not say that git is to keep the very bytes
schemas     editors complete and explain nothing without `.folio/client.schema.json`, `.folio/folio.schema.json`
editors     nothing tells them of the schemas
index       none yet: the first question makes it

To do

attributes  folio init --refresh

Advice

hook     folio hook install
schemas  folio init --refresh
editors  folio init --refresh",
        )
        .run(["init", "--refresh"])
        .succeeds()
        .run(["doctor"])
        .succeeds();
}

#[test]
fn a_ledger_without_git_is_told_so() {
    let ledger = Ledger::bare();
    ledger.put("folio.toml", FOLIO_TOML);
    ledger
        .run(["doctor"])
        .shows("repository  none: folio can read this ledger and not write it")
        .shows("repository  git init, then folio commit");
}

#[test]
fn too_many_clients_in_one_folder_are_told() {
    let ledger = Ledger::new();
    for number in 0..2001 {
        ledger.put(&format!("clients/c{number}.toml"), ACME);
    }
    ledger
        .run(["doctor"])
        .shows("folders     2001 clients in one folder, `clients`: each commit writes the list of them all anew")
        .shows("folders  spread them over sub-folders");
}

#[test]
fn a_lock_that_somebody_left_is_told() {
    let ledger = healthy();
    ledger.put(".git/index.lock", "");
    ledger
        .run(["doctor"])
        .finds_at_the_end(1, "\n\nTo do\n\nlock  if no git command is running, remove `.git/index.lock`")
        .shows("lock        `.git/index.lock` keeps everybody from committing");
}

#[test]
fn what_keeps_commits_from_being_made_is_told() {
    let ledger = healthy();
    ledger.git(["checkout", "--quiet", "--detach"]);
    ledger
        .run(["doctor"])
        .shows("obstacle    HEAD is detached: a commit made now would belong to no branch")
        .finds_at_the_end(
            1,
            "obstacle  `git switch <branch>` goes to a branch, `git switch -c <name>` makes one here; or `--detached` commits all the same",
        );
}

#[test]
fn an_identity_that_is_no_member_is_told() {
    healthy()
        .env("GIT_AUTHOR_EMAIL", "clara@agency.example")
        .run(["doctor"])
        .succeeds()
        .shows("identity    Anna Orlova <clara@agency.example>, none of the members")
        .shows("identity  add the address to `emails` of yours under `[[members]]` in `folio.toml`");
}

#[test]
fn signing_without_a_program_is_told() {
    let ledger = healthy();
    ledger.git(["config", "commit.gpgSign", "true"]);
    ledger.git(["config", "gpg.program", "no-such-gpg"]);
    ledger.run(["doctor"]).shows("signing     on, and there is no no-such-gpg: no commit can be made");
}

#[test]
fn a_client_that_git_ignores_is_told() {
    let ledger = healthy();
    ledger.put(".gitignore", "clients/secret*\n");
    ledger.put("clients/secret-one.toml", ACME);
    ledger
        .run(["doctor"])
        .shows("ignored     git ignores `clients/secret-one.toml`: no commit will ever hold it")
        .shows("ignored  git check-ignore -v clients/secret-one.toml says by which rule");
}

#[test]
fn a_change_kept_aside_is_told() {
    let ledger = healthy();
    ledger.git(["update-ref", "refs/folio/rescued/0123456789ab", "HEAD"]);
    ledger
        .run(["doctor"])
        .shows("rescued     a change that could not be finished is kept as `refs/folio/rescued/0123456789ab`: edit(acme): new")
        .shows("rescued  `git show refs/folio/rescued/0123456789ab`; then `git cherry-pick");
}

#[test]
fn the_same_in_json() {
    healthy()
        .run(["doctor", "--format", "jsonl"])
        .succeeds()
        .shows("{\"what\":\"schemas\",\"state\":\"fine\",\"found\":\"current\",\"cure\":\"\"}\n");
}

#[test]
fn hand_edits_that_wait_are_told() {
    let ledger = healthy();
    ledger.put("clients/acme.toml", ACME.replace("Acme", "Acme Ltd"));
    ledger
        .run(["doctor"])
        .succeeds()
        .shows("edits       `clients/acme.toml` differs from the last commit\n")
        .shows("\n\nAdvice\n\nedits  folio commit\n");
}

#[test]
fn during_a_merge_or_a_rebase_nothing_is_advised_that_folio_would_refuse() {
    for (command, what) in [("merge", "a merge"), ("rebase", "a rebase")] {
        let ledger = healthy();
        let to = |name: &str| {
            ledger.put("clients/acme.toml", ACME.replace("Acme", name));
            ledger.git(["commit", "--quiet", "--all", "-m", name]);
        };
        ledger.git(["branch", "other"]);
        to("Acme Ltd");
        ledger.git(["branch", "one"]);
        ledger.git(["switch", "--quiet", "other"]);
        to("Acme Inc");
        let stopped = ledger.command("git").args([command, "one"]).output().expect("git runs");
        assert!(!stopped.status.success(), "{stopped:?}");
        ledger
            .run(["doctor"])
            .shows(&format!("obstacle    {what} is in progress, and a commit made now would get into it\n"))
            .hides("detached")
            .finds_at_the_end(
                1,
                &format!(
                    "To do\n\nobstacle  `git {command} --continue` finishes it, `git {command} --abort` gives it up\n\n\
                     Advice\n\nedits  first what `obstacle` says; what is still changed then: folio commit"
                ),
            );
    }
}

#[test]
fn schemas_of_other_settings_are_to_be_renewed() {
    let ledger = healthy();
    ledger.put(".folio/client.schema.json", "{}\n");
    ledger
        .run(["doctor"])
        .exits(1)
        .shows("schemas     not current, so editors complete what is not so: `.folio/client.schema.json`\n")
        .shows("\n\nTo do\n\nschemas  folio init --refresh\n");
}

#[test]
fn what_could_not_be_recorded_is_to_be_mended_first() {
    let ledger = healthy();
    std::os::unix::fs::symlink("acme.toml", ledger.root().join("clients/linked.toml")).expect("a link");
    let first = |rule: &str, file: &str| {
        format!(
            "edits  first mend what keeps them from being recorded (`{rule}` in `{file}`; `folio check` tells all), then folio commit"
        )
    };
    let ledger = ledger.run(["doctor"]).shows(&first("symlink", "clients/linked.toml")).then();
    std::fs::remove_file(ledger.root().join("clients/linked.toml")).expect("the link goes");
    ledger.put("clients/North_Mill.toml", ACME);
    ledger
        .run(["doctor"])
        .shows(&first("bad-slug", "clients/North_Mill.toml"))
        .nothing_changed()
        .run(["check"])
        .shows("help: rename it: `mv clients/North_Mill.toml clients/north-mill.toml`");
}

#[test]
fn a_git_that_is_missing_is_told_of_once() {
    let output = Ledger::new().client("acme", ACME).committed().env("PATH", "/nowhere").folio(&["doctor"], None);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!((output.status.code(), said.matches("the program `git` was not found").count()), (Some(1), 1), "{said}");
}
