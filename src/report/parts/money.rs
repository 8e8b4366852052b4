//! What the client has to pay, and until when it can be decided how contracts go on.

use serde::Serialize;

use crate::facts::{AsOf, disputed, notices, receivables};
use crate::ledger::Account;
use crate::model::value::{Day, Money};
use crate::report::words::Words;
use crate::report::{Evidence, Item};

/// An invoice with something left to pay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unpaid {
    /// The number on the paper.
    pub number: String,
    /// What is left to pay, as the ledger spells money.
    pub open: Money,
    /// Day by which it is to be paid.
    pub due: Day,
    /// Calendar days past the due date; negative while it lies ahead.
    pub overdue: i64,
    /// Whether the client objects.
    pub disputed: bool,
    /// Who reminds the client, as the file spells it.
    pub chaser: String,
    /// Where the invoice stands.
    pub evidence: Vec<Evidence>,
}

/// The invoices that are not fully paid, the earliest due first.
pub fn unpaid(account: &Account, as_of: &AsOf<'_>) -> Vec<Unpaid> {
    let client = &account.client;
    let open = receivables(client, as_of).into_iter().map(|open| (open, false));
    let standing = open.chain(disputed(client, as_of).into_iter().map(|open| (open, true)));
    let mut unpaid: Vec<Unpaid> = standing
        .map(|(invoice, disputed)| Unpaid {
            number: invoice.row.id.to_string(),
            open: invoice.open,
            due: invoice.row.due,
            overdue: invoice.days,
            disputed,
            chaser: invoice.chaser.to_string(),
            evidence: vec![Evidence::of(account, "invoices", invoice.row.index)],
        })
        .collect();
    unpaid.sort_by_key(|invoice| invoice.due);
    unpaid
}

impl Unpaid {
    /// The invoice in a line.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let mut about = vec![words.tell("part-by", &[("day", words.day(self.due).into())])];
        if self.disputed {
            about.push(words.say("part-disputed"));
        } else if self.overdue > 0 {
            about.push(words.tell("overdue", &[("count", self.overdue.into())]));
            about.push(words.tell("part-chased", &[("who", words.term("chaser", &self.chaser).into())]));
        }
        let with = [
            ("number", self.number.as_str().into()),
            ("amount", words.money(&self.open).into()),
            ("about", about.join(", ").into()),
        ];
        vec![Item::new(words.tell("part-invoice", &with))]
    }
}

/// The last day on which notice of a contract counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deadline {
    /// The number on the paper.
    pub number: String,
    /// Last day of the contract.
    pub ends: Day,
    /// Last day on which notice counts.
    pub deadline: Day,
    /// Calendar days until then; negative once it has passed.
    pub days: i64,
    /// What was decided, as the file spells it; `None` while it is not.
    pub decision: Option<String>,
    /// Where the contract stands.
    pub evidence: Vec<Evidence>,
}

/// The notice deadlines of the contracts in force, the nearest first; those long decided by the passing of the day are left out.
pub fn deadlines(account: &Account, as_of: &AsOf<'_>) -> Vec<Deadline> {
    let standing =
        notices(&account.client, as_of).into_iter().filter(|notice| notice.days >= 0 || notice.is_passed(as_of));
    let mut deadlines: Vec<Deadline> = standing
        .map(|notice| Deadline {
            number: notice.row.id.to_string(),
            ends: notice.ends,
            deadline: notice.deadline,
            days: notice.days,
            decision: notice.decision.map(|decision| decision.to_string()),
            evidence: vec![Evidence::of(account, "contracts", notice.row.index)],
        })
        .collect();
    deadlines.sort_by_key(|deadline| deadline.deadline);
    deadlines
}

impl Deadline {
    /// The deadline in a line.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let decision = self.decision.as_deref().unwrap_or("undecided");
        let when = match self.days {
            days @ 0.. => words.tell("in-days", &[("count", days.into())]),
            days => words.counted("ago", -days),
        };
        let with = [
            ("number", self.number.as_str().into()),
            ("day", words.day(self.deadline).into()),
            ("when", when.into()),
            ("decision", words.term("renewal", decision).into()),
        ];
        vec![Item::new(words.tell("part-notice", &with))]
    }
}
