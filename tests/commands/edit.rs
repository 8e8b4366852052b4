//! `folio edit`: the user's editor, then the check, then the commit.

use crate::harness::{ACME, Ledger};

/// An editor that does to the file what a line of `sh` says; `$1` is the file.
fn ledger(editor: &str) -> Ledger {
    let ledger = Ledger::new().client("acme", ACME);
    ledger.put("../editor", format!("#!/bin/sh\n{editor}\n"));
    let editor = ledger.root().join("../editor");
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("an editor");
    ledger.env("EDITOR", &editor.to_string_lossy())
}

#[test]
fn what_was_edited_is_checked_and_committed() {
    ledger("printf '\\n[[forces]]\\nid = \"steel\"\\ndirection = \"supplier\"\\nname = \"Steel\"\\n' >> \"$1\"")
        .run(["edit", "acme"])
        .prints("acme: forces.steel  <commit>")
        .commits(1)
        .subject("edit(acme): steel")
        .touched(["clients/acme.toml"])
        .clean();
}

#[test]
fn an_edit_without_a_change_is_no_commit() {
    ledger("true").run(["edit", "acme"]).prints("acme is as it was").nothing_changed();
}

#[test]
fn findings_leave_the_text_where_it_was_written() {
    let run = ledger("sed -i 's/anna/ana/' \"$1\"").run(["edit", "acme"]);
    assert!(run.stderr().starts_with("error[unknown-reference]"), "{}", run.stderr());
    assert!(
        run.stderr().ends_with(
            "error: nothing was written: 1 error to mend first\n\
             hint: your text stands in `clients/acme.toml`: `folio edit acme` goes on with it, `folio commit` records it\n\
             hint: `git checkout -- clients/acme.toml` drops it\n"
        ),
        "{}",
        run.stderr()
    );
    run.commits(0).holds("clients/acme.toml", "manager = \"ana\"");
}

#[test]
fn git_is_no_way_out_where_hand_edits_were_there_before() {
    let ledger = ledger("sed -i 's/anna/ana/' \"$1\"").committed();
    ledger.put("clients/acme.toml", format!("# call before noon\n{ACME}"));
    let run = ledger.run(["edit", "acme"]);
    assert!(run.stderr().contains("goes on with it") && !run.stderr().contains("git checkout"), "{}", run.stderr());
    run.holds("clients/acme.toml", "# call before noon\n");
}

#[test]
fn a_dry_run_shows_the_change_and_puts_the_file_back() {
    let run = ledger("printf '\\n# call before noon\\n' >> \"$1\"").run(["edit", "acme", "--dry-run"]);
    assert!(run.stdout().contains("+# call before noon"), "{}", run.stdout());
    run.nothing_changed();
}

#[test]
fn an_editor_that_fails_stops_the_command() {
    ledger("exit 3")
        .run(["edit", "acme"])
        .fails_with(
            3,
            "error: the editor `<ledger>/../editor` failed: exit status: 3\nhint: nothing was changed; `VISUAL` or `EDITOR` says which \
             editor is started",
        )
        .nothing_changed();
    ledger("echo '# more' >> \"$1\"; exit 3")
        .run(["edit", "acme"])
        .fails_with(
            3,
            "error: the editor `<ledger>/../editor` failed: exit status: 3\nhint: what it saved stands in `clients/acme.toml`, uncommitted",
        )
        .commits(0)
        .holds("clients/acme.toml", "# more\n");
}

#[test]
fn the_editor_is_a_line_of_sh() {
    ledger("true")
        .env("VISUAL", "sed -i -e 's/Acme/Acme \"Group\"/' -e 's/\"\\(.*\\)\"$/'\"'\\1'\"'/'")
        .run(["edit", "acme"])
        .succeeds()
        .commits(1);
}

#[test]
fn without_an_editor_the_way_out_is_told() {
    Ledger::new()
        .client("acme", ACME)
        .run(["edit", "acme"])
        .fails_with(
            3,
            "error: no editor is set\n\
             hint: set `VISUAL` or `EDITOR`, as in `EDITOR=nano folio edit acme`\n\
             hint: or change `clients/acme.toml` with any program, and record it with `folio commit`",
        )
        .nothing_changed();
}

#[test]
fn a_write_by_somebody_else_meanwhile_is_not_lost() {
    // The editor saves a text that does not have the entry which another folio has committed in the meantime.
    let folio = env!("CARGO_BIN_EXE_folio");
    let run = ledger(&format!(
        "cp \"$1\" \"$1.mine\"; {folio} -C . set acme profile.city=Cebu >/dev/null; sed 's/Acme/Acme Ltd/' \"$1.mine\" > \"$1\"; rm \"$1.mine\""
    ))
    .run(["edit", "acme"]);
    assert!(
        run.stderr().starts_with("error: acme was changed by another command while you edited it"),
        "{}",
        run.stderr()
    );
    run.holds("clients/acme.toml", "Acme Ltd");
}

#[test]
fn on_a_terminal_the_text_can_be_mended() {
    // Takes one wrong step after the other: first an unknown manager, then the right one with a new name.
    let editor = "grep -q '\"ana\"' \"$1\" && sed -i 's/\"ana\"/\"anna\"/; s/Acme/Acme Ltd/' \"$1\" || sed -i 's/anna/ana/' \"$1\"";
    let Some(run) = ledger(editor).run_on_terminal("x\ne\n", ["edit", "acme", "--color", "never"]) else { return };
    run.succeeds()
        .shows("Edit again, keep it uncommitted, or drop it? (e/k/d) [e]: type e, k or d")
        .shows("(e/k/d) [e]: acme: profile  ")
        .commits(1)
        .subject("edit(acme): profile")
        .writes("clients/acme.toml", &ACME.replace("Acme", "Acme Ltd"))
        .clean();
}

#[test]
fn on_a_terminal_the_text_can_be_kept_or_dropped() {
    let wrong = "sed -i 's/anna/ana/' \"$1\"";
    let Some(run) = ledger(wrong).run_on_terminal("k\n", ["edit", "acme"]) else { return };
    let run = run.shows("your text stands in clients/acme.toml, uncommitted").commits(0);
    assert_eq!(
        run.holds("clients/acme.toml", "\"ana\"").then().git(["status", "--porcelain"]),
        " M clients/acme.toml\n"
    );
    let dropped = ledger(wrong).run_on_terminal("d\n", ["edit", "acme"]).expect("the terminal of before");
    dropped.succeeds().shows("acme is as it was").nothing_changed();
}

#[test]
fn a_dry_run_that_finds_errors_puts_the_file_back() {
    ledger("echo 'bad = = 1' >> \"$1\"")
        .run(["edit", "acme", "--dry-run"])
        .refuses(1, "error: nothing was written: 1 error to mend first\n")
        .nothing_changed();
}

#[test]
fn an_editor_that_takes_the_file_away_is_told_with_the_way_back() {
    ledger("rm \"$1\"").run(["-C", "clients", "edit", "acme"]).fails_with(
        3,
        "error: `clients/acme.toml` cannot be read: no such file\n\
         hint: the editor took it away; look for what you wrote where it keeps its own copies\n\
         hint: `git restore acme.toml` brings back what the last commit has; `folio commit acme` records that the client is gone",
    );
}
