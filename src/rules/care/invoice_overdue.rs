//! `invoice-overdue`: an invoice the client has not paid in time.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts::{self, Receivable};
use crate::model::common::Chaser;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// Money owed is work of the account too; who reminds is agreed with each client.
pub const RULE: Rule = Rule {
    name: "invoice-overdue",
    group: Group::Care,
    level: Level::Warning,
    finds: "an invoice past its due date, with its ageing and who chases",
    explain: "An invoice is past its due date and not fully paid. The longer it lies, the less likely it is paid, so the ladder \
        of `[chasing]` says what to do after how many days. Clients dislike being pressed by their own account manager: who \
        reminds is agreed (`communication.chaser`), else as `[chasing]` has it. Record the payment when it is in, each \
        reminder with `folio chase`, and an objection as state `disputed`, which takes the invoice out of the ageing.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for open in facts::receivables(subject.client, subject.as_of).into_iter().filter(Receivable::is_overdue) {
        faults.push(fault(subject, &open));
    }
}

fn fault(subject: &Subject<'_>, open: &Receivable<'_>) -> Fault {
    let row = open.row;
    let message = format!("`{}` is {} overdue, {} are open", row.id, days(open.days), open.open);
    let chaser = match open.chaser {
        Chaser::Account => "the account manager",
        Chaser::Accounting => "accounting",
        Chaser::Head => "the head",
    };
    let fault = Fault::entry(entry("invoices", row.index), message)
        .label(format!("{} days; {chaser} chases", open.ageing.days()))
        .also(field("invoices", row.index, "due"), "was due on this day");
    let fault = match &open.chaser_path {
        Some(path) => fault.also(path.clone(), "who chases is agreed"),
        None => fault,
    };
    let last = match open.last_chase {
        Some(chase) => format!("last reminded on {} ({})", chase.date, chase.step),
        None => "nobody has reminded yet".to_owned(),
    };
    let now = open.step_now().map(|now| now.step.as_str());
    let command = facts::chase(subject.slug, row.id.as_str(), now);
    let next = match (now, open.next) {
        (Some(now), _) => format!("the next step is `{now}`; once it is done: `folio {command}`"),
        (None, Some((next, from))) => format!("`{}` comes on {from}; `folio {command}` shows it", next.step),
        (None, None) => format!("the ladder has no step left; `folio {command}` shows it"),
    };
    fault.help(format!("{last}; {next}"))
}
