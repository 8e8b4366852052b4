//! `folio hook install`: a `pre-commit` hook that checks what is staged.

use super::Script;
use crate::commands::{Answer, Outcome, Receipt};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::render::diff;
use crate::store::{self, HookFile, Repository};

/// Let git check what is staged before each commit made by hand
///
/// Writes git's `pre-commit` hook. A hook that somebody else wrote is never overwritten without `--force`, and kept
/// beside the new one then.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio hook install\n  folio hook install --force")]
pub struct InstallArgs {
    /// Put folio's hook in the place of another one, which is kept as `pre-commit.before-folio`
    #[arg(long)]
    force: bool,
    /// Show the hook, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Writes the hook, or says why it does not.
pub fn run(args: &InstallArgs, context: &Context) -> Result<Outcome> {
    let root = store::find_root(context.directory())?;
    let repository = Repository::open(&root, context.environment())?.ok_or_else(|| {
        Error::environment("this ledger is not under git, so there is no commit to check")
            .hint("`git init` makes it a repository, `folio commit` records what is there")
    })?;
    let hook = repository.hook("pre-commit")?;
    let folder = repository.folder_in_work_tree();
    let mut script = Script { folio: context.program()?, ledgers: Vec::new() };
    let old = hook.text()?;
    match old.as_deref().map(Script::parse) {
        Some(Some(ours)) => script.ledgers = ours.ledgers,
        Some(None) if !args.force => return Err(another(&hook, &folder)),
        _ => {}
    }
    if !script.ledgers.contains(&folder) {
        script.ledgers.push(folder);
    }
    let text = script.text();
    let shown = hook.shown();
    if old.as_deref() == Some(&text) && hook.is_executable() {
        return Ok(outcome(format!("hook `{shown}` is as it should be"), Vec::new()));
    }
    if args.dry_run {
        let diff = Some(diff::unified(&shown, old.as_deref(), Some(&text)));
        return Ok(Outcome::new(
            "hook install",
            Answer::Change(Receipt { files: vec![shown], diff, ..Receipt::default() }),
        ));
    }
    if old.is_some_and(|old| Script::parse(&old).is_none()) {
        hook.keep_as("pre-commit.before-folio")?;
    }
    hook.write(&text)?;
    Ok(outcome(format!("hook `{shown}` checks what is staged"), vec![shown]))
}

fn outcome(line: String, files: Vec<String>) -> Outcome {
    Outcome::new("hook install", Answer::Change(Receipt { line, files, ..Receipt::default() }))
}

/// The refusal of a hook that somebody else wrote; `folder` is the ledger's, from where git runs hooks.
fn another(hook: &HookFile, folder: &str) -> Error {
    let there = if folder == "." { String::new() } else { format!(" -C {}", store::typed(folder)) };
    Error::refused(format!("`{}` is another hook, and folio does not overwrite it", hook.shown()), Vec::new())
        .hint(format!("to have both, add the line `folio{there} check --staged || exit 1` to it"))
        .hint("`--force` puts folio's in its place and keeps this one as `pre-commit.before-folio`")
}
