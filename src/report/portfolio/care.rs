//! How complete and how fresh the records of the clients in our care are.

use crate::facts::{AsOf, Review, completeness, force_reviews, goal_reviews, people_reviews};
use crate::ledger::Account;
use crate::report::Evidence;
use crate::source::KeyPath;

/// What is not written down of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Slug of the client.
    pub client: String,
    /// The written part in percent.
    pub percent: u32,
    /// How much is wanted.
    pub wanted: usize,
    /// The keys that are not written, and the needs of the stage that are not answered.
    pub missing: Vec<String>,
    /// Where the profile stands.
    pub evidence: Evidence,
}

/// What of a client has not been looked at for longer than its tier allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Slug of the client.
    pub client: String,
    /// Goals.
    pub goals: usize,
    /// Driving forces.
    pub forces: usize,
    /// Cards of people.
    pub people: usize,
    /// Days past the day of the one that waits longest.
    pub longest: i64,
    /// Where they stand.
    pub evidence: Vec<Evidence>,
}

/// The gaps of the clients, the least complete first.
pub(super) fn gaps(accounts: &[&Account], as_of: &AsOf<'_>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = accounts
        .iter()
        .map(|account| {
            let found = completeness(account, as_of);
            Gap {
                client: account.slug().to_owned(),
                percent: found.percent(),
                wanted: found.wanted,
                missing: found.missing,
                evidence: Evidence::at(account, &KeyPath::key("profile")),
            }
        })
        .collect();
    gaps.sort_by(|one, other| (one.percent, &one.client).cmp(&(other.percent, &other.client)));
    gaps
}

/// The clients with something that was not looked at for too long, the longest first.
pub(super) fn stale(accounts: &[&Account], as_of: &AsOf<'_>) -> Vec<Stale> {
    let mut stale: Vec<Stale> = accounts.iter().filter_map(|account| stale_of(account, as_of)).collect();
    stale.sort_by(|one, other| other.longest.cmp(&one.longest).then_with(|| one.client.cmp(&other.client)));
    stale
}

fn stale_of(account: &Account, as_of: &AsOf<'_>) -> Option<Stale> {
    let late = |reviews: Vec<Review>| reviews.into_iter().filter(Review::is_overdue).collect::<Vec<_>>();
    let goals = late(goal_reviews(&account.client, as_of));
    let forces = late(force_reviews(&account.client, as_of));
    let people = late(people_reviews(&account.client, as_of));
    let all = || goals.iter().chain(&forces).chain(&people);
    Some(Stale {
        client: account.slug().to_owned(),
        longest: all().map(|review| review.overdue).max()?,
        evidence: all().map(|review| Evidence::at(account, &review.path)).collect(),
        goals: goals.len(),
        forces: forces.len(),
        people: people.len(),
    })
}
