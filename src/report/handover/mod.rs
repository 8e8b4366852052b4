//! Everything that whoever takes an account over has to know, so that nothing lives in one head only.

mod dates;
mod page;
mod papers;
mod risks;

use serde::Serialize;

use super::parts::{self, Aim, Complaint, Owed, Person, Unpaid, Wish};
use super::{Evidence, member_name};
use crate::facts::health::health;
use crate::facts::{AsOf, is_there, stage_on};
use crate::ledger::Account;
use crate::model::commitment::PromiseSide;
use crate::model::profile::{Confidentiality, Profile};
use crate::model::value::{Day, Span};
use crate::source::KeyPath;

pub use dates::{Ahead, What};
pub use page::{checklist, page};
pub use papers::{Agreement, Chance, Paper};
pub use risks::Risk;

/// Who gives the account to whom, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Passing {
    /// Who gives it, by name; `None` for sales.
    pub from: Option<String>,
    /// Who takes it, by name; `None` while nobody is named.
    pub to: Option<String>,
    /// Why it changes hands, as the file spells it.
    pub kind: Option<String>,
    /// Last day of a cover.
    pub until: Option<Day>,
    /// Why, in words.
    pub reason: Option<String>,
}

/// The document of a handover.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Handover {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// The day of the document.
    pub date: Day,
    /// Who gives the account to whom.
    pub passing: Passing,
    /// The account in a few sentences.
    pub summary: Option<String>,
    /// How much may be told, as the file spells it; `None` for nothing special.
    pub confidentiality: Option<String>,
    /// The computed health, 0 to 100; `None` where too little is known.
    pub health: Option<u32>,
    /// Its colour, as the file spells colours.
    pub light: Option<String>,
    /// The manager's own feeling, as the file spells it, with its reason.
    pub pulse: Option<(String, Option<String>)>,
    /// Our other people who work for the client, by name.
    pub team: Vec<String>,
    /// The stages so far, the newest first.
    pub history: Vec<Passed>,
    /// The contracts that stand.
    pub contracts: Vec<Agreement>,
    /// Special prices and spoken agreements that stand in no contract.
    pub spoken: Vec<String>,
    /// The open goals.
    pub goals: Vec<Aim>,
    /// Figures by which the client judges its own success.
    pub metrics: Vec<String>,
    /// The people who are there.
    pub people: Vec<Person>,
    /// Our open promises.
    pub ours: Vec<Owed>,
    /// Their open promises.
    pub theirs: Vec<Owed>,
    /// Open wishes.
    pub requests: Vec<Wish>,
    /// Open complaints.
    pub complaints: Vec<Complaint>,
    /// Unpaid invoices.
    pub invoices: Vec<Unpaid>,
    /// Closing documents that are missing.
    pub papers: Vec<Paper>,
    /// Open opportunities.
    pub chances: Vec<Chance>,
    /// What can go wrong.
    pub risks: Vec<Risk>,
    /// The dates ahead.
    pub dates: Vec<Ahead>,
    /// How far ahead they are.
    #[serde(skip)]
    pub ahead: Span,
    /// Where the profile stands.
    pub evidence: Vec<Evidence>,
}

/// A stage that was entered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passed {
    /// What the ledger calls the stage.
    pub stage: String,
    /// The day.
    pub entered: Day,
    /// Why.
    pub reason: Option<String>,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// The document of an account on a day.
pub fn handover(account: &Account, passing: Passing, as_of: &AsOf<'_>) -> Handover {
    let account = &parts::known(account, as_of);
    let client = &account.client;
    let profile = client.profile.as_ref();
    let health = health(client, as_of);
    let people = client.stakeholders.iter().filter(|person| is_there(person, as_of));
    Handover {
        client: account.slug().to_owned(),
        name: account.name().to_owned(),
        date: as_of.today,
        passing,
        summary: profile.and_then(|profile| profile.summary.clone()),
        confidentiality: profile.and_then(confidentiality),
        health: health.score,
        light: health.light.map(|light| light.to_string()),
        pulse: profile.and_then(|profile| Some((profile.pulse?.to_string(), profile.pulse_note.clone()))),
        team: profile.map(|profile| team(profile, as_of)).unwrap_or_default(),
        history: history(account, as_of),
        contracts: papers::agreements(account),
        spoken: profile.map(|profile| profile.terms.clone()).unwrap_or_default(),
        goals: parts::aims(account, as_of),
        metrics: profile.map(|profile| profile.metrics.clone()).unwrap_or_default(),
        people: parts::people(account, people),
        ours: parts::promises(account, PromiseSide::Us, as_of),
        theirs: parts::promises(account, PromiseSide::Client, as_of),
        requests: parts::wishes(account, as_of),
        complaints: parts::complaints(account, as_of),
        invoices: parts::unpaid(account, as_of),
        papers: papers::missing(account, as_of),
        chances: papers::chances(account, as_of),
        risks: risks::risks(account, as_of),
        dates: dates::dates(account, as_of),
        ahead: as_of.settings.clocks.handover,
        evidence: vec![Evidence::at(account, &KeyPath::key("profile"))],
    }
}

fn confidentiality(profile: &Profile) -> Option<String> {
    profile.confidentiality.filter(|level| *level != Confidentiality::Normal).map(|level| level.to_string())
}

fn team(profile: &Profile, as_of: &AsOf<'_>) -> Vec<String> {
    let backup = profile.backup.iter().filter(|backup| !profile.team.contains(backup));
    profile.team.iter().chain(backup).map(|id| member_name(as_of.settings, id.as_str())).collect()
}

fn history(account: &Account, as_of: &AsOf<'_>) -> Vec<Passed> {
    let now = stage_on(&account.client, as_of).map_or(0, |row| row.index);
    let stages = account.client.stages.iter().filter(|row| row.index <= now).rev();
    stages
        .map(|row| {
            let known = as_of.settings.lifecycle_stage(row.stage.as_str());
            Passed {
                stage: known.map_or(row.stage.as_str(), |stage| stage.label()).to_owned(),
                entered: row.entered,
                reason: row.reason.clone(),
                evidence: vec![Evidence::of(account, "stages", row.index)],
            }
        })
        .collect()
}
