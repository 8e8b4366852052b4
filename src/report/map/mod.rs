//! The map of a client's people: who can do how much, who cares, where each stands now and where we want them to stand.

mod page;

use serde::Serialize;

use super::Evidence;
use crate::facts::{self, AsOf};
use crate::ledger::Account;
use crate::model::rows::Row;
use crate::model::stakeholder::{BuyingRole, Engagement, Stakeholder};

pub use page::page;

/// The people who act for a client, and what is not known of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// The people, by power and interest, those of whom these are unknown last.
    pub people: Vec<Mapped>,
    /// Whether somebody is known who decides or holds the purse.
    pub decider_known: bool,
}

/// One person on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mapped {
    /// Slug of the client.
    pub client: String,
    /// The person's id.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// Parts the person plays, as the file spells them.
    pub roles: Vec<String>,
    /// 1 to 5.
    pub power: Option<u8>,
    /// 1 to 5.
    pub interest: Option<u8>,
    /// What to do with the person, in Mendelow's words.
    pub quadrant: Option<String>,
    /// Where the person stands.
    pub engagement: Option<String>,
    /// Where we want the person to stand.
    pub desired: Option<String>,
    /// Steps of the scale from now to wanted; negative where less is wanted.
    pub gap: Option<i8>,
    /// The person's manager among these people.
    pub reports_to: Option<String>,
    /// Where the person is written down.
    pub evidence: Vec<Evidence>,
}

/// The map of a client on a day.
pub fn map(account: &Account, as_of: &AsOf<'_>) -> Map {
    let people: Vec<&Row<Stakeholder>> = facts::people(&account.client, as_of).collect();
    let mut mapped: Vec<Mapped> = people.iter().map(|person| mapped(account, &people, person)).collect();
    mapped.sort_by_key(|person| std::cmp::Reverse((person.quadrant.is_some(), person.power, person.interest)));
    Map {
        client: account.slug().to_owned(),
        name: account.name().to_owned(),
        decider_known: !facts::decision_makers(&account.client, as_of).is_empty(),
        people: mapped,
    }
}

fn mapped(account: &Account, people: &[&Row<Stakeholder>], person: &Row<Stakeholder>) -> Mapped {
    let number = |scale: Option<crate::model::value::Scale>| scale.and_then(|scale| u8::try_from(scale.get()).ok());
    let manager = person.reports_to.as_ref().filter(|boss| people.iter().any(|other| **boss == other.id));
    Mapped {
        client: account.slug().to_owned(),
        id: person.id.to_string(),
        name: person.name.clone(),
        roles: person.roles.iter().map(BuyingRole::to_string).collect(),
        power: number(person.power),
        interest: number(person.interest),
        quadrant: person.quadrant().map(|quadrant| quadrant.to_string()),
        engagement: person.engagement.map(|engagement| engagement.to_string()),
        desired: person.desired.map(|engagement| engagement.to_string()),
        gap: person.engagement.zip(person.desired).map(|(now, wanted)| step(wanted) - step(now)),
        reports_to: manager.map(|boss| boss.as_str().to_owned()),
        evidence: vec![Evidence::of(account, "stakeholders", person.index)],
    }
}

/// The place of an engagement on its scale. Who resists has been heard and is nearer to us than who knows nothing only in
/// that; the scale is PMI's own order.
fn step(engagement: Engagement) -> i8 {
    match engagement {
        Engagement::Unaware => 0,
        Engagement::Resistant => 1,
        Engagement::Neutral => 2,
        Engagement::Supportive => 3,
        Engagement::Leading => 4,
    }
}
