//! Taking the figures: folio and its peer in turns, A B A B, and the medians of both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::cases::{Act, Bar, Case, Peer};
use crate::generator::questions::QUESTIONS;
use crate::ground::{Copy, Ground, TODAY, client_files};
use crate::peers::{self, git, sealed};

/// The programs of a run.
pub(crate) struct Programs {
    pub(crate) folio: PathBuf,
    pub(crate) taplo: PathBuf,
    /// This very program.
    pub(crate) floor: PathBuf,
}

/// What a row came to.
pub(crate) enum Figure {
    /// Medians: folio's, and the peer's if there is one.
    Time(Duration, Option<Duration>),
    /// Peak of memory in bytes.
    Memory(u64),
    /// Not taken, and why.
    Skipped(String),
}

/// Takes the figure of one row.
pub(crate) fn measure(case: &Case, place: usize, programs: &Programs, ground: &mut Ground) -> Outcome<Figure> {
    match (case.act, case.bar) {
        (Act::Log, Bar::Times(Peer::Commit(settings), _)) => logging(case, place, settings, programs, ground),
        (Act::Log, _) => Err("`log` is measured beside `git commit` only".into()),
        (_, Bar::Times(peer, _)) => match peers::missing(peer, programs) {
            Some(why) => Ok(Figure::Skipped(why)),
            None => reading(case, Some(peer), programs, ground),
        },
        (_, Bar::Millis(_)) => reading(case, None, programs, ground),
        (_, Bar::Megabytes(_)) => memory(case, programs, ground),
    }
}

