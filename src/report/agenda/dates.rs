//! Dates ahead: notice, reviews, surveys, occasions, next steps, the end of a new client's first weeks.

use super::desk::Desk;
use super::lane::{Claim, Lane, Reason, Reviewed};
use super::mark;
use crate::facts::address::{self, argument, numbered};
use crate::facts::{self, Remembered, Review};
use crate::model::goal::{Goal, GoalState};
use crate::model::value::Day;
use crate::source::KeyPath;

/// As many entries as one command names: more of them nobody reads before it is typed.
const NAMED: usize = 8;

/// Everything that a date ahead asks for; nothing of clients that are gone or at rest.
pub(super) fn claims(desk: Desk<'_>) -> Vec<Claim> {
    if facts::is_at_rest(&desk.account.client, desk.as_of) {
        return Vec::new();
    }
    let mut found = notices(desk);
    found.extend(reviews(desk));
    found.extend(surveys(desk));
    found.extend(occasions(desk));
    found.extend(steps(desk));
    found.extend(watch(desk));
    found
}

fn claim(name: String, record: KeyPath, reason: Reason, due: Day, next: String) -> Claim {
    let evidence = vec![record.clone()];
    Claim { lane: Lane::Dates, record, name, reason, who: None, due: Some(due), evidence, next, effort: None }
}

fn notices(desk: Desk<'_>) -> Vec<Claim> {
    let near = facts::notices(&desk.account.client, desk.as_of).into_iter();
    near.filter(|notice| notice.is_near() || notice.is_passed(desk.as_of))
        .map(|notice| {
            let contract = notice.row.id.to_string();
            let address = numbered("contracts", &contract);
            let set = ["decision=…", "decided=today"].map(|change| argument(&format!("{address}.{change}")));
            let next = format!("set {} {}", desk.slug(), set.join(" "));
            let name = format!("contracts.{contract}");
            let reason = Reason::Notice { contract, deadline: notice.deadline, days: notice.days };
            claim(name, KeyPath::key("contracts").index(notice.row.index), reason, notice.deadline, next)
        })
        .collect()
}

fn reviews(desk: Desk<'_>) -> Vec<Claim> {
    let client = &desk.account.client;
    let due = |review: &Review| review.due <= desk.until;
    let slug = desk.slug();
    let mut found: Vec<Claim> = facts::goal_reviews(client, desk.as_of)
        .into_iter()
        .filter(due)
        .map(|review| {
            let goal = client.goals.iter().find(|goal| goal.index == review.row);
            let name =
                goal.map_or_else(String::new, |goal| goal.statement.clone().unwrap_or_else(|| goal.id.to_string()));
            let next = goal.map_or_else(|| format!("show {slug} goals"), |goal| looked_at(desk, goal));
            let mark = goal.map_or_else(|| "goals.review".to_owned(), |goal| format!("goals.{}.review", goal.id));
            let record = KeyPath::key("goals").index(review.row);
            Claim { name: mark, ..reviewed(&review, Reviewed::Goal, name, 0, record, next) }
        })
        .collect();
    let lists = [
        (Reviewed::Forces, "forces", facts::force_reviews(client, desk.as_of)),
        (Reviewed::People, "stakeholders", facts::people_reviews(client, desk.as_of)),
    ];
    for (of, section, all) in lists {
        let stale: Vec<Review> = all.into_iter().filter(due).collect();
        // Forces are thought through together, and so are people: one line for all of them.
        let Some(first) = stale.iter().min_by_key(|review| review.due) else { continue };
        let named = |row: usize| match of {
            Reviewed::Forces => {
                client.forces.iter().find(|force| force.index == row).map(|force| (force.id.as_str(), &force.name))
            }
            _ => {
                let person = client.stakeholders.iter().find(|person| person.index == row);
                person.map(|person| (person.id.as_str(), &person.name))
            }
        };
        let record = KeyPath::key(section).index(first.row);
        let name = named(first.row).map(|(_, name)| name.clone()).unwrap_or_default();
        let ids: Vec<&str> = stale.iter().filter_map(|review| named(review.row)).map(|(id, _)| id).collect();
        found.push(reviewed(first, of, name, stale.len() - 1, record, gone_through(slug, section, &ids)));
    }
    let agreement = facts::agreement_review(client, desk.as_of).filter(due);
    found.extend(agreement.map(|review| {
        let next = format!("set {slug} communication.agreed=today communication.review=+1y");
        reviewed(&review, Reviewed::Agreement, String::new(), 0, review.path.clone(), next)
    }));
    found
}

/// What is typed once these people or forces were gone through; the editor's command where they are too many to be named in one.
fn gone_through(slug: &str, section: &str, ids: &[&str]) -> String {
    if ids.len() > NAMED {
        return format!("edit {slug}");
    }
    let words = ids.iter().map(|id| argument(&format!("{section}.{id}.reviewed=today")));
    format!("set {slug} {}", words.collect::<Vec<_>>().join(" "))
}

