//! `folio init`: a ledger from nothing.

use crate::harness::{FOLIO_TOML, Ledger};

#[test]
fn lines_that_are_only_staged_are_not_taken_into_the_first_commit() {
    let ledger = Ledger::bare();
    ledger.git(["init", "--quiet", "--initial-branch=main"]);
    ledger.put(".gitattributes", "*.png binary\n");
    let ledger = ledger.committed();
    ledger.put(".gitattributes", "*.png binary\n*.pdf binary\n");
    ledger.git(["add", ".gitattributes"]);
    ledger.put(".gitattributes", "*.png binary\n");
    let ledger = ledger
        .run(["init", ".", "--member", "anna"])
        .fails_with(
            3,
            "\
error: `.gitattributes` has lines of yours that are in no commit yet, and folio would add its own
hint: they are only staged: `git commit` records them, `git restore --staged .gitattributes` drops them",
        )
        .nothing_changed()
        .then();
    assert_eq!(ledger.git(["show", ":.gitattributes"]), "*.png binary\n*.pdf binary\n");
    ledger.git(["restore", "--staged", ".gitattributes"]);
    ledger.run(["init", ".", "--member", "anna"]).succeeds().clean();
}

#[test]
fn a_new_ledger_is_one_commit_that_passes_check() {
    let ledger = Ledger::bare()
        .run([
            "init",
            "agency",
            "--member",
            "anna",
            "--name",
            "North agency",
            "--timezone",
            "Europe/Moscow",
            "--currency",
            "RUB",
        ])
        .finds(0, "ledger `North agency` in agency, first member anna  <commit>")
        .says(
            "next: cd agency\n\
             next: folio new \"The first client\"\n\
             next: folio hook install    # checks what you commit by hand",
        )
        .run(["-C", "agency", "check", "--strict"])
        .prints("")
        .then();
    assert_eq!(
        ledger.git(["-C", "agency", "log", "--format=%s|%an|%ae"]),
        "init: a ledger of format 1|Anna Orlova|anna@agency.example\n"
    );
    assert_eq!(
        ledger.git(["-C", "agency", "ls-files"]),
        ".folio/client.schema.json\n.folio/folio.schema.json\n.gitattributes\n.taplo.toml\nfolio.toml\n"
    );
    assert_eq!(ledger.git(["-C", "agency", "status", "--porcelain"]), "");
    assert!(ledger.root().join("agency/clients").is_dir());
}

#[test]
fn git_says_who_the_first_member_is() {
    Ledger::bare()
        .run(["init"])
        .succeeds()
        .holds("folio.toml", "id = \"anna\"\nname = \"Anna Orlova\"\nemails = [\"anna@agency.example\"]\n");
}

#[test]
fn the_ledger_is_named_after_its_folder() {
    Ledger::bare()
        .run(["init", "north-agency"])
        .succeeds()
        .holds("north-agency/folio.toml", "name = \"north-agency\"\n");
}

#[test]
fn a_name_of_any_kind_is_quoted_right() {
    Ledger::bare()
        .run(["init", "--name", "Агентство \"Север\" \\ Co", "--member", "anna"])
        .succeeds()
        .holds("folio.toml", "name = \"Агентство \\\"Север\\\" \\\\ Co\"\n")
        .run(["check"])
        .prints("");
}

#[test]
fn a_ledger_is_never_made_over_another() {
    Ledger::new()
        .run(["init"])
        .fails_with(
            2,
            "error: there is a ledger already: `.` has a `folio.toml`\n\
             hint: `folio init --refresh` renews its schemas and attributes\n\
             hint: `folio doctor` looks it over",
        )
        .nothing_changed();
}

#[test]
fn a_ledger_is_not_made_inside_another() {
    Ledger::new()
        .run(["init", "second"])
        .fails_with(
            2,
            "error: `second` would be inside the ledger `<ledger>`\n\
             hint: give the new ledger a folder of its own, beside that one",
        )
        .nothing_changed();
}

#[test]
fn inside_a_larger_repository_the_ledger_is_a_folder_of_it() {
    let outer = Ledger::bare();
    outer.git(["init", "--quiet", "--initial-branch=main"]);
    outer.put("README.md", "Sources\n");
    let run = outer.committed().run(["init", "clients-ledger", "--member", "anna"]).succeeds().commits(1).touched([
        "clients-ledger/.folio/client.schema.json",
        "clients-ledger/.folio/folio.schema.json",
        "clients-ledger/.gitattributes",
        "clients-ledger/.taplo.toml",
        "clients-ledger/folio.toml",
    ]);
    assert!(!run.then().root().join("clients-ledger/.git").exists());
}

