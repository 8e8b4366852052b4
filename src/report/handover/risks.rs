//! What can go wrong with an account, for who has not lived with it.

use serde::Serialize;

use crate::facts::{AsOf, Drift, cut_thread, drift, people, receivables, silence, threads};
use crate::ledger::Account;
use crate::model::common::Light;
use crate::model::project::ProjectStatus;
use crate::model::stakeholder::Engagement;
use crate::report::Evidence;
use crate::report::Item;
use crate::report::words::{Word, Words};
use crate::source::KeyPath;

/// One thing that can go wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Risk {
    /// What kind of risk: `warning`, `resistant`, `thread`, `silent`, `project`, `overdue` or `drift`.
    pub kind: &'static str,
    /// What it is about.
    pub about: String,
    /// The days of silence, or the percent of wishes that lead away.
    #[serde(skip)]
    figure: Option<usize>,
    /// Where the ledger says so.
    pub evidence: Vec<Evidence>,
}

/// The risks that the file knows of, what somebody wrote down first.
pub fn risks(account: &Account, as_of: &AsOf<'_>) -> Vec<Risk> {
    let client = &account.client;
    let mut found = Vec::new();
    let mut note = |kind, about: String, path: KeyPath| {
        found.push(Risk { kind, about, figure: None, evidence: vec![Evidence::at(account, &path)] });
    };
    let warnings = client.profile.iter().flat_map(|profile| &profile.warnings);
    warnings.for_each(|warning| note("warning", warning.clone(), KeyPath::key("profile").then("warnings")));
    for person in people(client, as_of).filter(|person| person.engagement == Some(Engagement::Resistant)) {
        note("resistant", person.name.clone(), KeyPath::key("stakeholders").index(person.index));
    }
    let only = match threads(client, as_of)[..] {
        [only] => Some(only),
        _ => cut_thread(client, as_of),
    };
    if let Some(only) = only {
        note("thread", only.person.name.clone(), KeyPath::key("stakeholders").index(only.person.index));
    }
    let shaky = |light: Option<Light>| matches!(light, Some(Light::Amber | Light::Red));
    let live = client.projects.iter().filter(|project| project.status == ProjectStatus::Active && shaky(project.rag));
    for project in live {
        let note_of = project.rag_note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        note("project", format!("{}{note_of}", project.name), KeyPath::key("projects").index(project.index));
    }
    for invoice in receivables(client, as_of).into_iter().filter(|invoice| invoice.is_overdue()) {
        note("overdue", invoice.row.id.to_string(), KeyPath::key("invoices").index(invoice.row.index));
    }
    found.extend(figures(account, as_of));
    found
}

/// The risks that are a figure, each with the records it was worked out from.
fn figures(account: &Account, as_of: &AsOf<'_>) -> Vec<Risk> {
    let client = &account.client;
    let risk = |kind, figure: usize, evidence| Risk { kind, about: figure.to_string(), figure: Some(figure), evidence };
    let silent = silence(client, as_of).map(|quiet| {
        let records = std::iter::once(quiet.evidence).chain(quiet.cadence.path);
        let days = usize::try_from(quiet.days).unwrap_or_default();
        risk("silent", days, records.map(|path| Evidence::at(account, &path)).collect())
    });
    let drift = drift(client, as_of).filter(Drift::is_drift).map(|drift| {
        let wishes = drift.astray.iter().map(|row| Evidence::of(account, "requests", *row));
        risk("drift", drift.percent() as usize, wishes.collect())
    });
    silent.into_iter().chain(drift).collect()
}

impl Risk {
    /// The risk in a line.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let about = match (self.kind, self.figure) {
            ("silent", Some(days)) => words.tell("days", &[("count", days.into())]),
            ("drift", Some(share)) => words.whole_percent(share),
            _ => self.about.clone(),
        };
        let with = [("about", Word::from(about))];
        vec![Item::new(words.tell(&format!("handover-risk-{}", self.kind), &with))]
    }
}
