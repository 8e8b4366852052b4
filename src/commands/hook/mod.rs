//! `folio hook …`: what git runs by itself in a ledger.

mod install;
mod script;

pub use script::Script;

use super::Outcome;
use crate::context::Context;
use crate::error::Result;

/// Let git check what is committed by hand
#[derive(Debug, clap::Args)]
pub struct HookArgs {
    #[command(subcommand)]
    command: HookCommand,
}

#[derive(Debug, clap::Subcommand)]
enum HookCommand {
    Install(install::InstallArgs),
}

/// Runs one of the group's verbs.
pub fn run(args: &HookArgs, context: &Context) -> Result<Outcome> {
    match &args.command {
        HookCommand::Install(args) => install::run(args, context),
    }
}
