//! `[[documents]]`: closing documents and other papers that must come back signed.

use serde::{Deserialize, Serialize};

use super::contract::Contract;
use super::custom::Custom;
use super::value::{Day, Period, Ref, Slug};

/// A paper on its way: issued, sent, signed, received.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// Short name for links and commands; not needed, for contract, kind and period name the entry.
    pub id: Option<Slug>,
    /// What kind of paper it is.
    pub kind: DocumentKind,
    /// The contract it belongs to, by its number.
    pub contract: Option<Ref<Contract>>,
    /// The time it covers: a month `2026-09`, a quarter `2026-Q3` or a year `2026`.
    pub period: Option<Period>,
    /// Day on which we made it out.
    pub issued: Option<Day>,
    /// Day on which it went to the client.
    pub sent: Option<Day>,
    /// Day on which the client signed it.
    pub signed: Option<Day>,
    /// Day on which the signed paper was back with us.
    pub received: Option<Day>,
    /// The ledger's own fields, as `[custom.documents]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

/// What kind of paper a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DocumentKind {
    /// A certificate of work done.
    Act,
    /// A universal transfer document.
    Upd,
    /// A report the contract demands.
    Report,
    /// An invoice on paper.
    Invoice,
    /// A power of attorney.
    PowerOfAttorney,
    /// Another paper.
    Other,
}
