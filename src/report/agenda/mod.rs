//! The agenda: what has to be done today, in the order in which a day is worked, each line with its reason, its evidence and the
//! next command.
//!
//! # Adding a reason
//! A fact that asks for something becomes a `Claim` in the file of its lane, a variant of `Reason`, and a message in the
//! catalogue. A record stands in the first lane that claims it, and only there.

mod calendar;
mod dates;
mod desk;
mod lane;
mod mark;
mod money;
mod page;
mod promises;
mod settled;
mod state;
mod talks;
mod why;

use std::collections::HashSet;

use rayon::slice::ParallelSliceMut as _;

pub use calendar::events;
pub use lane::Lane;
pub use page::{first, items, page, title};
pub use settled::Settled;

use self::desk::Desk;
use self::lane::{Claim, Reason};
use crate::facts::{self, AsOf};
use crate::ledger::Account;
use crate::model::value::{Day, Span};
use crate::report::Evidence;

/// What is asked of the agenda.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Only what concerns this member: clients of theirs, clients they stand in for, promises they keep.
    pub manager: Option<&'a str>,
    /// How many working days to look at, today being the first.
    pub days: u32,
    /// Only this lane.
    pub lane: Option<Lane>,
    /// What takes least work first, whatever its lane.
    pub quick: bool,
    /// Where the ledger settles what a client has not agreed on with us.
    pub settled: &'a Settled,
}

/// The agenda of a day.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::vec_box, reason = "lines are large, and put in order by the ten thousand")]
pub struct Agenda {
    /// The day.
    pub today: Day,
    /// The last day looked at; later than today where several days were asked for, or days off follow.
    pub until: Day,
    /// Whose agenda it is; `None` for everybody's.
    pub manager: Option<String>,
    /// Whether the lines stand by the work they take, and not by lane.
    pub quick: bool,
    /// What has to be done, in order.
    pub lines: Vec<Box<Line>>,
    /// Whether something of what the ledger says was left out, so that nobody can tell whether that is all.
    pub partial: bool,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The lane it stands in.
    pub lane: Lane,
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// What is the matter.
    reason: Reason,
    /// Who acts; who stands in, where that member is away.
    pub who: String,
    /// The member who is away, where somebody stands in.
    pub stands_in_for: Option<String>,
    /// The day it turns on.
    pub due: Option<Day>,
    /// Where the ledger says so, the record first.
    pub evidence: Vec<Evidence>,
    /// The next command to type, whole.
    pub next: String,
    /// How much work it is, where that is written.
    pub effort: Option<Span>,
    /// The last day of the first weeks with a new client, which are watched more closely; `None` for all others.
    pub watched_until: Option<Day>,
    /// A name for the record that stays the same from day to day.
    pub mark: String,
}

/// The last day that an agenda of so many working days looks at: the days off before the next working day belong to it.
pub fn horizon(as_of: &AsOf<'_>, days: u32) -> Day {
    as_of.calendar.working_days_after(as_of.today, days.max(1)).plus_days(-1)
}

/// What one client asks for, in the order of the lanes.
#[allow(clippy::vec_box, reason = "as in `Agenda`")]
pub fn lines(account: &Account, as_of: &AsOf<'_>, wish: Wish<'_>) -> Vec<Box<Line>> {
    let desk = Desk { account, as_of, until: horizon(as_of, wish.days) };
    let mut claimed = HashSet::new();
    let claims = claims(desk).into_iter().filter(|claim| claimed.insert(claim.record.clone()));
    let asked = claims.filter(|claim| wish.lane.is_none_or(|lane| lane == claim.lane));
    let watched_until = facts::watch(&account.client, as_of).map(|watch| watch.until);
    let lines = asked.filter_map(|claim| line(desk, claim, wish));
    lines.map(|line| Box::new(Line { watched_until, ..line })).collect()
}

/// Everything that claims a place, in the order of the lanes.
fn claims(desk: Desk<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = promises::claims(desk).collect();
    claims.extend(state::complaints(desk));
    claims.extend(talks::unanswered(desk));
    claims.extend(talks::meetings(desk));
    claims.extend(money::invoices(desk));
    claims.extend(money::papers(desk));
    claims.extend(talks::news(desk));
    claims.extend(talks::silence(desk));
    claims.extend(dates::claims(desk));
    claims.extend(state::stuck(desk));
    claims.extend(state::health(desk));
    claims.sort_by_key(|claim| claim.lane);
    claims
}

fn line(desk: Desk<'_>, claim: Claim, wish: Wish<'_>) -> Option<Line> {
    let manager = desk.manager()?;
    let acts = claim.who.as_deref().unwrap_or(manager);
    let there = |member| facts::stand_in(&desk.account.client, member, desk.as_of);
    let who = there(acts);
    let concerns = |member: &str| [manager, there(manager), acts, who].contains(&member);
    if !wish.manager.is_none_or(concerns) {
        return None;
    }
    Some(Line {
        lane: claim.lane,
        client: desk.slug().to_owned(),
        name: desk.account.name().to_owned(),
        who: who.to_owned(),
        stands_in_for: (who != acts).then(|| acts.to_owned()),
        due: claim.due,
        evidence: evidence(desk, &claim, wish.settled),
        next: format!("folio {}", claim.next),
        effort: claim.effort,
        watched_until: None,
        mark: format!("{}.{}", desk.slug(), claim.name),
        reason: claim.reason,
    })
}

/// Where the ledger says so: the records of the client, and `folio.toml` where its tier decides.
fn evidence(desk: Desk<'_>, claim: &Claim, settled: &Settled) -> Vec<Evidence> {
    let mut places: Vec<Evidence> = claim.evidence.iter().map(|path| Evidence::at(desk.account, path)).collect();
    if matches!(claim.reason, Reason::Silent { agreed: false, .. }) {
        let tier = facts::tier(&desk.account.client, desk.as_of);
        places.extend(tier.and_then(|tier| settled.cadence(tier.id.as_str())));
    }
    places
}

impl Agenda {
    /// The agenda made of what every client asks for.
    #[allow(clippy::vec_box, reason = "as in the field")]
    pub fn new(mut lines: Vec<Box<Line>>, as_of: &AsOf<'_>, wish: Wish<'_>) -> Agenda {
        let minutes = |line: &Line| line.effort.map(|effort| (effort.nominal_days(&as_of.calendar) * 1440.0) as u64);
        let place = |line: &Line| line.evidence.first().map_or(0, |place| place.line);
        lines.par_sort_by(|one, other| {
            let quick = |line| (minutes(line).is_none(), minutes(line));
            let first = if wish.quick { quick(one).cmp(&quick(other)) } else { std::cmp::Ordering::Equal };
            let order = |line: &Line| (line.lane, line.due.is_none(), line.due);
            let names = || (&one.client, place(one)).cmp(&(&other.client, place(other)));
            first.then_with(|| order(one).cmp(&order(other))).then_with(names)
        });
        Agenda {
            today: as_of.today,
            until: horizon(as_of, wish.days),
            manager: wish.manager.map(str::to_owned),
            quick: wish.quick,
            lines,
            partial: false,
        }
    }

    /// The same agenda, of which something was left out where `partial` says so.
    #[must_use]
    pub fn partial(self, partial: bool) -> Agenda {
        Agenda { partial, ..self }
    }

    /// Whether we owe something that is past its day.
    pub fn owes_overdue(&self) -> bool {
        let late = |line: &Line| matches!(line.reason, Reason::Overdue { .. } | Reason::Missed { .. });
        self.lines.iter().any(|line| late(line))
    }
}
