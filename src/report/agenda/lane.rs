//! The lanes of the agenda, in the order in which a day is worked.

use crate::facts::PaperStep;
use crate::facts::health::Red;
use crate::model::value::{Day, Money, Span};
use crate::source::KeyPath;

/// Why something is on the agenda, and how soon it is looked at: the first lane first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, strum::EnumString, strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Lane {
    /// Our promises that are broken, overdue or inside their warn-by window, and nothing else.
    Owe,
    /// What came in and waits for us: letters nobody answered, complaints whose answer is due.
    Unanswered,
    /// Meetings planned, and those nobody wrote down.
    Meetings,
    /// What they owe us: promises, money, papers on their way to a signature.
    Owed,
    /// News to bring: done or decided, and not yet told.
    News,
    /// Nobody spoke with them for longer than agreed.
    Silence,
    /// Dates ahead: notice, reviews, surveys, occasions, next steps.
    Dates,
    /// Longer in a stage than it allows.
    Stuck,
    /// Health newly red, or down by as much as `health.fall`.
    Health,
}

/// One record of a client that asks for something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Claim {
    /// The lane it stands in.
    pub(super) lane: Lane,
    /// The record it is about: it stands in the first lane that claims it, and only there.
    pub(super) record: KeyPath,
    /// The record's id, or what stands for one: it names the record in calendars.
    pub(super) name: String,
    /// What is the matter.
    pub(super) reason: Reason,
    /// Who has to act, where it is not the client's manager: the keeper of a promise, the chaser of a debt.
    pub(super) who: Option<String>,
    /// The day it turns on.
    pub(super) due: Option<Day>,
    /// Where the ledger says so, the record first.
    pub(super) evidence: Vec<KeyPath>,
    /// The next command to type, without the program's name.
    pub(super) next: String,
    /// How much work it is, where somebody has written that down.
    pub(super) effort: Option<Span>,
}

/// The last of several periods.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Until {
    /// The period.
    pub last: String,
    /// How many they are.
    pub count: usize,
}

/// What is the matter, in the terms of the trade; the catalogue has the words.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reason {
    /// A promise of ours is past its day; `keep` is what to type when it is done.
    Overdue { what: String, to: Option<String>, days: i64, warned: bool, keep: String },
    /// A promise of ours was missed, nobody had warned of it, and nobody has spoken of it since.
    Missed { what: String, to: Option<String>, days: i64 },
    /// A promise of ours is inside its warn-by window; `keep` is what to type when it is done, where the next command moves it.
    Warn { what: String, to: Option<String>, due: Day, days: i64, warned: bool, keep: Option<String> },
    /// A complaint is past its answer date.
    Complaint { text: String, severity: String, days: i64 },
    /// They wrote, and nobody answered.
    Waiting { summary: String, from: Vec<String>, days: i64, late: bool },
    /// A meeting is planned.
    Meeting { summary: String, at: chrono::NaiveDateTime, with: Vec<String> },
    /// A meeting was planned, and nobody wrote down what came of it.
    Unlogged { summary: String, day: Day },
    /// A promise of theirs is due or past its day; when they were last asked for it.
    TheirPromise { what: String, from: Option<String>, days: i64, asked: Option<Day> },
    /// An invoice is overdue.
    Invoice { number: String, left: Money, days: i64, step: Rung, chaser: String, pay: String },
    /// A closing document is missing, not sent, or not signed; of documents missing for several periods `until` tells the last.
    Paper { kind: String, period: Option<String>, until: Option<Until>, contract: String, step: PaperStep },
    /// A wish was decided on or fulfilled, and the client has not heard of it.
    Untold { what: String, done: bool, decision: String },
    /// Nobody spoke with them for longer than agreed, or will have by the working day before which somebody has to.
    Silent { days: i64, cadence: Span, agreed: bool, ever: bool, before: Option<Day> },
    /// The last day for notice comes near, or has passed, and nobody decided.
    Notice { contract: String, deadline: Day, days: i64 },
    /// Something has to be looked at again.
    Review { of: Reviewed, name: String, days: i64, others: usize },
    /// A survey is allowed now.
    Survey { about: String, since: Day },
    /// An occasion comes near; when it was prepared, where it is time for the day itself.
    Occasion { what: String, day: Day, days: i64, prepared: Option<Day> },
    /// A birthday comes near.
    Birthday { name: String, day: Day, days: i64 },
    /// The next step of an opportunity.
    Step { name: String, what: Option<String>, days: i64 },
    /// The first weeks of a new client end.
    Watch { until: Day },
    /// Longer in a stage than it allows.
    Stuck { stage: String, days: i64, allowed: u32, advice: Advice },
    /// Health has turned red, or fell; what makes it red whatever the score says.
    Health { score: Option<u32>, was: Option<u32>, red: bool, because: Option<Red>, time: Span },
}

impl Reason {
    /// What to type instead of the next command where the promise is kept or the invoice paid, after the words that say so.
    pub(super) fn instead(&self) -> Option<(&'static str, &str)> {
        match self {
            Reason::Overdue { keep, .. } => Some(("agenda-or-kept", keep)),
            Reason::Warn { keep, .. } => Some(("agenda-or-kept", keep.as_deref()?)),
            Reason::Invoice { pay, .. } => Some(("agenda-or-paid", pay)),
            _ => None,
        }
    }
}

/// Where an overdue invoice stands on the ladder of reminders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rung {
    /// This step is to be taken now.
    Now(String),
    /// What was to be done is done; this step comes next, from that day on.
    Ahead(String, Day),
    /// This step, the last, was taken.
    Last(String),
    /// The ladder has no steps.
    None,
}

/// What has to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reviewed {
    /// A goal.
    Goal,
    /// Driving forces.
    Forces,
    /// The cards of people.
    People,
    /// The agreement about keeping in touch.
    Agreement,
}

/// What to do about a stuck client, as the stage has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Advice {
    /// Tell the head, who may have been told on a day.
    Escalate { told: Option<Day> },
    /// Go back to the stage before.
    MoveBack(String),
    /// Nothing in particular.
    None,
}
