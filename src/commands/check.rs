//! `folio check`: every fault of every file.

mod earlier;
mod mended;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use earlier::Earlier;
use mended::Mended;

use super::scope::Scope;
use super::{Answer, Outcome};
use crate::context::Context;
use crate::diagnostic::{Finding, Level};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::render::Format;
use crate::rules::{Checker, Report};
use crate::store::{self, Snapshot};

/// Check the ledger: every fault of every file, with its place, its cause and its cure
///
/// Exits 0 when nothing is wrong, 1 on errors; with `--strict` also on warnings. Notes never fail.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio check\n  folio check clients/north/acme.toml\n  folio check --staged\n  \
    folio check --rev HEAD~3\n  folio check --format github")]
pub struct CheckArgs {
    /// Report only on these files and folders; everything is read all the same
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Check what is staged for the next commit, not the work tree
    ///
    /// Of files that the commit leaves alone only errors are told, with `--strict` warnings too, and the others counted; every
    /// format but text has all, and so have the PATHs that are named.
    #[arg(long, conflicts_with = "rev")]
    staged: bool,
    /// Check what this revision holds, not the work tree
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Mend in the work tree what can be mended without any doubt; commit it with `folio commit`
    #[arg(long, conflicts_with_all = ["staged", "rev"])]
    fix: bool,
}

/// Checks, mends if asked to, and answers with the findings.
pub fn run(args: &CheckArgs, context: &Context) -> Result<Outcome> {
    let root = store::find_root(context.directory())?;
    let (earlier, cut_off) = match (&args.rev, args.staged) {
        (None, false) => (None, None),
        (revision, _) => Earlier::before(&root, revision.as_deref(), context.environment())?,
    };
    let mut report = report(args, context, &root, earlier.as_ref())?;
    let mut mended = Mended::default();
    while args.fix && mended.mend(&root, context.environment(), &report)? {
        report = self::report(args, context, &root, None)?;
    }
    let Report { mut findings, .. } = report;
    let code = u8::from(findings.iter().any(|finding| fails(finding, args.strict)));
    if context.format != Format::Text {
        let told = mended.told(&findings);
        let outcome = Outcome::new("check", Answer::Findings(findings)).code(code);
        return Ok(told.into_iter().chain(cut_off.map(str::to_owned)).fold(outcome, Outcome::say));
    }
    let others = match &earlier {
        Some(earlier) if args.staged && args.paths.is_empty() => {
            leave_out(&mut findings, args, context, &root, earlier)?
        }
        // The first commit changes every file.
        _ => 0,
    };
    if args.staged {
        // What stops the commit is not to be looked for above what does not: it stands last, beside its count.
        findings.sort_by_key(|finding| finding.level);
    }
    let mut talk = mended.told(&findings);
    talk.extend(cut_off.map(str::to_owned));
    talk.extend(summary(&findings));
    talk.extend(told_of_others(others));
    let mut outcome = Outcome::new("check", Answer::Findings(findings)).code(code);
    outcome.talk = talk;
    Ok(outcome)
}

/// What is wrong in the state of the ledger that was asked for.
fn report(args: &CheckArgs, context: &Context, root: &Path, earlier: Option<&Earlier>) -> Result<Report> {
    let environment = context.environment();
    let snapshot = match (&args.rev, args.staged) {
        (Some(rev), _) => Snapshot::revision(root, rev, environment)?,
        (None, true) => Snapshot::index(root, environment)?,
        (None, false) => Snapshot::work_tree(root),
    };
    let ledger: Ledger = context.ledger_at(root, snapshot)?;
    let scope = Scope::new(&args.paths, context.directory(), &ledger)?;
    let checker = Checker::new(&ledger);
    Ok(match earlier {
        Some(earlier) => checker.ledger(|path| scope.covers(path), Some(&|path: &str| earlier.read(path))),
        None => checker.ledger(|path| scope.covers(path), None),
    })
}

/// Leaves out what neither stops the commit nor stands in a file that it changes, and says how many those were.
fn leave_out(
    findings: &mut Vec<Finding>,
    args: &CheckArgs,
    context: &Context,
    root: &Path,
    earlier: &Earlier,
) -> Result<usize> {
    let staged = Snapshot::index(root, context.environment())?;
    let mut changed = HashMap::new();
    let mut is_changed =
        |path: &str| *changed.entry(path.to_owned()).or_insert_with(|| staged.read(path).ok() != earlier.read(path));
    let before = findings.len();
    findings.retain(|finding| fails(finding, args.strict) || finding.touches(&mut is_changed));
    Ok(before - findings.len())
}

fn fails(finding: &Finding, strict: bool) -> bool {
    finding.level >= if strict { Level::Warning } else { Level::Error }
}

fn told_of_others(count: usize) -> Option<String> {
    let others = counted(count, "other finding");
    (count > 0).then(|| format!("{others} in files that this commit leaves alone: `folio check` tells them"))
}

/// Silence is success; otherwise how much there is to do.
fn summary(findings: &[Finding]) -> Option<String> {
    let count = |level, word| {
        let count = findings.iter().filter(|finding| finding.level == level).count();
        (count > 0).then(|| counted(count, word))
    };
    let parts: Vec<String> =
        [count(Level::Error, "error"), count(Level::Warning, "warning"), count(Level::Note, "note")]
            .into_iter()
            .flatten()
            .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
