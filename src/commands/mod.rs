//! What the user types: one file per verb, a folder where a verb needs several; beside them what verbs share.
//!
//! # Adding a command
//! 1. Write `commands/<verb>.rs` with a form (`<Verb>Args`: its doc comment is the help, `after_help` the examples) and an act
//!    (`run(args, &Context) -> Result<Outcome>`). A command prints nothing, reads no clock and never exits: it asks the
//!    [`Context`] and gives back an [`Outcome`].
//! 2. Add the `mod` line, one variant to [`Command`] and its arm to [`run`].
//! 3. Tell its story in `tests/commands/<verb>.rs`, and name it in the README.
//!
//! What comes for free: formats, errors, exit codes, completion, the man page.

mod accounts;
mod add;
mod agenda;
mod asking;
mod brief;
mod carried;
mod chase;
mod check;
mod commit;
mod commitment;
mod decide;
mod doctor;
mod drift;
mod edit;
mod explain;
mod export;
mod find;
mod fmt;
mod globals;
mod goal;
mod handover;
mod health;
mod hook;
mod init;
mod items;
mod keep;
mod left_out;
mod list;
mod load;
mod log;
mod map;
mod mention;
mod miss;
mod r#move;
mod new;
mod next;
mod outcome;
mod pay;
mod portfolio;
mod promise;
mod query;
mod reader;
mod receivables;
mod rename;
mod renewals;
mod replace;
mod rm;
mod schema;
mod scope;
mod set;
mod shell;
mod show;
mod signature;
mod stage;
mod status;
mod stroke;
mod warn;
mod weigh;
mod words;

pub use globals::Globals;
use outcome::item;
pub use outcome::{Answer, Conversation, Outcome, Receipt};

use crate::context::Context;
use crate::error::Result;

/// A plain-text, git-backed ledger of client accounts
#[derive(Debug, clap::Parser)]
#[command(name = "folio", version, arg_required_else_help = true, disable_help_subcommand = false)]
#[command(after_help = "A ledger is found by walking up from the working directory to `folio.toml`.\n\
    Exit codes: 0 done, 1 findings, 2 usage, 3 environment (git, files, lock), 4 a bug in folio.")]
pub struct Words {
    /// Flags that stand before or after any command.
    #[command(flatten)]
    pub globals: Globals,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// What folio can do; each command's own form says what it is.
///
/// A form is read only when its command is called: reading them all takes longer than many a command does.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
#[allow(missing_docs, reason = "the doc comment of each form is the help")]
pub enum Command {
    Init(init::InitArgs),
    New(new::NewArgs),
    Log(log::LogArgs),
    Promise(promise::PromiseArgs),
    Keep(keep::KeepArgs),
    Move(r#move::MoveArgs),
    Miss(miss::MissArgs),
    Warn(warn::WarnArgs),
    Add(add::AddArgs),
    Set(set::SetArgs),
    Chase(chase::ChaseArgs),
    Pay(pay::PayArgs),
    Stage(stage::StageArgs),
    Goal(goal::GoalArgs),
    Decide(decide::DecideArgs),
    Replace(replace::ReplaceArgs),
    Handover(handover::HandoverArgs),
    Edit(edit::EditArgs),
    Rm(rm::RmArgs),
    Rename(rename::RenameArgs),
    Agenda(agenda::AgendaArgs),
    Next(next::NextArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Query(query::QueryArgs),
    Find(find::FindArgs),
    Brief(brief::BriefArgs),
    Status(status::StatusArgs),
    Map(map::MapArgs),
    Health(health::HealthArgs),
    Portfolio(portfolio::PortfolioArgs),
    Receivables(receivables::ReceivablesArgs),
    Renewals(renewals::RenewalsArgs),
    Load(load::LoadArgs),
    Drift(drift::DriftArgs),
    Check(check::CheckArgs),
    Explain(explain::ExplainArgs),
    Fmt(fmt::FmtArgs),
    Commit(commit::CommitArgs),
    Hook(hook::HookArgs),
    Doctor(doctor::DoctorArgs),
    Schema(schema::SchemaArgs),
    Export(export::ExportArgs),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
}

/// Runs one command.
///
/// # Errors
/// Why the command could not do its work.
pub fn run(command: Command, context: &Context) -> Result<Outcome> {
    match command {
        Command::Init(args) => init::run(&args, context),
        Command::New(args) => new::run(&args, context),
        Command::Log(args) => log::run(args, context),
        Command::Promise(args) => promise::run(&args, context),
        Command::Keep(args) => keep::run(&args, context),
        Command::Move(args) => r#move::run(&args, context),
        Command::Miss(args) => miss::run(&args, context),
        Command::Warn(args) => warn::run(&args, context),
        Command::Add(args) => add::run(&args, context),
        Command::Set(args) => set::run(&args, context),
        Command::Chase(args) => chase::run(&args, context),
        Command::Pay(args) => pay::run(&args, context),
        Command::Stage(args) => stage::run(&args, context),
        Command::Decide(args) => decide::run(&args, context),
        Command::Goal(args) => goal::run(&args, context),
        Command::Replace(args) => replace::run(&args, context),
        Command::Handover(args) => handover::run(&args, context),
        Command::Edit(args) => edit::run(&args, context),
        Command::Rm(args) => rm::run(&args, context),
        Command::Rename(args) => rename::run(&args, context),
        Command::Agenda(args) => agenda::run(&args, context),
        Command::Next(args) => next::run(&args, context),
        Command::List(args) => list::run(&args, context),
        Command::Show(args) => show::run(&args, context),
        Command::Query(args) => query::run(&args, context),
        Command::Find(args) => find::run(&args, context),
        Command::Brief(args) => brief::run(&args, context),
        Command::Status(args) => status::run(&args, context),
        Command::Map(args) => map::run(&args, context),
        Command::Health(args) => health::run(&args, context),
        Command::Portfolio(args) => portfolio::run(&args, context),
        Command::Receivables(args) => receivables::run(&args, context),
        Command::Renewals(args) => renewals::run(&args, context),
        Command::Load(args) => load::run(&args, context),
        Command::Drift(args) => drift::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Explain(args) => explain::run(&args, context),
        Command::Fmt(args) => fmt::run(&args, context),
        Command::Commit(args) => commit::run(&args, context),
        Command::Hook(args) => hook::run(&args, context),
        Command::Doctor(args) => doctor::run(&args, context),
        Command::Schema(args) => schema::run(&args, context),
        Command::Export(args) => export::run(&args, context),
        Command::Completions(args) => Ok(shell::completions(&args)),
        Command::Man(args) => shell::man(&args),
    }
}
