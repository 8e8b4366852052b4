//! The health of a client: a heuristic from 0 to 100 over seven factors, one a file.
//!
//! The weights, the bands of the colours and the least coverage are settings (`[health]`); the formulas are those of `domain.md`.
//! Health on an earlier day is that of the client [as it was known then](fn@super::rewound).

mod contact;
mod continuity;
mod goal;
mod payment;
mod promises;
mod reds;
mod relationship;
mod satisfaction;
#[cfg(test)]
mod tests;
mod trend;

pub use contact::Touch;
pub use continuity::Continuity;
pub use goal::{Aim, GoalStanding};
pub use payment::Payment;
pub use promises::Promises;
pub use reds::{Red, RedRule};
pub use relationship::Relationship;
pub use satisfaction::Satisfaction;
pub use trend::{HealthChange, Point, Trend, change, health_change, trend};

use super::{AsOf, decimals, rewound, whole_percent};
use crate::model::Client;
use crate::model::common::Light;
use crate::model::contract::{Contract, ContractState};
use crate::model::settings;
use crate::model::value::Day;
use crate::source::KeyPath;

/// What a factor found.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// Recent contact.
    Contact(Touch),
    /// Promises kept.
    Promises(Promises),
    /// Feedback and mood.
    Satisfaction(Satisfaction),
    /// People and threads.
    Relationship(Relationship),
    /// Invoices paid in time.
    Payment(Payment),
    /// The goal.
    Goal(Aim),
    /// The contract going on.
    Continuity(Continuity),
}

impl Reading {
    /// The score, 0 to 100.
    pub fn score(&self) -> f64 {
        let score = match self {
            Reading::Contact(found) => found.score,
            Reading::Promises(found) => found.score,
            Reading::Satisfaction(found) => found.score,
            Reading::Relationship(found) => found.score,
            Reading::Payment(found) => found.score,
            Reading::Goal(found) => found.score,
            Reading::Continuity(found) => found.score,
        };
        score.clamp(0.0, 100.0)
    }

    /// The records behind it.
    pub fn records(&self) -> &[KeyPath] {
        match self {
            Reading::Contact(found) => &found.records,
            Reading::Promises(found) => &found.records,
            Reading::Satisfaction(found) => &found.records,
            Reading::Relationship(found) => &found.records,
            Reading::Payment(found) => &found.records,
            Reading::Goal(found) => &found.records,
            Reading::Continuity(found) => &found.records,
        }
    }
}

/// A factor of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum FactorKind {
    /// Recent contact.
    Contact,
    /// Promises kept.
    Promises,
    /// Feedback and mood.
    Satisfaction,
    /// People and threads.
    Relationship,
    /// Invoices paid in time.
    Payment,
    /// The goal.
    Goal,
    /// The contract going on.
    Continuity,
}

/// A factor with its weight and what it found.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Which it is.
    pub kind: FactorKind,
    /// Its weight, by the settings.
    pub weight: u32,
    /// What it found; `None` without data, and then its weight does not count.
    pub reading: Option<Reading>,
}

/// The health of a client on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    /// The score, rounded; `None` where the factors with data weigh too little, which is called insufficient.
    pub score: Option<u32>,
    /// How much of all weight has data, in whole percent.
    pub coverage: u32,
    /// The colour; `None` where the score is insufficient and nothing makes the client red.
    pub light: Option<Light>,
    /// The factors, in the order of the settings.
    pub factors: Vec<Factor>,
    /// What makes the client red whatever the sum says.
    pub reds: Vec<Red>,
}

impl Health {
    /// Whether the client is red.
    pub fn is_red(&self) -> bool {
        self.light == Some(Light::Red)
    }

    /// The factor that costs most of the score: by weight times what it lacks.
    pub fn weakest(&self) -> Option<&Factor> {
        let lack = |factor: &Factor| {
            let score = factor.reading.as_ref().map_or(100.0, Reading::score);
            f64::from(factor.weight) * (100.0 - score)
        };
        self.factors.iter().filter(|factor| lack(factor) > 0.0).max_by(|one, other| lack(one).total_cmp(&lack(other)))
    }
}