/// What is typed once a goal was gone through: what it is, where nobody knew; else the next review.
fn looked_at(desk: Desk<'_>, goal: &Goal) -> String {
    let (slug, id) = (desk.slug(), &goal.id);
    if goal.state == GoalState::Unknown {
        return format!("goal revise {slug} {id} \"…\" --reason \"…\"");
    }
    let clock = facts::tier(&desk.account.client, desk.as_of).map(|tier| tier.goal_review.to_string());
    format!("set {slug} goals.{id}.review=+{}", clock.unwrap_or_else(|| "90d".to_owned()))
}

fn reviewed(review: &Review, of: Reviewed, name: String, others: usize, record: KeyPath, next: String) -> Claim {
    let mark = match of {
        Reviewed::Goal => "goals.review",
        Reviewed::Forces => "forces.review",
        Reviewed::People => "stakeholders.review",
        Reviewed::Agreement => "communication.review",
    };
    claim(mark.to_owned(), record, Reason::Review { of, name, days: review.overdue, others }, review.due, next)
}

fn surveys(desk: Desk<'_>) -> Vec<Claim> {
    let due = facts::surveys_due(&desk.account.client, desk.as_of).into_iter();
    due.map(|survey| {
        let reason = Reason::Survey { about: survey.project.name.clone(), since: survey.delivered };
        let next = format!("add feedback {} date=today kind=csat project={} score=…", desk.slug(), survey.project.id);
        claim(
            format!("projects.{}.survey", survey.project.id),
            KeyPath::key("projects").index(survey.project.index),
            reason,
            survey.from,
            next,
        )
    })
    .collect()
}

fn occasions(desk: Desk<'_>) -> Vec<Claim> {
    let addresses = address::occasions(&desk.account.client);
    let near = facts::occasions_ahead(&desk.account.client, desk.as_of).into_iter();
    near.filter(|occasion| occasion.is_near(desk.until))
        .map(|occasion| {
            let days = desk.as_of.today.days_until(occasion.day);
            // What is done before the lead time does not count for this time: until then there is nothing to type.
            let begun = occasion.begins <= desk.as_of.today;
            let (name, reason, next) = match occasion.what {
                Remembered::Occasion(row) => {
                    let name = mark::named("occasions", row.id.as_ref(), &row.date.to_string(), &row.what);
                    let address = addresses.of(row);
                    let marked = address::set(desk.slug(), address.as_deref(), &["marked=today"]);
                    let next = if begun { marked } else { format!("show {} occasions", desk.slug()) };
                    (
                        name,
                        Reason::Occasion {
                            what: row.what.clone(),
                            day: occasion.day,
                            days,
                            prepared: occasion.prepared,
                        },
                        next,
                    )
                }
                Remembered::Birthday(person) => {
                    let congratulated = address::congratulate(desk.slug(), person.id.as_str(), days);
                    let next = if begun { congratulated } else { format!("show {} stakeholders", desk.slug()) };
                    let reason = Reason::Birthday { name: person.name.clone(), day: occasion.day, days };
                    (format!("stakeholders.{}.birthday", person.id), reason, next)
                }
            };
            // A birthday is not the card of the person, which may have to be gone through.
            let evidence = match occasion.what {
                Remembered::Birthday(person) => KeyPath::key("stakeholders").index(person.index),
                Remembered::Occasion(_) => occasion.path.clone(),
            };
            let found = claim(name, occasion.path.clone(), reason, occasion.day, next);
            Claim { evidence: vec![evidence], ..found }
        })
        .collect()
}

fn steps(desk: Desk<'_>) -> Vec<Claim> {
    facts::next_steps(&desk.account.client, desk.as_of)
        .filter(|(due, _)| *due <= desk.until)
        .map(|(due, row)| {
            let reason =
                Reason::Step { name: row.name.clone(), what: row.next.clone(), days: desk.as_of.days_since(due) };
            let next =
                format!("set {} opportunities.{}.next=\"…\" opportunities.{}.next_on=+1w", desk.slug(), row.id, row.id);
            let who = row.owner.as_ref().map(ToString::to_string);
            let name = format!("opportunities.{}", row.id);
            Claim { who, ..claim(name, KeyPath::key("opportunities").index(row.index), reason, due, next) }
        })
        .collect()
}

/// The first weeks of a new client end soon: a time to look back together.
fn watch(desk: Desk<'_>) -> Option<Claim> {
    let client = &desk.account.client;
    let watch = facts::watch(client, desk.as_of)?;
    if watch.until > desk.as_of.settings.clocks.watch_end.after(desk.as_of.today, &desk.as_of.calendar) {
        return None;
    }
    let next = format!("brief {}", desk.slug());
    let reason = Reason::Watch { until: watch.until };
    Some(claim("watch".to_owned(), watch.evidence, reason, watch.until, next))
}
