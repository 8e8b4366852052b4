//! The status report for the client's eyes: colour, done, next, goal, milestones, risks, decisions, promises.
//!
//! Everything in it is made of [`Visible`], which holds only what the client may see.

mod page;
mod visible;

use serde::Serialize;

use super::parts;
use crate::facts::AsOf;
use crate::ledger::{Account, Doubt};
use crate::model::commitment::CommitmentState;
use crate::model::common::Light;
use crate::model::communication::ReportRhythm;
use crate::model::project::ProjectStatus;
use crate::model::request::Decision;
use crate::model::value::{Day, Money, Span};

pub use page::page;
pub use visible::{SHOWN, Visible};

/// What a client is told about the work.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Name of the client.
    pub client: String,
    /// First day of the time reported on.
    pub since: Day,
    /// The day of the report.
    pub until: Day,
    /// The worst colour of the projects under way, no better than amber while there is a risk; `None` where none has one.
    pub light: Option<String>,
    /// What was done in that time, by day.
    pub done: Vec<Dated>,
    /// What comes next, by day.
    pub next: Vec<Dated>,
    /// The goals with their figures.
    pub goals: Vec<Aimed>,
    /// The milestones of the projects that are not over.
    pub milestones: Vec<Milestone>,
    /// What is not as it should be.
    pub risks: Vec<Risk>,
    /// What we need from the client, by when.
    pub decisions: Vec<Dated>,
    /// Requests that are open, or were settled in that time.
    pub requests: Vec<Requested>,
    /// Promises kept in that time.
    pub kept: Vec<Dated>,
    /// Open promises of which the date was moved, with the new date.
    pub moved: Vec<Dated>,
    /// How we were in touch in that time.
    pub contacts: Vec<Dated>,
    /// Invoices; `None` where nobody asked for money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoices: Option<Vec<Billed>>,
}

/// A thing with its day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dated {
    /// The day.
    pub day: Day,
    /// What kind of thing: `milestone`, `project`, `request`, `promise`, or the kind of a contact.
    pub kind: String,
    /// What it is; `None` for a contact without a topic.
    pub what: Option<String>,
    /// Whether we do it; otherwise the client does.
    pub ours: bool,
}

/// A goal and its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Aimed {
    /// The goal in one sentence.
    pub statement: String,
    /// The figure it is measured by.
    pub metric: Option<String>,
    /// The figure at the start.
    pub baseline: Option<f64>,
    /// The figure to reach.
    pub target: Option<f64>,
    /// The figure now.
    pub actual: Option<f64>,
    /// Day by which.
    pub due: Option<Day>,
}

/// A step of a project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Milestone {
    /// The project.
    pub project: String,
    /// The step.
    pub name: String,
    /// Day by which.
    pub due: Option<Day>,
    /// Day on which it was reached.
    pub done: Option<Day>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Risk {
    /// A project that is not green.
    Project {
        /// The project.
        project: String,
        /// Its colour.
        light: String,
        /// Why.
        note: Option<String>,
    },
    /// A milestone, or a project itself, whose day has passed.
    Late {
        /// The project.
        project: String,
        /// The milestone; `None` for the project itself.
        milestone: Option<String>,
        /// The day.
        due: Day,
    },
    /// A promise of ours whose day has passed.
    Promise {
        /// What was promised.
        what: String,
        /// The day.
        due: Day,
    },
    /// A promise of ours that was not kept, or will not be.
    Missed {
        /// What was promised.
        what: String,
        /// The day.
        due: Day,
    },
}

/// A request and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Requested {
    /// What the client asked for.
    pub what: String,
    /// What was decided.
    pub decision: String,
    /// Day on which it was done.
    pub delivered: Option<Day>,
}

/// An invoice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Billed {
    /// The number on the paper.
    pub number: String,
    /// Day by which it is to be paid.
    pub due: Day,
    /// The amount.
    pub amount: Money,
    /// `open`, `partly-paid`, `paid`, `overdue`, `partly-paid-overdue` or `disputed`.
    pub status: &'static str,
}

