//! What goes along when an account changes hands: all that is open and names whoever leaves. What is done stays as it was.

use crate::commands::words::value::Reading;
use crate::facts::{AsOf, is_open_chance, is_open_goal, open_claims};
use crate::model::client::Client;
use crate::model::commitment::{CommitmentState, PromiseSide};
use crate::model::project::ProjectStatus;
use crate::model::settings::Member;
use crate::model::value::Ref;
use crate::source::{Edit, KeyPath, Literal};

/// A record that goes along.
pub struct Carried {
    section: &'static str,
    index: usize,
    /// The key that names who has it.
    key: &'static str,
    /// Its id; the day of what has none.
    label: String,
}

impl Carried {
    /// The edit that gives it to the receiver.
    pub fn edit(&self, receiver: &str) -> Edit {
        let path = KeyPath::key(self.section).index(self.index).then(self.key);
        Edit::Set { path, value: Literal::text(receiver) }
    }

    /// Section and id, of what has one.
    pub fn entry(&self) -> Option<(&'static str, &str)> {
        (!self.section_of_days()).then_some((self.section, self.label.as_str()))
    }

    /// The key that names its owner: `goals.dealer-orders.owner`.
    pub fn path(&self) -> String {
        format!("{}.{}.{}", self.section, self.label, self.key)
    }

    fn section_of_days(&self) -> bool {
        matches!(self.section, "interactions" | "feedback")
    }
}

/// The records in words, a line a section: `carried: commitments logo, plan`.
pub fn told(carried: &[Carried]) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for record in carried {
        match lines.iter_mut().find(|(section, _)| *section == record.section) {
            Some((_, labels)) => labels.push(&record.label),
            None => lines.push((record.section, vec![&record.label])),
        }
    }
    let name = |section| match section {
        "interactions" => "meetings of",
        "feedback" => "complaints of",
        "stakeholders" => "people",
        other => other,
    };
    lines.into_iter().map(|(section, labels)| format!("carried: {} {}", name(section), labels.join(", "))).collect()
}

/// All that is open and names the member, by section, each in the order of the file.
pub fn open(client: &Client, member: &str, reading: &Reading<'_>) -> Vec<Carried> {
    let has = |named: Option<&Ref<Member>>| named.is_some_and(|named| named.as_str() == member);
    let one = |section, index, key, label: String| Carried { section, index, key, label };
    let ours = |side, state| side == PromiseSide::Us && state == CommitmentState::Open;
    let promises = client
        .commitments
        .iter()
        .filter(|row| ours(row.side, row.state) && row.owner.as_ref().is_some_and(|owner| owner.as_str() == member));
    let mut found: Vec<Carried> =
        promises.map(|row| one("commitments", row.index, "owner", row.id.to_string())).collect();
    let (zone, today) = (reading.ledger.zone(), reading.when.today());
    let ahead = client.interactions.iter().filter(|talk| talk.planned && talk.at.day(zone) >= today);
    let meetings = ahead.filter(|talk| has(talk.author.as_ref()));
    found.extend(meetings.map(|talk| one("interactions", talk.index, "author", talk.at.day(zone).to_string())));
    let goals = client.goals.iter().filter(|goal| is_open_goal(goal) && has(goal.owner.as_ref()));
    found.extend(goals.map(|goal| one("goals", goal.index, "owner", goal.id.to_string())));
    let settings = reading.ledger.settings();
    let chances = client.opportunities.iter().filter(|row| is_open_chance(row, settings) && has(row.owner.as_ref()));
    found.extend(chances.map(|row| one("opportunities", row.index, "owner", row.id.to_string())));
    let claims = open_claims(client, &AsOf::of(reading.ledger)).into_iter().map(|claim| claim.row);
    let claims = claims.filter(|row| has(row.owner.as_ref()));
    found.extend(claims.map(|row| one("feedback", row.index, "owner", row.date.to_string())));
    let people = client.stakeholders.iter().filter(|person| !person.is_gone() && has(person.contact.as_ref()));
    found.extend(people.map(|person| one("stakeholders", person.index, "contact", person.id.to_string())));
    found
}

/// The projects under way that the member leads: work of its own, which a cover that ends does not take along.
pub fn led(client: &Client, member: &str) -> Vec<Carried> {
    let over = |status: ProjectStatus| matches!(status, ProjectStatus::Done | ProjectStatus::Cancelled);
    let led = client.projects.iter().filter(|project| !over(project.status));
    led.filter(|project| project.lead.as_ref().is_some_and(|lead| lead.as_str() == member))
        .map(|project| Carried {
            section: "projects",
            index: project.index,
            key: "lead",
            label: project.id.to_string(),
        })
        .collect()
}
