//! The dates that lie ahead, whatever section they stand in.

use serde::Serialize;

use crate::facts::{
    AsOf, Remembered, agreement_review, goal_reviews, meetings_until, next_steps, notices, occasions_ahead,
    open_claims, promises, receivables,
};
use crate::ledger::Account;
use crate::model::project::ProjectStatus;
use crate::model::value::Day;
use crate::report::words::{Word, Words};
use crate::report::{Evidence, Item};
use crate::source::KeyPath;

/// A date that lies ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ahead {
    /// The day.
    pub day: Day,
    /// What kind of date it is.
    pub kind: What,
    /// What it is about.
    pub about: String,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// What kind of date lies ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A planned meeting.
    Meeting,
    /// A promise of ours falls due.
    Ours,
    /// A promise of theirs falls due.
    Theirs,
    /// The next step of an opportunity.
    Step,
    /// A milestone, or a project itself.
    Milestone,
    /// An invoice falls due.
    Invoice,
    /// The last day for notice.
    Notice,
    /// A contract ends.
    End,
    /// A goal or the agreement has to be looked at again.
    Review,
    /// A complaint has to be answered.
    Answer,
    /// Something to remember.
    Occasion,
    /// Somebody's birthday.
    Birthday,
}

impl What {
    fn word(self) -> &'static str {
        match self {
            What::Meeting => "meeting",
            What::Ours => "ours",
            What::Theirs => "theirs",
            What::Step => "step",
            What::Milestone => "milestone",
            What::Invoice => "invoice",
            What::Notice => "notice",
            What::End => "end",
            What::Review => "review",
            What::Answer => "answer",
            What::Occasion => "occasion",
            What::Birthday => "birthday",
        }
    }
}

/// The dates from the day on, as far ahead as `clocks.handover` (90 days), by day.
pub fn dates(account: &Account, as_of: &AsOf<'_>) -> Vec<Ahead> {
    let until = as_of.settings.clocks.handover.after(as_of.today, &as_of.calendar);
    let mut found = of_work(account, as_of, until);
    found.extend(of_papers(account, as_of));
    found.extend(of_care(account, as_of));
    found.retain(|ahead| as_of.today <= ahead.day && ahead.day <= until);
    found.sort_by_key(|ahead| ahead.day);
    found
}

fn ahead(account: &Account, day: Day, kind: What, about: impl Into<String>, path: &KeyPath) -> Ahead {
    Ahead { day, kind, about: about.into(), evidence: vec![Evidence::at(account, path)] }
}

/// Meetings, promises, projects.
fn of_work(account: &Account, as_of: &AsOf<'_>, until: Day) -> Vec<Ahead> {
    let client = &account.client;
    let entry = |section: &str, index: usize| KeyPath::key(section).index(index);
    let mut found = Vec::new();
    for (day, meeting) in meetings_until(client, as_of, until) {
        found.push(ahead(account, day, What::Meeting, meeting.summary.clone(), &entry("interactions", meeting.index)));
    }
    for promise in promises(client, as_of).filter(|promise| promise.is_open()) {
        let kind = if promise.is_ours() { What::Ours } else { What::Theirs };
        let path = entry("commitments", promise.row.index);
        found.push(ahead(account, promise.due, kind, promise.row.what.clone(), &path));
    }
    for (day, chance) in next_steps(client, as_of) {
        let about = [Some(chance.name.as_str()), chance.next.as_deref()].into_iter().flatten().collect::<Vec<_>>();
        found.push(ahead(account, day, What::Step, about.join(": "), &entry("opportunities", chance.index)));
    }
    let over = |status: ProjectStatus| matches!(status, ProjectStatus::Done | ProjectStatus::Cancelled);
    for project in client.projects.iter().filter(|project| !over(project.status)) {
        let path = entry("projects", project.index);
        let steps = project.milestones.iter().filter(|step| step.done.is_none());
        found.extend(steps.filter_map(|step| {
            Some(ahead(account, step.due?, What::Milestone, format!("{}: {}", project.name, step.name), &path))
        }));
        found.extend(project.due.map(|due| ahead(account, due, What::Milestone, project.name.clone(), &path)));
    }
    found
}

/// Invoices and contracts.
fn of_papers(account: &Account, as_of: &AsOf<'_>) -> Vec<Ahead> {
    let client = &account.client;
    let mut found = Vec::new();
    for invoice in receivables(client, as_of) {
        let path = KeyPath::key("invoices").index(invoice.row.index);
        found.push(ahead(account, invoice.row.due, What::Invoice, invoice.row.id.to_string(), &path));
    }
    for notice in notices(client, as_of) {
        let path = KeyPath::key("contracts").index(notice.row.index);
        found.push(ahead(account, notice.deadline, What::Notice, notice.row.id.to_string(), &path));
    }
    for contract in crate::facts::active(client) {
        let path = KeyPath::key("contracts").index(contract.index);
        found.extend(contract.ends.map(|ends| ahead(account, ends, What::End, contract.id.to_string(), &path)));
    }
    found
}

/// Reviews, answers, days to remember.
fn of_care(account: &Account, as_of: &AsOf<'_>) -> Vec<Ahead> {
    let client = &account.client;
    let mut found = Vec::new();
    for review in goal_reviews(client, as_of) {
        let goal = client.goals.iter().find(|goal| goal.index == review.row);
        let about = goal.map(|goal| goal.statement.clone().unwrap_or_else(|| goal.id.to_string()));
        found.push(ahead(account, review.due, What::Review, about.unwrap_or_default(), &review.path));
    }
    if let Some(review) = agreement_review(client, as_of) {
        found.push(ahead(account, review.due, What::Review, "", &review.path));
    }
    for claim in open_claims(client, as_of) {
        let path = KeyPath::key("feedback").index(claim.row.index);
        let about = claim.row.text.clone().unwrap_or_default();
        found.extend(claim.answer_due.map(|due| ahead(account, due, What::Answer, about, &path)));
    }
    for occasion in occasions_ahead(client, as_of) {
        let (kind, about) = match occasion.what {
            Remembered::Occasion(row) => (What::Occasion, row.what.clone()),
            Remembered::Birthday(person) => (What::Birthday, person.name.clone()),
        };
        found.push(ahead(account, occasion.day, kind, about, &occasion.path));
    }
    found
}

impl Ahead {
    /// The date in a line.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let id = format!("handover-date-{}", self.kind.word());
        // Without a goal, what is looked at again is the agreement about keeping in touch.
        let id =
            if self.about.is_empty() && self.kind == What::Review { "handover-date-agreement".to_owned() } else { id };
        let what = words.tell(&id, &[("about", Word::from(self.about.clone()))]);
        vec![Item::new(format!("{}: {what}", words.day(self.day)))]
    }
}
