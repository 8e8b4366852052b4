//! Renewals: contracts whose last day for notice comes near, what is decided, and what is at stake.

use serde::Serialize;

use super::{Block, Evidence, Page};
use crate::facts::address::{argument, numbered};
use crate::facts::{AsOf, Sums, active, decision, yearly};
use crate::ledger::Account;
use crate::model::contract::Contract;
use crate::model::rows::Row as Entry;
use crate::model::value::{Day, Money};
use crate::query::{Cell, Column, Row, Rows};
use crate::report::words::Words;

/// A contract to be decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renewal {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// Who keeps it.
    pub manager: Option<String>,
    /// Number of the contract.
    pub contract: String,
    /// The last day on which notice counts; absent without a notice period.
    pub notice_deadline: Option<String>,
    /// The last day it is in force.
    pub ends: String,
    /// Days to the notice deadline, else to the end; negative once it has passed.
    pub days: i64,
    /// Whether it goes on by itself.
    pub auto_renew: bool,
    /// What was decided.
    pub decision: Option<String>,
    /// What it brings in a year, else what all of it is worth.
    pub at_stake: Option<String>,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
    /// The day that counts, for the page.
    #[serde(skip)]
    pub day: Day,
    /// The amount, for the page.
    #[serde(skip)]
    pub amount: Option<Money>,
}

/// The active contracts whose notice deadline lies up to `until`, the nearest first; one without a notice period counts by its
/// end.
///
/// Those whose day has passed stand here while they run and nobody has decided.
pub fn renewals(accounts: &[Account], until: Day, as_of: &AsOf<'_>) -> Vec<Renewal> {
    let mut found: Vec<Renewal> = accounts
        .iter()
        .flat_map(|account| active(&account.client).filter_map(|row| renewal(account, row, as_of)))
        .filter(|renewal| renewal.day <= until)
        .collect();
    found.sort_by(|one, other| (one.day, &one.client).cmp(&(other.day, &other.client)));
    found
}

fn renewal(account: &Account, row: &Entry<Contract>, as_of: &AsOf<'_>) -> Option<Renewal> {
    let ends = row.ends?;
    let deadline = row.notice_deadline(&as_of.calendar);
    let day = deadline.unwrap_or(ends);
    let decided = decision(row, as_of);
    let auto_renew = row.auto_renew == Some(true);
    let runs = ends >= as_of.today || auto_renew;
    if day < as_of.today && (decided.is_some() || !runs) {
        return None;
    }
    let amount = yearly(row).or(row.value.value);
    Some(Renewal {
        client: account.slug().to_owned(),
        name: account.name().to_owned(),
        manager: account.client.profile.as_ref().map(|profile| profile.manager.to_string()),
        contract: row.id.to_string(),
        notice_deadline: deadline.map(|day| day.to_string()),
        ends: ends.to_string(),
        days: as_of.today.days_until(day),
        auto_renew,
        decision: decided.map(|decision| decision.to_string()),
        at_stake: amount.map(|amount| amount.to_string()),
        evidence: vec![Evidence::of(account, "contracts", row.index)],
        day,
        amount,
    })
}

/// The page.
pub fn page(found: &[Renewal], until: Day, words: &Words) -> Page {
    let title = words.tell("renewals-title", &[("day", words.day(until).into())]);
    let mut blocks = vec![Block::Heading(title)];
    if found.is_empty() {
        blocks.push(Block::Text(words.say("renewals-none")));
    } else {
        blocks.push(Block::Table(table(found, words)));
        blocks.push(Block::Facts(vec![(words.say("renewals-at-stake"), Cell::Text(at_stake(found, words)))]));
        blocks.push(Block::Note(words.say("renewals-note")));
    }
    let undecided = found.iter().find(|renewal| renewal.decision.is_none());
    blocks.extend(undecided.map(|renewal| Block::Code(next(renewal))));
    Page::new(blocks).in_language(words.language())
}

/// What to type next: the decision, once it is made.
fn next(renewal: &Renewal) -> String {
    let set = |assignment: &str| argument(&format!("{}.{assignment}", numbered("contracts", &renewal.contract)));
    format!("folio set {} {} {}", renewal.client, set("decision=renew"), set("decided=today"))
}

