//! What stands in the way from outside: git, locks, the disk, the terminal. Each says what, where and how to go on, and
//! changes nothing.

mod read_only;

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::harness::{ACME, Ledger};

const LOG: [&str; 3] = ["log", "acme", "a word"];

fn acme() -> Ledger {
    Ledger::new().client("acme", ACME)
}

#[test]
fn no_ledger_here() {
    let ledger = Ledger::bare();
    for words in [["list"], ["check"], ["commit"]] {
        let output = ledger.folio(&words, None);
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        let screen = String::from_utf8_lossy(&output.stderr).replace(&*ledger.root().to_string_lossy(), "<ledger>");
        assert_eq!(
            screen,
            "error: no ledger here: `<ledger>` and the folders above have no `folio.toml`\nhint: `folio init` makes a \
             ledger\nhint: `-C DIR` names the folder of another one\n"
        );
    }
}

#[test]
fn a_folder_that_is_none() {
    acme()
        .run(["-C", "nowhere", "list"])
        .fails_with(2, "error: `nowhere` is not a folder\nhint: name an existing folder after `-C`");
}

#[test]
fn a_day_that_is_none() {
    acme().run(["--today", "yesterweek", "list"]).fails_with(
        2,
        "error: `yesterweek` is not a day\nhint: write a date such as 2026-03-02, or a local date-time such as \
         2026-03-02T09:30, for `--today` or `FOLIO_TODAY`",
    );
}

#[test]
fn a_ledger_without_git_is_read_but_not_written() {
    let ledger = Ledger::bare().file("folio.toml", crate::harness::FOLIO_TOML).client("acme", ACME);
    ledger.run(["list", "--format", "ids"]).prints("acme").run(LOG).fails_with(
        3,
        "error: this ledger is not under git, and folio writes only what it can commit\nhint: make it a repository with \
         `git init`, then record what is there with `folio commit`",
    );
}

#[test]
fn nobody_is_written_down_as_the_author() {
    let ledger = acme().committed();
    fs::write(ledger.root().join("../gitconfig"), "[user]\n\tuseConfigOnly = true\n").expect("the git configuration");
    ledger.run(LOG).fails_with(3, "error: git does not know who you are, so a change could not be signed with your name\nhint: `git config --global user.name \"Your Name\"`\nhint: `git config --global user.email you@example.com`").nothing_changed();
}

#[test]
fn a_held_index_lock_is_named() {
    let ledger = acme().committed();
    ledger.put(".git/index.lock", "");
    ledger.run(["--wait", "0", "log", "acme", "a word"]).fails_with(3, "error: git's index is held by a git command: `.git/index.lock` exists; waited 0 s\nhint: try again when it is done, or wait longer with `--wait SECONDS`\nhint: if no git command is running, remove `.git/index.lock`: one was stopped before it could").unchanged("clients/acme.toml");
}

#[test]
fn another_folio_at_work_is_named() {
    let ledger = acme().committed();
    ledger.put(".git/folio.lock", "");
    let lock = File::options().write(true).open(ledger.root().join(".git/folio.lock")).expect("the lock");
    lock.lock().expect("nobody else holds it");
    ledger.run(["--wait", "0", "log", "acme", "a word"]).fails_with(3, "error: the ledger is held by another folio; waited 0 s\nhint: try again when it is done, or wait longer with `--wait SECONDS`").unchanged("clients/acme.toml");
    drop(lock);
}

#[test]
fn a_full_disk_behind_the_answer_is_an_error() {
    let ledger = acme().committed();
    let full = File::options().write(true).open("/dev/full").expect("/dev/full");
    let output = ledger
        .command(env!("CARGO_BIN_EXE_folio"))
        .arg("list")
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("folio runs");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: the answer could not be written to standard output: No space left on device (os error 28)\n"
    );
}

