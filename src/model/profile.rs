//! `[profile]`: who the client is.

use serde::{Deserialize, Serialize};

use super::client::Client;
use super::common::Light;
use super::settings::{Member, Tier};
use super::value::{Country, Currency, Day, Language, Money, Ref, Timezone};

/// Who the client is: names, place, people in charge on our side, and the manager's own judgement.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Profile {
    /// Name as people say it, in any script, such as `Балтика Инструмент`.
    pub name: String,
    /// The member who keeps the account and answers for it.
    pub manager: Ref<Member>,
    /// How much care the client gets: its tier sets cadence, response time and review clocks.
    #[serde(default = "Ref::standard")]
    pub tier: Ref<Tier>,
    /// Full name with the legal form, as contracts have it.
    pub legal_name: Option<String>,
    /// Tax number; look-alikes are found by it.
    pub tax_id: Option<String>,
    /// Number in the company register.
    pub registration: Option<String>,
    /// Trade the client is in, such as `machine tools`.
    pub industry: Option<String>,
    /// Part of the market or target group the client belongs to.
    pub segment: Option<String>,
    /// Size in people, offices or turnover, in your own words: `200 people, 3 offices`.
    pub size: Option<String>,
    /// The client's site.
    pub website: Option<String>,
    /// Internet domains of the client; addresses under them are theirs.
    #[serde(default)]
    pub domains: Vec<String>,
    /// City of the office you deal with.
    pub city: Option<String>,
    /// Country, two letters of ISO 3166: `RU`, `PH`.
    pub country: Option<Country>,
    /// Time zone of the people you deal with, such as `Asia/Manila`.
    pub timezone: Option<Timezone>,
    /// Language of documents for the client, such as `ru` or `en-GB`.
    pub language: Option<Language>,
    /// Currency the client pays in, such as `RUB`.
    pub currency: Option<Currency>,
    /// The client this one belongs to: holding, head office, franchiser.
    pub parent: Option<Ref<Client>>,
    /// First day as our client.
    pub since: Option<Day>,
    /// How the client came to us.
    pub source: Option<Source>,
    /// The client who recommended us.
    pub referred_by: Option<Ref<Client>>,
    /// The member who takes over when the manager is ill or away.
    pub backup: Option<Ref<Member>>,
    /// Our other people who work for this client.
    #[serde(default)]
    pub team: Vec<Ref<Member>>,
    /// What the client sells.
    pub offers: Option<String>,
    /// Who buys from the client.
    pub buyers: Option<String>,
    /// How the client works: its processes and what is peculiar about them.
    pub processes: Option<String>,
    /// The account in a few sentences, for a colleague who has to step in.
    pub summary: Option<String>,
    /// Figures by which the client judges its own success, such as `leads a month`.
    #[serde(default)]
    pub metrics: Vec<String>,
    /// What the client can spend with us in a year: `3000000 RUB`.
    pub annual_budget: Option<Money>,
    /// Early signs of a difficult client: reputation, reliability, finances.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Day on which reputation, reliability and finances were last checked.
    pub checked: Option<Day>,
    /// Special prices and spoken agreements that stand in no contract.
    #[serde(default)]
    pub terms: Vec<String>,
    /// How much may be told about the client.
    pub confidentiality: Option<Confidentiality>,
    /// The manager's own feeling about the account; shown beside the computed health, never mixed into it.
    pub pulse: Option<Light>,
    /// Day of the pulse.
    pub pulse_date: Option<Day>,
    /// Why the pulse is what it is.
    pub pulse_note: Option<String>,
    /// How many ordinary clients this one counts for in its manager's load.
    #[serde(default = "one")]
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub weight: u32,
    /// Words to find and group clients by.
    #[serde(default)]
    pub tags: Vec<String>,
}

fn one() -> u32 {
    1
}

/// How a client came to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Source {
    /// Somebody recommended us.
    Referral,
    /// They found us.
    Inbound,
    /// We found them.
    Outbound,
    /// An exhibition, a conference or another event.
    Event,
    /// Through a partner.
    Partner,
    /// Some other way.
    Other,
}

/// How much may be told about a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Confidentiality {
    /// Nothing special.
    Normal,
    /// A confidentiality agreement is in force.
    Nda,
    /// Only the team of this client may know.
    Restricted,
}
