//! What a client may see of its own file: the one door between the ledger and a status report.
//!
//! A status is made of a [`Visible`] and of nothing else, so that what is not copied here cannot get out. Copied are the client's
//! name; of projects the name, status, colour with its note, milestones, due date and delivery; of goals the statement, the figures
//! and the due date; of promises that are `visible` what, side, due date, state and the day they were kept; of requests what, the
//! decision and the delivery; of contacts that are neither `sensitive` nor a `note` the day, the kind and the topic, which is the words of a promise that it names; of invoices, for
//! who asks for them, number, due date, amount and whether they are paid. Beside these there are only answers yes or no.
//!
//! An entry with a slip in it ([`Doubt`]) stays in the house: the slip may be what was to keep it there.

use std::collections::HashSet;

use crate::facts::{AsOf, Subjects, open_on};
use crate::ledger::Doubt;
use crate::model::Row;
use crate::model::client::Client;
use crate::model::commitment::{Commitment, CommitmentState, PromiseSide};
use crate::model::common::Light;
use crate::model::goal::Goal;
use crate::model::interaction::{Interaction, InteractionKind, Way};
use crate::model::invoice::{Invoice, InvoiceState};
use crate::model::project::{Project, ProjectStatus};
use crate::model::request::{Decision, Request};
use crate::model::value::{Day, Money};

/// The lists of a client's file that a report shows entries of; the last only to who asks for money.
pub const SHOWN: [&str; 6] = ["projects", "goals", "commitments", "requests", "interactions", "invoices"];

/// What the client may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Visible {
    /// Name of the client.
    pub(super) client: String,
    /// All its projects.
    pub(super) projects: Vec<Work>,
    /// The goals that are stated and still to be reached.
    pub(super) goals: Vec<Target>,
    /// The promises that are `visible`, of both sides.
    pub(super) promises: Vec<Promised>,
    /// All its requests.
    pub(super) requests: Vec<Asked>,
    /// The contacts that are neither `sensitive` nor a `note`, those to come included.
    pub(super) contacts: Vec<Spoken>,
    /// The invoices that were issued; `None` where nobody asked for money.
    pub(super) invoices: Option<Vec<Bill>>,
}

/// A project.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Work {
    pub name: String,
    pub status: ProjectStatus,
    pub light: Option<Light>,
    pub note: Option<String>,
    pub due: Option<Day>,
    pub delivered: Option<Day>,
    pub milestones: Vec<Step>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    pub name: String,
    pub due: Option<Day>,
    pub done: Option<Day>,
}

/// A goal with its figures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Target {
    pub statement: String,
    pub metric: Option<String>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub actual: Option<f64>,
    pub due: Option<Day>,
}

/// A promise.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Promised {
    pub what: String,
    pub ours: bool,
    pub due: Day,
    pub state: CommitmentState,
    pub done: Option<Day>,
    /// Whether the due date is not the first.
    pub moved: bool,
    /// Whether it was missed, and its day lies in the time of the report or no longer back than `clocks.promises` (90 days).
    pub missed: bool,
}

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub what: String,
    pub decision: Decision,
    pub delivered: Option<Day>,
    /// Whether it was asked or decided in the time of the report.
    pub recent: bool,
}

/// A contact, or one that is planned.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spoken {
    pub day: Day,
    pub kind: InteractionKind,
    pub topic: Option<String>,
    pub planned: bool,
}

/// An invoice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bill {
    pub number: String,
    pub due: Day,
    pub amount: Money,
    pub status: &'static str,
}

impl Visible {
    /// Copies what may be seen; `since` is the first day of the time reported on.
    pub fn of(client: &Client, name: &str, doubts: &[Doubt], since: Day, money: bool, as_of: &AsOf<'_>) -> Visible {
        let of = |list: &'static str| doubts.iter().filter(move |doubt| doubt.section == list);
        let shown = sure(&client.commitments, of("commitments")).filter(|promise| promise.visible);
        // What we said among ourselves is no contact, and nobody else's business.
        let ours = |row: &Interaction| row.kind == InteractionKind::Note || row.direction() == Way::Internal;
        let spoken = sure(&client.interactions, of("interactions")).filter(|row| !row.sensitive && !ours(row));
        let withheld: HashSet<&str> = of("commitments").flat_map(|doubt| &doubt.said).map(String::as_str).collect();
        let billed = |row: &&Row<Invoice>| {
            row.issued <= as_of.today && matches!(row.state, InvoiceState::Issued | InvoiceState::Disputed)
        };
        let subjects = Subjects::of(client);
        let bills = sure(&client.invoices, of("invoices")).filter(billed);
        Visible {
            client: name.to_owned(),
            projects: sure(&client.projects, of("projects")).map(|row| work(row)).collect(),
            goals: sure(&client.goals, of("goals")).filter_map(|row| target(row)).collect(),
            promises: shown.map(|row| promised(row, since, as_of)).collect(),
            requests: sure(&client.requests, of("requests")).map(|row| asked(row, since)).collect(),
            contacts: spoken.map(|row| said(row, &subjects, &withheld, as_of)).collect(),
            invoices: money.then(|| bills.map(|invoice| bill(invoice, as_of.today)).collect()),
        }
    }
}

