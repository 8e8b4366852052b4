//! A promise weighed: what its owner owes already around that day.

use crate::context::Context;
use crate::error::Result;
use crate::facts::{AsOf, promised_by};
use crate::ledger::Ledger;
use crate::model::value::Day;

/// How many promises are named; of more, the number is told.
const NAMED: usize = 5;

/// How many working days before the day are those in which the work for it will be done.
const AROUND: u32 = 5;

/// A promise of a member, among those of all clients.
struct Owed {
    due: Day,
    client: String,
    id: String,
}

/// What the owner of a promise due on `due` owes beside it, in lines for standard error; nothing where it is the only one.
///
/// # Errors
/// Where the ledger cannot be read.
pub fn weighed(context: &Context, ledger: &Ledger, owner: &str, due: Day, new: (&str, &str)) -> Result<Vec<String>> {
    let as_of = AsOf::of(ledger);
    let looked = context.each_account(ledger, |account| {
        let promises = promised_by(&account.client, owner);
        let owed = promises.map(|promise| Owed {
            due: promise.due,
            client: account.file.slug.clone(),
            id: promise.id.to_string(),
        });
        owed.collect::<Vec<_>>()
    })?;
    let mut owed: Vec<Owed> = looked.seen.into_iter().flatten().collect();
    owed.retain(|owed| (owed.client.as_str(), owed.id.as_str()) != new);
    owed.sort_by(|one, other| (one.due, &one.client, &one.id).cmp(&(other.due, &other.client, &other.id)));
    Ok(told(&owed, owner, due, &as_of))
}

fn told(owed: &[Owed], owner: &str, due: Day, as_of: &AsOf<'_>) -> Vec<String> {
    let since = as_of.calendar.working_days_before(due, AROUND);
    let around: Vec<&Owed> = owed.iter().filter(|owed| since < owed.due && owed.due <= due).collect();
    let overdue = owed.iter().filter(|owed| owed.due < as_of.today).count();
    if around.is_empty() && overdue == 0 {
        return Vec::new();
    }
    let late = if overdue == 0 { String::new() } else { format!(", {overdue} overdue") };
    let promises = if owed.len() == 1 { "promise" } else { "promises" };
    let mut lines = vec![format!(
        "weigh: {owner} has {} open {promises} besides, {} due in the {AROUND} working days up to {due}{late}",
        owed.len(),
        around.len(),
    )];
    lines.extend(around.iter().take(NAMED).map(|owed| format!("  {}  {} {}", owed.due, owed.client, owed.id)));
    if around.len() > NAMED {
        lines.push(format!("  and {} more: `folio agenda --manager {owner}`", around.len() - NAMED));
    }
    lines
}
