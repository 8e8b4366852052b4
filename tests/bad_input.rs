//! Mistakes of every kind, each with its exact screen: `tests/bad_input/*.txt`.
//!
//! In these files a line that begins with `$ ` is typed into a shell in a small ledger, what follows is what is said on standard
//! error, and `exit N` ends it. Nothing is printed on standard output, and nothing of the ledger changes. Lines with `#` are
//! for the reader. `FOLIO_WRITE_EXPECTED=1` writes the screens anew; read them before you commit them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::harness::{ACME, BALTIKA, Ledger};

/// As many mistakes as the files hold at least: a file that is not read any more must be missed.
const FLOOR: usize = 130;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input")
}

/// `acme` and `acorn`, which begin alike, and `baltika-instrument` with people and promises.
fn ledger() -> Ledger {
    let ledger = Ledger::new().client("acme", ACME).client("acorn", &ACME.replace("Acme", "Acorn"));
    ledger.client("baltika-instrument", BALTIKA).committed()
}

/// What one line says, and its exit code.
fn screen(ledger: &Ledger, line: &str) -> String {
    let folio = Path::new(env!("CARGO_BIN_EXE_folio")).parent().expect("the folder of the binary");
    let script = format!("PATH={}:$PATH\n{line}", folio.display());
    let output = ledger.command("sh").args(["-c", &script]).stdin(Stdio::null()).output().expect("sh runs");
    assert!(output.stdout.is_empty(), "{line}: {}", String::from_utf8_lossy(&output.stdout));
    let said = String::from_utf8(output.stderr).expect("folio prints UTF-8");
    let said = said.replace(&*ledger.root().to_string_lossy(), "<ledger>");
    assert!(said.ends_with('\n'), "{line}: {said:?}");
    format!("{said}exit {}\n", output.status.code().unwrap_or(-1))
}

/// The text with every screen as it is now, and how many there are.
fn played(ledger: &Ledger, text: &str) -> (String, usize) {
    let mut stories = text.split("$ ");
    let mut now = stories.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for story in stories {
        let (typed, rest) = story.split_once('\n').unwrap_or((story, ""));
        // A mistake without an end was added by hand and has no screen yet.
        let after =
            rest.split_once("\nexit ").and_then(|(_, end)| end.split_once('\n')).map_or(rest, |(_, after)| after);
        write!(now, "$ {typed}\n{}{after}", screen(ledger, typed)).expect("text grows");
        count += 1;
    }
    (now, count)
}

#[allow(clippy::disallowed_methods, reason = "the wish to write is told to the test, not to folio")]
#[test]
fn every_mistake_is_met_with_what_was_meant_and_how_to_go_on() {
    let write = std::env::var_os("FOLIO_WRITE_EXPECTED").is_some();
    let ledger = ledger();
    let before = ledger.git(["rev-parse", "HEAD"]);
    let mut count = 0;
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the mistakes").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    for file in files {
        let wanted = fs::read_to_string(&file).expect("a file of mistakes");
        let (now, here) = played(&ledger, &wanted);
        count += here;
        if write {
            fs::write(&file, &now).expect("a file of mistakes");
        } else {
            let differs = wanted.lines().zip(now.lines()).find(|(wanted, now)| wanted != now);
            assert!(now == wanted, "{}: {differs:?}", file.display());
        }
        assert_eq!(ledger.git(["status", "--porcelain"]), "", "{}", file.display());
        assert_eq!(ledger.git(["rev-parse", "HEAD"]), before, "{}", file.display());
    }
    assert!(count >= FLOOR, "{count} mistakes");
}
