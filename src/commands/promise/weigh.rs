//! A promise weighed: what its owner owes already around that day.

use super::PromiseArgs;
use crate::commands::accounts;
use crate::commands::words::when::When;
use crate::context::Context;
use crate::error::Result;
use crate::facts::{AsOf, Burden, Load, burden, loads, promised_by};
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

/// What the owner of a promise owes beside it, in lines for standard error; nothing where there is nothing to think about, nor where
/// the words name no promise: what is wrong with them is told when it is made.
pub fn weighed(args: &PromiseArgs, context: &Context) -> Vec<String> {
    let Ok(ledger) = context.ledger() else { return Vec::new() };
    let (Ok(account), Ok(due)) = (accounts::one(&ledger, &args.client), When::of(&ledger).day(&args.due)) else {
        return Vec::new();
    };
    let manager = account.client.profile.as_ref().map(|profile| profile.manager.to_string());
    let Some(owner) = args.owner.clone().or(manager).filter(|_| due >= ledger.today()) else { return Vec::new() };
    beside(context, &ledger, &owner, due).unwrap_or_else(|error| vec![format!("not weighed: {error}")])
}

fn beside(context: &Context, ledger: &Ledger, owner: &str, due: Day) -> Result<Vec<String>> {
    let as_of = AsOf::of(ledger);
    let looked = context.each_account(ledger, |account| (owed(&account, owner), burden(&account.client, &as_of)))?;
    let (owed, burdens): (Vec<Vec<Owed>>, Vec<Burden>) = looked.seen.into_iter().unzip();
    let mut owed: Vec<Owed> = owed.into_iter().flatten().collect();
    owed.sort_by(|one, other| (one.due, &one.client, &one.id).cmp(&(other.due, &other.client, &other.id)));
    let mut lines = told(&owed, owner, due, &as_of);
    let loads = loads(&as_of, &burdens);
    lines.extend(loads.iter().find(|load| load.member.id.as_str() == owner && load.is_over()).map(carried));
    Ok(lines)
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

fn told(owed: &[Owed], owner: &str, due: Day, as_of: &AsOf<'_>) -> Vec<String> {
    let weigh = as_of.settings.clocks.weigh;
    let since = weigh.before(due, &as_of.calendar);
    let around: Vec<&Owed> = owed.iter().filter(|owed| since < owed.due && owed.due <= due).collect();
    let overdue = owed.iter().filter(|owed| owed.due < as_of.today).count();
    if around.is_empty() && overdue == 0 {
        return Vec::new();
    }
    let late = if overdue == 0 { String::new() } else { format!(", {overdue} overdue") };
    let promises = if owed.len() == 1 { "promise" } else { "promises" };
    let mut lines = vec![format!(
        "weigh: {owner} has {} open {promises} besides, {} due in the {} up to {due}{late}",
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
    lines
}

/// What a member carries who carries too much.
fn carried(load: &Load<'_>) -> String {
    let Load { member, weight, limit, projects, project_limit, .. } = load;
    let clients = format!("clients of weight {weight}, where {limit} is the limit");
    let projects = format!("{projects} projects, where {project_limit} is the limit");
    let what = if weight > limit { clients } else { projects };
    format!("weigh: {} carries {what}: `folio load`", member.id)
}
