//! The programs that folio is measured beside, in surroundings without any configuration of the user or the machine.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::NaiveDate;

use crate::Outcome;
use crate::measure::Programs;

/// A program that sees no git configuration but the repository's own, and acts as a fixed person.
pub(crate) fn sealed(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("NO_COLOR", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Agata Lind").env(format!("GIT_{who}_EMAIL"), "agata@river.example");
    }
    command
}

/// `git` in a folder.
pub(crate) fn git(folder: &Path) -> Command {
    let mut git = sealed("git");
    git.current_dir(folder);
    git
}

/// Makes a ledger a repository with one commit; the same ledger gets the same commit id.
pub(crate) fn first_commit(ledger: &Path, today: NaiveDate) -> Outcome<()> {
    let steps: [&[&str]; 4] = [
        &["init", "-q", "-b", "main"],
        &["add", "-A"],
        &["commit", "-q", "--no-verify", "-m", "ledger"],
        // One pack, as in a repository that is in use: the next commit would else begin to collect in the background.
        &["gc", "-q"],
    ];
    for words in steps {
        let date = format!("{today}T09:00:00Z");
        let mut command = git(ledger);
        command.args(["-c", "core.safecrlf=false", "-c", "maintenance.auto=false"]).args(words);
        command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date).stdout(Stdio::null());
        let status = command.status()?;
        if !status.success() {
            return Err(format!("`git {}` ended with {status}", words.join(" ")).into());
        }
    }
    Ok(())
}

/// The id of the tree of the last commit.
pub(crate) fn tree(ledger: &Path) -> Outcome<Vec<u8>> {
    Ok(git(ledger).args(["rev-parse", "HEAD^{tree}"]).output()?.stdout)
}

/// The floor as a process of its own, so that both sides pay for starting.
pub(crate) fn bare_read(ledger: &Path) -> Outcome<Command> {
    let mut floor = sealed(std::env::current_exe()?);
    floor.arg("bare-read").arg(ledger);
    Ok(floor)
}

/// Reads every file below `clients/` into one buffer and returns the sum of their bytes.
pub(crate) fn read_all(ledger: &Path) -> Outcome<u64> {
    let mut folders = vec![ledger.join("clients")];
    let mut buffer = Vec::new();
    let mut bytes = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
                continue;
            }
            buffer.clear();
            bytes += File::open(entry.path())?.read_to_end(&mut buffer)? as u64;
        }
    }
    Ok(bytes)
}

/// `taplo lint` over the client files with the ledger's schema.
pub(crate) fn taplo(program: &Path, ledger: &Path) -> Command {
    let mut taplo = sealed(program);
    let schema = format!("file://{}/.folio/client.schema.json", ledger.display());
    taplo.current_dir(ledger).args(["lint", "--no-auto-config", "--schema", &schema, "clients/**/*.toml"]);
    taplo
}

/// What was measured, and on how many cores.
pub(crate) fn versions(programs: &Programs) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let known = |program: &Path| version(program).unwrap_or_else(|| format!("no {}", program.display()));
    format!("{cores} cores; {}; {}; {}", known(&programs.folio), known(Path::new("git")), known(&programs.taplo))
}

/// What a program says of itself; `None` where there is no such program.
pub(crate) fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    // taplo of npm exits with 1 after telling its version.
    let words = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (!words.is_empty()).then_some(words)
}
