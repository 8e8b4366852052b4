//! What the user types: one file per verb, a folder per group of verbs.
//!
//! # Adding a command
//! Write `commands/<verb>.rs` with a form (`<Verb>Args`, whose doc comment is the help) and an act
//! (`run(args, &Context) -> Result<Outcome>`); add one variant to [`Command`] and its arm to [`run`]. A command prints nothing,
//! opens nothing and never exits: it asks the [`Context`] and gives back an [`Outcome`].

mod check;
mod explain;
mod list;
mod outcome;
mod show;
mod when;

pub use outcome::{Answer, Outcome, Receipt};

use crate::context::Context;
use crate::error::Result;

/// What folio can do; each command's own form says what it is.
#[derive(Debug, clap::Subcommand)]
#[allow(missing_docs, reason = "the doc comment of each form is the help")]
pub enum Command {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Check(check::CheckArgs),
    Explain(explain::ExplainArgs),
}

/// Runs one command.
///
/// # Errors
/// Why the command could not do its work.
pub fn run(command: Command, context: &Context) -> Result<Outcome> {
    match command {
        Command::List(args) => list::run(&args, context),
        Command::Show(args) => show::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Explain(args) => explain::run(&args, context),
    }
}
