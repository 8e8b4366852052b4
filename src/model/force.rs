//! `[[forces]]`: what drives the client from outside and inside.

use serde::{Deserialize, Serialize};

use super::common::{Degree, yes};
use super::custom::Custom;
use super::value::{Day, Slug, Target};

/// A driving force: who or what acts on the client's business.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Force {
    /// Short name that changes refer to, such as `steel`.
    pub id: Slug,
    /// Where the force comes from.
    pub direction: Direction,
    /// The force by name, such as `Steel mills`.
    pub name: String,
    /// `false` answers the direction with "does not apply"; say why in `reason`.
    #[serde(default = "yes")]
    pub applies: bool,
    /// Why the direction does not apply.
    pub reason: Option<String>,
    /// How strongly it acts.
    pub strength: Option<Degree>,
    /// What there is to know about it.
    pub note: Option<String>,
    /// Where we know it from.
    pub evidence: Option<String>,
    /// Day on which the force was last thought through.
    pub reviewed: Option<Day>,
    /// The ledger's own fields, as `[custom.forces]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Target for Force {
    const NAME: &'static str = "forces";
}

/// Where a driving force comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Direction {
    /// The client's suppliers.
    Supplier,
    /// The client's own customers.
    Customer,
    /// The client's competitors.
    Competitor,
    /// What could be bought instead of the client's goods.
    Substitute,
    /// Factors inside the client's firm.
    Internal,
    /// Firms about to enter the market.
    NewEntrant,
    /// Laws and authorities.
    Regulation,
    /// Technology.
    Technology,
    /// The economy at large.
    Economy,
    /// Something else.
    Other,
}
