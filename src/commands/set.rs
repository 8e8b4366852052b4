//! `folio set`: values by their addresses, as many as are wanted, in one commit.

use super::Outcome;
use super::stroke::{Stroke, strike};
use super::words::assignment::gathered;
use super::words::edits::settings;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;

/// Set values of a client by their addresses
///
/// `section.id.key` for an entry, `profile.key` for a table, `custom.key` for the ledger's own fields. An entry without id is
/// named by the beginning of its natural key: `interactions[2026-10-02]`. Values are read by the field's type: text as it is,
/// lists by commas (`\,` is a comma of the text) or by repeating the key, dates also as `fri` or `+3d`; `key:=TOML` takes a
/// literal, `key=` removes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio set baltika stakeholders.ivan.engagement=leading profile.tier=key\n  \
    folio set baltika 'interactions[2026-10-02].sentiment=1'\n  \
    folio set baltika 'contracts.\"№15/К\".state=active' 'contracts.\"№15/К\".signed=today'\n  \
    folio set baltika stakeholders.ivan.roles=decision-maker,day-to-day\n  \
    folio set baltika profile.pulse_note=")]
pub struct SetArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// `address=value`, `address:=TOML`, or `address=` to remove
    #[arg(required = true, value_name = "ADDRESS=VALUE")]
    values: Vec<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Edits every value that is not yet what it is to be.
pub fn run(args: &SetArgs, context: &Context) -> Result<Outcome> {
    let assignments = gathered(&args.values)?;
    strike("set", &args.client, &args.wishes, context, |reading| {
        let mut changed = settings(&assignments, reading)?;
        changed.retain(|setting| setting.edit.is_some());
        let edits = changed.iter().filter_map(|setting| setting.edit.clone()).collect();
        let addresses = changed.iter().map(|setting| setting.address.as_str()).collect::<Vec<_>>().join(", ");
        let line = format!("set {addresses} of {}", reading.client);
        let mut act = Act::on("set", reading.client).about(addresses);
        act.entries = changed.into_iter().map(|setting| setting.entry).collect();
        act.entries.dedup();
        Ok(Stroke { edits, line, act })
    })
}
