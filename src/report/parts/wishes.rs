//! The client's wishes that are not settled yet: what they do to the goal, what we decided and why.

use serde::Serialize;

use super::below;
use crate::facts::{AsOf, untold};
use crate::ledger::Account;
use crate::model::request::{Decision, Request};
use crate::model::value::Day;
use crate::report::words::Words;
use crate::report::{Evidence, Item, person_name};

/// An open wish, for a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wish {
    /// The id.
    pub id: String,
    /// What the client wishes for.
    pub what: String,
    /// Who asked, by name.
    pub by: Option<String>,
    /// What it does to the goal, as the file spells it.
    pub alignment: String,
    /// What was decided, as the file spells it.
    pub decision: String,
    /// Our argument.
    pub argument: Option<String>,
    /// What we offer instead.
    pub alternative: Option<String>,
    /// Day on which it was done.
    pub delivered: Option<Day>,
    /// Whether the client has heard of the decision or the result.
    pub told: bool,
    /// Where the wish stands.
    pub evidence: Vec<Evidence>,
}

/// The wishes that are open: not decided, put off, not done yet, or of which the client has not heard.
pub fn wishes(account: &Account, as_of: &AsOf<'_>) -> Vec<Wish> {
    let open = account.client.requests.iter().filter(|request| is_open(request, as_of));
    open.map(|request| Wish {
        id: request.id.to_string(),
        what: request.what.clone(),
        by: request.requested_by.as_ref().map(|id| person_name(&account.client, id.as_str())),
        alignment: request.alignment.to_string(),
        decision: request.decision.to_string(),
        argument: request.argument.clone(),
        alternative: request.alternative.clone(),
        delivered: request.delivered,
        told: untold(request, as_of).is_none(),
        evidence: vec![Evidence::of(account, "requests", request.index)],
    })
    .collect()
}

fn is_open(request: &Request, as_of: &AsOf<'_>) -> bool {
    let waits = match request.decision {
        Decision::Pending | Decision::Deferred => true,
        Decision::Accepted => request.delivered.is_none(),
        Decision::Declined | Decision::Converted => false,
    };
    waits || untold(request, as_of).is_some()
}

impl Wish {
    /// The wish in a line, our argument below.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let by = self.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
        let mut about = vec![words.term("alignment", &self.alignment), words.term("decision", &self.decision)];
        about.extend(self.delivered.map(|day| words.tell("part-delivered", &[("day", words.day(day).into())])));
        if !self.told {
            about.push(words.say("part-untold"));
        }
        let mut items = vec![Item::new(format!("{}{by}: {}", self.what, about.join("; ")))];
        items.extend(below(words, "part-argument", self.argument.as_deref()));
        items.extend(below(words, "part-alternative", self.alternative.as_deref()));
        items
    }
}
