//! `folio commit`: hand edits become a commit that says in ids what changed.

use super::{Answer, Outcome, Receipt};
use crate::change::{self, Done, name};
use crate::context::{ChangeWishes, Context};
use crate::diagnostic::Finding;
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger, fittings};
use crate::store::LEDGER_FILE;

/// The warning that only the moment of committing can give: afterwards there is nothing left to compare with.
const REWRITTEN: &str = "log-rewritten";

/// Commit what was changed by hand, after the check
///
/// Everything that differs from the last commit under `clients/`, in `folio.toml` and in what stands around them is one
/// commit, new and removed files included. Other files of the repository stay out of it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio commit\n  folio commit baltika -m \"Prices after the meeting\"\n  folio commit --dry-run"
)]
pub struct CommitArgs {
    /// Only these clients: slugs, the beginnings of them, or names
    clients: Vec<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Checks and commits what differs from the last commit.
pub fn run(args: &CommitArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let changed = change::changed(&ledger)?;
    let paths = if args.clients.is_empty() { changed } else { chosen(&args.clients, &changed, &ledger)? };
    let done = context.record(&ledger, &args.wishes, |draft| {
        for path in &paths {
            draft.take_up(path)?;
        }
        Ok(())
    })?;
    if done.files.is_empty() {
        let line = "nothing to commit: everything is as it was committed".to_owned();
        return Ok(Outcome::new("commit", Answer::Change(Receipt { line, ..Receipt::default() })));
    }
    let settled = done.commit.is_some() && done.files.iter().any(|path| path == LEDGER_FILE);
    let rewritten: Vec<String> = done.warnings.iter().filter(|warning| warning.rule == REWRITTEN).map(line).collect();
    let mut outcome = Outcome::changed("commit", told(&done), done);
    outcome.talk.extend(rewritten);
    Ok(if settled && fittings::outdated(&ledger).any(|path| ledger.root().join(path).exists()) {
        outcome.say("editors do not know of the ledger's own fields as they are now: `folio init --refresh` tells them")
    } else {
        outcome
    })
}

fn line(warning: &Finding) -> String {
    format!(
        "{}[{}]: {} ({}:{})",
        warning.level.word(),
        warning.rule,
        warning.message,
        warning.place.file,
        warning.place.line
    )
}

/// The changed files of the clients named; one that was removed is known by its slug alone.
fn chosen(clients: &[String], changed: &[String], ledger: &Ledger) -> Result<Vec<String>> {
    let mut chosen = Vec::new();
    for typed in clients {
        let exact: Vec<String> = changed.iter().filter(|path| ClientFile::at(path).slug == *typed).cloned().collect();
        chosen.extend(if exact.is_empty() { vec![ledger.find(typed)?.path] } else { exact });
    }
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}

/// What was recorded: the entries of one file, or the names of several.
pub(super) fn told(done: &Done) -> String {
    match &done.files[..] {
        [only] if done.act.entries.is_empty() => name(only),
        [only] => format!("{}: {}", name(only), done.act.entries.join(", ")),
        files => {
            format!("{} files: {}", files.len(), files.iter().map(|path| name(path)).collect::<Vec<_>>().join(", "))
        }
    }
}
