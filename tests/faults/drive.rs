//! Writers: `folio log` itself, and one that does it the naive way.

use std::fs;
use std::process::{Command, ExitCode};

use crate::bed::{Bed, FILE};

/// The first word by which this very program, started again, is the naive writer.
pub(crate) const ROLE: &str = "--naive-writer";

/// Who adds an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writer {
    /// `folio log`.
    Folio,
    /// Writes the file in place, then adds and commits.
    Naive,
}

impl Writer {
    /// The command that adds one entry. The entry is the commit's subject too, so that each can be held against the other.
    pub(crate) fn words(self, entry: &str) -> Vec<String> {
        let words = match self {
            Writer::Folio => {
                let program = env!("CARGO_BIN_EXE_folio").to_owned();
                return [&program, "log", "acme", entry, "--kind", "call", "-m", entry, "--wait", "60"]
                    .map(str::to_owned)
                    .to_vec();
            }
            Writer::Naive => [ROLE, entry],
        };
        let program = std::env::current_exe().expect("this program");
        [&[program.to_string_lossy().into_owned()][..], &words.map(str::to_owned)].concat()
    }

    /// Adds one entry without any fault; what it said if it could not.
    pub(crate) fn write(self, bed: &Bed, entry: &str) -> Result<(), String> {
        let output = bed.run(&self.words(entry));
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
    }
}

/// The naive writer's side, in the ledger of the current folder.
pub(crate) fn naive(words: &[String]) -> ExitCode {
    let [entry] = words else { return ExitCode::from(2) };
    let text = fs::read_to_string(FILE).unwrap_or_default();
    let written = fs::write(FILE, format!("{text}# {entry}\n"));
    let git = |words: &[&str]| Command::new("git").args(words).status().is_ok_and(|status| status.success());
    let done = written.is_ok() && git(&["add", FILE]) && git(&["commit", "-q", "-m", entry]);
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
