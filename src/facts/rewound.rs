//! A client as it was known on an earlier day: today's text without what is dated after that day.
//!
//! What has no date of its own stays as it is today: the file does not tell when it became so.

use crate::model::Client;
use crate::model::commitment::{Commitment, CommitmentState};
use crate::model::contract::{Contract, ContractState};
use crate::model::document::Document;
use crate::model::feedback::{Feedback, FeedbackState};
use crate::model::goal::{Goal, GoalState};
use crate::model::interaction::Interaction;
use crate::model::invoice::Invoice;
use crate::model::profile::Profile;
use crate::model::project::{Project, ProjectStatus};
use crate::model::request::{Decision, Request};
use crate::model::stakeholder::{Presence, Stakeholder};
use crate::model::value::{Day, Timezone};

/// The client as it was known at the end of `day`, each entry at the position it has in the file.
///
/// What happened later vanishes: an interaction, a payment, feedback, a stage, a revision of a goal with its wording. What was
/// settled later is open again: a promise with the due date it had then, a complaint, a request, a project. Who left later is
/// there, who came later is not. Plans stay: a meeting to come, a due date, the end of a contract.
pub fn rewound(client: &Client, day: Day, zone: &Timezone) -> Client {
    let mut client = client.clone();
    client.profile = client.profile.map(|profile| profile_on(profile, day));
    client.communication = client.communication.filter(|agreement| happened(agreement.agreed, day));
    client.stages = client.stages.kept(|stage| (stage.entered <= day).then_some(stage));
    client.forces = client.forces.kept(|mut force| {
        force.reviewed = by(force.reviewed, day);
        Some(force)
    });
    client.stakeholders = client.stakeholders.kept(|person| person_on(person, day));
    client.projects = client.projects.kept(|project| Some(project_on(project, day)));
    let revisions = std::mem::take(&mut client.revisions);
    let later = revisions.clone().kept(|revision| (revision.date > day).then_some(revision));
    client.revisions = revisions.kept(|revision| (revision.date <= day).then_some(revision));
    let revised = |goal: &Goal| client.revisions.iter().any(|revision| revision.goal == goal.id);
    client.goals = client.goals.kept(|goal| {
        // The first wording that was given up later is the one that held then.
        let undone = later.iter().filter(|revision| revision.goal == goal.id).min_by_key(|revision| revision.date);
        let before = revised(&goal);
        goal_on(goal, undone.map(|revision| revision.was.as_str()), before, day)
    });
    client.requests = client.requests.kept(|request| request_on(request, day));
    client.interactions = client.interactions.kept(|interaction| interaction_on(interaction, day, zone));
    client.commitments = client.commitments.kept(|promise| promise_on(promise, day));
    client.contracts = client.contracts.kept(|contract| Some(contract_on(contract, day)));
    client.documents = client.documents.kept(|document| document_on(document, day));
    client.invoices = client.invoices.kept(|invoice| invoice_on(invoice, day));
    client.opportunities = client.opportunities.kept(|chance| happened(chance.opened, day).then_some(chance));
    client.feedback = client.feedback.kept(|word| feedback_on(word, day));
    client.handovers = client.handovers.kept(|handover| (handover.date <= day).then_some(handover));
    client
}

/// Whether a day, if it is known, had come.
fn happened(date: Option<Day>, day: Day) -> bool {
    date.is_none_or(|date| date <= day)
}

/// The date, if it had come.
fn by(date: Option<Day>, day: Day) -> Option<Day> {
    date.filter(|date| *date <= day)
}

fn profile_on(mut profile: Profile, day: Day) -> Profile {
    if !happened(profile.pulse_date, day) {
        (profile.pulse, profile.pulse_date, profile.pulse_note) = (None, None, None);
    }
    profile.checked = by(profile.checked, day);
    profile
}

fn person_on(mut person: Stakeholder, day: Day) -> Option<Stakeholder> {
    if !happened(person.joined, day) {
        return None;
    }
    if !happened(person.left_on, day) {
        (person.status, person.left_on, person.replaced_by) = (Presence::Active, None, None);
    }
    person.reviewed = by(person.reviewed, day);
    Some(person)
}

