//! `outcome-missing`: a state and a date that do not go together.

use std::fmt::Display;

use crate::diagnostic::Level;
use crate::model::commitment::CommitmentState;
use crate::model::feedback::FeedbackState;
use crate::model::project::ProjectStatus;
use crate::model::request::Decision;
use crate::model::settings::PipelineKind;
use crate::model::stakeholder::Presence;
use crate::model::value::Day;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// A state that says something has ended needs the day on which it did, and the other way round.
pub const RULE: Rule = Rule {
    name: "outcome-missing",
    group: Group::Consistency,
    level: Level::Error,
    finds: "a state and a date that do not go together",
    explain: "A state that says something has ended and the day on which it did belong together: a kept promise and \
        `done`, settled feedback and `resolved`, a won or lost opportunity and `closed`, a person who is gone and \
        `left_on`, a decided request and `decided`, a finished project and `delivered`. With one of the two alone \
        nobody knows whether it is over, and reliability, churn and win rate are counted wrongly. Add what is \
        missing, or take away what is too much.",
    checks: &[Check::Client(look)],
};

/// A state and the date that goes with it, two fields of one entry.
struct Outcome<'a> {
    section: &'static str,
    index: usize,
    state: (&'static str, &'a dyn Display),
    date: (&'static str, Option<Day>),
    wants: Wants,
    /// The state that the date goes with.
    ended: &'static str,
    /// What the date tells.
    meaning: &'static str,
}

/// What a state wants of its date.
#[derive(Clone, Copy, PartialEq)]
enum Wants {
    Date,
    NoDate,
    Either,
}

impl Wants {
    fn date_if(ended: bool) -> Wants {
        if ended { Wants::Date } else { Wants::NoDate }
    }
}

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    promises(subject, faults);
    feedback(subject, faults);
    opportunities(subject, faults);
    people(subject, faults);
    requests(subject, faults);
    projects(subject, faults);
}

fn promises(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    faults.extend(subject.client.commitments.iter().filter_map(|promise| {
        let wants = Wants::date_if(promise.state == CommitmentState::Done);
        Outcome {
            section: "commitments",
            index: promise.index,
            state: ("state", &promise.state),
            date: ("done", promise.done),
            wants,
            ended: "`done`",
            meaning: "the day it was kept",
        }
        .fault()
    }));
}

fn feedback(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    faults.extend(subject.client.feedback.iter().filter_map(|feedback| {
        let wants = match feedback.state {
            Some(FeedbackState::Resolved | FeedbackState::Compensated) => Wants::Date,
            // A claim that was turned down may say when.
            Some(FeedbackState::Rejected) => Wants::Either,
            _ => Wants::NoDate,
        };
        let state: &dyn Display = feedback.state.as_ref().map_or(&"new", |state| state);
        Outcome {
            section: "feedback",
            index: feedback.index,
            state: ("state", state),
            date: ("resolved", feedback.resolved),
            wants,
            ended: "`resolved` or `compensated`",
            meaning: "the day it was settled",
        }
        .fault()
    }));
}

fn opportunities(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    faults.extend(subject.client.opportunities.iter().filter_map(|opportunity| {
        // A stage that the pipeline does not have is an unknown reference; whether it has ended is not known.
        let kind = subject.settings().pipeline_stage(opportunity.stage.as_str())?.kind;
        Outcome {
            section: "opportunities",
            index: opportunity.index,
            state: ("stage", &opportunity.stage),
            date: ("closed", opportunity.closed),
            wants: Wants::date_if(matches!(kind, PipelineKind::Won | PipelineKind::Lost)),
            ended: "a stage of kind won or lost",
            meaning: "the day it was won or lost",
        }
        .fault()
    }));
}

fn people(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let today = subject.today();
    faults.extend(subject.client.stakeholders.iter().filter_map(|person| {
        let wants = match (person.status, person.left_on) {
            (Presence::Left | Presence::Moved, _) => Wants::Date,
            // Somebody who will leave next month is still there.
            (_, Some(day)) if day >= today => Wants::Either,
            _ => Wants::NoDate,
        };
        Outcome {
            section: "stakeholders",
            index: person.index,
            state: ("status", &person.status),
            date: ("left_on", person.left_on),
            wants,
            ended: "`left` or `moved`",
            meaning: "the last day",
        }
        .fault()
    }));
}

fn requests(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    faults.extend(subject.client.requests.iter().filter_map(|request| {
        Outcome {
            section: "requests",
            index: request.index,
            state: ("decision", &request.decision),
            date: ("decided", request.decided),
            wants: Wants::date_if(request.decision != Decision::Pending),
            ended: "what was decided",
            meaning: "the day it was decided",
        }
        .fault()
    }));
}

fn projects(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    faults.extend(subject.client.projects.iter().filter_map(|project| {
        Outcome {
            section: "projects",
            index: project.index,
            state: ("status", &project.status),
            date: ("delivered", project.delivered),
            wants: Wants::date_if(project.status == ProjectStatus::Done),
            ended: "`done`",
            meaning: "the day it was delivered",
        }
        .fault()
    }));
}

impl Outcome<'_> {
    fn fault(self) -> Option<Fault> {
        let Outcome { section, index, state: (state, word), date: (date, day), wants, ended, meaning } = self;
        match (wants, day) {
            (Wants::Date, None) => Some(
                Fault::value(field(section, index, state), format!("`{state}` is `{word}`, but `{date}` is missing"))
                    .help(format!("add `{date}`, {meaning}")),
            ),
            (Wants::NoDate, Some(_)) => Some(
                Fault::value(field(section, index, date), format!("`{date}` has a day, but `{state}` is `{word}`"))
                    .also(field(section, index, state), format!("`{state}` is `{word}`"))
                    .help(format!("set `{state}` to {ended}, or take `{date}` away")),
            ),
            _ => None,
        }
    }
}
