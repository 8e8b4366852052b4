//! What a crash, a full disk or a broken one does to a ledger: nothing.
//!
//! Every story works on a fresh ledger, lets a writer add entries while something goes wrong, and then holds the ledger
//! against the promises: the next run works, nothing is torn, every entry whose command ended well is there, once,
//! files and index and HEAD agree, git finds no fault, no lock is left.
//!
//! | story | what goes wrong |
//! |---|---|
//! | `kills` | SIGKILL before each system call of the writer's own process, one run each |
//! | `errors` | each write, rename, link, unlink, open and fsync fails once, with `ENOSPC` and with `EIO` |
//! | `random` | SIGKILL at random moments, with edits by hand in between |
//! | `crowd` | many writers at once, and a person who commits with git meanwhile |
//! | `race` | `folio log` and `git commit` stopped at chosen calls and laced into each other |
//! | `power` | the power fails: what was not synced is missing from the disk, or all but it |
//! | `founding` | each fsync of `folio init` fails once: the new ledger is there whole, or not at all |
//! | `control` | the first two again, with a naive writer: they must find faults, or they prove nothing |
//!
//! Faults are injected with `strace`; without it the stories that need it say SKIPPED. A short version runs by default,
//! the whole one with `FOLIO_FAULTS=full`. A word on the command line runs only the stories with that name.

mod bed;
mod crowd;
mod drive;
mod founding;
mod inject;
mod kills;
mod pause;
mod power;
mod race;
mod random;
mod trace;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

/// What a story did and found.
pub(crate) struct Report {
    /// Faults that really struck.
    pub(crate) injected: usize,
    /// Promises that were broken, in words.
    pub(crate) broken: Vec<String>,
    /// Anything else worth a line.
    pub(crate) note: String,
}

/// A story: its name, what it promises to inject at least (whole, short), and what it does.
struct Story {
    name: &'static str,
    floor: (usize, usize),
    needs_strace: bool,
    run: fn(bool) -> Report,
}

const STORIES: [Story; 8] = [
    Story { name: "kills", floor: (700, 60), needs_strace: true, run: kills::every_call },
    Story { name: "errors", floor: (100, 20), needs_strace: true, run: inject::every_error },
    Story { name: "random", floor: (200, 20), needs_strace: false, run: random::kills_and_edits },
    Story { name: "crowd", floor: (320, 32), needs_strace: false, run: crowd::writers_and_git },
    Story { name: "race", floor: (50, 16), needs_strace: true, run: race::folio_and_git },
    Story { name: "power", floor: (1000, 30), needs_strace: true, run: power::every_state },
    Story { name: "founding", floor: (20, 20), needs_strace: true, run: founding::every_sync },
    Story { name: "control", floor: (20, 20), needs_strace: true, run: kills::naive_writer_fails },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == drive::ROLE) {
        return drive::naive(&words[1..]);
    }
    if words.iter().any(|word| word == "--list") {
        return ExitCode::SUCCESS;
    }
    let whole = std::env::vars_os().any(|(name, value)| name == "FOLIO_FAULTS" && value == "full");
    let wanted: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let mut failed = false;
    for story in &STORIES {
        // The words are those of `cargo test`, which name tests of other files too.
        if wanted.is_empty() || wanted.iter().any(|word| format!("faults::{}", story.name).contains(word.as_str())) {
            failed |= !tell(story, whole);
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Runs one story and says how it went; `false` when it failed.
fn tell(story: &Story, whole: bool) -> bool {
    if story.needs_strace && !trace::works() {
        say(&format!("faults::{}: SKIPPED, because strace is missing or may not trace here", story.name));
        return true;
    }
    let started = Instant::now();
    let report = (story.run)(whole);
    let floor = if whole { story.floor.0 } else { story.floor.1 };
    let seconds = started.elapsed().as_secs_f32();
    let (injected, broken) = (report.injected, report.broken.len());
    say(&format!("faults::{}: {injected} injected, {broken} broken, {seconds:.1} s{}", story.name, report.note));
    for words in report.broken.iter().take(12) {
        say(&format!("  {words}"));
    }
    if injected < floor {
        say(&format!("  only {injected} faults struck, at least {floor} were promised"));
    }
    broken == 0 && injected >= floor
}

fn say(line: &str) {
    let mut screen = std::io::stdout().lock();
    drop(writeln!(screen, "{line}"));
}