fn project_on(mut project: Project, day: Day) -> Project {
    if !happened(project.delivered, day) {
        (project.status, project.delivered) = (ProjectStatus::Active, None);
    }
    if !happened(project.started, day) && project.status == ProjectStatus::Active {
        project.status = ProjectStatus::Planned;
    }
    if !happened(project.rag_date, day) {
        (project.rag, project.rag_note, project.rag_date) = (None, None, None);
    }
    for milestone in &mut project.milestones {
        milestone.done = by(milestone.done, day);
    }
    project
}

/// `was` is the wording that a later revision gave up; `revised`, whether an earlier one had changed it before.
fn goal_on(mut goal: Goal, was: Option<&str>, revised: bool, day: Day) -> Option<Goal> {
    if goal.stated > day {
        return None;
    }
    if let Some(was) = was {
        // `goal revise` writes `unknown` where there was no wording yet.
        let unknown = was == GoalState::Unknown.to_string();
        goal.state = match (unknown, revised) {
            (true, _) => GoalState::Unknown,
            (false, true) => GoalState::Revised,
            (false, false) => GoalState::Hypothesis,
        };
        goal.statement = (!unknown).then(|| was.to_owned());
    }
    if !happened(goal.measured, day) {
        (goal.actual, goal.measured) = (None, None);
    }
    Some(goal)
}

fn request_on(mut request: Request, day: Day) -> Option<Request> {
    if !happened(request.decided, day) {
        (request.decision, request.decided, request.argument) = (Decision::Pending, None, None);
    }
    request.delivered = by(request.delivered, day);
    request.told = by(request.told, day);
    (request.date <= day).then_some(request)
}

fn interaction_on(mut interaction: Interaction, day: Day, zone: &Timezone) -> Option<Interaction> {
    interaction.answered = interaction.answered.filter(|answered| answered.day(zone) <= day);
    (interaction.planned || interaction.at.day(zone) <= day).then_some(interaction)
}

/// A promise as it stood: a missed one whose day had not come yet was open, for it cannot have been missed before.
fn promise_on(mut promise: Commitment, day: Day) -> Option<Commitment> {
    if !happened(promise.made, day) {
        return None;
    }
    let moved = promise.moves.len();
    let earlier = promise.moves.iter().filter_map(|step| step.warned).filter(|warned| *warned <= day).max();
    promise.moves.retain(|step| step.date <= day);
    if promise.moves.len() < moved {
        promise.due = promise.moves.last().map_or(promise.original_due(), |step| step.due);
        // What is written about warning belongs to the date that is written.
        promise.warn_by = None;
        if promise.moves.is_empty() {
            promise.original_due = None;
        }
    }
    let missed_later = promise.state == CommitmentState::Missed && promise.due >= day;
    if !happened(promise.done, day) || missed_later {
        (promise.state, promise.done, promise.reason) = (CommitmentState::Open, None, None);
    }
    if !happened(promise.warned, day) {
        (promise.warned, promise.options) = (earlier, None);
    }
    Some(promise)
}

fn contract_on(mut contract: Contract, day: Day) -> Contract {
    if !happened(contract.decided, day) {
        (contract.decision, contract.decided) = (None, None);
    }
    // It is said to have ended by its date, and that day had not come.
    if contract.state == ContractState::Expired && contract.ends.is_some_and(|end| end >= day) {
        contract.state = ContractState::Active;
    }
    let in_force = contract.state == ContractState::Active;
    if in_force && !happened(contract.signed, day) {
        contract.state = ContractState::AwaitingSignature;
    }
    contract.signed = by(contract.signed, day);
    contract
}

fn document_on(mut document: Document, day: Day) -> Option<Document> {
    document.sent = by(document.sent, day);
    document.signed = by(document.signed, day);
    document.received = by(document.received, day);
    happened(document.issued, day).then_some(document)
}

fn invoice_on(mut invoice: Invoice, day: Day) -> Option<Invoice> {
    invoice.payments.retain(|payment| payment.date <= day);
    invoice.chases.retain(|chase| chase.date <= day);
    (invoice.issued <= day).then_some(invoice)
}

fn feedback_on(mut word: Feedback, day: Day) -> Option<Feedback> {
    if !happened(word.resolved, day) {
        (word.state, word.resolved, word.compensation) = (Some(FeedbackState::InProgress), None, None);
    }
    (word.date <= day).then_some(word)
}

#[cfg(test)]
mod tests;
