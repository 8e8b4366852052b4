//! The portfolio for the head: key figures, health and its movers, revenue at risk, renewals, ageing, load, concentration, how
//! complete and how fresh the records are.

mod care;
mod figures;
mod items;
mod page;
mod rows;
mod scope;

use std::collections::HashMap;

use crate::facts::figure::{Aged, Figure, Loss, Share, Window, ageing, losses, shares};
use crate::facts::health::Health;
use crate::facts::{AsOf, Sums, health, is_in_care, recurring_revenue, rewound};
use crate::ledger::Account;
use crate::model::common::Light;
use crate::model::value::{Money, Period};
use crate::report::load::{Carried, load};
use crate::report::member_name;
use crate::report::renewals::{Renewal, renewals};

pub use care::{Gap, Stale};
pub use items::items;
pub use page::page;
pub use scope::window;

/// Months of recurring revenue that the picture shows.
const MONTHS: u32 = 12;

/// How the firm's clients do over a period.
#[derive(Debug, Clone)]
pub struct Portfolio {
    /// The period asked for.
    pub period: Period,
    /// Its days, up to today.
    pub window: Window,
    /// Whose clients these are; `None`: everybody's.
    pub manager: Option<String>,
    /// What the clients are called, by their slugs.
    pub names: HashMap<String, String>,
    /// What that manager is called.
    pub called: Option<String>,
    /// The key figures.
    pub figures: Vec<Figure>,
    /// Recurring revenue on the last day of each month, the last being the last day of the window; a row a month.
    pub recurring: Vec<(crate::model::value::Day, Sums)>,
    /// The health of the clients in our care.
    pub health: Vec<Patient>,
    /// What comes in again and again from red and from amber clients, per month.
    pub at_risk: [Sums; 2],
    /// How far ahead renewals are looked for, in days: the steps of notice of the settings, the nearest first.
    pub ahead: [i64; 3],
    /// Contracts to be decided on within the furthest of them.
    pub renewals: Vec<Renewal>,
    /// What is owed, by how late it is.
    pub ageing: Vec<Aged>,
    /// What everybody carries.
    pub load: Vec<Carried>,
    /// Clients whose part in the revenue is amber or red.
    pub concentrated: Vec<Share>,
    /// The clients that were lost, with the reasons.
    pub losses: Vec<Loss>,
    /// How many answers NPS, CSAT and CES need.
    pub least_answers: u32,
    /// What is not written down.
    pub gaps: Vec<Gap>,
    /// What has not been looked at for too long.
    pub stale: Vec<Stale>,
}

impl Portfolio {
    /// What a client is called.
    fn called<'a>(&'a self, slug: &'a str) -> &'a str {
        self.names.get(slug).map_or(slug, String::as_str)
    }
}

/// A client in our care with its health.
#[derive(Debug, Clone)]
pub struct Patient {
    /// Slug of the client.
    pub client: String,
    /// On the last day of the period.
    pub now: Health,
    /// On the day before its first.
    pub before: Health,
    /// Points won or lost from which on it has moved.
    pub fall: u32,
}

impl Patient {
    /// The points won or lost over the period; `None` where either day is insufficient.
    pub fn change(&self) -> Option<i64> {
        Some(i64::from(self.now.score?) - i64::from(self.before.score?))
    }

    /// Whether it has moved: by `health.fall` points or more, into red or out of it.
    pub fn has_moved(&self) -> bool {
        let far = self.change().is_some_and(|change| change.unsigned_abs() >= u64::from(self.fall));
        far || (self.before.light.is_some() && self.now.is_red() != self.before.is_red())
    }
}

/// What a portfolio is to be about.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The period.
    pub period: Period,
    /// Its days, up to today.
    pub window: Window,
    /// Whose clients the accounts are; `None`: everybody's.
    pub manager: Option<&'a str>,
}

/// How the clients do over a period, as it was known on its last day.
pub fn portfolio(accounts: &[Account], asked: Asked<'_>, today: &AsOf<'_>) -> Portfolio {
    let Asked { period, window, manager } = asked;
    let as_of = &today.on(window.to);
    let then =
        |account: &Account| Account { client: rewound(&account.client, window.to, as_of.zone), ..account.clone() };
    let accounts: Vec<Account> = accounts.iter().map(then).collect();
    let accounts = &accounts[..];
    let cared: Vec<&Account> = accounts.iter().filter(|account| is_in_care(&account.client, as_of)).collect();
    let health: Vec<Patient> = cared.iter().map(|account| patient(account, window, as_of)).collect();
    let of_light = |light: Light| -> Sums {
        let of = cared.iter().zip(&health).filter(|(_, patient)| patient.now.light == Some(light));
        of.flat_map(|(account, _)| {
            recurring_revenue(&account.client, window.to).iter().copied().collect::<Vec<Money>>()
        })
        .collect()
    };
    let ahead = ahead(as_of);
    let furthest = window.to.plus_days(ahead[ahead.len() - 1]);
    Portfolio {
        period,
        window,
        figures: figures::figures(accounts, window, as_of),
        recurring: figures::recurring_by_month(accounts, window.to, MONTHS),
        at_risk: [of_light(Light::Red), of_light(Light::Amber)],
        ahead,
        least_answers: as_of.settings.limits.survey_least,
        renewals: renewals(accounts, furthest, as_of),
        ageing: ageing(accounts, as_of),
        load: load(accounts, as_of).into_iter().filter(|line| manager.is_none_or(|id| line.member == id)).collect(),
        called: manager.map(|id| member_name(as_of.settings, id)),
        manager: manager.map(str::to_owned),
        names: accounts.iter().map(|account| (account.slug().to_owned(), account.name().to_owned())).collect(),
        concentrated: concentrated(accounts, window, as_of),
        losses: losses(accounts, window, as_of),
        gaps: care::gaps(&cared, as_of),
        stale: care::stale(&cared, as_of),
        health,
    }
}

/// The steps of notice in days, the nearest first.
fn ahead(as_of: &AsOf<'_>) -> [i64; 3] {
    let clocks = &as_of.settings.clocks;
    let steps = [clocks.notice_last, clocks.notice_near, clocks.notice_ahead];
    let mut days = steps.map(|span| as_of.today.days_until(span.after(as_of.today, &as_of.calendar)));
    days.sort_unstable();
    days
}

fn patient(account: &Account, window: Window, as_of: &AsOf<'_>) -> Patient {
    let on = |as_of: &AsOf<'_>| health(&account.client, as_of);
    let before = as_of.on(window.eve());
    Patient { client: account.slug().to_owned(), now: on(as_of), before: on(&before), fall: as_of.settings.health.fall }
}

/// The clients whose part in the revenue of twelve months is amber or red, the largest first.
fn concentrated(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> Vec<Share> {
    let totals = crate::facts::figure::concentration(accounts, window.to, as_of);
    let currencies = totals.iter().filter_map(|figure| figure.currency);
    let large = currencies.flat_map(|currency| shares(accounts, window.to, currency, as_of));
    large.filter(|share| share.light != Light::Green).collect()
}
