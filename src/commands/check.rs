//! `folio check`: every fault of every file.

use std::path::{Component, Path, PathBuf};

use super::{Answer, Outcome};
use crate::context::Context;
use crate::diagnostic::{Finding, Level};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::rules::{Checker, Report};
use crate::source;
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
    let wanted = scope(&args.paths, context.directory(), &root)?;
    let mut report = report(args, context, &root, &wanted)?;
    let mut mended = None;
    if args.fix && !report.fixes.is_empty() {
        mended = Some(mend(&root, &report)?);
        report = self::report(args, context, &root, &wanted)?;
    }
    let code = u8::from(fails(&report.findings, args.strict));
    let summary = summary(&report.findings);
    let mut outcome = Outcome::new("check", Answer::Findings(report.findings)).code(code);
    outcome.talk.extend(mended);
    outcome.talk.extend(summary);
    Ok(outcome)
}

/// Which files to report on: all, or those at or below the paths given.
fn scope(paths: &[PathBuf], here: &Path, root: &Path) -> Result<Vec<String>> {
    paths.iter().map(|path| inside(path, here, root)).collect()
}

fn inside(path: &Path, here: &Path, root: &Path) -> Result<String> {
    let whole = plain(&here.canonicalize().unwrap_or_else(|_| here.to_owned()).join(path));
    let below = whole.strip_prefix(root).map_err(|_| {
        Error::usage(format!("`{}` is not in this ledger", path.display()))
            .hint(format!("the ledger is `{}`", root.display()))
    })?;
    Ok(below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// The path without `.` and `..`, taken word by word: what is checked may stand only in git.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut whole, part| {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
        whole
    })
}

fn report(args: &CheckArgs, context: &Context, root: &Path, wanted: &[String]) -> Result<Report> {
    let environment = context.environment();
    // A first commit has none before it: then there is nothing to compare with.
    let earlier = |rev: &str| Snapshot::revision(root, rev, environment).ok();
    let (snapshot, earlier) = match (&args.rev, args.staged) {
        (Some(rev), _) => (Snapshot::revision(root, rev, environment)?, earlier(&format!("{rev}^"))),
        (None, true) => (Snapshot::index(root, environment)?, earlier("HEAD")),
        (None, false) => (Snapshot::work_tree(root), None),
    };
    let ledger: Ledger = context.ledger_at(root, snapshot)?;
    let reported = |path: &str| wanted.is_empty() || wanted.iter().any(|wanted| covers(wanted, path));
    let before = earlier.map(|earlier| move |path: &str| earlier.read(path).ok());
    Ok(match &before {
        Some(before) => Checker::new(&ledger).ledger(reported, Some(before)),
        None => Checker::new(&ledger).ledger(reported, None),
    })
}

fn covers(wanted: &str, path: &str) -> bool {
    wanted.is_empty() || path.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Applies the edits that are beyond doubt, file by file; a file whose edits do not fit stays as it is.
fn mend(root: &Path, report: &Report) -> Result<String> {
    let mut mended = 0;
    let mut files = 0;
    for (path, fixes) in &report.fixes {
        let work_tree = Snapshot::work_tree(root);
        let Some(text) = work_tree.read(path).ok().and_then(|bytes| source::decode(bytes).ok()) else { continue };
        let Ok(edited) = source::apply(&text, fixes) else { continue };
        store::replace_file(root, path, text.as_bytes(), edited.as_bytes())?;
        mended += fixes.len();
        files += 1;
    }
    Ok(format!("mended {} in {}", counted(mended, "finding"), counted(files, "file")))
}

fn fails(findings: &[Finding], strict: bool) -> bool {
    let least = if strict { Level::Warning } else { Level::Error };
    findings.iter().any(|finding| finding.level >= least)
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