#[test]
fn the_next_step_can_be_typed_as_it_stands() {
    Ledger::bare().run(["init", "our clients", "--member", "anna"]).succeeds().says(
        "next: cd 'our clients'\n\
         next: folio new \"The first client\"\n\
         next: folio hook install    # checks what you commit by hand",
    );
}

#[test]
fn files_that_stand_in_the_folder_are_left_alone() {
    let folder = Ledger::bare();
    folder.put(".gitattributes", "*.png binary\n");
    folder.put(".taplo.toml", "[formatting]\nalign_entries = true\n");
    folder.put("clients/acme.toml", "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n");
    folder
        .run(["init", ".", "--member", "anna"])
        .succeeds()
        .says(
            "`.taplo.toml` stays as it was\n\
             1 client file stands here already: record it with `folio commit`\n\
             next: folio new \"The first client\"\n\
             next: folio hook install    # checks what you commit by hand",
        )
        .holds(
            ".gitattributes",
            "*.png binary\nclients/** -text merge=folio diff=folio\nfolio.toml -text\n.folio/** -text\n/.* -text\n",
        )
        .writes(".taplo.toml", "[formatting]\nalign_entries = true\n")
        .touched([".folio/client.schema.json", ".folio/folio.schema.json", ".gitattributes", "folio.toml"]);
}

#[test]
fn lines_of_others_do_not_get_into_the_commit() {
    let folder = Ledger::bare();
    folder.git(["init", "--quiet", "--initial-branch=main"]);
    folder.git(["commit", "--quiet", "--allow-empty", "-m", "start"]);
    folder.put(".gitattributes", "*.png binary\n");
    let refusal = "error: `.gitattributes` has lines of yours that are in no commit yet, and folio would add its own\n";
    let new = format!("{refusal}hint: record yours first: `git add .gitattributes`, then `git commit .gitattributes`");
    let output = folder.folio(&["init", "--member", "anna", "--dry-run"], None);
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), new);
    let output = folder.folio(&["init", "--member", "anna"], None);
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).trim_end()), (Some(3), new.as_str()));
    assert_eq!(folder.git(["status", "--porcelain"]), "?? .gitattributes\n");
    let run = folder.file(".gitattributes", "*.png binary\n").committed();
    run.put(".gitattributes", "*.png binary\n*.jpg binary\n");
    run.run(["init", "--member", "anna"])
        .fails_with(3, &format!("{refusal}hint: record yours first: `git commit .gitattributes`"))
        .nothing_changed()
        .then()
        .committed()
        .run(["init", "--member", "anna"])
        .succeeds()
        .commits(1)
        .clean();
}

#[test]
fn without_an_identity_nothing_is_made() {
    Ledger::bare()
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("EMAIL", "")
        .run(["init", "agency"])
        .fails_with(
            3,
            "error: git does not know who you are, so a change could not be signed with your name\n\
             hint: `git config --global user.name \"Your Name\"`\n\
             hint: `git config --global user.email you@example.com`",
        )
        .nothing_changed();
}

#[test]
fn a_member_needs_an_id_that_is_a_slug() {
    Ledger::bare()
        .run(["init", "agency", "--member", "Anna Orlova"])
        .fails_with(2,
            "error: `Anna Orlova` is not an id: `A` cannot stand in one\n\
             hint: write small Latin letters, digits and hyphens, such as `north-mill`; names in any script go into `name`",
        )
        .nothing_changed();
}

#[test]
fn refresh_writes_the_custom_fields_into_the_schema() {
    let settings =
        format!("{FOLIO_TOML}\n[custom.client]\nerp_code = {{ type = \"string\", doc = \"Code in the ERP\" }}\n");
    Ledger::new()
        .file("folio.toml", settings)
        .run(["init", "--refresh"])
        .finds(0, "schemas and attributes renewed  <commit>")
        .commits(1)
        .subject("refresh: schemas")
        .touched([".folio/client.schema.json", ".folio/folio.schema.json", ".gitattributes", ".taplo.toml"])
        .holds(".folio/client.schema.json", "Code in the ERP")
        .clean()
        .run(["init", "--refresh"])
        .finds(0, "schemas and attributes are as they should be")
        .commits(0);
}

#[test]
fn refresh_needs_a_ledger() {
    Ledger::bare().run(["init", "--refresh"]).fails_with(
        3,
        "error: no ledger here: `<ledger>` and the folders above have no `folio.toml`\n\
         hint: `folio init` makes a ledger\n\
         hint: `-C DIR` names the folder of another one",
    );
}

