//! Drift: clients whose wishes lead away from their goal, with the wishes behind.

use serde::Serialize;

use super::{Block, Evidence, Item, Page};
use crate::facts::{AsOf, Drift, drift};
use crate::ledger::Account;
use crate::query::{Cell, Column, Row, Rows};
use crate::report::words::{Word, Words};

/// A client with wishes within `clocks.requests`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drifting {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// Who keeps it.
    pub manager: Option<String>,
    /// How many wishes there were.
    pub requests: usize,
    /// How many of them do not advance the goal.
    pub astray: usize,
    /// Their share in whole percent.
    pub percent: u32,
    /// Whether it is above the limit, with wishes enough to say so.
    pub drifting: bool,
    /// The wishes that do not advance the goal.
    pub wishes: Vec<Wish>,
    /// Where these wishes stand.
    pub evidence: Vec<Evidence>,
}

/// A wish that does not advance the goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wish {
    /// Its id.
    pub id: String,
    /// What the client wishes for.
    pub what: String,
    /// What it does to the goal.
    pub alignment: String,
    /// What was decided.
    pub decision: String,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// The clients with wishes within `clocks.requests`, those that drift most first.
pub fn drifting(accounts: &[Account], as_of: &AsOf<'_>) -> Vec<Drifting> {
    let mut found: Vec<Drifting> =
        accounts.iter().filter_map(|account| Some(line(account, &drift(&account.client, as_of)?))).collect();
    let rank = |line: &Drifting| (!line.drifting, std::cmp::Reverse(line.percent));
    found.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| one.client.cmp(&other.client)));
    found
}

fn line(account: &Account, drift: &Drift) -> Drifting {
    let astray = account.client.requests.iter().filter(|row| drift.astray.contains(&row.index));
    let wishes: Vec<Wish> = astray
        .map(|row| Wish {
            id: row.id.to_string(),
            what: row.what.clone(),
            alignment: row.alignment.to_string(),
            decision: row.decision.to_string(),
            evidence: vec![Evidence::of(account, "requests", row.index)],
        })
        .collect();
    Drifting {
        client: account.slug().to_owned(),
        name: account.name().to_owned(),
        manager: account.client.profile.as_ref().map(|profile| profile.manager.to_string()),
        requests: drift.requests.len(),
        astray: wishes.len(),
        percent: drift.percent(),
        drifting: drift.is_drift(),
        evidence: wishes.iter().flat_map(|wish| wish.evidence.clone()).collect(),
        wishes,
    }
}

/// The page.
pub fn page(found: &[Drifting], as_of: &AsOf<'_>, words: &Words) -> Page {
    let mut blocks = vec![Block::Heading(words.say("drift-title"))];
    let time: Word<'_> = words.span(&as_of.settings.clocks.requests).into();
    if found.is_empty() {
        blocks.push(Block::Text(words.tell("drift-none", &[("time", time)])));
        return Page::new(blocks).in_language(words.language());
    }
    blocks.push(Block::Table(table(found, words)));
    for line in found.iter().filter(|line| !line.wishes.is_empty()) {
        blocks.push(Block::Heading(line.name.clone()));
        blocks.push(Block::List(line.wishes.iter().map(|wish| wished(wish, words)).collect()));
    }
    let limits = &as_of.settings.limits;
    let limit = words.percent(f64::from(limits.drift.get())).into();
    let with = [("limit", limit), ("time", time), ("least", limits.drift_least.into())];
    blocks.push(Block::Note(words.tell("drift-note", &with)));
    let pending = |wish: &&Wish| wish.decision == "pending";
    let open = found.iter().find_map(|line| Some((line, line.wishes.iter().find(pending)?)));
    blocks.push(Block::Code(match (open, found.first()) {
        (Some((line, wish)), _) => format!("folio decide {} {} declined --argument \"…\"", line.client, wish.id),
        (None, Some(line)) => format!("folio show {} goals", line.client),
        (None, None) => String::new(),
    }));
    Page::new(blocks).in_language(words.language())
}

fn table(found: &[Drifting], words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        column("client", false),
        column("manager", false),
        column("drift-requests", true),
        column("drift-astray", true),
        column("drift-share", true),
        column("drift-is", false),
    ];
    let count = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    let row = |line: &Drifting| {
        let cells = vec![
            Cell::Text(line.client.clone()),
            line.manager.clone().map_or(Cell::Absent, Cell::Text),
            count(line.requests),
            count(line.astray),
            Cell::Plain(words.whole_percent(line.percent)),
            if line.drifting { Cell::Text(words.say("drift-yes")) } else { Cell::Absent },
        ];
        Row { id: line.client.clone(), cells, origin: None }
    };
    Rows { columns, rows: found.iter().map(row).collect() }
}

fn wished(wish: &Wish, words: &Words) -> Item {
    let parts = [
        ("what", wish.what.as_str().into()),
        ("alignment", words.term("alignment", &wish.alignment).into()),
        ("decision", words.term("decision", &wish.decision).into()),
    ];
    wish.evidence.iter().fold(Item::new(words.tell("drift-wish", &parts)), |item, at| item.seen_at(at.cell()))
}
