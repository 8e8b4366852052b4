//! On how many people the account rests, and which way they lean.

use crate::facts::{AsOf, people, threads};
use crate::model::Client;
use crate::model::stakeholder::{BuyingRole, Engagement, Side, Stakeholder};
use crate::source::KeyPath;

/// On whom the account rests.
#[derive(Debug, Clone, PartialEq)]
pub struct Relationship {
    /// People in two-way contact lately.
    pub threads: usize,
    /// Whether one of them decides or holds the purse.
    pub decider: bool,
    /// Whether somebody fights for us inside, at least supportive.
    pub champion: bool,
    /// The part of the power that is against us, in percent.
    pub resistant: f64,
    /// The most that is scored with one thread.
    pub cap: u32,
    /// The score, 0 to 100.
    pub score: f64,
    /// The people behind it.
    pub records: Vec<KeyPath>,
}

/// On whom the account rests; `None` where nobody on the client's side is known.
///
/// The `health.relationship_points`: 40 · min(threads, `health.threads`, 3) ÷ 3, and 20 each for a decision-maker or economic buyer
/// touched lately, for a champion at least supportive, and for the part of the power that is not resistant; one thread caps at `health.one_thread_cap` (50). A power that is
/// unknown counts as `health.unknown_power` (3),
/// and where everybody has gone there is nothing left to score.
pub fn relationship(client: &Client, as_of: &AsOf<'_>) -> Option<Relationship> {
    client.stakeholders.iter().find(|person| person.side == Side::Client)?;
    let settings = &as_of.settings.health;
    let threads = threads(client, as_of);
    let decider = threads.iter().any(|thread| decides(thread.person));
    let there: Vec<_> = people(client, as_of).collect();
    let champion = there.iter().any(|person| champions(person));
    let (against, whole) = there.iter().fold((0, 0), |(against, whole), person| {
        let power = person.power.map_or(i64::from(settings.unknown_power), |power| i64::from(power.get()));
        let resists = person.engagement == Some(Engagement::Resistant);
        (against + if resists { power } else { 0 }, whole + power)
    });
    let resistant = if whole == 0 { 1.0 } else { against as f64 / whole as f64 };
    let parts = [
        (threads.len() as f64 / f64::from(settings.threads.max(1))).min(1.0),
        f64::from(u8::from(decider)),
        f64::from(u8::from(champion)),
        1.0 - resistant,
    ];
    let points = settings.relationship_points.map(f64::from);
    let sum: f64 = parts.iter().zip(points).map(|(part, points)| part * points).sum();
    let tells =
        |person: &Stakeholder| champions(person) || decides(person) || person.engagement == Some(Engagement::Resistant);
    let mut rows: Vec<usize> = threads.iter().map(|thread| thread.person.index).collect();
    rows.extend(there.iter().filter(|person| tells(person)).map(|person| person.index));
    rows.sort_unstable();
    rows.dedup();
    Some(Relationship {
        threads: threads.len(),
        decider,
        champion,
        resistant: if whole == 0 { 0.0 } else { resistant * 100.0 },
        cap: settings.one_thread_cap,
        score: if threads.len() == 1 { sum.min(f64::from(settings.one_thread_cap)) } else { sum },
        records: rows.into_iter().map(|row| KeyPath::key("stakeholders").index(row)).collect(),
    })
}

fn decides(person: &Stakeholder) -> bool {
    person.roles.iter().any(|role| matches!(role, BuyingRole::DecisionMaker | BuyingRole::EconomicBuyer))
}

fn champions(person: &Stakeholder) -> bool {
    let for_us = matches!(person.engagement, Some(Engagement::Supportive | Engagement::Leading));
    for_us && person.roles.contains(&BuyingRole::Champion)
}

#[cfg(test)]
mod tests {
    use super::relationship;
    use crate::facts::given::{client, on};

    fn score(people: &[&str], talked: &[&str]) -> Option<f64> {
        let mut text = String::new();
        for (at, fields) in people.iter().enumerate() {
            text += &format!("[[stakeholders]]\nid = 'p{at}'\nname = 'N'\n{fields}\n");
        }
        for id in talked {
            text += &format!(
                "[[interactions]]\nat = 2026-02-01T10:00:00\nkind = 'call'\nsummary = '{id}'\npeople = ['{id}']\n"
            );
        }
        relationship(&client(&text), &on("2026-03-02")).map(|found| (found.score * 100.0).round() / 100.0)
    }

    #[test]
    fn threads_deciders_champions_and_power_each_have_their_part() {
        let plain = ["", "", "", ""];
        assert_eq!(score(&plain, &[]), Some(20.0)); // nobody resists: 20
        assert_eq!(score(&plain, &["p0", "p1"]), Some(46.67)); // 40 · 2 ÷ 3 + 20
        assert_eq!(score(&plain, &["p0", "p1", "p2"]), Some(60.0)); // 40 + 20
        assert_eq!(score(&plain, &["p0", "p1", "p2", "p3"]), Some(60.0)); // three are enough
        let whole = ["roles = ['economic-buyer']", "roles = ['champion']\nengagement = 'supportive'", ""];
        assert_eq!(score(&whole, &["p0", "p1", "p2"]), Some(100.0)); // 40 + 20 + 20 + 20
        assert_eq!(score(&["roles = ['decision-maker']", "", ""], &["p1", "p2"]), Some(46.67), "not touched");
        assert_eq!(score(&["roles = ['champion']\nengagement = 'neutral'"], &[]), Some(20.0), "not for us");
    }

    #[test]
    fn the_power_that_resists_takes_its_part_off() {
        // 5 of 5 + 4 + 1 = 10: 20 · (1 − 0.5) = 10.
        let people = ["power = 5\nengagement = 'resistant'", "power = 4", "power = 1"];
        assert_eq!(score(&people, &[]), Some(10.0));
        // Unknown power counts as 3: 3 of 6.
        assert_eq!(score(&["engagement = 'resistant'", ""], &[]), Some(10.0));
    }

    #[test]
    fn one_thread_caps_at_fifty() {
        // 13.33 + 20 + 20 + 20 = 73.33.
        let all = "roles = ['decision-maker', 'champion']\nengagement = 'leading'";
        assert_eq!(score(&[all], &["p0"]), Some(50.0));
        assert_eq!(score(&[""], &["p0"]), Some(33.33), "13.33 + 20 is below the cap");
    }

    #[test]
    fn nobody_known_is_no_data_and_everybody_gone_is_nothing() {
        assert_eq!(score(&[], &[]), None);
        assert_eq!(score(&["side = 'us'"], &[]), None);
        assert_eq!(score(&["status = 'left'"], &["p0"]), Some(0.0));
    }
}
