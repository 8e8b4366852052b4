//! What is not known of a client, turned into questions to ask at the meeting, each with where its answer goes.

use serde::Serialize;

use crate::facts::{AsOf, decision_makers, people};
use crate::ledger::Account;
use crate::model::client::Client;
use crate::model::force::Direction;
use crate::model::rows::Row;
use crate::model::stakeholder::Stakeholder;
use crate::report::parts::Aim;

/// A question for the client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What is asked.
    #[serde(flatten)]
    pub asked: Asked,
    /// What to type once it is answered, with `…` for the answer.
    pub answer: String,
}

/// What is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "about", content = "of", rename_all = "kebab-case")]
pub enum Asked {
    /// The goal itself.
    Goal,
    /// Whether the hypothesis holds: its statement.
    GoalSure(String),
    /// The figure of a goal: its statement.
    Metric(String),
    /// The figure now: the metric.
    Actual(String),
    /// Who has the last word.
    Decider,
    /// Anybody who speaks for the client.
    People,
    /// Where a person stands, by name.
    Engagement(String),
    /// What a person answers for, by name.
    Answers(String),
    /// What a person gains, by name.
    Wins(String),
    /// What a person has against it, by name.
    Fears(String),
    /// Power and interest of a person, by name.
    Place(String),
    /// A direction of the driving forces.
    Direction(&'static str),
    /// How often to speak.
    Cadence,
    /// Whom to call when it burns.
    Urgent,
    /// What can be spent in a year.
    Budget,
}

/// The outer directions that have to be described or ruled out.
const DIRECTIONS: [(Direction, &str); 4] = [
    (Direction::Supplier, "supplier"),
    (Direction::Customer, "customer"),
    (Direction::Competitor, "competitor"),
    (Direction::Substitute, "substitute"),
];

/// The questions, those about the goal first, then people, forces and agreements.
pub fn questions(account: &Account, as_of: &AsOf<'_>, shown: &[&Row<Stakeholder>], goals: &[Aim]) -> Vec<Question> {
    let client = account.slug();
    let mut found = of_goals(client, goals);
    found.extend(of_circle(client, &account.client, as_of));
    shown.iter().for_each(|person| found.extend(of_person(client, person)));
    found.extend(of_forces(client, &account.client));
    found.extend(of_agreement(client, &account.client));
    found
}

fn question(asked: Asked, mut answer: String) -> Question {
    answer.insert_str(0, "folio ");
    Question { asked, answer }
}

fn of_goals(client: &str, goals: &[Aim]) -> Vec<Question> {
    if goals.is_empty() {
        return vec![question(
            Asked::Goal,
            format!("add goals {client} id=… statement=… stated=today state=hypothesis"),
        )];
    }
    let mut found = Vec::new();
    for goal in goals {
        let id = &goal.id;
        let Some(statement) = &goal.statement else {
            found.push(question(Asked::Goal, format!("goal revise {client} {id} \"…\" --reason …")));
            continue;
        };
        if goal.state == "hypothesis" {
            let confirmed = format!("set {client} goals.{id}.state=confirmed");
            found.push(question(Asked::GoalSure(statement.clone()), confirmed));
        }
        match &goal.metric {
            None => found.push(question(Asked::Metric(statement.clone()), format!("set {client} goals.{id}.metric=…"))),
            Some(metric) if goal.actual.is_none() => {
                let measured = format!("set {client} goals.{id}.actual=… goals.{id}.measured=today");
                found.push(question(Asked::Actual(metric.clone()), measured));
            }
            Some(_) => {}
        }
    }
    found
}

fn of_circle(client: &str, known: &Client, as_of: &AsOf<'_>) -> Option<Question> {
    if people(known, as_of).next().is_none() {
        return Some(question(Asked::People, format!("add stakeholders {client} id=… name=… roles=…")));
    }
    let decider = decision_makers(known, as_of).is_empty();
    decider.then(|| question(Asked::Decider, format!("add stakeholders {client} id=… name=… roles=decision-maker")))
}

fn of_person(client: &str, person: &Stakeholder) -> Vec<Question> {
    let name = || person.name.clone();
    let path = format!("stakeholders.{}", person.id);
    let set = |keys: &str| format!("set {client} {keys}");
    let mut found = Vec::new();
    if person.engagement.is_none() {
        found.push(question(Asked::Engagement(name()), set(&format!("{path}.engagement=…"))));
    }
    for (empty, asked, key) in [
        (person.answers_for.is_empty(), Asked::Answers(name()), "answers_for"),
        (person.wins.is_empty(), Asked::Wins(name()), "wins"),
        (person.fears.is_empty(), Asked::Fears(name()), "fears"),
    ] {
        if empty {
            found.push(question(asked, set(&format!("{path}.{key}=…"))));
        }
    }
    if person.quadrant().is_none() {
        found.push(question(Asked::Place(name()), set(&format!("{path}.power=… {path}.interest=…"))));
    }
    found
}

fn of_forces(client: &str, known: &Client) -> impl Iterator<Item = Question> {
    let unknown =
        DIRECTIONS.iter().filter(|(direction, _)| !known.forces.iter().any(|force| force.direction == *direction));
    unknown.map(move |(_, name)| {
        question(Asked::Direction(name), format!("add forces {client} id=… direction={name} name=…"))
    })
}

fn of_agreement(client: &str, known: &Client) -> Vec<Question> {
    let agreement = known.communication.as_ref();
    let mut found = Vec::new();
    if agreement.is_none_or(|agreement| agreement.cadence.is_none()) {
        found.push(question(Asked::Cadence, format!("set {client} communication.cadence=…")));
    }
    if agreement.is_none_or(|agreement| agreement.urgent.is_none()) {
        found.push(question(Asked::Urgent, format!("set {client} communication.urgent=…")));
    }
    if known.profile.as_ref().is_some_and(|profile| profile.annual_budget.is_none()) {
        found.push(question(Asked::Budget, format!("set {client} profile.annual_budget=…")));
    }
    found
}