#[test]
fn a_file_that_may_not_grow_changes_nothing() {
    let ledger = acme().committed();
    // Past the limit the system kills, unless the signal is ignored: then the write fails, as on a full disk.
    let typed = format!("trap '' XFSZ; ulimit -f 0; exec {} log acme 'a word'", env!("CARGO_BIN_EXE_folio"));
    let output = ledger.command("sh").args(["-c", &typed]).stdin(Stdio::null()).output().expect("sh runs");
    assert_eq!(output.status.code(), Some(3));
    let screen = String::from_utf8_lossy(&output.stderr);
    assert!(screen.starts_with("error: git could not store `clients/acme.toml`: "), "{screen}");
    assert!(screen.contains("File too large"), "{screen}");
    assert_eq!(ledger.text("clients/acme.toml"), ACME);
    ledger.run(LOG).succeeds().commits(1).clean();
}

/// A small disk of its own under a ledger, gone with this value.
struct Disk(PathBuf);

impl Disk {
    /// `None`, said aloud, where only the superuser may mount one.
    #[allow(clippy::print_stderr, reason = "a skipped story must be seen")]
    fn under(folder: PathBuf) -> Option<Disk> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=600k", "tmpfs"]).arg(&folder).output();
        if mount.is_ok_and(|output| output.status.success()) {
            return Some(Disk(folder));
        }
        eprintln!("SKIPPED: no disk can be mounted here to be filled");
        None
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_changes_nothing_and_is_no_harm_once_there_is_room() {
    let ledger = Ledger::bare();
    let Some(_disk) = Disk::under(ledger.root()) else { return };
    ledger.git(["init", "--quiet", "--initial-branch=main", "--template="]);
    let ledger = ledger.file("folio.toml", crate::harness::FOLIO_TOML).client("acme", ACME).committed();
    let fill = ledger.root().join("fill");
    assert!(fs::write(&fill, vec![0; 1 << 20]).is_err(), "the disk is full now");
    let output = ledger.folio(&LOG, None);
    assert_eq!(output.status.code(), Some(3));
    let screen = String::from_utf8_lossy(&output.stderr);
    assert!(screen.starts_with("error: git could not store `clients/acme.toml`: "), "{screen}");
    assert!(screen.contains("No space left on device"), "{screen}");
    assert_eq!(ledger.text("clients/acme.toml"), ACME);
    fs::remove_file(&fill).expect("room again");
    ledger.run(LOG).succeeds().commits(1).clean();
}

#[test]
fn two_processes_at_once_both_have_their_say() {
    let ledger = acme().committed();
    let start = |word: &str| {
        let mut command = ledger.command(env!("CARGO_BIN_EXE_folio"));
        command.args(["log", "acme", word]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("folio runs")
    };
    for child in [start("the first"), start("the second")] {
        let output = child.wait_with_output().expect("folio ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let text = ledger.text("clients/acme.toml");
    assert!(text.contains("the first") && text.contains("the second"), "{text}");
    assert_eq!(ledger.git(["rev-list", "--count", "HEAD"]), "3\n");
    assert_eq!(ledger.git(["status", "--porcelain"]), "");
}

#[test]
fn broken_toml_stops_the_writing_of_its_own_file_only() {
    let ledger = acme().client("sick", "[profile]\nname = \"Sick\nmanager = \"anna\"\n").committed();
    ledger
        .run(["log", "sick", "a word"])
        .fails_with(
            1,
            "\
error[syntax]: expected `\"` at the end of the text
 --> clients/sick.toml:2:13
  |
2 | name = \"Sick
  |        -    ^
  |        |
  |        opened here
  |
help: close the text with `\"`; text of several lines goes between `\"\"\"` and `\"\"\"`
error: nothing was written: 1 error to mend first",
        )
        .nothing_changed()
        .run(LOG)
        .succeeds()
        .commits(1);
}

#[test]
fn a_question_that_nobody_can_answer_is_not_asked() {
    acme()
        .run(["log", "acme"])
        .fails_with(2, "error: an interaction needs a summary\nhint: say what was said: `folio log acme \"…\"`")
        .nothing_changed();
    Ledger::new().run(["new"]).fails_with(2, "error: a client needs a name\nhint: `folio new \"Балтика Инструмент\"`, or `folio new acme --name \"Acme\"`").nothing_changed();
}

#[test]
fn closed_streams_are_no_reason_to_wait_or_to_fall_over() {
    let ledger = acme().committed();
    let folio = env!("CARGO_BIN_EXE_folio");
    for (script, code) in [
        (format!("{folio} log acme 'a word' <&-"), 0),
        (format!("{folio} new <&-"), 2),
        (format!("{folio} show nobody 2>&-"), 2),
    ] {
        let status = ledger
            .command("sh")
            .args(["-c", &script])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("sh runs");
        assert_eq!(status.code(), Some(code), "{script}");
    }
}

#[test]
fn a_terminal_of_twenty_columns_gets_records() {
    if std::process::Command::new("script").arg("--version").output().is_err() {
        eprintln!("SKIPPED: `script` of util-linux is not here to make a terminal");
        return;
    }
    let ledger =
        Ledger::new().client("baltika", "[profile]\nname = \"Балтика Инструмент\"\nmanager = \"anna\"\n").committed();
    let typed = format!("stty cols 20 rows 24; {} list --columns slug,name,manager", env!("CARGO_BIN_EXE_folio"));
    let output = ledger
        .command("script")
        .args(["-qec", &typed, "/dev/null"])
        .env("TERM", "dumb")
        .stdin(Stdio::null())
        .output()
        .expect("script runs");
    let screen = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    assert_eq!(screen.trim_start(), "slug     baltika\nname     Балтика\n         Инструмент\nmanager  anna\n");
}

#[test]
fn errors_are_json_where_json_was_asked_for() {
    acme().run(["show", "nobody", "--format", "json"]).fails_with(
        2,
        r#"{"error":"there is no client `nobody`","kind":"usage","hints":["`folio list` shows the clients there are; `folio new` makes one"],"findings":[]}"#,
    );
    acme().run(["lst", "--format=jsonl"]).fails_with(
        2,
        r#"{"error":"unrecognized subcommand 'lst'","kind":"usage","hints":["a similar subcommand exists: 'list'"],"findings":[]}"#,
    );
    acme().run(["--format", "json", "promise", "acme", "Plan"]).fails_with(
        2,
        r#"{"error":"the following required arguments were not provided: --due <DATE>","kind":"usage","hints":[],"findings":[]}"#,
    );
}

#[test]
fn a_slip_in_a_command_is_met_with_the_nearest() {
    acme().run(["promis", "acme", "x"]).fails_with(2, "error: unrecognized subcommand 'promis'\n\n  tip: some similar subcommands exist: 'rm', 'promise'\n\nUsage: folio [OPTIONS] <COMMAND>\n\nFor more information, try '--help'.").nothing_changed();
}

#[test]
fn annotations_are_for_findings() {
    acme().run(["list", "--format", "github"]).fails_with(
        2,
        "error: `list` has no answer in the format `github`\n\
         hint: only `check` has",
    );
}

#[test]
fn no_change_fails_for_the_format_it_is_told_in() {
    acme()
        .run(["log", "acme", "called", "--format", "tsv"])
        .prints("commit\tclient\tid\tfiles\n<commit>\tacme\t2026-03-02T12:00:00 note\t\"[\"\"clients/acme.toml\"\"]\"")
        .commits(1)
        .run(["log", "acme", "called again", "--format", "github"])
        .succeeds()
        .commits(1);
}

#[test]
fn settings_that_do_not_parse_stop_writing_but_not_reading() {
    let ledger = acme().file("folio.toml", "format = 1\n[ledger\nname = \"x\"\n").committed();
    ledger
        .run(["list", "--format", "ids"])
        .succeeds()
        .shows("acme")
        .run(LOG)
        .fails_with(1, "error: `folio.toml` cannot be read, and nothing is written on a guess\nhint: `folio check folio.toml` shows what to mend")
        .nothing_changed();
}

#[test]
fn a_newer_ledger_is_left_alone() {
    let settings = crate::harness::FOLIO_TOML.replace("format = 1", "format = 2");
    acme()
        .file("folio.toml", settings)
        .run(["list"])
        .fails_with(
            3,
            "error: this ledger is of format 2, and this folio knows format 1\nhint: use a newer folio; `folio --version` \
             says which one this is",
        )
        .run(LOG)
        .fails_with(3, "error: this ledger is of format 2, and this folio knows format 1\nhint: use a newer folio; `folio --version` says which one this is")
        .nothing_changed();
}
