//! `folio edit`: the user's own editor on a client's file, then the check, then the commit.
//!
//! The editor works on the file itself: its completion finds the schema there, and what it saved cannot get lost, for
//! whatever happens afterwards, the text stands in the work tree like any other hand edit.

use std::process::Command;

use super::commit::told;
use super::{Answer, Outcome, Receipt};
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{ClientFile, Ledger};
use crate::store::{self, Repository};

/// Edit a client's file in your editor, then check and commit it
///
/// `VISUAL` or `EDITOR` says which editor. Where the check finds errors you can edit again, keep the text uncommitted in
/// the work tree, or drop it. With `--dry-run` the file is put back once the change was shown.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio edit baltika\n  EDITOR=nano folio edit baltika -m \"Prices after the meeting\""
)]
pub struct EditArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Opens the editor until the text passes the check or the user has enough.
pub fn run(args: &EditArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let editor = context.editor().ok_or_else(|| no_editor(&file))?;
    let before = ledger.read(&file.path).map_err(|fault| unreadable(&file, &fault))?;
    let committed = committed(&ledger, &file)?;
    let began_clean = committed.as_deref() == Some(&before);
    let kept = |error| kept(error, &file, began_clean.then(|| ledger.typed(&file.path)));
    loop {
        open(&editor, &ledger, &file).map_err(|error| match ledger.read(&file.path) {
            Ok(now) if now == before => {
                error.hint("nothing was changed; `VISUAL` or `EDITOR` says which editor is started")
            }
            _ => error.hint(format!("what it saved stands in `{}`, uncommitted", file.path)),
        })?;
        let now = ledger.read(&file.path).map_err(|fault| taken_away(&fault, &file, &ledger, committed.is_some()))?;
        if now == before {
            return Ok(as_it_was(&file, committed.as_deref() == Some(&now)));
        }
        let put_back = || store::replace_file(ledger.root(), ledger.environment(), &file.path, &now, &before);
        // Members, stages and fields may have come to `folio.toml` while the editor was open.
        let recorded = context.ledger().and_then(|ledger| record(args, context, &ledger, &file, committed.as_deref()));
        match recorded {
            Err(error) if error.kind() == ErrorKind::Findings && context.can_ask() => match next(&error, context)? {
                Next::Again => {}
                Next::Keep => return Ok(left_as_it_is(&file)),
                Next::Drop => {
                    put_back()?;
                    return Ok(as_it_was(&file, began_clean));
                }
            },
            recorded if args.wishes.dry_run => {
                put_back()?;
                return recorded;
            }
            recorded => return recorded.map_err(kept),
        }
    }
}

/// What the last commit holds of the file. Refuses where nothing could be committed, before the user has begun to write.
fn committed(ledger: &Ledger, file: &ClientFile) -> Result<Option<Vec<u8>>> {
    let repository = Repository::open(ledger.root(), ledger.environment())?.ok_or_else(crate::change::no_repository)?;
    repository.view()?.head(&file.path)
}

/// Commits the text, unless somebody else has committed to the file since the editor opened.
fn record(
    args: &EditArgs,
    context: &Context,
    ledger: &Ledger,
    file: &ClientFile,
    committed: Option<&[u8]>,
) -> Result<Outcome> {
    let done = context.record(ledger, &args.wishes, |draft| {
        // The editor may have saved over what came in between: an entry would vanish without anybody having meant it.
        if draft.head(&file.path)?.as_deref() != committed {
            return Err(Error::environment(format!(
                "{} was changed by another command while you edited it",
                file.slug
            ))
            .hint(format!("`git diff -- {}` shows what your text would take back", ledger.typed(&file.path))));
        }
        draft.take_up(&file.path)
    })?;
    Ok(Outcome::changed("edit", told(&done), done))
}

/// Runs the editor as git does: its name is a line of `sh`, the file its last word.
fn open(editor: &str, ledger: &Ledger, file: &ClientFile) -> Result<()> {
    let path = ledger.root().join(&file.path);
    let status = Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path).status();
    let status =
        status.map_err(|cause| Error::environment(format!("the editor `{editor}` did not start")).because(cause))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::environment(format!("the editor `{editor}` failed: {status}")))
}

/// What to do with a text that does not pass the check.
enum Next {
    Again,
    Keep,
    Drop,
}

fn next(error: &Error, context: &Context) -> Result<Next> {
    context.show(error);
    context.ask("Edit again, keep it uncommitted, or drop it? (e/k/d)", Some("e"), |typed| match typed {
        "e" | "edit" => Ok(Next::Again),
        "k" | "keep" => Ok(Next::Keep),
        "d" | "drop" => Ok(Next::Drop),
        _ => Err(Error::usage("type e, k or d")),
    })
}

/// What was written stays; git can drop it, by the path to type, only where nothing of it was there before.
fn kept(error: Error, file: &ClientFile, clean: Option<String>) -> Error {
    let error = error.hint(format!(
        "your text stands in `{}`: `folio edit {}` goes on with it, `folio commit` records it",
        file.path, file.slug
    ));
    match clean {
        Some(typed) => error.hint(format!("`git checkout -- {typed}` drops it")),
        None => error,
    }
}

fn as_it_was(file: &ClientFile, committed: bool) -> Outcome {
    let receipt =
        Receipt { line: format!("{} is as it was", file.slug), client: Some(file.slug.clone()), ..Receipt::default() };
    let outcome = Outcome::new("edit", Answer::Change(receipt));
    if committed {
        outcome
    } else {
        outcome.say(format!("it holds hand edits that are not committed: `folio commit {}`", file.slug))
    }
}

/// The user chose to go on later.
fn left_as_it_is(file: &ClientFile) -> Outcome {
    let line = format!("your text stands in {}, uncommitted", file.path);
    let receipt = Receipt { line, client: Some(file.slug.clone()), ..Receipt::default() };
    let outcome = Outcome::new("edit", Answer::Change(receipt)).code(1);
    outcome.say(format!("`folio edit {}` goes on with it, `folio commit` records it", file.slug))
}

fn no_editor(file: &ClientFile) -> Error {
    Error::environment("no editor is set")
        .hint(format!("set `VISUAL` or `EDITOR`, as in `EDITOR=nano folio edit {}`", file.slug))
        .hint(format!("or change `{}` with any program, and record it with `folio commit`", file.path))
}

/// The editor left no file, or none that can be read.
fn taken_away(fault: &store::ReadFault, file: &ClientFile, ledger: &Ledger, is_committed: bool) -> Error {
    let error = unreadable(file, fault);
    if !matches!(fault, store::ReadFault::Missing) {
        return error.hint(format!("the editor left it so: `folio check {}` says more", ledger.typed(&file.path)));
    }
    let error = error.hint("the editor took it away; look for what you wrote where it keeps its own copies");
    if !is_committed {
        return error;
    }
    error.hint(format!(
        "`git restore {}` brings back what the last commit has; `folio commit {}` records that the client is gone",
        ledger.typed(&file.path),
        file.slug
    ))
}

fn unreadable(file: &ClientFile, fault: &store::ReadFault) -> Error {
    Error::environment(format!("`{}` cannot be read: {fault}", file.path))
}
