//! The page before a meeting: what to know, what to bring, what to ask, in less than a minute.

mod page;
mod questions;

use serde::Serialize;

use super::parts::{self, Aim, Astray, Complaint, Deadline, News, Owed, Person, Unpaid, Wish};
use super::{Evidence, person_name};
use crate::facts::{AsOf, Promise, Standing, address, contacts, is_there, meetings_until, promises};
use crate::ledger::Account;
use crate::model::commitment::PromiseSide;
use crate::model::interaction::{Interaction, InteractionKind, Way};
use crate::model::rows::Row;
use crate::model::stakeholder::Stakeholder;
use crate::model::value::Day;

pub use page::page;
pub use questions::{Asked, Question};

/// Contacts that are told.
const CONTACTS: usize = 3;

/// People that are told at length where nobody was asked for and no meeting names them.
const PEOPLE: usize = 5;

/// All there is to know before a meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// What the page is for.
    pub purpose: Purpose,
    /// The people it is about.
    pub people: Vec<Person>,
    /// Names of the others who are there.
    pub others: Vec<String>,
    /// The open goals.
    pub goals: Vec<Aim>,
    /// Whether the client's wishes lead there; `None` without wishes.
    pub drift: Option<Astray>,
    /// The last contacts, the newest first.
    pub last: Vec<Talk>,
    /// Our open promises.
    pub ours: Vec<Owed>,
    /// Their open promises.
    pub theirs: Vec<Owed>,
    /// Open wishes.
    pub requests: Vec<Wish>,
    /// Day of the last meeting, from which on changes are told.
    pub since: Option<Day>,
    /// What has changed in the driving forces since then.
    pub changes: Vec<News>,
    /// Unpaid invoices.
    pub invoices: Vec<Unpaid>,
    /// Notice deadlines.
    pub notices: Vec<Deadline>,
    /// Open complaints.
    pub complaints: Vec<Complaint>,
    /// What is not known, as questions.
    pub questions: Vec<Question>,
    /// What to type when the meeting is over.
    pub next: String,
}

/// What a brief is for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Purpose {
    /// The next planned meeting.
    Meeting(Talk),
    /// What is due next, where no meeting is planned.
    Due {
        /// The promise.
        promise: Owed,
        /// Whether it is ours.
        ours: bool,
    },
    /// Nothing is planned and nothing is due.
    Nothing,
}

/// A contact that was, or is to come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Talk {
    /// Day and time on the clock of the ledger's zone.
    pub at: chrono::NaiveDateTime,
    /// What it was, as the file spells it.
    #[serde(rename = "contact")]
    pub kind: String,
    /// The client's people, by name.
    pub people: Vec<String>,
    /// Their ids.
    pub ids: Vec<String>,
    /// What it is about, in a word or two.
    pub topic: Option<String>,
    /// What was said, or is to be.
    pub summary: String,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// The brief of a client on a day; `wanted` names the people it is to be about, all whom it concerns where it is empty.
pub fn brief(account: &Account, as_of: &AsOf<'_>, wanted: &[String]) -> Brief {
    let account = &parts::known(account, as_of);
    let purpose = purpose(account, as_of);
    let (shown, others) = audience(account, as_of, wanted, &purpose);
    let since = last_meeting(account, as_of);
    let goals = parts::aims(account, as_of);
    Brief {
        client: account.slug().to_owned(),
        name: account.name().to_owned(),
        next: next(account, &purpose, as_of),
        questions: questions::questions(account, as_of, &shown, &goals),
        people: parts::people(account, shown),
        others: others.into_iter().map(|person| person.name.clone()).collect(),
        drift: parts::astray(account, as_of),
        goals,
        last: last(account, as_of),
        ours: parts::promises(account, PromiseSide::Us, as_of),
        theirs: parts::promises(account, PromiseSide::Client, as_of),
        requests: parts::wishes(account, as_of),
        since,
        changes: parts::changes_since(account, since, as_of),
        invoices: parts::unpaid(account, as_of),
        notices: parts::deadlines(account, as_of),
        complaints: parts::complaints(account, as_of),
        purpose,
    }
}

fn purpose(account: &Account, as_of: &AsOf<'_>) -> Purpose {
    if let Some(meeting) = next_meeting(account, as_of) {
        return Purpose::Meeting(talk(account, meeting, as_of));
    }
    let ours = parts::promises(account, PromiseSide::Us, as_of).into_iter().map(|promise| (promise, true));
    let theirs = parts::promises(account, PromiseSide::Client, as_of).into_iter().map(|promise| (promise, false));
    match ours.chain(theirs).min_by_key(|(promise, _)| promise.due) {
        Some((promise, ours)) => Purpose::Due { promise, ours },
        None => Purpose::Nothing,
    }
}

