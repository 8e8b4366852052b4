//! `folio check`: every fault of every file.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::scope::Scope;
use super::{Answer, Outcome};
use crate::context::Context;
use crate::diagnostic::{Finding, Level};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger};
use crate::render::Format;
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

/// A mended fault may uncover one below it; no file has more layers than this.
const ROUNDS: usize = 4;

/// Checks, mends if asked to, and answers with the findings.
pub fn run(args: &CheckArgs, context: &Context) -> Result<Outcome> {
    let root = store::find_root(context.directory())?;
    let mut report = report(args, context, &root)?;
    let mut mended = Mended::default();
    for _ in 0..ROUNDS {
        if !args.fix || !mend(&root, &report, &mut mended)? {
            break;
        }
        report = self::report(args, context, &root)?;
    }
    let code = u8::from(fails(&report.findings, args.strict));
    let summary = summary(&report.findings);
    let mut outcome = Outcome::new("check", Answer::Findings(report.findings)).code(code);
    if context.format == Format::Text {
        outcome.talk.extend(mended.told());
        outcome.talk.extend(summary);
    }
    Ok(outcome)
}

/// What is wrong in the state of the ledger that was asked for.
fn report(args: &CheckArgs, context: &Context, root: &Path) -> Result<Report> {
    let environment = context.environment();
    // A first commit has none before it: then there is nothing to compare with.
    let earlier = |rev: &str| Snapshot::revision(root, rev, environment).ok().map(Earlier::new);
    let (snapshot, earlier) = match (&args.rev, args.staged) {
        (Some(rev), _) => (Snapshot::revision(root, rev, environment)?, earlier(&format!("{rev}^"))),
        (None, true) => (Snapshot::index(root, environment)?, earlier("HEAD")),
        (None, false) => (Snapshot::work_tree(root), None),
    };
    let ledger: Ledger = context.ledger_at(root, snapshot)?;
    let scope = Scope::new(&args.paths, context.directory(), &ledger)?;
    let checker = Checker::new(&ledger);
    Ok(match &earlier {
        Some(earlier) => checker.ledger(|path| scope.covers(path), Some(&|path: &str| earlier.read(path))),
        None => checker.ledger(|path| scope.covers(path), None),
    })
}

/// The ledger as the last commit holds it.
struct Earlier {
    snapshot: Snapshot,
    paths: HashMap<String, String>,
}

impl Earlier {
    fn new(snapshot: Snapshot) -> Earlier {
        let files = snapshot.list().into_iter().map(|stored| ClientFile::at(&stored.path));
        let paths = files.map(|file| (file.slug, file.path)).collect();
        Earlier { snapshot, paths }
    }

    /// The bytes of a file, found by its slug where it stood in another folder.
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let there = || self.paths.get(&ClientFile::at(path).slug);
        self.snapshot.read(path).ok().or_else(|| self.snapshot.read(there()?).ok())
    }
}

/// How much was mended.
#[derive(Default)]
struct Mended {
    findings: usize,
    files: BTreeSet<String>,
}

impl Mended {
    fn told(&self) -> Option<String> {
        let (findings, files) = (counted(self.findings, "finding"), counted(self.files.len(), "file"));
        (self.findings > 0).then(|| format!("mended {findings} in {files}; `folio commit` records it"))
    }
}

/// Makes the edits that are beyond doubt, file by file, and says whether there was any; an edit that does not fit is left out.
fn mend(root: &Path, report: &Report, mended: &mut Mended) -> Result<bool> {
    let work_tree = Snapshot::work_tree(root);
    let mut any = false;
    for (path, fixes) in &report.fixes {
        let Some(was) = work_tree.read(path).ok().and_then(|bytes| source::decode(bytes).ok()) else { continue };
        let mut text = was.clone();
        for fix in fixes {
            if let Ok(edited) = source::apply(&text, std::slice::from_ref(fix)) {
                text = edited;
                mended.findings += 1;
            }
        }
        if text != was {
            store::replace_file(root, path, was.as_bytes(), text.as_bytes())?;
            mended.files.insert(path.clone());
            any = true;
        }
    }
    Ok(any)
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
