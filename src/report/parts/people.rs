//! The people of a client: who they are, where they stand, what acts upon and within them.

use serde::Serialize;

use super::below_list;
use crate::facts::demanded;
use crate::ledger::Account;
use crate::model::rows::Row;
use crate::model::stakeholder::{BuyingRole, Stakeholder};
use crate::report::words::Words;
use crate::report::{Evidence, Item};

/// A person, for a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Person {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The post in the firm.
    pub position: Option<String>,
    /// Parts the person plays, as the file spells them.
    pub roles: Vec<String>,
    /// Where the person stands.
    pub engagement: Option<String>,
    /// Where we want the person to stand.
    pub desired: Option<String>,
    /// Outer forces: what the person answers for.
    pub answers_for: Vec<String>,
    /// Outer forces: who presses.
    pub pressures: Vec<String>,
    /// Inner forces: why the person wants the work to succeed.
    pub wins: Vec<String>,
    /// Inner forces: why the person might not.
    pub fears: Vec<String>,
    /// What to steer clear of.
    pub sharp_corners: Vec<String>,
    /// What the person demands.
    pub demands: Vec<String>,
    /// The same for people, who know a goal or a request by its words.
    #[serde(skip)]
    pub demanded: Vec<(Option<String>, String)>,
    /// Where the card stands.
    pub evidence: Vec<Evidence>,
}

/// The cards of these people.
pub fn people<'a>(account: &Account, rows: impl IntoIterator<Item = &'a Row<Stakeholder>>) -> Vec<Person> {
    rows.into_iter().map(|row| person(account, row)).collect()
}

fn person(account: &Account, row: &Row<Stakeholder>) -> Person {
    Person {
        id: row.id.to_string(),
        name: row.name.clone(),
        position: row.position.clone(),
        roles: row.roles.iter().map(BuyingRole::to_string).collect(),
        engagement: row.engagement.map(|engagement| engagement.to_string()),
        desired: row.desired.map(|engagement| engagement.to_string()),
        answers_for: row.answers_for.clone(),
        pressures: row.pressures.clone(),
        wins: row.wins.clone(),
        fears: row.fears.clone(),
        sharp_corners: row.sharp_corners.clone(),
        demands: row.demands.clone(),
        demanded: row.demands.iter().map(|demand| in_words(account, demand)).collect(),
        evidence: vec![Evidence::of(account, "stakeholders", row.index)],
    }
}

fn in_words(account: &Account, demand: &str) -> (Option<String>, String) {
    let (about, wish) = demanded(&account.client, demand);
    (about.map(str::to_owned), wish.to_owned())
}

fn told((about, wish): &(Option<String>, String), words: &Words) -> String {
    let told = |about: &String| {
        words.tell("part-demanded", &[("about", about.as_str().into()), ("wish", wish.as_str().into())])
    };
    about.as_ref().map_or_else(|| wish.clone(), told)
}

impl Person {
    /// The person in a line, with what acts upon and within them below.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let mut items = vec![Item::new(self.headline(words))];
        items.extend(below_list(words, "part-answers", &self.answers_for));
        items.extend(below_list(words, "part-pressed", &self.pressures));
        items.extend(below_list(words, "part-wins", &self.wins));
        items.extend(below_list(words, "part-fears", &self.fears));
        items.extend(below_list(words, "part-corners", &self.sharp_corners));
        let demands: Vec<String> = self.demanded.iter().map(|demand| told(demand, words)).collect();
        items.extend(below_list(words, "part-demands", &demands));
        items
    }

    /// `Иван Петров, head of marketing (decides, day to day): supportive → leading`.
    pub fn headline(&self, words: &Words) -> String {
        let position = self.position.as_ref().map(|position| format!(", {position}")).unwrap_or_default();
        let roles: Vec<String> = self.roles.iter().map(|role| words.term("role", role)).collect();
        let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
        let standing = standing(self.engagement.as_deref(), self.desired.as_deref(), words);
        let standing = if standing.is_empty() { standing } else { format!(": {standing}") };
        format!("{}{position}{roles}{standing}", self.name)
    }
}

/// `neutral → supportive`; what is wanted only where it differs from what is, empty where neither is known.
pub fn standing(engagement: Option<&str>, desired: Option<&str>, words: &Words) -> String {
    let word = |choice: Option<&str>| choice.map(|choice| words.term("engagement", choice));
    match (word(engagement), word(desired)) {
        (Some(now), Some(wanted)) if now != wanted => format!("{now} → {wanted}"),
        (Some(now), _) => now,
        (None, Some(wanted)) => format!("? → {wanted}"),
        (None, None) => String::new(),
    }
}