/// The first day that a report tells of unless another is asked for: as far back as the client gets reports, else a month.
pub fn usual_since(account: &Account, as_of: &AsOf<'_>) -> Day {
    let rhythm = account.client.communication.as_ref().and_then(|agreement| agreement.report);
    let span = match rhythm {
        Some(ReportRhythm::Weekly) => Span::days(7),
        Some(ReportRhythm::Biweekly) => Span::days(14),
        Some(ReportRhythm::Quarterly) => Span::months(3),
        _ => Span::months(1),
    };
    span.before(as_of.today, &as_of.calendar)
}

/// The status of a client from `since` to the day, without the entries that `doubts` are about; with its invoices if `money`.
pub fn status(account: &Account, doubts: &[Doubt], since: Day, money: bool, as_of: &AsOf<'_>) -> Status {
    let known = parts::known(account, as_of);
    of(&Visible::of(&known.client, known.name(), doubts, since, money, as_of), since, as_of.today)
}

fn of(seen: &Visible, since: Day, today: Day) -> Status {
    let risks = risks(seen, today);
    Status {
        client: seen.client.clone(),
        since,
        until: today,
        light: light(seen, &risks).map(|light| light.to_string()),
        done: done(seen, since, today),
        next: next(seen, today),
        goals: goals(seen),
        milestones: milestones(seen),
        risks,
        decisions: by_day(seen.promises.iter().filter(|promise| !promise.ours && is_open(promise.state)).map(promised)),
        requests: requests(seen, since),
        kept: by_day(seen.promises.iter().filter_map(|promise| kept(promise, since, today))),
        moved: by_day(seen.promises.iter().filter(|promise| promise.moved && is_open(promise.state)).map(promised)),
        contacts: contacts(seen, since, today),
        invoices: seen.invoices.as_ref().map(|bills| bills.iter().map(billed).collect()),
    }
}

fn is_open(state: CommitmentState) -> bool {
    state == CommitmentState::Open
}

/// Whether work on a project goes on, or stands still for a time.
fn is_under_way(work: &visible::Work) -> bool {
    matches!(work.status, ProjectStatus::Active | ProjectStatus::OnHold)
}

/// Whether a project is not over.
fn is_to_come(work: &visible::Work) -> bool {
    is_under_way(work) || work.status == ProjectStatus::Planned
}

/// Green says that the work is on course, and must not stand above a day that has passed or a promise not kept (R46).
fn light(seen: &Visible, risks: &[Risk]) -> Option<Light> {
    let rank = |light: &Light| match light {
        Light::Green => 0,
        Light::Amber => 1,
        Light::Red => 2,
    };
    let lights = seen.projects.iter().filter(|work| is_under_way(work)).filter_map(|work| work.light);
    let worst = lights.max_by_key(rank)?;
    Some(if worst == Light::Green && !risks.is_empty() { Light::Amber } else { worst })
}

fn dated(day: Day, kind: &str, what: String) -> Dated {
    Dated { day, kind: kind.to_owned(), what: Some(what), ours: true }
}

fn promised(promise: &visible::Promised) -> Dated {
    Dated { ours: promise.ours, ..dated(promise.due, "promise", promise.what.clone()) }
}

fn kept(promise: &visible::Promised, since: Day, today: Day) -> Option<Dated> {
    let done = promise.done.filter(|done| since <= *done && *done <= today)?;
    let kept = promise.state == CommitmentState::Done;
    kept.then(|| Dated { ours: promise.ours, ..dated(done, "promise", promise.what.clone()) })
}

fn by_day(things: impl Iterator<Item = Dated>) -> Vec<Dated> {
    let mut things: Vec<Dated> = things.collect();
    things.sort_by_key(|thing| thing.day);
    things
}

/// A milestone with the project it belongs to.
fn named(work: &visible::Work, step: &visible::Step) -> String {
    format!("{}: {}", work.name, step.name)
}

fn done(seen: &Visible, since: Day, today: Day) -> Vec<Dated> {
    let within = |day: Option<Day>| day.filter(|day| since <= *day && *day <= today);
    let steps = seen.projects.iter().flat_map(|work| {
        let steps = work.milestones.iter();
        steps.filter_map(move |step| Some(dated(within(step.done)?, "milestone", named(work, step))))
    });
    let works =
        seen.projects.iter().filter_map(|work| Some(dated(within(work.delivered)?, "project", work.name.clone())));
    let requests =
        seen.requests.iter().filter_map(|asked| Some(dated(within(asked.delivered)?, "request", asked.what.clone())));
    by_day(steps.chain(works).chain(requests))
}