/// The amounts of contracts nobody has decided on, a sum a currency.
pub fn undecided(found: &[Renewal]) -> Sums {
    found.iter().filter(|renewal| renewal.decision.is_none()).filter_map(|renewal| renewal.amount).collect()
}

/// The same in words.
pub(super) fn at_stake(found: &[Renewal], words: &Words) -> String {
    let sums: Vec<String> = undecided(found).iter().map(|sum| words.money(sum)).collect();
    if sums.is_empty() { words.say("renewals-nothing") } else { sums.join(", ") }
}

fn table(found: &[Renewal], words: &Words) -> Rows {
    let column = |id: &str, right| Column { name: words.say(id), right };
    let columns = vec![
        column("client", false),
        column("manager", false),
        column("renewals-contract", false),
        column("renewals-deadline", false),
        column("renewals-ahead", false),
        column("renewals-ends", false),
        column("renewals-goes-on", false),
        column("renewals-decision", false),
        column("renewals-amount", true),
        column("place", false),
    ];
    let day = |text: &str| text.parse::<Day>().map_or(Cell::Absent, |day| Cell::Plain(words.short_day(day)));
    let row = |renewal: &Renewal| {
        let ahead = if renewal.days < 0 { "ago" } else { "in-days" };
        let decision = renewal.decision.as_deref().unwrap_or("undecided");
        let goes_on = if renewal.auto_renew { "renewals-by-itself" } else { "renewals-stops" };
        let cells = vec![
            Cell::Text(renewal.client.clone()),
            renewal.manager.clone().map_or(Cell::Absent, Cell::Text),
            Cell::Text(renewal.contract.clone()),
            renewal.notice_deadline.as_deref().map_or(Cell::Absent, day),
            Cell::Text(words.counted(ahead, renewal.days.abs())),
            day(&renewal.ends),
            Cell::Text(words.say(goes_on)),
            Cell::Text(words.term("renewal", decision)),
            renewal.amount.map_or(Cell::Absent, |amount| Cell::Plain(words.money(&amount))),
            renewal.evidence.first().map_or(Cell::Absent, Evidence::cell),
        ];
        Row { id: format!("{} {}", renewal.client, renewal.contract), cells, origin: None }
    };
    Rows { columns, rows: found.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::renewals;
    use crate::facts::given::{account, day, on};

    fn found(fields: &str, today: &str) -> Vec<(i64, Option<String>)> {
        let text = format!("[[contracts]]\nid = '1'\nkind = 'msa'\nstate = 'active'\nends = 2026-12-31\n{fields}\n");
        let until = day(today).plus_days(90);
        let accounts = [account("a", &text)];
        renewals(&accounts, until, &on(today)).into_iter().map(|found| (found.days, found.at_stake)).collect()
    }

    #[test]
    fn the_deadline_counts_and_without_one_the_end() {
        // 31 December less 30 days is 1 December: 90 days after 2 September.
        assert_eq!(found("notice = '30d'", "2026-09-01"), []);
        assert_eq!(found("notice = '30d'", "2026-09-02"), [(90, None)]);
        assert_eq!(found("", "2026-10-01"), []); // the end is 91 days ahead
        assert_eq!(found("", "2026-10-02"), [(90, None)]);
    }

    #[test]
    fn what_has_passed_stands_here_while_it_can_be_decided() {
        assert_eq!(found("notice = '30d'", "2026-12-11"), [(-10, None)]);
        assert_eq!(found("notice = '30d'\ndecision = 'renew'", "2026-12-11"), []);
        assert_eq!(found("notice = '30d'", "2027-01-01"), [], "it has ended");
        assert_eq!(found("notice = '30d'\nauto_renew = true", "2027-01-01"), [(-31, None)]);
    }

    #[test]
    fn a_year_of_what_comes_again_is_at_stake_else_all_of_it() {
        let stake = |fields: &str| found(fields, "2026-12-01").remove(0).1;
        assert_eq!(stake("recurring = '10 EUR'\nperiod = 'quarterly'\nvalue = '99 EUR'").as_deref(), Some("40 EUR"));
        assert_eq!(stake("value = '99 EUR'").as_deref(), Some("99 EUR"));
        assert_eq!(stake(""), None);
    }
}
