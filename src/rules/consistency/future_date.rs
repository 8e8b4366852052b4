//! `future-date`: something that has happened on a day to come.

use std::fmt::Display;

use crate::diagnostic::Level;
use crate::model::contract::ContractState;
use crate::model::handover::HandoverState;
use crate::model::project::ProjectStatus;
use crate::model::value::{Birthday, Day};
use crate::rules::{Check, Fault, Group, Rule, Subject, field};
use crate::source::KeyPath;

/// What has happened cannot lie in the future.
pub const RULE: Rule = Rule {
    name: "future-date",
    group: Group::Consistency,
    level: Level::Error,
    finds: "something that has happened on a day to come",
    explain: "An interaction, a payment, feedback, a request, a measurement, the move of a promise and anything marked `done` have \
        happened, a contract in force has been signed, and who has a birthday was born: none of it can lie after today. A \
        call dated next year would count as our last contact until then, and nobody would notice the silence. Correct the \
        date; a meeting that is yet to come gets `planned = true`.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let client = subject.client;
    let today = subject.today();
    let help = "check the year; a meeting to come is marked with `planned = true`";
    for interaction in client.interactions.iter().filter(|interaction| !interaction.planned) {
        let path = || field("interactions", interaction.index, "at");
        faults.extend(ahead(path, subject.day(&interaction.at), today, &interaction.kind, help));
    }
    let help = "check the year; money is recorded when it has come";
    for invoice in &client.invoices {
        for (turn, payment) in invoice.payments.iter().enumerate() {
            let path = || field("invoices", invoice.index, "payments").index(turn).then("date");
            faults.extend(ahead(path, payment.date, today, &"payment", help));
        }
    }
    let help = "check the year";
    for feedback in &client.feedback {
        faults.extend(ahead(|| field("feedback", feedback.index, "date"), feedback.date, today, &"feedback", help));
    }
    done(subject, faults);
    said_by_state(subject, faults);
    known(subject, faults);
}

/// The days on which something is said to have been done.
fn done(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let client = subject.client;
    let today = subject.today();
    let help = "check the year; until it is done, leave `done` away";
    for promise in &client.commitments {
        let path = || field("commitments", promise.index, "done");
        faults.extend(promise.done.and_then(|done| ahead(path, done, today, &"promise kept, but", help)));
    }
    let help = "check the year; until then the promise falls due as before";
    for promise in &client.commitments {
        for (turn, step) in promise.moves.iter().enumerate() {
            let path = || field("commitments", promise.index, "moves").index(turn).then("date");
            faults.extend(ahead(path, step.date, today, &"promise moved, but", help));
        }
    }
    let help = "check the year; until it is done, leave `done` away";
    for project in &client.projects {
        for (turn, milestone) in project.milestones.iter().enumerate() {
            let path = || field("projects", project.index, "milestones").index(turn).then("done");
            faults.extend(milestone.done.and_then(|done| ahead(path, done, today, &"milestone reached, but", help)));
        }
    }
    for handover in &client.handovers {
        for (turn, item) in handover.checklist.iter().enumerate() {
            let path = || field("handovers", handover.index, "checklist").index(turn).then("done");
            faults.extend(item.done.and_then(|done| ahead(path, done, today, &"item done, but", help)));
        }
    }
}

/// The days that go with a state which says that it has happened.
fn said_by_state(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let client = subject.client;
    let today = subject.today();
    let help = "check the year; until it is delivered, `status` says where it stands, and `due` when it is to be";
    for project in client.projects.iter().filter(|project| project.status == ProjectStatus::Done) {
        let path = || field("projects", project.index, "delivered");
        faults.extend(project.delivered.and_then(|day| ahead(path, day, today, &"project delivered, but", help)));
    }
    let help = "check the year; until it is signed, `state` is `awaiting-signature`";
    let was_in_force = |state| {
        matches!(
            state,
            ContractState::Active | ContractState::Expired | ContractState::Terminated | ContractState::Superseded
        )
    };
    for contract in client.contracts.iter().filter(|contract| was_in_force(contract.state)) {
        let path = || field("contracts", contract.index, "signed");
        let what = format!("contract {}, but signed and", contract.state);
        faults.extend(contract.signed.and_then(|day| ahead(path, day, today, &what, help)));
    }
    let help = "check the year; until everything is handed over, `state` is not `done`";
    for handover in client.handovers.iter().filter(|handover| handover.state == Some(HandoverState::Done)) {
        let path = || field("handovers", handover.index, "date");
        faults.extend(ahead(path, handover.date, today, &"handover done, but", help));
    }
}

/// The days on which we learned something, and those on which people were born.
fn known(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let client = subject.client;
    let today = subject.today();
    let help = "check the year";
    for goal in &client.goals {
        let path = || field("goals", goal.index, "measured");
        faults.extend(goal.measured.and_then(|day| ahead(path, day, today, &"goal measured, but", help)));
    }
    for request in &client.requests {
        faults.extend(ahead(|| field("requests", request.index, "date"), request.date, today, &"request", help));
    }
    for person in &client.stakeholders {
        let Some(Birthday::Date(born)) = person.birthday else { continue };
        let path = || field("stakeholders", person.index, "birthday");
        let yearless = format!("check the year, or leave it away: `\"-{}\"`", &born.to_string()[4..]);
        faults.extend(ahead(path, born, today, &"birthday", &yearless));
    }
}

fn ahead(path: impl Fn() -> KeyPath, day: Day, today: Day, what: &dyn Display, help: &str) -> Option<Fault> {
    (day > today).then(|| {
        let days = today.days_until(day);
        let label = if days == 1 { "tomorrow".to_owned() } else { format!("{days} days ahead") };
        Fault::value(path(), format!("{what} dated after today, {today}")).label(label).help(help)
    })
}
