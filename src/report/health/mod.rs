//! Health: every client in a line, or one with its factors, what they rest on and where it goes.

mod inputs;
mod page;
mod said;

use serde::Serialize;
use serde_json::Value;

use super::Evidence;
use crate::facts::health::{Factor, FactorKind, Health, Reading, RedRule, Trend, change, trend};
use crate::facts::{AsOf, decimals, health};
use crate::ledger::Account;

pub use page::{one, table};
pub(super) use said::red;
pub use said::said;

/// The health of one client, ready to be shown.
#[derive(Debug, Clone, Serialize)]
pub struct Checkup {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// Who keeps it.
    pub manager: Option<String>,
    /// The score; absent where too little is known.
    pub score: Option<u32>,
    /// The colour of the score.
    pub light: Option<String>,
    /// How much of all weight has data, in percent.
    pub coverage: u32,
    /// The score less that of the first day of the trend.
    pub change: Option<i64>,
    /// The manager's own judgement, never mixed into the score.
    pub pulse: Pulse,
    /// What makes the client red whatever the sum says.
    pub reds: Vec<RedLine>,
    /// The factors, in the order of the settings.
    pub factors: Vec<FactorLine>,
    /// The scores over the time of the trend; empty in a table of many clients.
    pub trend: Vec<TrendPoint>,
    /// Where the client is written down.
    pub evidence: Vec<Evidence>,
    /// What to type next.
    pub next: String,
    /// The health itself, for the words of the page.
    #[serde(skip)]
    pub health: Health,
}

/// The manager's own judgement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pulse {
    /// The colour.
    pub light: Option<String>,
    /// Its day.
    pub day: Option<String>,
    /// Why.
    pub note: Option<String>,
}

/// Something that makes a client red.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedLine {
    /// The rule.
    pub rule: String,
    /// The record's own name; empty for feedback.
    pub entry: String,
    /// For how long: calendar days of an invoice, working days of a complaint or a promise.
    pub days: i64,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// A factor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorLine {
    /// Which.
    pub factor: String,
    /// Its weight.
    pub weight: u32,
    /// Its score, with one digit after the point at most; absent without data.
    pub score: Option<f64>,
    /// What it was worked out from.
    pub inputs: Value,
    /// The records behind it.
    pub evidence: Vec<Evidence>,
}

/// The score on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrendPoint {
    /// The day.
    pub day: String,
    /// The score; absent where too little was known.
    pub score: Option<u32>,
    /// The colour.
    pub light: Option<String>,
}

/// The health of one client, for a line of a table.
pub fn line(account: &Account, as_of: &AsOf<'_>) -> Checkup {
    let today = health(&account.client, as_of);
    let change = change(&account.client, &today, as_of);
    checkup_of(account, today, change, Vec::new())
}

/// Puts those that need somebody most first: red, then by score, unknown ones last.
pub fn sort(checkups: &mut [Checkup]) {
    checkups.sort_by(|one, other| {
        let rank = |checkup: &Checkup| (!checkup.health.is_red(), checkup.score.unwrap_or(u32::MAX));
        rank(one).cmp(&rank(other)).then_with(|| one.client.cmp(&other.client))
    });
}

/// The health of one client with its trend.
pub fn checkup(account: &Account, as_of: &AsOf<'_>) -> Checkup {
    let today = health(&account.client, as_of);
    let Trend { points, change } = trend(&account.client, as_of);
    let shown = points.iter().map(|point| TrendPoint {
        day: point.day.to_string(),
        score: point.score,
        light: point.light.map(|light| light.to_string()),
    });
    checkup_of(account, today, change, shown.collect())
}

fn checkup_of(account: &Account, health: Health, change: Option<i64>, trend: Vec<TrendPoint>) -> Checkup {
    let profile = account.client.profile.as_ref();
    let factor = |factor: &Factor| FactorLine {
        factor: factor.kind.to_string(),
        weight: factor.weight,
        score: factor.reading.as_ref().map(|reading| decimals(reading.score(), 1)),
        inputs: factor.reading.as_ref().map_or(Value::Null, inputs::inputs),
        evidence: factor.reading.iter().flat_map(Reading::records).map(|path| Evidence::at(account, path)).collect(),
    };
    let reds = health.reds.iter().map(|red| RedLine {
        rule: red.rule.to_string(),
        entry: red.entry.clone(),
        days: red.days,
        evidence: vec![Evidence::at(account, &red.record)],
    });
    Checkup {
        client: account.slug().to_owned(),
        name: account.name().to_owned(),
        manager: profile.map(|profile| profile.manager.to_string()),
        score: health.score,
        light: health.light.map(|light| light.to_string()),
        coverage: health.coverage,
        change,
        pulse: profile
            .map(|profile| Pulse {
                light: profile.pulse.map(|light| light.to_string()),
                day: profile.pulse_date.map(|day| day.to_string()),
                note: profile.pulse_note.clone(),
            })
            .unwrap_or_default(),
        reds: reds.collect(),
        factors: health.factors.iter().map(factor).collect(),
        trend,
        evidence: vec![Evidence::at(account, &crate::source::KeyPath::key("profile"))],
        next: next(account.slug(), &health),
        health,
    }
}

/// What to type next: about what makes the client red, else about what costs most.
fn next(client: &str, health: &Health) -> String {
    if let Some(red) = health.reds.first() {
        return match red.rule {
            RedRule::OldInvoice => format!("folio show {client} invoices"),
            RedRule::CriticalComplaint => format!("folio show {client} feedback"),
            RedRule::BrokenPromise => format!("folio keep {client} {}", red.entry),
            RedRule::CutThread => format!("folio map {client}"),
            RedRule::Notice => format!("folio show {client} contracts"),
        };
    }
    match health.weakest().map(|factor| factor.kind) {
        Some(FactorKind::Contact) => format!("folio log {client} \"…\" --kind call"),
        Some(FactorKind::Promises) => format!("folio show {client} commitments"),
        Some(FactorKind::Satisfaction) => format!("folio show {client} feedback"),
        Some(FactorKind::Relationship) => format!("folio map {client}"),
        Some(FactorKind::Payment) => format!("folio show {client} invoices"),
        Some(FactorKind::Goal) => format!("folio show {client} goals"),
        Some(FactorKind::Continuity) => format!("folio show {client} contracts"),
        None => format!("folio show {client}"),
    }
}
