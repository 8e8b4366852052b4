//! A promise weighed: whether anybody works on its day, and what its owner owes already around it.

use super::{Outcome, accounts, carried};
use crate::context::Context;
use crate::error::Result;
use crate::facts::{AsOf, Burden, burden, keeper, loads, promised_by, stand_in};
use crate::ledger::{Account, Ledger};
use crate::model::commitment::{Commitment, PromiseSide};
use crate::model::settings::Member;
use crate::model::value::{Day, Span, SpanUnit};

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
    /// Whether there is something to think about before it is given: promises around that day or overdue, more clients than the owner can carry.
    pub heavy: bool,
}

impl Weighed {
    /// Puts it beside a change: in the summary always, in the lines where they are not `told` already.
    pub fn beside(self, outcome: Outcome, told: bool) -> Outcome {
        let outcome = outcome.in_all("weighing", self.lines.clone().into());
        if told { outcome } else { self.lines.into_iter().fold(outcome, Outcome::say) }
    }
}

/// A promise as it would be.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// The client, as it was typed.
    pub client: &'a str,
    /// Whether it is ours.
    pub ours: bool,
    /// Who keeps it; `None`: the client's manager.
    pub owner: Option<&'a str>,
    /// Its day.
    pub due: Day,
    /// How much work it is, where that is told.
    pub effort: Option<Span>,
}

/// Weighs a new promise.
pub fn new(sought: Sought<'_>, ledger: &Ledger, context: &Context) -> Weighed {
    let account = accounts::one(ledger, sought.client);
    account.map_or_else(|_| Weighed::default(), |account| weighed(&account, sought, None, ledger, context))
}

/// Weighs a promise that there is, on its new day.
pub fn moved(client: &str, id: &str, due: Day, ledger: &Ledger, context: &Context) -> Weighed {
    let Ok(account) = accounts::one(ledger, client) else { return Weighed::default() };
    let Some(promise) = account.client.commitments.iter().find(|row| row.id.as_str() == id) else {
        return Weighed::default();
    };
    let owner = keeper(&account.client, promise);
    let sought = Sought { client, ours: promise.side == PromiseSide::Us, owner, due, effort: promise.effort };
    weighed(&account, sought, Some(id), ledger, context)
}

/// Weighs a promise; `but` is the one that it replaces.
fn weighed(account: &Account, sought: Sought<'_>, but: Option<&str>, ledger: &Ledger, context: &Context) -> Weighed {
    let (due, settings) = (sought.due, ledger.settings());
    if due < ledger.today() {
        return Weighed::default();
    }
    let manager = account.client.profile.as_ref().map(|profile| profile.manager.as_str());
    let owner = sought.owner.or(manager).filter(|_| sought.ours);
    let owner = owner.and_then(|owner| settings.member(owner));
    let mut weighed = Weighed::default();
    if let Some(owner) = owner {
        let but = but.map(|id| (account.slug(), id));
        let failed = |error| Weighed { lines: vec![format!("not weighed: {error}")], heavy: true };
        weighed = beside(context, ledger, owner.id.as_str(), due, but).unwrap_or_else(failed);
        let short = sought.effort.and_then(|effort| too_short(effort, due, owner, &AsOf::of(ledger)));
        weighed.heavy |= short.is_some();
        weighed.lines.splice(0..0, short);
    }
    weighed.lines.splice(0..0, day_off(due, owner, account, &AsOf::of(ledger)));
    weighed
}

/// That the owner works on fewer days up to the due day than the promise takes, time away left out; today counts.
fn too_short(effort: Span, due: Day, owner: &Member, as_of: &AsOf<'_>) -> Option<String> {
    let calendar = &as_of.calendar;
    let needed = match effort.unit {
        SpanUnit::WorkingDays => effort.amount,
        SpanUnit::WorkingHours => (effort.amount * 60).div_ceil(calendar.hours().minutes().max(1)),
        _ => calendar.working_days_between(as_of.today, effort.after(as_of.today, calendar)),
    };
    // As far as it takes: who is away all the time has no day in it.
    let days = (0..=as_of.today.days_until(due)).map(|ahead| as_of.today.plus_days(ahead));
    let there = days.filter(|day| calendar.works_on(*day) && !owner.is_absent_on(*day));
    let there = u32::try_from(there.take(needed as usize).count()).unwrap_or(u32::MAX);
    let days = if there == 1 { "working day" } else { "working days" };
    let id = &owner.id;
    (there < needed).then(|| format!("weigh: that is {effort} of work, and {id} has {there} {days} up to {due}"))
}

/// That nobody works on the day, or that who keeps the promise is away, and the working day before; the next one, where that is past.
fn day_off(due: Day, owner: Option<&Member>, account: &Account, as_of: &AsOf<'_>) -> Option<String> {
    let calendar = &as_of.calendar;
    let away = |day: Day| owner.filter(|member| member.is_absent_on(day));
    let why = if as_of.settings.ledger.holidays.contains(&due) {
        "is a holiday".to_owned()
    } else if !calendar.works_on(due) {
        format!("is a {}", due.date().format("%A"))
    } else {
        let member = away(due)?.id.as_str();
        let cover = stand_in(&account.client, member, &as_of.on(due));
        let cover = if cover == member { String::new() } else { format!(" and {cover} covers") };
        format!("is a day on which {member} is away{cover}")
    };
    // Who is away for longer than a year has no working day to speak of.
    let there = |day: &Day| away(*day).is_none();
    let mut before =
        (1..=366).map(|count| calendar.working_days_before(due, count)).take_while(|day| *day >= as_of.today);
    let mut after = (1..=366).map(|count| calendar.working_days_after(due, count));
    let before = before.find(there).map(|day| ("the working day before", day));
    let offered = before.or_else(|| after.find(there).map(|day| ("the next working day", day)));
    let offered = offered.map(|(which, day)| format!("; {which} is {}, {day}", day.date().format("%A")));
    Some(format!("note: {due} {why}{}", offered.unwrap_or_default()))
}

fn beside(context: &Context, ledger: &Ledger, owner: &str, due: Day, but: Option<(&str, &str)>) -> Result<Weighed> {
    let as_of = AsOf::of(ledger);
    let looked = context.each_account(ledger, |account| (owed(&account, owner), burden(&account.client, &as_of)))?;
    let (owed, burdens): (Vec<Vec<Owed>>, Vec<Burden>) = looked.seen.into_iter().unzip();
    let mut owed: Vec<Owed> = owed.into_iter().flatten().collect();
    owed.retain(|owed| but != Some((owed.client.as_str(), owed.id.as_str())));
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
        // The agenda has what calls for a deed today; these may be far from it.
        let those = format!("side = 'us' and owner = '{owner}' and due > '{since}' and due <= '{due}'");
        lines.push(format!("  and {} more: `folio list promises_open --where \"{those}\"`", around.len() - NAMED));
    }
    Weighed { lines, heavy: !around.is_empty() || overdue > 0 }
}
