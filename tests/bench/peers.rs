//! The programs that folio is measured beside, in surroundings without any configuration of the user or the machine.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::NaiveDate;

use crate::Outcome;
use crate::cases::{Bar, CASES, Peer, Program};
use crate::foreign;
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

/// What a peer is to do once beside folio.
pub(crate) fn command(peer: Peer, programs: &Programs, ledger: &Path) -> Outcome<Command> {
    Ok(match peer {
        Peer::BareRead => floor("bare-read", ledger, programs),
        Peer::BareParse => floor("bare-parse", ledger, programs),
        Peer::Program(program) | Peer::Answer(program) => spoken(&program, ledger)?,
        Peer::Taplo => taplo(&programs.taplo, ledger),
        Peer::Commit(_) => return Err("`git commit` stands beside `log` only".into()),
    })
}

/// Why a peer cannot be measured here.
pub(crate) fn missing(peer: Peer, programs: &Programs) -> Option<String> {
    match peer {
        Peer::Taplo => version(sealed(&programs.taplo).arg("--version")).err(),
        Peer::Program(program) | Peer::Answer(program) => told(&program).err(),
        Peer::BareRead | Peer::BareParse | Peer::Commit(_) => None,
    }
}

/// The floor as a process of its own, so that both sides pay for starting.
fn floor(word: &str, ledger: &Path, programs: &Programs) -> Command {
    let mut floor = sealed(&programs.floor);
    floor.arg(word).arg(ledger);
    floor
}

fn spoken(program: &Program, ledger: &Path) -> Outcome<Command> {
    let mut command = sealed(program.words[0]);
    command.current_dir(ledger);
    for word in &program.words[1..] {
        match *word {
            "{jsonl}" => command.arg(foreign::jsonl(ledger)?),
            "{rec}" => command.arg(foreign::rec(ledger)?),
            word => command.arg(word),
        };
    }
    Ok(command)
}

/// `taplo lint` over the client files with the ledger's schema.
fn taplo(program: &Path, ledger: &Path) -> Command {
    let mut taplo = sealed(program);
    let schema = format!("file://{}/.folio/client.schema.json", ledger.display());
    taplo.current_dir(ledger).args(["lint", "--no-auto-config", "--schema", &schema, "clients/**/*.toml"]);
    taplo
}

/// What was measured, and on how many cores.
pub(crate) fn versions(programs: &Programs) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let own = [programs.folio.as_path(), Path::new("git"), &programs.taplo];
    let mut known: Vec<String> =
        own.iter().map(|program| version(sealed(program).arg("--version")).unwrap_or_else(|none| none)).collect();
    for case in CASES.iter().copied().flatten() {
        if let Bar::Times(Peer::Program(program) | Peer::Answer(program), _) = case.bar {
            let line = told(&program).unwrap_or_else(|none| none);
            if !known.contains(&line) {
                known.push(line);
            }
        }
    }
    format!("{cores} cores; {}", known.join("; "))
}

fn told(program: &Program) -> Result<String, String> {
    version(sealed(program.version[0]).args(&program.version[1..]))
}

/// What a program says of itself, on one line, or why it says nothing.
fn version(command: &mut Command) -> Result<String, String> {
    let none = format!("no `{}` here", Path::new(command.get_program()).display());
    let Ok(output) = command.output() else { return Err(none) };
    // taplo of npm exits with 1 after telling its version.
    let (said, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    match said.lines().next() {
        Some(line) => Ok(line.trim().to_owned()),
        None => Err(complaint.lines().last().map_or(none, str::to_owned)),
    }
}
