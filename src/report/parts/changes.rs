//! What has changed in the forces that drive the client.

use serde::Serialize;

use super::below;
use crate::facts::AsOf;
use crate::ledger::Account;
use crate::model::value::Day;
use crate::report::words::Words;
use crate::report::{Evidence, Item};

/// A change in a driving force, for a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct News {
    /// The force by name.
    pub force: String,
    /// Where the force comes from, as the file spells it; `None` where the file does not know the force.
    pub direction: Option<String>,
    /// Day of the change.
    pub date: Day,
    /// What changed.
    pub what: String,
    /// Good or bad for the client, as the file spells it.
    pub impact: String,
    /// What it does to the client's business.
    pub effect: Option<String>,
    /// What it means for us.
    pub response: Option<String>,
    /// Where the change stands.
    pub evidence: Vec<Evidence>,
}

/// The changes after a day up to today that still matter, the newest first; all of them where there is no such day.
pub fn changes_since(account: &Account, since: Option<Day>, as_of: &AsOf<'_>) -> Vec<News> {
    let client = &account.client;
    let matters = |day: Option<Day>| day.is_none_or(|closed| closed > as_of.today);
    let recent = client.changes.iter().filter(|change| {
        change.date <= as_of.today && since.is_none_or(|since| change.date > since) && matters(change.closed)
    });
    let mut news: Vec<News> = recent
        .map(|change| {
            let force = client.forces.iter().find(|force| change.force == force.id);
            News {
                force: force.map_or_else(|| change.force.to_string(), |force| force.name.clone()),
                direction: force.map(|force| force.direction.to_string()),
                date: change.date,
                what: change.what.clone(),
                impact: change.impact.to_string(),
                effect: change.effect.clone(),
                response: change.response.clone(),
                evidence: vec![Evidence::of(account, "changes", change.index)],
            }
        })
        .collect();
    news.sort_by_key(|change| std::cmp::Reverse(change.date));
    news
}

impl News {
    /// The change in a line, what it does and what it means for us below.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let direction = self.direction.as_ref().map(|direction| words.term("direction", direction));
        let about: Vec<String> = direction.into_iter().chain([words.term("impact", &self.impact)]).collect();
        let mut items = vec![Item::new(format!("{}: {} ({})", words.day(self.date), self.what, about.join("; ")))];
        items.extend(below(words, "part-effect", self.effect.as_deref()));
        items.extend(below(words, "part-response", self.response.as_deref()));
        items
    }
}
