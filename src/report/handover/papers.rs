//! What is agreed on paper, what is missing of it, and what more could be sold.

use serde::Serialize;

use crate::facts::{AsOf, PaperStep, is_open_chance, missing_papers};
use crate::ledger::Account;
use crate::model::contract::ContractState;
use crate::model::value::{Day, Money};
use crate::report::words::{Word, Words};
use crate::report::{Evidence, Item};

/// A contract that stands, or is on its way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// The number on the paper.
    pub number: String,
    /// What kind of paper it is, as the file spells it.
    pub kind: String,
    /// Where it stands, as the file spells it.
    pub state: String,
    /// What it is about.
    pub title: Option<String>,
    /// Last day it is in force.
    pub ends: Option<Day>,
    /// Amount that falls due every period, as the ledger spells money.
    pub recurring: Option<Money>,
    /// How often, as the file spells it.
    pub period: Option<String>,
    /// Special terms.
    pub terms: Vec<String>,
    /// Where the contract stands.
    pub evidence: Vec<Evidence>,
}

/// The contracts that are not over.
pub fn agreements(account: &Account) -> Vec<Agreement> {
    let over = |state: ContractState| {
        matches!(state, ContractState::Expired | ContractState::Terminated | ContractState::Superseded)
    };
    let standing = account.client.contracts.iter().filter(|contract| !over(contract.state));
    standing
        .map(|contract| Agreement {
            number: contract.id.to_string(),
            kind: contract.kind.to_string(),
            state: contract.state.to_string(),
            title: contract.title.clone(),
            ends: contract.ends,
            recurring: contract.recurring,
            period: contract.period.map(|period| period.to_string()),
            terms: contract.terms.clone(),
            evidence: vec![Evidence::of(account, "contracts", contract.index)],
        })
        .collect()
}

impl Agreement {
    /// The contract in a line, its terms below.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let title = self.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
        let mut about = vec![words.term("contract-kind", &self.kind), words.term("contract-state", &self.state)];
        about.extend(self.recurring.as_ref().map(|money| {
            let period = self.period.as_ref().map(|period| format!(" {}", words.term("period", period)));
            words.money(money) + &period.unwrap_or_default()
        }));
        about.extend(self.ends.map(|day| words.tell("part-until", &[("day", words.day(day).into())])));
        let mut items = vec![Item::new(format!("{}{title}: {}", self.number, about.join(", ")))];
        items.extend(self.terms.iter().map(|term| Item::new(term.as_str()).at_depth(1)));
        items
    }
}

/// A closing document that is missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    /// The time it closes: `2026-02`; of several times the first.
    pub period: String,
    /// Of several times the last, where the contract has no document of them.
    pub until: Option<String>,
    /// How many times these are.
    pub count: usize,
    /// The contract, by its number.
    pub contract: Option<String>,
    /// What has to happen: `issue`, `send` or `sign`.
    pub step: &'static str,
    /// The document, else its contract.
    pub evidence: Vec<Evidence>,
}

/// The closing documents of periods that are over, and that are not issued, sent and signed.
pub fn missing(account: &Account, as_of: &AsOf<'_>) -> Vec<Paper> {
    let papers = missing_papers(&account.client, as_of).into_iter();
    papers
        .map(|paper| Paper {
            period: paper.period.to_string(),
            until: paper.until.map(|last| last.to_string()),
            count: paper.count,
            contract: paper.contract.map(|contract| contract.id.to_string()),
            step: match paper.step {
                PaperStep::Issue => "issue",
                PaperStep::Send => "send",
                PaperStep::Sign => "sign",
            },
            evidence: vec![Evidence::at(account, &paper.path)],
        })
        .collect()
}

impl Paper {
    /// The paper in a line.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let contract = self.contract.as_ref().map(|number| format!(" ({number})")).unwrap_or_default();
        let periods = match &self.until {
            Some(last) => {
                let (first, last) = (self.period.as_str().into(), last.as_str().into());
                words.tell("paper-periods", &[("first", first), ("last", last), ("count", (self.count as i64).into())])
            }
            None => self.period.clone(),
        };
        let with = [("period", Word::from(format!("{periods}{contract}")))];
        vec![Item::new(words.tell(&format!("handover-paper-{}", self.step), &with))]
    }
}

/// An open opportunity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chance {
    /// The id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// What it gives the client.
    pub benefit: Option<String>,
    /// The next step.
    pub next: Option<String>,
    /// Its day.
    pub next_on: Option<Day>,
    /// Where the opportunity stands.
    pub evidence: Vec<Evidence>,
}

/// The opportunities that are neither won nor lost.
pub fn chances(account: &Account, as_of: &AsOf<'_>) -> Vec<Chance> {
    let open = account.client.opportunities.iter().filter(|chance| is_open_chance(chance, as_of.settings));
    open.map(|chance| Chance {
        id: chance.id.to_string(),
        name: chance.name.clone(),
        benefit: chance.benefit.clone(),
        next: chance.next.clone(),
        next_on: chance.next_on,
        evidence: vec![Evidence::of(account, "opportunities", chance.index)],
    })
    .collect()
}

impl Chance {
    /// The opportunity in a line, its next step below.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let benefit = self.benefit.as_ref().map(|benefit| format!(": {benefit}")).unwrap_or_default();
        let mut items = vec![Item::new(format!("{}{benefit}", self.name))];
        items.extend(self.next.as_ref().map(|next| {
            let day = self.next_on.map(|day| format!(" ({})", words.day(day))).unwrap_or_default();
            let with = [("text", Word::from(format!("{next}{day}")))];
            Item::new(words.tell("handover-next", &with)).at_depth(1)
        }));
        items
    }
}