#[test]
fn a_dry_run_shows_the_settings_and_makes_nothing() {
    Ledger::bare()
        .run(["init", "agency", "--dry-run"])
        .succeeds()
        .shows("+id = \"anna\"")
        .hides("\"$schema\"")
        .nothing_changed();
}

#[test]
fn an_unknown_zone_or_currency_is_refused() {
    Ledger::bare()
        .run(["init", "agency", "--timezone", "Moscow"])
        .fails_with(
            2,
            "error: `Moscow` is not a time zone\n\
             hint: write a region and a city of the IANA list, such as `Europe/Moscow` or `Asia/Manila`",
        )
        .nothing_changed();
}

#[test]
fn where_git_cannot_commit_nothing_is_left_behind() {
    let outer = Ledger::bare();
    outer.git(["init", "--quiet", "--initial-branch=main"]);
    outer.put("README.md", "Sources\n");
    let outer = outer.committed();
    outer.put(".git/MERGE_HEAD", outer.git(["rev-parse", "HEAD"]));
    let run = outer
        .run(["init", "new/ledger", "--member", "anna"])
        .fails_with(
            3,
            "error: a merge is in progress, and a commit made now would get into it\n\
             hint: `git merge --continue` finishes it, `git merge --abort` gives it up",
        )
        .nothing_changed();
    assert!(!run.then().root().join("new").exists());
}

#[test]
fn a_hook_of_the_user_that_refuses_leaves_nothing_behind() {
    let ledger = Ledger::bare();
    ledger.put("../templates/hooks/pre-commit", "#!/bin/sh\necho no new ledgers >&2\nexit 1\n");
    let hook = ledger.root().join("../templates/hooks/pre-commit");
    std::fs::set_permissions(hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a hook");
    let templates = ledger.root().join("../templates");
    let run = ledger
        .env("GIT_TEMPLATE_DIR", &templates.to_string_lossy())
        .run(["init", "agency", "--member", "anna"])
        .fails_with(3, "error: the hook `pre-commit` refused the change, and nothing was changed: no new ledgers")
        .nothing_changed();
    assert!(!run.then().root().join("agency").exists());
}

#[test]
fn what_a_folder_holds_is_neither_replaced_nor_removed() {
    // git no longer knows this for a repository, and its objects are all that is left of a history.
    let ledger = Ledger::bare();
    ledger.put("north/.git/objects/pack/kept", "objects");
    ledger
        .run(["init", "north", "--member", "anna"])
        .refuses(3, "/north/.git` is there, but git finds no repository in it")
        .nothing_changed()
        .then()
        .run(["init", "north", "--member", "anna"])
        .holds("north/.git/objects/pack/kept", "objects");
    let ledger = Ledger::bare();
    ledger.put("north/.gitattributes", b"# caf\xe9\n*.psd filter=lfs\n");
    let ledger = ledger
        .run(["init", "north", "--member", "anna"])
        .fails_with(
            3,
            "error: `.gitattributes` is not UTF-8, so nothing can be added to it\nhint: save it as UTF-8 and try again",
        )
        .then();
    let kept = std::fs::read(ledger.root().join("north/.gitattributes")).expect("the attributes");
    assert_eq!(kept, b"# caf\xe9\n*.psd filter=lfs\n");
    assert!(!ledger.root().join("north/.git").exists());
}

#[test]
fn whoever_lets_git_change_line_ends_gets_the_very_bytes_all_the_same() {
    let ledger = Ledger::bare();
    let config = ledger.root().join("../gitconfig");
    let told = std::fs::read_to_string(&config).expect("the configuration") + "[core]\n\tautocrlf = true\n";
    std::fs::write(config, told).expect("the configuration");
    let ledger =
        ledger.run(["init", "--member", "anna"]).succeeds().clean().run(["init", "--refresh"]).succeeds().then();
    ledger.git(["clone", "--quiet", ".", "../clone"]);
    for file in [".gitattributes", ".folio/client.schema.json", "folio.toml", ".taplo.toml"] {
        assert_eq!(ledger.text(&format!("../clone/{file}")), ledger.text(file), "{file}");
    }
}

#[test]
fn what_is_no_repository_and_no_folder_is_told_with_the_way_on() {
    let ledger = Ledger::bare();
    ledger.put("north/.git", "junk\n");
    std::os::unix::fs::symlink("nowhere", ledger.root().join("south")).expect("a link");
    ledger
        .run(["init", "north"])
        .refuses(3, "/north/.git` leads to no repository: write `gitdir: PATH` in it, or move it away")
        .nothing_changed()
        .run(["init", "south"])
        .fails_with(
            2,
            "error: `<ledger>/south` is a link that leads nowhere\nhint: make the folder that it is to lead to, or name another",
        )
        .nothing_changed();
}
