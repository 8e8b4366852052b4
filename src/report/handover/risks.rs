//! What can go wrong with an account, for who has not lived with it.

use serde::Serialize;

use crate::facts::{AsOf, cut_thread, drift, people, receivables, silence, threads};
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
    /// Where the ledger says so.
    pub evidence: Vec<Evidence>,
}

/// The risks that the file knows of, what somebody wrote down first.
pub fn risks(account: &Account, as_of: &AsOf<'_>) -> Vec<Risk> {
    let client = &account.client;
    let mut found = Vec::new();
    let mut note = |kind, about: String, path: KeyPath| {
        found.push(Risk { kind, about, evidence: vec![Evidence::at(account, &path)] });
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
    if let Some(quiet) = silence(client, as_of) {
        note("silent", quiet.days.to_string(), KeyPath::key("interactions"));
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
    if let Some(drift) = drift(client, as_of).filter(|drift| drift.is_drift()) {
        note("drift", drift.percent().to_string(), KeyPath::key("requests"));
    }
    found
}

impl Risk {
    /// The risk in a line.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let with = [("about", Word::from(self.about.clone()))];
        vec![Item::new(words.tell(&format!("handover-risk-{}", self.kind), &with))]
    }
}
