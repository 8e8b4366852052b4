//! `folio export`: the ledger as a file for other programs.

mod sqlite;

use super::Outcome;
use crate::context::Context;
use crate::error::Result;

/// Write the ledger as a file for other programs
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    #[command(subcommand)]
    format: ExportFormat,
}

#[derive(Debug, clap::Subcommand)]
enum ExportFormat {
    Sqlite(sqlite::SqliteArgs),
}

/// Runs the export of one format.
pub fn run(args: &ExportArgs, context: &Context) -> Result<Outcome> {
    match &args.format {
        ExportFormat::Sqlite(args) => sqlite::run(args, context),
    }
}
