//! `folio goal …`: what becomes of the client's goals.

mod revise;

use super::Outcome;
use crate::context::Context;
use crate::error::Result;

/// Keep the client's goals true
#[derive(Debug, clap::Args)]
pub struct GoalArgs {
    #[command(subcommand)]
    command: GoalCommand,
}

#[derive(Debug, clap::Subcommand)]
enum GoalCommand {
    Revise(revise::ReviseArgs),
}

/// Runs one of the group's verbs.
pub fn run(args: &GoalArgs, context: &Context) -> Result<Outcome> {
    match &args.command {
        GoalCommand::Revise(args) => revise::run(args, context),
    }
}
