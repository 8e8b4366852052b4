//! What clients owe us: by how late it is, for how many days of sales, and who reminds whom next.

mod page;

use serde::Serialize;

use super::Evidence;
use crate::facts::figure::{AGEINGS, Aged, Figure, Value, Window, aged, days_of_sales};
use crate::facts::{Ageing, AsOf, Receivable, decimals, disputed, receivables};
use crate::ledger::Account;
use crate::model::value::Money;

pub(in crate::report) use page::chart;
pub use page::page;

/// What clients owe us on a day.
#[derive(Debug, Clone)]
pub struct Receivables {
    /// All of it, a row a currency.
    pub totals: Vec<Aged>,
    /// The days of sales outstanding, a figure a currency.
    pub outstanding: Vec<Figure>,
    /// The clients who owe something, the longest overdue first; one of two currencies stands here twice.
    pub debtors: Vec<Debtor>,
    /// Invoices that clients object to, outside all sums.
    pub disputed: Vec<Bill>,
}

/// What is owed in one currency, and for how many days of sales.
#[derive(Debug, Clone, Serialize)]
pub struct Total {
    /// All that is owed.
    pub total: String,
    /// What of it is overdue.
    pub overdue: String,
    /// A sum for each group of days, by its name.
    pub ageing: Vec<Group>,
    /// How many invoices.
    pub invoices: usize,
    /// Days of sales outstanding; absent where nothing was sold.
    pub days_of_sales: Option<f64>,
    /// What was sold in the days that they are reckoned by.
    pub sold: Option<String>,
}

/// What one client owes in one currency.
#[derive(Debug, Clone, Serialize)]
pub struct Debtor {
    /// Slug of the client.
    pub client: String,
    /// Name of the client.
    pub name: String,
    /// Who keeps it.
    pub manager: Option<String>,
    /// All that is owed.
    pub total: String,
    /// What of it is overdue.
    pub overdue: String,
    /// A sum for each group of days, by its name.
    pub ageing: Vec<Group>,
    /// Days past the due date of the oldest invoice; 0 where nothing is overdue.
    pub oldest: i64,
    /// Who reminds the client.
    pub chaser: String,
    /// The step of the ladder that the oldest invoice has reached; absent before the first.
    pub step: Option<String>,
    /// Whether that step was taken.
    pub taken: bool,
    /// The step that comes next, and the day from which on it is to be taken; absent after the last.
    pub next_step: Option<NextStep>,
    /// The day of the last reminder of any of them.
    pub last_chase: Option<String>,
    /// The invoices, the oldest first.
    pub invoices: Vec<Bill>,
    /// The same invoices' places.
    pub evidence: Vec<Evidence>,
    /// The sums, for the page.
    #[serde(skip)]
    pub sums: Aged,
}

/// A step of the ladder that lies ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// What to do.
    pub step: String,
    /// From when on.
    pub from: String,
}

/// A sum of a group of days.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The days, such as `31-60`.
    pub days: String,
    /// What is owed.
    pub amount: String,
}

/// One invoice.
#[derive(Debug, Clone, Serialize)]
pub struct Bill {
    /// Slug of the client.
    pub client: String,
    /// Its number.
    pub id: String,
    /// Its due day.
    pub due: String,
    /// Days past it; negative while it lies ahead.
    pub days: i64,
    /// The group of days.
    pub ageing: String,
    /// What is left to pay.
    pub open: String,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
    /// What is left to pay, for the page.
    #[serde(skip)]
    pub money: Money,
}

/// What clients owe us on the day.
pub fn receivables_of(accounts: &[Account], as_of: &AsOf<'_>) -> Receivables {
    let mut debtors: Vec<Debtor> = accounts.iter().flat_map(|account| debts(account, as_of)).collect();
    debtors.sort_by(|one, other| other.oldest.cmp(&one.oldest).then_with(|| one.client.cmp(&other.client)));
    let objected = accounts
        .iter()
        .flat_map(|account| disputed(&account.client, as_of).iter().map(|row| bill(account, row)).collect::<Vec<_>>());
    Receivables {
        totals: crate::facts::figure::ageing(accounts, as_of),
        outstanding: days_of_sales(accounts, sales(as_of), as_of),
        disputed: objected.collect(),
        debtors,
    }
}

impl Receivables {
    /// The totals as values.
    pub fn totals(&self) -> Vec<Total> {
        let total = |aged: &Aged| {
            let currency = Some(aged.total.currency());
            let sales = self.outstanding.iter().find(|figure| figure.currency == currency);
            let days = sales.and_then(|figure| match figure.value {
                Some(Value::Days(days)) => Some(decimals(days, 1)),
                _ => None,
            });
            Total {
                total: aged.total.to_string(),
                overdue: aged.overdue().to_string(),
                ageing: groups(aged),
                invoices: aged.invoices,
                days_of_sales: days,
                sold: sales.and_then(|figure| figure.base_money).map(|sold| sold.to_string()),
            }
        };
        self.totals.iter().map(total).collect()
    }
}

fn groups(aged: &Aged) -> Vec<Group> {
    let group = |(ageing, sum): (Ageing, &Money)| Group { days: ageing.days().to_owned(), amount: sum.to_string() };
    AGEINGS.into_iter().zip(&aged.groups).map(group).collect()
}

/// The days of `clocks.sales` (90) that end with the day.
fn sales(as_of: &AsOf<'_>) -> Window {
    let from = as_of.settings.clocks.sales.before(as_of.today, &as_of.calendar);
    Window::ending(as_of.today, from.days_until(as_of.today))
}

/// What a client owes, a debtor for each currency.
fn debts(account: &Account, as_of: &AsOf<'_>) -> Vec<Debtor> {
    let mut owed = receivables(&account.client, as_of);
    owed.sort_by_key(|row| std::cmp::Reverse(row.days));
    let sums = aged(owed.iter().map(|row| (row.ageing, row.open)));
    let debtor = |sums: Aged| {
        let currency = sums.total.currency();
        let rows: Vec<&Receivable<'_>> = owed.iter().filter(|row| row.open.currency() == currency).collect();
        let oldest = rows.first()?;
        let bills: Vec<Bill> = rows.iter().map(|row| bill(account, row)).collect();
        let last = rows.iter().filter_map(|row| row.last_chase).map(|chase| chase.date).max();
        Some(Debtor {
            client: account.slug().to_owned(),
            name: account.name().to_owned(),
            manager: account.client.profile.as_ref().map(|profile| profile.manager.to_string()),
            total: sums.total.to_string(),
            overdue: sums.overdue().to_string(),
            ageing: groups(&sums),
            oldest: oldest.days.max(0),
            chaser: oldest.chaser.to_string(),
            step: oldest.step.map(|step| step.step.clone()),
            taken: oldest.taken,
            next_step: oldest.next.map(|(step, from)| NextStep { step: step.step.clone(), from: from.to_string() }),
            last_chase: last.map(|day| day.to_string()),
            evidence: bills.iter().flat_map(|bill| bill.evidence.clone()).collect(),
            invoices: bills,
            sums,
        })
    };
    sums.into_iter().filter_map(debtor).collect()
}

fn bill(account: &Account, row: &Receivable<'_>) -> Bill {
    Bill {
        client: account.slug().to_owned(),
        id: row.row.id.to_string(),
        due: row.row.due.to_string(),
        days: row.days,
        ageing: row.ageing.days().to_owned(),
        open: row.open.to_string(),
        evidence: vec![Evidence::of(account, "invoices", row.row.index)],
        money: row.open,
    }
}
