//! Load: what each of our people carries, what they can, who stands in, and how many clients more would fit.

use serde::Serialize;

use super::{Block, Evidence, Page};
use crate::facts::{AsOf, Burden, Load, Sums, burden, cadence, decimals, is_live, loads, recurring_revenue};
use crate::ledger::Account;
use crate::model::settings::{Absence, Member, MemberRole};
use crate::model::value::{Day, Money};
use crate::query::{Cell, Column, Row, Rows};
use crate::report::words::Words;

/// Which clients count, as `--where` takes it: those that [`is_live`] holds of.
const COUNTED: &str = "stage_kind in ('live', 'postsale')";

/// What a member carries.
#[derive(Debug, Clone, Serialize)]
pub struct Carried {
    /// The member's id.
    pub member: String,
    /// The member's name.
    pub name: String,
    /// Experience, which decides the limit.
    pub grade: String,
    /// How many live clients.
    pub clients: u32,
    /// What they weigh together.
    pub weight: u32,
    /// How much the grade can carry.
    pub limit: u32,
    /// The weight in percent of the limit.
    pub percent: u32,
    /// How many active projects.
    pub projects: u32,
    /// How many anybody can carry.
    pub project_limit: u32,
    /// How often a month these clients have to be spoken with, by what was agreed, else by their tiers.
    pub contacts_a_month: f64,
    /// What their contracts bring a month, a sum a currency.
    pub recurring: Vec<String>,
    /// Whether it is more than the member can carry.
    pub over: bool,
    /// The member is away now, or next.
    pub away: Option<Away>,
    /// The clients, where they are written down.
    pub evidence: Vec<Evidence>,
    /// The sums, for the page.
    #[serde(skip)]
    pub sums: Sums,
}

/// A time away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Away {
    /// First day.
    pub starts: String,
    /// Last day.
    pub ends: String,
    /// Whether that is now.
    pub now: bool,
    /// Who stands in; absent where nobody is named.
    pub cover: Option<String>,
}

/// What everybody carries: those who keep accounts, and whoever else carries something.
pub fn load(accounts: &[Account], as_of: &AsOf<'_>) -> Vec<Carried> {
    let burdens: Vec<Burden> = accounts.iter().map(|account| burden(&account.client, as_of)).collect();
    let keeps = |load: &Load<'_>| load.member.role == MemberRole::Account || load.clients > 0 || load.projects > 0;
    loads(as_of, &burdens).into_iter().filter(keeps).map(|load| carried(accounts, &load, as_of)).collect()
}

fn carried(accounts: &[Account], load: &Load<'_>, as_of: &AsOf<'_>) -> Carried {
    let kept = |account: &&Account| {
        let of = account.client.profile.as_ref().is_some_and(|profile| profile.manager == load.member.id);
        of && is_live(&account.client, as_of)
    };
    let clients: Vec<&Account> = accounts.iter().filter(kept).collect();
    let often = |account: &&Account| {
        let days = cadence(&account.client, as_of).map_or(0.0, |agreed| agreed.span.nominal_days(&as_of.calendar));
        if days > 0.0 { 30.0 / days } else { 0.0 }
    };
    let mut sums = Sums::default();
    for account in &clients {
        recurring_revenue(&account.client, as_of.today).iter().for_each(|sum| sums.add(*sum));
    }
    let profile = crate::source::KeyPath::key("profile");
    Carried {
        member: load.member.id.to_string(),
        name: load.member.name().to_owned(),
        grade: load.member.grade.to_string(),
        clients: load.clients,
        weight: load.weight,
        limit: load.limit,
        percent: load.percent(),
        projects: load.projects,
        project_limit: load.project_limit,
        contacts_a_month: decimals(clients.iter().map(often).fold(0.0, |sum, often| sum + often), 1),
        recurring: sums.iter().map(Money::to_string).collect(),
        over: load.is_over(),
        away: away(load.member, as_of.today),
        evidence: clients.iter().map(|account| Evidence::at(account, &profile)).collect(),
        sums,
    }
}

/// The time away that holds now, else the next.
fn away(member: &Member, today: Day) -> Option<Away> {
    let ahead = member.absent.iter().filter(|absence| absence.ends >= today);
    let next: &Absence = ahead.min_by_key(|absence| absence.starts)?;
    Some(Away {
        starts: next.starts.to_string(),
        ends: next.ends.to_string(),
        now: next.starts <= today,
        cover: next.cover.as_ref().map(|cover| cover.as_str().to_owned()),
    })
}