/// The health of a client on the day.
///
/// The weighted mean of the factors that have data; green and amber from the bands of the settings on, the score rounded first.
/// Where these factors weigh less than `health.coverage` of all, there is no score; what makes a client red does so all the same.
pub fn health(client: &Client, as_of: &AsOf<'_>) -> Health {
    if told_by_dates(client, as_of) {
        return of_known(client, as_of);
    }
    of_known(&rewound(client, as_of.today, as_of.zone), as_of)
}

/// Whether each fact that health rests on tells by its own dates what was known on the day, so that nothing has to be rewound.
///
/// Copying a client costs more than looking at it, and on most days of most clients there is no need: a wording, an agreement, a
/// signature, a settled complaint or a person of a later day is what makes one.
fn told_by_dates(client: &Client, as_of: &AsOf<'_>) -> bool {
    let later = |day: Option<Day>| day.is_some_and(|day| day > as_of.today);
    let ended = |contract: &Contract| contract.state == ContractState::Expired && contract.ends >= Some(as_of.today);
    !(later(client.communication.as_ref().and_then(|agreement| agreement.agreed))
        || client.revisions.iter().any(|revision| revision.date > as_of.today)
        || client.feedback.iter().any(|word| later(word.resolved))
        || client.stakeholders.iter().any(|person| later(person.joined))
        || client.contracts.iter().any(|contract| later(contract.signed) || ended(contract)))
}

/// The health of a client of whom nothing is known that is dated after the day.
fn of_known(client: &Client, as_of: &AsOf<'_>) -> Health {
    let factors = factors(client, as_of);
    let reds = reds::reds(client, as_of);
    let settings = &as_of.settings.health;
    let whole: u32 = factors.iter().map(|factor| factor.weight).sum();
    let known = || factors.iter().filter_map(|factor| Some((factor.weight, factor.reading.as_ref()?.score())));
    let weight: u32 = known().map(|(weight, _)| weight).sum();
    let coverage = whole_percent(weight.into(), whole.into());
    let sum: f64 = known().map(|(weight, score)| f64::from(weight) * score).sum();
    let enough = weight > 0 && coverage >= settings.coverage;
    let score = enough.then(|| rounded(sum / f64::from(weight)));
    let light = if reds.is_empty() { score.map(|score| colour(score, settings)) } else { Some(Light::Red) };
    Health { score, coverage, light, factors, reds }
}

fn factors(client: &Client, as_of: &AsOf<'_>) -> Vec<Factor> {
    let settings = &as_of.settings.health;
    let readings = [
        (FactorKind::Contact, settings.contact, contact::touch(client, as_of).map(Reading::Contact)),
        (FactorKind::Promises, settings.promises, promises::promises(client, as_of).map(Reading::Promises)),
        (
            FactorKind::Satisfaction,
            settings.satisfaction,
            satisfaction::satisfaction(client, as_of).map(Reading::Satisfaction),
        ),
        (
            FactorKind::Relationship,
            settings.relationship,
            relationship::relationship(client, as_of).map(Reading::Relationship),
        ),
        (FactorKind::Payment, settings.payment, payment::payment(client, as_of).map(Reading::Payment)),
        (FactorKind::Goal, settings.goal, Some(Reading::Goal(goal::aim(client, as_of)))),
        (FactorKind::Continuity, settings.continuity, continuity::continuity(client, as_of).map(Reading::Continuity)),
    ];
    readings.into_iter().map(|(kind, weight, reading)| Factor { kind, weight, reading }).collect()
}

/// The nearest whole number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score lies between 0 and 100")]
fn rounded(score: f64) -> u32 {
    decimals(score, 0).clamp(0.0, 100.0) as u32
}

fn colour(score: u32, settings: &settings::Health) -> Light {
    if score >= settings.green {
        Light::Green
    } else if score >= settings.amber {
        Light::Amber
    } else {
        Light::Red
    }
}
