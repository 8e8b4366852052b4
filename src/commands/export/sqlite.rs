//! `folio export sqlite`: every table and view in one file.

use std::fs::Permissions;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::commands::{Answer, Outcome, left_out};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::store::must_lie_elsewhere;

/// One SQLite database with every table and view, for Datasette, DBeaver, DuckDB, Metabase …
///
/// Views become tables. What depends on the day, such as `days_overdue`, is as of the ledger's day, which the table `folio` names.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio export sqlite ledger.sqlite\n  folio --today 2026-03-02 export sqlite march.sqlite --force"
)]
pub struct SqliteArgs {
    /// The file to write
    file: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
}

/// Writes beside the target first, so that a half-written file never bears its name.
pub fn run(args: &SqliteArgs, context: &Context) -> Result<Outcome> {
    if args.file.as_os_str() == "-" {
        return Err(
            Error::usage("a database is a file, and `-` is none").hint("name it: `folio export sqlite ledger.sqlite`")
        );
    }
    let target = context.directory().join(&args.file);
    let shown = args.file.display();
    let exists =
        || Error::usage(format!("`{shown}` is there already")).hint("`--force` writes over it; or name another file");
    let ledger = context.ledger()?;
    must_lie_elsewhere(&target, &args.file, ledger.root(), ledger.environment())?;
    if !args.force && target.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let database = context.database(&ledger)?;
    let folder = target.parent().unwrap_or(context.directory());
    let unwritable = |cause: std::io::Error| {
        let named = args.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if cause.kind() == ErrorKind::NotFound {
            return Error::environment(format!("there is no folder `{}` to write into", named.display()))
                .hint("make it, or name a file elsewhere");
        }
        Error::environment(format!("nothing can be written into the folder `{}`", named.display()))
            // The cause itself names a file that only folio knows.
            .because(std::io::Error::from(cause.kind()))
            .hint("check that you may write to it, or name a file elsewhere")
    };
    let readable = Permissions::from_mode(0o666);
    let draft = Builder::new()
        .permissions(readable)
        .prefix(".folio-export-")
        .suffix(".sqlite")
        .tempfile_in(folder)
        .map_err(unwritable)?;
    let about = [
        ("ledger", ledger.settings().ledger.name.clone()),
        ("day", ledger.today().to_string()),
        ("folio", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    database.export(draft.path(), &about)?;
    let kept = if args.force { draft.persist(&target).map(drop) } else { draft.persist_noclobber(&target).map(drop) };
    kept.map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => exists(),
        _ => unwritable(error.error),
    })?;
    let mut outcome = Outcome::new("export", Answer::Nothing).say(format!(
        "{} tables in {shown}, as of {}",
        database.relations().all().len() + 1,
        ledger.today()
    ));
    outcome.talk.extend(left_out::of_rows(&database, &ledger, context)?);
    Ok(outcome)
}
