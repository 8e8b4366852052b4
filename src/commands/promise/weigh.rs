//! A promise weighed: what its owner owes already around that day.

use super::PromiseArgs;
use crate::commands::words::when::When;
use crate::commands::{accounts, carried};
use crate::context::Context;
use crate::error::Result;
use crate::facts::{AsOf, Burden, burden, loads, promised_by};
use crate::ledger::{Account, Ledger};
use crate::model::commitment::Commitment;
use crate::model::value::{Day, Span};

/// How many promises are named; of more, the number is told.
const NAMED: usize = 5;

/// A promise of a member, among those of all clients.
struct Owed {
    due: Day,
    client: String,
    id: String,
    effort: Option<Span>,
}

/// What the owner of a promise owes beside it.
#[derive(Debug, Default)]
pub struct Weighed {
    /// In lines for standard error; none where the words name no promise: what is wrong with them is told when it is made.
    pub lines: Vec<String>,
    /// Whether there is something to think about: promises around that day or overdue, more clients than the owner can carry.
    pub heavy: bool,
}

/// Weighs the promise that the words ask for.
pub fn weighed(args: &PromiseArgs, context: &Context) -> Weighed {
    let Ok(ledger) = context.ledger() else { return Weighed::default() };
    let (Ok(account), Ok(due)) = (accounts::one(&ledger, &args.client), When::of(&ledger).day(&args.due)) else {
        return Weighed::default();
    };
    let manager = account.client.profile.as_ref().map(|profile| profile.manager.to_string());
    let owner = args
        .owner
        .clone()
        .or(manager)
        .filter(|owner| due >= ledger.today() && ledger.settings().member(owner).is_some());
    let Some(owner) = owner else { return Weighed::default() };
    let failed = |error| Weighed { lines: vec![format!("not weighed: {error}")], heavy: true };
    beside(context, &ledger, &owner, due).unwrap_or_else(failed)
}

fn beside(context: &Context, ledger: &Ledger, owner: &str, due: Day) -> Result<Weighed> {
    let as_of = AsOf::of(ledger);
    let looked = context.each_account(ledger, |account| (owed(&account, owner), burden(&account.client, &as_of)))?;
    let (owed, burdens): (Vec<Vec<Owed>>, Vec<Burden>) = looked.seen.into_iter().unzip();
    let mut owed: Vec<Owed> = owed.into_iter().flatten().collect();
    owed.sort_by(|one, other| (one.due, &one.client, &one.id).cmp(&(other.due, &other.client, &other.id)));
    let mut weighed = told(&owed, owner, due, &as_of);
    let loads = loads(&as_of, &burdens);
    if let Some(over) = loads.iter().find(|load| load.member.id.as_str() == owner && load.is_over()) {
        weighed.lines.push(carried::told(over));
        weighed.heavy = true;
    }
    Ok(weighed)
}

fn owed(account: &Account, owner: &str) -> Vec<Owed> {
    let client = || account.file.slug.clone();
    let of = |promise: &Commitment| Owed {
        due: promise.due,
        client: client(),
        id: promise.id.to_string(),
        effort: promise.effort,
    };
    promised_by(&account.client, owner).map(of).collect()
}

fn told(owed: &[Owed], owner: &str, due: Day, as_of: &AsOf<'_>) -> Weighed {
    if owed.is_empty() {
        return Weighed { lines: vec![format!("weigh: {owner} has no open promises besides")], heavy: false };
    }
    let weigh = as_of.settings.clocks.weigh;
    let since = weigh.before(due, &as_of.calendar);
    let around: Vec<&Owed> = owed.iter().filter(|owed| since < owed.due && owed.due <= due).collect();
    let overdue = owed.iter().filter(|owed| owed.due < as_of.today).count();
    let promises = if owed.len() == 1 { "promise" } else { "promises" };
    let mut lines = vec![format!(
        "weigh: {owner} has {} open {promises} besides, {} due in the {} up to {due}, {overdue} overdue",
        owed.len(),
        around.len(),
        weigh.in_words(),
    )];
    let effort = |owed: &Owed| owed.effort.map(|effort| format!(", {effort} of work")).unwrap_or_default();
    let named = around.iter().take(NAMED);
    lines.extend(named.map(|owed| format!("  {}  {} {}{}", owed.due, owed.client, owed.id, effort(owed))));
    if around.len() > NAMED {
        lines.push(format!("  and {} more: `folio agenda --manager {owner}`", around.len() - NAMED));
    }
    Weighed { lines, heavy: !around.is_empty() || overdue > 0 }
}
