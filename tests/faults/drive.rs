//! Writers: the store itself behind the smallest possible command, and one that does it the naive way.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use folio::error::Result;
use folio::store::{CommitOptions, Environment, Plan, Repository, Write as FileWrite};

use crate::bed::{Bed, FILE};

/// The first word by which this very program, started again, is a writer.
pub(crate) const ROLE: &str = "--drive";

/// Who adds an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writer {
    /// The store's own protocol.
    Store,
    /// Writes the file in place, then adds and commits.
    Naive,
}

impl Writer {
    /// The command that adds one entry.
    pub(crate) fn words(self, entry: &str) -> Vec<String> {
        let program = std::env::current_exe().expect("this program");
        let kind = if self == Writer::Naive { "naive" } else { "store" };
        vec![program.to_string_lossy().into_owned(), ROLE.to_owned(), kind.to_owned(), entry.to_owned()]
    }

    /// Adds one entry without any fault; what it said if it could not.
    pub(crate) fn write(self, bed: &Bed, entry: &str) -> Result<(), String> {
        let words = self.words(entry);
        let mut command = Command::new(&words[0]);
        bed.seal(&mut command);
        let output = command.args(&words[1..]).output().expect("the writer starts");
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
    }
}

/// The writer's side: `store ENTRY` or `naive ENTRY` in the ledger of the current folder.
pub(crate) fn run(words: &[String]) -> ExitCode {
    let outcome = match words {
        [kind, entry] if kind == "naive" => naive(entry),
        [_, entry] => store(entry),
        _ => return ExitCode::from(2),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(std::io::stderr(), "error: {error}"));
            ExitCode::from(error.kind().exit_code())
        }
    }
}

fn store(entry: &str) -> Result<()> {
    let environment = Environment::new(std::env::vars_os());
    let repository = Repository::open(Path::new("."), &environment)?.expect("a repository");
    let options = CommitOptions { wait: Duration::from_secs(60), ..CommitOptions::default() };
    repository.transact(&options, &mut |view| {
        let mut bytes = view.read(FILE)?.unwrap_or_default();
        bytes.extend_from_slice(format!("# {entry}\n").as_bytes());
        Ok(Plan {
            writes: vec![FileWrite { path: FILE.to_owned(), new: Some(bytes) }],
            message: format!("log(acme): {entry}\n\nFolio-Op: {}\n", view.op()),
            hand_message: Some(Box::new(|_| "edit(acme): by hand".to_owned())),
        })
    })?;
    Ok(())
}

fn naive(entry: &str) -> Result<()> {
    let text = fs::read_to_string(FILE).unwrap_or_default();
    let written = fs::write(FILE, format!("{text}# {entry}\n"));
    let git = |words: &[&str]| Command::new("git").args(words).status().is_ok_and(|status| status.success());
    if written.is_ok() && git(&["add", FILE]) && git(&["commit", "-q", "-m", entry]) {
        return Ok(());
    }
    Err(folio::error::Error::environment("naive"))
}