fn next(seen: &Visible, today: Day) -> Vec<Dated> {
    let ahead = |day: Option<Day>| day.filter(|day| *day >= today);
    let steps = seen.projects.iter().filter(|work| is_to_come(work)).flat_map(|work| {
        let steps = work.milestones.iter().filter(|step| step.done.is_none());
        steps.filter_map(move |step| Some(dated(ahead(step.due)?, "milestone", named(work, step))))
    });
    let works = seen.projects.iter().filter(|work| is_to_come(work) && work.delivered.is_none());
    let works = works.filter_map(|work| Some(dated(ahead(work.due)?, "project", work.name.clone())));
    let ours = seen.promises.iter().filter(|promise| promise.ours && is_open(promise.state) && promise.due >= today);
    let meetings = seen.contacts.iter().filter(|contact| contact.planned && contact.day >= today);
    by_day(steps.chain(works).chain(ours.map(promised)).chain(meetings.map(spoken)))
}

fn spoken(contact: &visible::Spoken) -> Dated {
    Dated { day: contact.day, kind: contact.kind.to_string(), what: contact.topic.clone(), ours: true }
}

fn contacts(seen: &Visible, since: Day, today: Day) -> Vec<Dated> {
    let within = |contact: &&visible::Spoken| !contact.planned && since <= contact.day && contact.day <= today;
    by_day(seen.contacts.iter().filter(within).map(spoken))
}

fn goals(seen: &Visible) -> Vec<Aimed> {
    let aimed = |goal: &visible::Target| Aimed {
        statement: goal.statement.clone(),
        metric: goal.metric.clone(),
        baseline: goal.baseline,
        target: goal.target,
        actual: goal.actual,
        due: goal.due,
    };
    seen.goals.iter().map(aimed).collect()
}

fn milestones(seen: &Visible) -> Vec<Milestone> {
    let of = |work: &visible::Work| -> Vec<Milestone> {
        let milestone = |step: &visible::Step| Milestone {
            project: work.name.clone(),
            name: step.name.clone(),
            due: step.due,
            done: step.done,
        };
        work.milestones.iter().map(milestone).collect()
    };
    seen.projects.iter().filter(|work| is_to_come(work)).flat_map(of).collect()
}

fn risks(seen: &Visible, today: Day) -> Vec<Risk> {
    let mut risks = Vec::new();
    for work in seen.projects.iter().filter(|work| is_to_come(work)) {
        let project = || work.name.clone();
        if let Some(light) = work.light.filter(|light| *light != Light::Green && is_under_way(work)) {
            risks.push(Risk::Project { project: project(), light: light.to_string(), note: work.note.clone() });
        }
        let past = |day: Option<Day>| day.filter(|day| *day < today);
        for step in work.milestones.iter().filter(|step| step.done.is_none()) {
            if let Some(due) = past(step.due) {
                risks.push(Risk::Late { project: project(), milestone: Some(step.name.clone()), due });
            }
        }
        if let Some(due) = past(work.due).filter(|_| work.delivered.is_none()) {
            risks.push(Risk::Late { project: project(), milestone: None, due });
        }
    }
    let late = seen.promises.iter().filter(|promise| promise.ours && is_open(promise.state) && promise.due < today);
    risks.extend(late.map(|promise| Risk::Promise { what: promise.what.clone(), due: promise.due }));
    let missed = seen.promises.iter().filter(|promise| promise.ours && promise.missed);
    risks.extend(missed.map(|promise| Risk::Missed { what: promise.what.clone(), due: promise.due }));
    risks
}

fn requests(seen: &Visible, since: Day) -> Vec<Requested> {
    let told = |asked: &&visible::Asked| {
        let open = asked.delivered.is_none()
            && matches!(asked.decision, Decision::Pending | Decision::Accepted | Decision::Deferred);
        open || asked.recent || asked.delivered.is_some_and(|delivered| delivered >= since)
    };
    let requested = |asked: &visible::Asked| Requested {
        what: asked.what.clone(),
        decision: asked.decision.to_string(),
        delivered: asked.delivered,
    };
    seen.requests.iter().filter(told).map(requested).collect()
}

fn billed(bill: &visible::Bill) -> Billed {
    Billed { number: bill.number.clone(), due: bill.due, amount: bill.amount, status: bill.status }
}
