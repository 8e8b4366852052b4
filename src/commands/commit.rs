//! `folio commit`: hand edits become a commit that says in ids what changed.

use std::collections::BTreeSet;

use super::{Answer, Outcome, Receipt};
use crate::change::{self, Done, name};
use crate::context::{ChangeWishes, Context};
use crate::diagnostic::Finding;
use crate::error::{Error, Result};
use crate::ledger::{Ledger, fittings};
use crate::store::{CLIENTS_FOLDER, LEDGER_FILE};

/// The warning that only the moment of committing can give: afterwards there is nothing left to compare with.
const REWRITTEN: &str = "log-rewritten";

/// Commit what was changed by hand, after the check
///
/// Everything that differs from the last commit under `clients/`, in `folio.toml` and in what stands around them is one
/// commit, new and removed files included. Other files of the repository stay out of it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio commit\n  folio commit baltika -m \"Prices after the meeting\"\n  folio commit folio.toml\n  folio commit --dry-run"
)]
pub struct CommitArgs {
    /// Only these clients: slugs, the beginnings of them, or names; `folio.toml` for the settings
    clients: Vec<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Checks and commits what differs from the last commit.
pub fn run(args: &CommitArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let changed = change::changed(&ledger)?;
    let (done, left_out) = if args.clients.is_empty() {
        recorded(&changed, true, &args.wishes, &ledger, context)?
    } else {
        recorded(&chosen(&args.clients, &changed, &ledger)?, false, &args.wishes, &ledger, context)?
    };
    if done.files.is_empty() {
        let line = match left_out.is_empty() {
            true => "nothing to commit: everything is as it was committed",
            false => "nothing to commit: everything else is as it was committed",
        };
        let receipt = Receipt { line: line.to_owned(), ..Receipt::default() };
        return Ok(Outcome { talk: left_out, ..Outcome::new("commit", Answer::Change(receipt)) });
    }
    let settled = done.commit.is_some() && done.files.iter().any(|path| path == LEDGER_FILE);
    let rewritten: Vec<String> = done.warnings.iter().filter(|warning| warning.rule == REWRITTEN).map(line).collect();
    let mut outcome = Outcome::changed("commit", told(&done), done);
    outcome.talk.extend(rewritten);
    outcome.talk.extend(left_out);
    Ok(if settled && fittings::outdated(&ledger).any(|path| ledger.root().join(path).exists()) {
        outcome.say("editors do not know of the ledger's own fields as they are now: `folio init --refresh` tells them")
    } else {
        outcome
    })
}

/// Records these files; where `all` that is changed is meant, what is no file is left out, and told.
fn recorded(
    paths: &[String],
    all: bool,
    wishes: &ChangeWishes,
    ledger: &Ledger,
    context: &Context,
) -> Result<(Done, Vec<String>)> {
    let mut left_out = Vec::new();
    let done = context.record(ledger, wishes, |draft| {
        left_out.clear();
        for path in paths {
            match draft.take_up(path) {
                // Who names no client wants what can be recorded.
                Err(error) if all && draft.is_no_file(path) => left_out.push(left(&error)),
                taken => taken?,
            }
        }
        Ok(())
    })?;
    Ok((done, left_out))
}

/// Why `folio commit` would record nothing of what is changed now; nothing is written to find that out.
pub(super) fn refusal(changed: &[String], ledger: &Ledger, context: &Context) -> Option<Error> {
    let wishes = ChangeWishes { dry_run: true, ..ChangeWishes::default() };
    recorded(changed, true, &wishes, ledger, context).err()
}

/// What stands where a file should be, and how to go on.
fn left(error: &Error) -> String {
    let cure = match error.hints() {
        [] => "a folder or another repository stands there: move it away, or give it a name without `.toml`".to_owned(),
        hints => hints.join("; or "),
    };
    format!("warning: left out: {error}; {cure}")
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

/// The changed files of the clients named; one that was removed is known by its slug alone, one that was moved has two.
fn chosen(typed: &[String], changed: &[String], ledger: &Ledger) -> Result<Vec<String>> {
    let mut chosen = BTreeSet::new();
    let slugs = changed.iter().filter(|path| path.starts_with(CLIENTS_FOLDER)).map(|path| name(path)).collect();
    for typed in typed {
        if is_settings(typed, changed, ledger) {
            chosen.insert(LEDGER_FILE.to_owned());
            continue;
        }
        let slug = ledger.find_among(typed, &slugs)?;
        let standing = ledger.clients().into_iter().filter(|client| client.slug == slug).map(|client| client.path);
        chosen.extend(standing.chain(changed.iter().filter(|path| name(path) == slug).cloned()));
    }
    Ok(chosen.into_iter().collect())
}

/// Whether the settings are meant; `folio` alone may be a client.
fn is_settings(typed: &str, changed: &[String], ledger: &Ledger) -> bool {
    let client = || {
        ledger.has_client(typed) || changed.iter().any(|path| path.starts_with(CLIENTS_FOLDER) && name(path) == typed)
    };
    typed == LEDGER_FILE || (LEDGER_FILE.strip_suffix(".toml") == Some(typed) && !client())
}

/// What was recorded: the entries of one file, or the names of several.
pub(super) fn told(done: &Done) -> String {
    match (&done.files[..], &done.act.clients[..]) {
        // It came, went, was moved or was renamed.
        (_, [client]) if !done.act.about.is_empty() => format!("{client}: {}", done.act.about),
        ([only], _) if done.act.entries.is_empty() => name(only),
        ([only], _) => format!("{}: {}", name(only), done.act.entries.join(", ")),
        (files, _) => format!("{} files: {}", files.len(), done.act.about),
    }
}