/// The entries of a list of which there is no doubt what they say.
fn sure<'a, T>(rows: &'a [Row<T>], doubts: impl Iterator<Item = &'a Doubt>) -> impl Iterator<Item = &'a Row<T>> {
    let doubtful: HashSet<usize> = doubts.map(|doubt| doubt.index).collect();
    rows.iter().filter(move |row| !doubtful.contains(&row.index))
}

fn work(project: &Project) -> Work {
    let step =
        |step: &crate::model::project::Milestone| Step { name: step.name.clone(), due: step.due, done: step.done };
    Work {
        name: project.name.clone(),
        status: project.status,
        light: project.rag,
        note: project.rag_note.clone(),
        due: project.due,
        delivered: project.delivered,
        milestones: project.milestones.iter().map(step).collect(),
    }
}

/// A goal that nobody has stated yet is nothing to report on.
fn target(goal: &Goal) -> Option<Target> {
    crate::facts::is_open_goal(goal).then_some(())?;
    Some(Target {
        statement: goal.statement.clone()?,
        metric: goal.metric.clone(),
        baseline: goal.baseline,
        target: goal.target,
        actual: goal.actual,
        due: goal.due,
    })
}

fn promised(promise: &Commitment, since: Day, as_of: &AsOf<'_>) -> Promised {
    let recent = promise.due >= since || as_of.within(as_of.settings.clocks.promises, promise.due);
    Promised {
        what: promise.what.clone(),
        ours: promise.side == PromiseSide::Us,
        due: promise.due,
        state: promise.state,
        done: promise.done,
        moved: promise.original_due() != promise.due,
        missed: promise.state == CommitmentState::Missed && recent,
    }
}

fn asked(request: &Request, since: Day) -> Asked {
    // Of a decision without a day nobody can say that it is old, until the client has heard of it.
    let undated = request.decision != Decision::Pending && request.decided.is_none() && request.told.is_none();
    let recent = request.date >= since || request.decided.is_some_and(|decided| decided >= since) || undated;
    Asked { what: request.what.clone(), decision: request.decision, delivered: request.delivered, recent }
}

/// Who was asked for a promise reads the words of it, and nothing of one that is not for the client's eyes, or is `withheld`.
fn topic(interaction: &Interaction, subjects: &Subjects<'_>, withheld: &HashSet<&str>) -> Option<String> {
    let topic = interaction.topic.as_deref().filter(|topic| !withheld.contains(topic))?;
    match subjects.named(topic) {
        Some(promise) => promise.visible.then(|| promise.what.clone()),
        None => Some(topic.to_owned()),
    }
}

fn said(interaction: &Interaction, subjects: &Subjects<'_>, withheld: &HashSet<&str>, as_of: &AsOf<'_>) -> Spoken {
    Spoken {
        day: as_of.day(&interaction.at),
        kind: interaction.kind,
        topic: topic(interaction, subjects, withheld),
        planned: interaction.planned,
    }
}

fn bill(invoice: &Invoice, today: Day) -> Bill {
    let open = open_on(invoice, today).amount();
    let partly = open < invoice.amount.amount();
    let status = match invoice.state {
        _ if open.is_zero() || open.is_sign_negative() => "paid",
        InvoiceState::Disputed => "disputed",
        _ if invoice.due < today && partly => "partly-paid-overdue",
        _ if invoice.due < today => "overdue",
        _ if partly => "partly-paid",
        _ => "open",
    };
    Bill { number: invoice.id.to_string(), due: invoice.due, amount: invoice.amount, status }
}