/// The planned entry of the next meeting.
fn next_meeting<'a>(account: &'a Account, as_of: &AsOf<'_>) -> Option<&'a Row<Interaction>> {
    // Nobody plans a meeting with a client for the year after next.
    let ahead = meetings_until(&account.client, as_of, as_of.today.plus_days(730));
    // What has begun this morning is no longer next; it is until it is over, and nobody writes down when that is.
    ahead.first().map(|(_, meeting)| *meeting)
}

/// Who is told at length, and who is only named.
fn audience<'a>(
    account: &'a Account,
    as_of: &AsOf<'_>,
    wanted: &[String],
    purpose: &Purpose,
) -> (Vec<&'a Row<Stakeholder>>, Vec<&'a Row<Stakeholder>>) {
    let mut people: Vec<&Row<Stakeholder>> = account.client.stakeholders.iter().collect();
    let named = |ids: &[String], person: &Row<Stakeholder>| ids.iter().any(|id| id == person.id.as_str());
    if !wanted.is_empty() {
        people.retain(|person| named(wanted, person));
        return (people, Vec::new());
    }
    people.retain(|person| is_there(person, as_of));
    people.sort_by_key(|person| std::cmp::Reverse((person.power, person.interest)));
    match purpose {
        Purpose::Meeting(meeting) if people.iter().any(|person| named(&meeting.ids, person)) => {
            people.into_iter().partition(|person| named(&meeting.ids, person))
        }
        _ => {
            let others = people.split_off(people.len().min(PEOPLE));
            (people, others)
        }
    }
}

/// The day on which we last met, in one room or on a screen.
fn last_meeting(account: &Account, as_of: &AsOf<'_>) -> Option<Day> {
    let met = |kind: InteractionKind| {
        matches!(
            kind,
            InteractionKind::Meeting | InteractionKind::Video | InteractionKind::Visit | InteractionKind::Review
        )
    };
    let meetings = contacts(&account.client, as_of.zone).filter(|(_, row)| met(row.kind));
    meetings.map(|(day, _)| day).filter(|day| *day <= as_of.today).max()
}

/// The last contacts; notes to ourselves and what was said among ourselves are none.
fn last(account: &Account, as_of: &AsOf<'_>) -> Vec<Talk> {
    let mut rows: Vec<&Row<Interaction>> = account
        .client
        .interactions
        .iter()
        .filter(|row| !row.planned && row.kind != InteractionKind::Note && row.direction() != Way::Internal)
        .filter(|row| as_of.day(&row.at) <= as_of.today)
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.at.in_zone(as_of.zone), row.index)));
    rows.into_iter().take(CONTACTS).map(|row| talk(account, row, as_of)).collect()
}

fn talk(account: &Account, row: &Row<Interaction>, as_of: &AsOf<'_>) -> Talk {
    Talk {
        at: row.at.in_zone(as_of.zone),
        kind: row.kind.to_string(),
        people: row.attendees().map(|id| person_name(&account.client, id.as_str())).collect(),
        ids: row.attendees().map(|id| id.as_str().to_owned()).collect(),
        topic: row.topic.clone(),
        summary: row.summary.clone(),
        evidence: vec![Evidence::of(account, "interactions", row.index)],
    }
}

fn next(account: &Account, purpose: &Purpose, as_of: &AsOf<'_>) -> String {
    let slug = account.slug();
    let call = || address::talk(slug, "call", std::iter::empty());
    let command = match purpose {
        // The planned entry becomes the held one.
        Purpose::Meeting(_) => {
            let entry = next_meeting(account, as_of).and_then(|row| address::interactions(&account.client).of(row));
            address::set(slug, entry.as_deref(), &["planned=", "summary=…"])
        }
        Purpose::Due { promise, ours } => {
            let mut open = promises(&account.client, as_of).filter(|open| open.row.id.as_str() == promise.id);
            match open.find(Promise::is_open) {
                Some(open) if !ours => address::ask(slug, open.row),
                Some(open) if open.standing != Standing::Ahead => address::slip(slug, &open),
                _ => call(),
            }
        }
        Purpose::Nothing => call(),
    };
    format!("folio {command}")
}