fn reading(case: &Case, peer: Option<Peer>, programs: &Programs, ground: &mut Ground) -> Outcome<Figure> {
    let taplo = matches!(peer, Some(Peer::Taplo));
    let root = ground.ledger(case.size, if taplo { Copy::Plain } else { Copy::Reading }, 0)?;
    if taplo {
        // Writes the schema for editors, with the ledger's own fields.
        timed(folio(&programs.folio, &root).args(["init", "--refresh"]))?;
    }
    let files = client_files(&root)?;
    let act = |round| acting(case.act, round, &programs.folio, &root, &files);
    if matches!(case.act, Act::Read(["check"])) {
        notices_a_fault(&programs.folio, &root, &files)?;
    }
    if let Some(peer @ Peer::Answer(_)) = peer {
        answers_alike(&mut act(0)?, &mut peers::command(peer, programs, &root)?)?;
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=case.rounds {
        ours.push(timed(&mut act(round)?)?);
        if let Some(peer) = peer {
            theirs.push(timed(&mut peers::command(peer, programs, &root)?)?);
        }
    }
    Ok(Figure::Time(median(ours), peer.map(|_| median(theirs))))
}

/// What folio is to do in a round; an index that it shall not find is gone.
fn acting(act: Act, round: usize, program: &Path, root: &Path, files: &[PathBuf]) -> Outcome<Command> {
    let (Act::Read(words) | Act::Build(words)) = act else { return Err("`log` is no reading".into()) };
    if matches!(act, Act::Build(_)) {
        let index = root.join(".git/folio");
        if index.exists() {
            fs::remove_dir_all(index)?;
        }
    }
    let client = slug(&files[round * 37 % files.len()]);
    let mut command = folio(program, root);
    for word in words {
        match QUESTIONS.iter().find(|question| question.name == *word) {
            Some(question) => command.arg(question.sql),
            None => command.arg(word.replace("{client}", &client)),
        };
    }
    Ok(command)
}

fn logging(case: &Case, place: usize, settings: &[&str], programs: &Programs, ground: &mut Ground) -> Outcome<Figure> {
    let ours = ground.ledger(case.size, Copy::Ours, place)?;
    let theirs = ground.ledger(case.size, Copy::Theirs, place)?;
    let files = client_files(&ours)?;
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for round in 0..=case.rounds {
        let file = files[round * 37 % files.len()].strip_prefix(&ours)?;
        let summary = format!("Asked how the launch went, round {round}");
        let mut log = folio(&programs.folio, &ours);
        log.args(["log", &slug(file), &summary, "--kind", "call"]);
        our_times.push(timed(&mut log)?);
        // The same edit, made before the clock runs; then what a person types.
        fs::copy(ours.join(file), theirs.join(file))?;
        let mut add = git(&theirs);
        add.args(settings).arg("add").arg(file);
        let mut commit = git(&theirs);
        commit.args(settings).args(["commit", "-q", "-m", &summary]);
        their_times.push(timed(&mut add)? + timed(&mut commit)?);
    }
    if peers::tree(&ours)? != peers::tree(&theirs)? {
        return Err("folio and git committed different trees".into());
    }
    ground.forget(&ours)?;
    ground.forget(&theirs)?;
    Ok(Figure::Time(median(our_times), Some(median(their_times))))
}

/// Linux keeps the peak of a process in `VmHWM`; it only grows, so that the last look before the end tells it.
fn memory(case: &Case, programs: &Programs, ground: &mut Ground) -> Outcome<Figure> {
    let root = ground.ledger(case.size, Copy::Reading, 0)?;
    let files = client_files(&root)?;
    let act = |round| acting(case.act, round, &programs.folio, &root, &files);
    timed(&mut act(0)?)?;
    let mut peaks = Vec::new();
    for round in 0..case.rounds {
        let mut child = act(round)?.stdout(Stdio::null()).spawn()?;
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0;
        while child.try_wait()?.is_none() {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kibibytes: Option<u64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            peak = kibibytes.unwrap_or(0).max(peak);
            std::thread::sleep(Duration::from_micros(200));
        }
        peaks.push(peak * 1024);
    }
    let peak = peaks.into_iter().max().unwrap_or(0);
    Ok(if peak == 0 { Figure::Skipped("no /proc here".to_owned()) } else { Figure::Memory(peak) })
}

/// A check that looked at nothing would be the fastest: it has to find a fault in the last file of the ledger.
fn notices_a_fault(folio_program: &Path, root: &Path, files: &[PathBuf]) -> Outcome<()> {
    let last = files.last().ok_or("a ledger without clients")?;
    let whole = fs::read(last)?;
    fs::write(last, [&whole[..], b"\n[[feedbock]]\ndate = 2026-01-01\n"].concat())?;
    let status = folio(folio_program, root).arg("check").stdout(Stdio::null()).stderr(Stdio::null()).status();
    fs::write(last, whole)?;
    if status?.code() == Some(1) {
        Ok(())
    } else {
        Err("`check` overlooked an unknown section in the last file".into())
    }
}

/// A wrong answer might be the quickest: the last line of both has to be the same.
fn answers_alike(ours: &mut Command, theirs: &mut Command) -> Outcome<()> {
    let last = |command: &mut Command| -> Outcome<String> {
        let screen = command.output()?.stdout;
        Ok(String::from_utf8_lossy(&screen).lines().last().unwrap_or("").to_owned())
    };
    let (ours, theirs) = (last(ours)?, last(theirs)?);
    if ours == theirs && !ours.is_empty() {
        Ok(())
    } else {
        Err(format!("folio answers `{ours}` and the other program `{theirs}`").into())
    }
}

fn folio(program: &Path, root: &Path) -> Command {
    let mut folio = sealed(program);
    folio.current_dir(root).args(["--today", TODAY]);
    folio
}

fn slug(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The time of the whole process; one that does not end well is an error with its own words.
fn timed(command: &mut Command) -> Outcome<Duration> {
    command.stdout(Stdio::null());
    let begin = Instant::now();
    let output = command.output()?;
    let taken = begin.elapsed();
    if output.status.success() {
        return Ok(taken);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?} ended with {}: {}", output.status, words.lines().next().unwrap_or("")).into())
}

/// The median of all rounds but the first, which warmed the caches.
fn median(mut times: Vec<Duration>) -> Duration {
    let times = &mut times[1..];
    times.sort_unstable();
    times[times.len() / 2]
}
