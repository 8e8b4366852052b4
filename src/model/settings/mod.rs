//! `folio.toml`: what the ledger's own firm has settled, with a default for almost everything.
//!
//! One table or list a file. What is absent or malformed has its default here; what is wrong with it, the schema says.
//!
//! # Adding a weight, a limit or a clock
//! Add one member with its doc comment and its default to the struct of its table, and read it where the fact is computed, from
//! `as_of.settings`: rules, reports and questions follow. Then rewrite the schema (`FOLIO_WRITE_SCHEMA=1 cargo test
//! schema_is_current`), show the default in `commands/init/folio.toml`, and say in `tests/commands/settings.rs` what it
//! changes: tests tell if one of these was forgotten.

mod chasing;
mod clocks;
mod custom_field;
mod health;
mod ledger;
mod lifecycle;
mod limits;
mod load;
mod member;
mod pipeline;
mod rule_level;
mod tier;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

pub use chasing::{Chasing, LadderStep};
pub use clocks::Clocks;
pub use custom_field::{CustomField, CustomFields, CustomType};
pub use health::Health;
pub use ledger::{DocumentLanguage, Ledger};
pub use lifecycle::{LifecycleStage, OnEnter, OnStuck, StageKind};
pub use limits::Limits;
pub use load::Load;
pub use member::{Absence, Grade, Member, MemberRole};
pub use pipeline::{PipelineKind, PipelineStage};
pub use rule_level::RuleLevel;
pub use tier::Tier;

use super::rows::{Rows, sound};
use super::value::{Calendar, Email, Timezone};

/// The format of ledgers that this folio reads and writes.
pub const FORMAT: u32 = 1;

/// `folio.toml`, whole, every default filled in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-folio-required" = ["format", "ledger"])))]
#[serde(default)]
pub struct Settings {
    /// The format the ledger is written in: 1.
    #[serde(deserialize_with = "sound_or_default")]
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub format: Format,
    /// The ledger's name, place and working hours.
    #[serde(deserialize_with = "sound_or_default")]
    pub ledger: Ledger,
    /// Our people.
    pub members: Rows<Member>,
    /// The stages of a client, in order.
    pub lifecycle: Rows<LifecycleStage>,
    /// How much care clients get; the first tier is the dearest.
    pub tiers: Rows<Tier>,
    /// The stages of an opportunity, in order.
    pub pipeline: Rows<PipelineStage>,
    /// The level of any check by its name: `single-threaded = "note"`.
    #[serde(deserialize_with = "sound_or_default")]
    pub rules: BTreeMap<String, RuleLevel>,
    /// Weights of the health score, which add up to 100, its colours and caps, and what is red whatever it says.
    #[serde(deserialize_with = "sound_or_default")]
    pub health: Health,
    /// How long things stay fresh, and how far ahead one looks.
    #[serde(deserialize_with = "sound_or_default")]
    pub clocks: Clocks,
    /// From where on shares are too large, and how many records a share needs.
    #[serde(deserialize_with = "sound_or_default")]
    pub limits: Limits,
    /// Who reminds of unpaid invoices, and how.
    #[serde(deserialize_with = "sound_or_default")]
    pub chasing: Chasing,
    /// How many clients and projects a person can carry.
    #[serde(deserialize_with = "sound_or_default")]
    pub load: Load,
    /// The ledger's own typed fields, by section.
    #[serde(deserialize_with = "sound_or_default")]
    pub custom: CustomFields,
}

/// The number of a ledger format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(transparent)]
#[cfg_attr(test, schemars(inline))]
pub struct Format(pub u32);

impl Default for Format {
    fn default() -> Format {
        Format(FORMAT)
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            format: Format::default(),
            ledger: Ledger::default(),
            members: Rows::default(),
            lifecycle: lifecycle::customary(),
            tiers: tier::customary(),
            pipeline: pipeline::customary(),
            rules: BTreeMap::new(),
            health: Health::default(),
            clocks: Clocks::default(),
            limits: Limits::default(),
            chasing: Chasing::default(),
            load: Load::default(),
            custom: CustomFields::default(),
        }
    }
}

impl Settings {
    /// The ledger's time zone, in which moments without an offset are written.
    pub fn zone(&self) -> &Timezone {
        &self.ledger.timezone
    }

    /// Working days and hours of the firm.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(&self.ledger.workdays, &self.ledger.holidays, self.ledger.hours)
    }

    /// The member with this id.
    pub fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().map(|row| &row.value).find(|member| member.id.as_str() == id)
    }

    /// The member with this e-mail address; letter case does not count.
    pub fn member_by_email(&self, address: &str) -> Option<&Member> {
        let same = |email: &Email| email.as_str().to_lowercase() == address.to_lowercase();
        self.members.iter().map(|row| &row.value).find(|member| member.emails.iter().any(same))
    }

    /// The tier with this id.
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().map(|row| &row.value).find(|tier| tier.id.as_str() == id)
    }

    /// The stage of clients with this id.
    pub fn lifecycle_stage(&self, id: &str) -> Option<&LifecycleStage> {
        self.lifecycle.iter().map(|row| &row.value).find(|stage| stage.id.as_str() == id)
    }

    /// The stage of opportunities with this id.
    pub fn pipeline_stage(&self, id: &str) -> Option<&PipelineStage> {
        self.pipeline.iter().map(|row| &row.value).find(|stage| stage.id.as_str() == id)
    }
}

/// Reads a table of which a malformed one counts as absent.
fn sound_or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(sound(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Settings, StageKind};
    use crate::source::Tree;

    fn settings(text: &str) -> Settings {
        Tree::parse(text).decode().unwrap()
    }

    #[test]
    fn an_empty_file_has_every_default() {
        assert_eq!(settings(""), Settings::default());
        let ids: Vec<_> = Settings::default().lifecycle.iter().map(|stage| stage.id.to_string()).collect();
        assert_eq!(ids.len(), 14);
        assert_eq!(Settings::default().health.weights().iter().sum::<u32>(), 100);
    }

    #[test]
    fn what_is_written_replaces_what_is_customary() {
        let settings = settings(
            "[ledger]\nname = 'A'\ntimezone = 'Asia/Manila'\n[[lifecycle]]\nid = 'in'\nkind = 'live'\n[health]\ncontact = 25",
        );
        assert_eq!(settings.zone().name(), "Asia/Manila");
        assert_eq!(settings.lifecycle.len(), 1);
        assert_eq!(settings.lifecycle_stage("in").unwrap().kind, StageKind::Live);
        assert_eq!((settings.health.contact, settings.health.promises), (25, 20));
    }

    #[test]
    fn a_malformed_table_has_its_defaults_and_hides_no_other() {
        let settings = settings(
            "format = 'one'\n[load]\njunior = 'few'\n[clocks]\nwatch = '90d'\n[[members]]\n[[members]]\nid = 'anna'",
        );
        assert_eq!(settings.load.junior, 3);
        assert_eq!(settings.clocks.watch.to_string(), "90d");
        assert_eq!(settings.member("anna").unwrap().name(), "anna");
    }
}
