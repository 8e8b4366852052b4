//! `future-date`: something that has happened on a day to come.

use std::fmt::Display;

use crate::diagnostic::Level;
use crate::model::value::Day;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};
use crate::source::KeyPath;

/// What has happened cannot lie in the future.
pub const RULE: Rule = Rule {
    name: "future-date",
    group: Group::Consistency,
    level: Level::Error,
    finds: "something that has happened on a day to come",
    explain: "An interaction, a payment, feedback, the move of a promise and anything marked `done` have happened, so they cannot lie after \
        today. A call dated next year would count as our last contact until then, and nobody would notice the \
        silence. Correct the date; a meeting that is yet to come gets `planned = true`.",
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

fn ahead(path: impl Fn() -> KeyPath, day: Day, today: Day, what: &dyn Display, help: &str) -> Option<Fault> {
    (day > today).then(|| {
        let days = today.days_until(day);
        let label = if days == 1 { "tomorrow".to_owned() } else { format!("{days} days ahead") };
        Fault::value(path(), format!("{what} dated after today, {today}")).label(label).help(help)
    })
}
