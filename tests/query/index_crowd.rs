//! Writers and readers at once: nobody meets an error, and no answer is older than the question.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::bed::Bed;
use super::elsewhere;
use crate::harness::{ACME, Ledger};

const SUMMARIES: &str = "select summary from interactions";

/// Three seconds; thirty where `FOLIO_FAULTS=full` asks for everything, as for `tests/faults`.
fn time() -> Duration {
    let full = std::env::vars_os().any(|(name, value)| name == "FOLIO_FAULTS" && value == "full");
    Duration::from_secs(if full { 30 } else { 3 })
}

#[test]
fn two_writers_and_four_readers() {
    let bed = Bed { ledger: Ledger::new().client("acme", ACME).client("north", ACME).committed() };
    let written = Mutex::new(Vec::new());
    let end = Instant::now() + time();
    thread::scope(|scope| {
        for client in ["acme", "north"] {
            let (bed, written) = (&bed, &written);
            scope.spawn(move || {
                for number in 0.. {
                    let summary = format!("{client}-{number}");
                    let output = bed.ledger.folio(&["log", client, &summary, "--wait", "60"], None);
                    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                    written.lock().expect("no panic").push(summary);
                    if Instant::now() > end {
                        break;
                    }
                }
            });
        }
        for reader in 0..4 {
            let (bed, written) = (&bed, &written);
            scope.spawn(move || {
                loop {
                    let due = written.lock().expect("no panic").clone();
                    let root = bed.ledger.root().canonicalize().expect("the ledger");
                    let seen = if reader % 2 == 0 { bed.ask(SUMMARIES) } else { elsewhere::ask(&root, SUMMARIES) };
                    let missing: Vec<_> = due.iter().filter(|summary| !seen.contains(summary)).collect();
                    assert!(missing.is_empty(), "stale: {missing:?}");
                    if Instant::now() > end {
                        break;
                    }
                }
            });
        }
    });
    bed.agrees("at last");
}
