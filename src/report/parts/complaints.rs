//! What the client complains of, and nobody has settled.

use serde::Serialize;

use super::below;
use crate::facts::{AsOf, open_claims};
use crate::ledger::Account;
use crate::model::value::Day;
use crate::report::words::Words;
use crate::report::{Evidence, Item, person_name};

/// An open complaint or claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Complaint {
    /// Day on which we got it.
    pub date: Day,
    /// Who complained, by name.
    pub by: Option<String>,
    /// What was said.
    pub text: Option<String>,
    /// How bad it is, as the file spells it.
    pub severity: Option<String>,
    /// Day by which we have to answer.
    pub answer_due: Option<Day>,
    /// What we do about it.
    pub measure: Option<String>,
    /// Where the complaint stands.
    pub evidence: Vec<Evidence>,
}

/// The complaints that nobody has settled.
pub fn complaints(account: &Account, as_of: &AsOf<'_>) -> Vec<Complaint> {
    let open = open_claims(&account.client, as_of);
    open.into_iter()
        .map(|claim| Complaint {
            date: claim.row.date,
            by: claim.row.author.as_ref().map(|id| person_name(&account.client, id.as_str())),
            text: claim.row.text.clone(),
            severity: claim.row.severity.map(|severity| severity.to_string()),
            answer_due: claim.answer_due,
            measure: claim.row.measure.clone(),
            evidence: vec![Evidence::of(account, "feedback", claim.row.index)],
        })
        .collect()
}

impl Complaint {
    /// The complaint in a line, what we do about it below.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let by = self.by.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
        let severity = self.severity.as_ref().map(|severity| words.term("severity", severity));
        let answer = self.answer_due.map(|day| words.tell("part-answer-by", &[("day", words.day(day).into())]));
        let about: Vec<String> = severity.into_iter().chain(answer).collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        let text = self.text.clone().unwrap_or_else(|| words.say("part-complaint"));
        let mut items = vec![Item::new(format!("{}{by}: {text}{about}", words.day(self.date)))];
        items.extend(below(words, "part-measure", self.measure.as_deref()));
        items
    }
}
