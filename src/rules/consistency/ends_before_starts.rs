//! `ends-before-starts`: something that ends before it starts.

use chrono::NaiveTime;

use crate::diagnostic::Level;
use crate::ledger::Ledger;
use crate::model::Row;
use crate::model::commitment::{Commitment, CommitmentState};
use crate::model::document::Document;
use crate::model::interaction::Interaction;
use crate::model::value::Day;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};
use crate::source::{KeyPath, Node, Tree};

const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("a time of the day");

/// A contract, project, cover, absence or the time for a warning cannot end before it starts.
pub const RULE: Rule = Rule {
    name: "ends-before-starts",
    group: Group::Consistency,
    level: Level::Error,
    finds: "something that ends before it starts",
    explain: "A contract, a project, a cover or an absence cannot end before it starts. Alarms count back from the end, \
        notice and renewal among them, so a wrong year means that they ring too early or never. Correct the year, or \
        swap the two dates. Nor can the time to warn of a promise: it opens on `warn_by` and ends with `due`. Nor is a letter \
        answered before it came, or a document signed before it was issued: both would count as settled.",
    checks: &[Check::Client(look), Check::Settings(look_at_absences)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let client = subject.client;
    for contract in &client.contracts {
        let path = |key: &str| field("contracts", contract.index, key);
        faults.extend(reversed("the contract", path, ("starts", contract.starts), ("ends", contract.ends)));
    }
    for project in &client.projects {
        let path = |key: &str| field("projects", project.index, key);
        for (key, end) in [("due", project.due), ("delivered", project.delivered)] {
            faults.extend(reversed("the project", path, ("started", project.started), (key, end)));
        }
    }
    for handover in &client.handovers {
        let path = |key: &str| field("handovers", handover.index, key);
        faults.extend(reversed("the cover", path, ("date", Some(handover.date)), ("until", handover.until)));
    }
    faults.extend(client.commitments.iter().filter_map(warned_too_late));
    faults.extend(client.interactions.iter().filter_map(|letter| answered_too_early(subject, letter)));
    faults.extend(client.documents.iter().filter_map(signed_too_early));
}

/// A promise to be kept of which a warning is wanted only after its day; once it is settled, nobody is going to warn.
fn warned_too_late(promise: &Row<Commitment>) -> Option<Fault> {
    let late = promise.state == CommitmentState::Open && promise.warn_by.is_some_and(|day| day > promise.due);
    late.then(|| {
        Fault::value(field("commitments", promise.index, "warn_by"), "the day to warn by is after the due date")
            .also(field("commitments", promise.index, "due"), "due on this day")
            .help("write a day before the due date, or take `warn_by` away: then the usual day counts")
    })
}

/// An answer to something that had not come yet.
fn answered_too_early(subject: &Subject<'_>, letter: &Row<Interaction>) -> Option<Fault> {
    let zone = subject.ledger.zone();
    let (at, answered) = (letter.at.in_zone(zone), letter.answered?.in_zone(zone));
    // Noon is how a day is written of which nobody typed the time.
    let is_day_only = answered.date() == at.date() && answered.time() == NOON;
    (answered < at && !is_day_only).then(|| {
        let help = "check the year; `answered` is the moment of our answer";
        Fault::value(
            field("interactions", letter.index, "answered"),
            format!("the {} was answered before it came", letter.kind),
        )
        .also(field("interactions", letter.index, "at"), "came at this moment")
        .help(help)
    })
}

/// A signature under a document that was not there yet.
fn signed_too_early(document: &Row<Document>) -> Option<Fault> {
    (document.signed? < document.issued?).then(|| {
        let path = |key: &str| field("documents", document.index, key);
        Fault::value(path("signed"), "the document was signed before it was issued")
            .also(path("issued"), "issued on this day")
            .help("check the year, or swap the two dates")
    })
}

/// Who is away from when to when stands in `folio.toml`.
fn look_at_absences(_ledger: &Ledger, tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let members = tree.root().get("members").and_then(Node::as_array);
    for (index, member) in members.iter().flat_map(|members| members.iter()).enumerate() {
        let absences = member.as_table().and_then(|member| member.get("absent")).and_then(Node::as_array);
        for (turn, absence) in absences.iter().flat_map(|absences| absences.iter()).enumerate() {
            let path = |key: &str| KeyPath::key("members").index(index).then("absent").index(turn).then(key);
            let day = |key| absence.as_table()?.get(key)?.as_datetime().and_then(|day| Day::try_from(day).ok());
            faults.extend(reversed("the absence", path, ("starts", day("starts")), ("ends", day("ends"))));
        }
    }
}

/// The fault of an end before its start, each with its key; an end on the same day is none.
fn reversed(
    what: &str,
    path: impl Fn(&str) -> KeyPath,
    start: (&str, Option<Day>),
    end: (&str, Option<Day>),
) -> Option<Fault> {
    (end.1? < start.1?).then(|| {
        Fault::value(path(end.0), format!("{what} ends before it starts"))
            .also(path(start.0), "starts on this day")
            .help("check the year, or swap the two dates")
    })
}
