//! A question asked by another process, and if need be by another user: this very program, started as one test of its own.

use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use folio::query::{Database, Keep};

use super::bed;

const ROOT: &str = "FOLIO_TEST_ASKED_LEDGER";
const SQL: &str = "FOLIO_TEST_QUESTION";
const MARK: &str = "answer: ";

/// Asks not for rows, but how the index is.
pub(super) const HEALTH: &str = "health";

/// Whom the superuser stands in for: `nobody`.
const NOBODY: u32 = 65534;

/// The answer from the index, as another process gets it.
pub(super) fn ask(root: &Path, sql: &str) -> Vec<String> {
    answer(&mut command(root, sql))
}

/// The answer as somebody gets it who is bound by permissions; files must be theirs, see [`give_away`]. `None`, said aloud,
/// where that user cannot start this program.
#[allow(clippy::print_stderr, reason = "what is skipped must be seen")]
pub(super) fn ask_as_somebody(root: &Path, sql: &str) -> Option<Vec<String>> {
    let mut command = command(root, sql);
    if is_superuser(root) {
        command.uid(NOBODY).gid(NOBODY);
        if let Err(error) = command.output() {
            eprintln!("skipped: another user cannot start this test: {error}");
            return None;
        }
    }
    Some(answer(&mut command))
}

/// Gives a folder to the user that the superuser stands in for; nothing where the test is no superuser.
pub(super) fn give_away(folder: &Path) {
    if is_superuser(folder) {
        for entry in walkdir::WalkDir::new(folder) {
            let path = entry.expect("an entry").into_path();
            std::os::unix::fs::lchown(&path, Some(NOBODY), Some(NOBODY)).expect("it is ours to give");
        }
    }
}

/// Whose files a process makes tells who it is.
fn is_superuser(near: &Path) -> bool {
    let folder = near.ancestors().find(|folder| folder.is_dir()).expect("a folder");
    tempfile::tempfile_in(folder).and_then(|file| file.metadata()).is_ok_and(|meta| meta.uid() == 0)
}

fn command(root: &Path, sql: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "query::elsewhere::asked_by_another_test", "--nocapture"]);
    command.current_dir("/").env(ROOT, root).env(SQL, sql);
    command
}

fn answer(command: &mut Command) -> Vec<String> {
    let output = command.output().expect("this program starts");
    let (screen, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{screen}{errors}");
    screen.lines().filter_map(|line| line.split_once(MARK)).map(|(_, row)| row.to_owned()).collect()
}

/// Does nothing, unless a test of this program has started it to ask.
#[test]
#[allow(clippy::disallowed_methods, reason = "the question comes from the process that started this one")]
fn asked_by_another_test() {
    let (Some(root), Ok(sql)) = (std::env::var_os(ROOT), std::env::var(SQL)) else { return };
    let ledger = bed::open(&PathBuf::from(root));
    if sql == HEALTH {
        println!("\n{MARK}{:?}", folio::query::health(&ledger).expect("a place for it").state);
        return;
    }
    let database = Database::open(&ledger, Keep::Index).expect("a database");
    for row in bed::rows(&database, &sql) {
        println!("\n{MARK}{row}");
    }
}
