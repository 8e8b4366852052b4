//! `folio set`: values by their addresses, as many as are wanted, of one client or of many, in one commit.

mod many;

use super::Outcome;
use super::stroke::{Stroke, strike};
use super::words::assignment::gathered;
use super::words::edits::settings;
use super::words::moving::refuse_silent_moves;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;

/// Set values by their addresses: of a client, or of all that `--where` chooses
///
/// `section.id.key` for an entry, `profile.key` for a table, `custom.key` for the ledger's own fields. An entry without id is
/// named by the beginning of its natural key: `interactions[2026-10-02]`. Values are read by the field's type: text as it is,
/// lists by commas (`\,` is a comma of the text) or by repeating the key, dates also as `fri` or `+3d`; `key:=TOML` takes a
/// literal, `key=` removes.
///
/// The day of an open promise is moved with `folio move`, which keeps the first day and the reason.
///
/// With `--where` the clients are those for which an SQL expression over the table `clients` is true. What would change is
/// shown; `--apply` changes it, in one commit or, where the check finds an error in any of the files, not at all. A client that
/// lacks an entry which an address names is left out and counted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio set baltika stakeholders.ivan.engagement=leading profile.tier=key\n  \
    folio set baltika 'interactions[2026-10-02].sentiment=1'\n  \
    folio set baltika 'contracts.\"№15/К\".state=active' 'contracts.\"№15/К\".signed=today'\n  \
    folio set baltika stakeholders.ivan.roles=decision-maker,day-to-day\n  \
    folio set baltika profile.pulse_note=\n  \
    folio set --where \"industry = 'retail'\" profile.segment=retail\n  \
    folio set --where \"manager = 'lev'\" profile.manager=boris --apply -m \"Lev is on leave\"")]
#[command(override_usage = "folio set [OPTIONS] <CLIENT> <ADDRESS=VALUE>...\n       \
    folio set [OPTIONS] --where <EXPRESSION> <ADDRESS=VALUE>...")]
pub struct SetArgs {
    /// The client: its slug, the beginning of it, or its name
    #[arg(required_unless_present = "where")]
    client: Option<String>,
    /// `address=value`, `address:=TOML`, or `address=` to remove
    #[arg(required_unless_present = "where", value_name = "ADDRESS=VALUE")]
    values: Vec<String>,
    /// Instead of a client: all for which this SQL expression over `clients` is true
    #[arg(long, value_name = "EXPRESSION")]
    r#where: Option<String>,
    /// With `--where`: make the change that is otherwise only shown
    #[arg(long, requires = "where", conflicts_with = "dry_run")]
    apply: bool,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Edits every value that is not yet what it is to be.
pub fn run(args: &SetArgs, context: &Context) -> Result<Outcome> {
    if let Some(condition) = &args.r#where {
        return many::run(args, condition, context);
    }
    let assignments = gathered(&args.values)?;
    let client = args.client.as_deref().unwrap_or_default();
    strike("set", client, &args.wishes, context, |reading| {
        let mut changed = settings(&assignments, reading)?;
        refuse_silent_moves(&changed, reading)?;
        changed.retain(|setting| setting.edit.is_some());
        let edits = changed.iter().filter_map(|setting| setting.edit.clone()).collect();
        let addresses = changed.iter().map(|setting| setting.address.as_str()).collect::<Vec<_>>().join(", ");
        let shown = changed.iter().map(|setting| setting.shown.as_str()).collect::<Vec<_>>().join(", ");
        let line = format!("set {shown} of {}", reading.client);
        let mut act = Act::on("set", reading.client).about(addresses);
        act.entries = changed.into_iter().map(|setting| setting.entry).collect();
        act.entries.dedup();
        Ok(Stroke { edits, line, act })
    })
}