/// How many ordinary clients more would fit, and how many are too many: by those who keep accounts.
pub fn room(found: &[Carried]) -> (u32, u32) {
    let spare = found.iter().map(|line| line.limit.saturating_sub(line.weight)).sum();
    let over = found.iter().map(|line| line.weight.saturating_sub(line.limit)).sum();
    (spare, over)
}

/// What all who keep accounts carry, and can: weights of clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Capacity {
    /// What they carry.
    pub weight: u32,
    /// What they can.
    pub limit: u32,
    /// How much more would fit: the sum over those who have room.
    pub spare: u32,
    /// How much is too much: the sum over the others.
    pub over: u32,
}

/// Adds up who keeps accounts.
pub fn capacity(found: &[Carried], as_of: &AsOf<'_>) -> Capacity {
    let keepers = accounts_only(found, as_of);
    let (spare, over) = room(&keepers);
    let sum = |of: fn(&Carried) -> u32| keepers.iter().map(of).sum();
    Capacity { weight: sum(|line| line.weight), limit: sum(|line| line.limit), spare, over }
}

/// The page.
pub fn page(found: &[Carried], as_of: &AsOf<'_>, words: &Words) -> Page {
    let mut blocks = vec![Block::Heading(words.say("load-title"))];
    if found.is_empty() {
        blocks.push(Block::Text(words.say("load-none")));
        return Page::new(blocks).in_language(words.language());
    }
    blocks.push(Block::Table(table(found, words)));
    let Capacity { weight, limit, spare, over } = capacity(found, as_of);
    let capacity = [("weight", weight.into()), ("limit", limit.into()), ("spare", spare.into()), ("over", over.into())];
    blocks.push(Block::Text(words.tell("load-capacity", &capacity)));
    blocks.push(Block::Note(words.say("load-note")));
    let next = found.iter().find(|line| line.over).or(found.first());
    blocks.extend(next.map(|line| Block::Code(format!("folio list --manager {} --where \"{COUNTED}\"", line.member))));
    Page::new(blocks).in_language(words.language())
}

/// Those who keep accounts: only they can take another client.
pub fn accounts_only(found: &[Carried], as_of: &AsOf<'_>) -> Vec<Carried> {
    let role = |line: &&Carried| as_of.settings.member(&line.member).map(|member| member.role);
    found.iter().filter(|line| role(line) == Some(MemberRole::Account)).cloned().collect()
}

pub(super) fn table(found: &[Carried], words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        column("load-member", false),
        column("load-grade", false),
        column("load-clients", true),
        column("load-weight", true),
        column("load-percent", true),
        column("load-projects", true),
        column("load-contacts", true),
        column("load-recurring", true),
        column("load-away", false),
        column("load-over", false),
    ];
    let row = |line: &Carried| {
        let of = |count: u32, limit: u32| words.tell("load-of", &[("count", count.into()), ("limit", limit.into())]);
        let sums: Vec<String> = line.sums.iter().map(|sum| words.money(sum)).collect();
        let cells = vec![
            Cell::Text(line.name.clone()),
            Cell::Text(words.term("grade", &line.grade)),
            Cell::Integer(i64::from(line.clients)),
            Cell::Plain(of(line.weight, line.limit)),
            Cell::Plain(words.percent(f64::from(line.percent))),
            Cell::Plain(of(line.projects, line.project_limit)),
            Cell::Plain(words.tenth(line.contacts_a_month)),
            if sums.is_empty() { Cell::Absent } else { Cell::Plain(sums.join(", ")) },
            line.away.as_ref().map_or(Cell::Absent, |away| Cell::Text(absence(away, words))),
            if line.over { Cell::Text(words.say("load-over-yes")) } else { Cell::Absent },
        ];
        Row { id: line.member.clone(), cells, origin: None }
    };
    Rows { columns, rows: found.iter().map(row).collect() }
}

fn absence(away: &Away, words: &Words) -> String {
    let day = |text: &str| text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| words.short_day(day));
    let (now, covered) = (if away.now { "yes" } else { "no" }, if away.cover.is_some() { "yes" } else { "no" });
    let cover = away.cover.clone().unwrap_or_default();
    words.tell(
        "load-absence",
        &[
            ("now", now.into()),
            ("from", day(&away.starts).into()),
            ("to", day(&away.ends).into()),
            ("covered", covered.into()),
            ("cover", cover.into()),
        ],
    )
}
