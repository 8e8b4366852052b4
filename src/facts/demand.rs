//! People of the client who want different things, and how that is known.

use std::collections::HashMap;

use super::{AsOf, is_active, is_open_goal};
use crate::model::Client;
use crate::model::request::Decision;
use crate::model::rows::Row;
use crate::model::stakeholder::Stakeholder;
use crate::source::KeyPath;

/// Active people whose demands may pull apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict<'a> {
    /// The goal or request they demand something of; `None` where one is at odds with the other.
    pub about: Option<&'a str>,
    /// Who, two at least, and where it is written: the demand, or the name of the other.
    pub people: Vec<(&'a Row<Stakeholder>, KeyPath)>,
}

/// The goals and requests of which two or more active people demand different things, then the pairs that are at odds.
///
/// Goals that are reached or given up and requests that are declined are left out.
pub fn conflicts<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Conflict<'a>> {
    let active: Vec<&Row<Stakeholder>> = client.stakeholders.iter().filter(|person| is_active(person, as_of)).collect();
    let mut found = demands(client, &active);
    let place: HashMap<&str, usize> = active.iter().enumerate().map(|(turn, one)| (one.id.as_str(), turn)).collect();
    for (turn, person) in active.iter().enumerate() {
        for (position, other) in person.conflicts_with.iter().enumerate() {
            let Some(&there) = place.get(other.as_str()).filter(|there| **there != turn) else { continue };
            let back = active[there].conflicts_with.iter().position(|named| *named == person.id);
            // Where each names the other, the first of the two tells of both.
            if back.is_some() && there < turn {
                continue;
            }
            let named =
                |row: usize, position| KeyPath::key("stakeholders").index(row).then("conflicts_with").index(position);
            let other = active[there];
            let second = match back {
                Some(position) => named(other.index, position),
                None => KeyPath::key("stakeholders").index(other.index),
            };
            found
                .push(Conflict { about: None, people: vec![(person, named(person.index, position)), (other, second)] });
        }
    }
    found
}

/// What is demanded, and of what in words: the goal or request whose id stands before the colon; `None` where nothing is named.
pub fn demanded<'a>(client: &'a Client, demand: &'a str) -> (Option<&'a str>, &'a str) {
    let Some((id, wish)) = demand.split_once(':') else { return (None, demand) };
    let id = id.trim();
    let goal = client.goals.iter().find(|goal| goal.id.as_str() == id);
    let goal = goal.map(|goal| goal.statement.as_ref().or(goal.issue.as_ref()).map_or("", String::as_str));
    let request =
        || client.requests.iter().find(|request| request.id.as_str() == id).map(|request| request.what.as_str());
    match goal.or_else(request) {
        Some(about) => (Some(about).filter(|about| !about.is_empty()), wish.trim()),
        None => (None, demand),
    }
}

/// Who demands something, where that is written, and what it is.
type Demand<'a> = (&'a Row<Stakeholder>, KeyPath, &'a str);

/// What people demand of each goal and request that is still open, by its id before the colon.
fn demands<'a>(client: &'a Client, active: &[&'a Row<Stakeholder>]) -> Vec<Conflict<'a>> {
    let goals = client.goals.iter().filter(|goal| is_open_goal(goal)).map(|goal| goal.id.as_str());
    let open = client.requests.iter().filter(|request| request.decision != Decision::Declined);
    let mut subjects: Vec<(&str, Vec<Demand<'_>>)> =
        goals.chain(open.map(|request| request.id.as_str())).map(|id| (id, Vec::new())).collect();
    let place: HashMap<&str, usize> = subjects.iter().enumerate().map(|(turn, (id, _))| (*id, turn)).collect();
    for person in active {
        for (position, demand) in person.demands.iter().enumerate() {
            let Some((id, wish)) = demand.split_once(':') else { continue };
            let Some(turn) = place.get(id.trim()) else { continue };
            let path = KeyPath::key("stakeholders").index(person.index).then("demands").index(position);
            subjects[*turn].1.push((person, path, wish.trim()));
        }
    }
    let apart = subjects.into_iter().filter_map(|(about, mut demands)| {
        // One voice a person; those who say the same thing are of one mind.
        demands.dedup_by_key(|(person, ..)| person.index);
        let differs = demands.iter().any(|(_, _, wish)| *wish != demands[0].2);
        let people = demands.into_iter().map(|(person, path, _)| (person, path)).collect();
        differs.then_some(Conflict { about: Some(about), people })
    });
    apart.collect()
}

#[cfg(test)]
mod tests {
    use super::conflicts;
    use crate::facts::given::Case;

    fn person(id: &str, more: &str) -> String {
        format!("[[stakeholders]]\nid = '{id}'\nname = '{id}'\n{more}\n")
    }

    fn found(text: &str) -> Vec<String> {
        let case = Case::new(text);
        let conflicts = conflicts(&case.client, &case.on("2026-03-02"));
        let paths = |conflict: &super::Conflict<'_>| -> Vec<String> {
            conflict.people.iter().map(|(_, path)| path.to_string()).collect()
        };
        conflicts.iter().map(|one| format!("{} {}", one.about.unwrap_or("-"), paths(one).join(" "))).collect()
    }

    const GOAL: &str = "[[goals]]\nid = 'orders'\nstate = 'hypothesis'\nstatement = 's'\nstated = 2026-01-01\n";

    #[test]
    fn two_who_demand_something_of_the_same_goal() {
        let ivan = person("ivan", "demands = ['no phone', 'orders: by the fair']");
        let gleb = person("gleb", "demands = ['orders : nothing writes into the ERP']");
        let both = "orders stakeholders[0].demands[1] stakeholders[1].demands[0]";
        assert_eq!(found(&format!("{GOAL}{ivan}{gleb}")), [both]);
        assert_eq!(found(&format!("{ivan}{gleb}")), [""; 0], "there is no such goal");
        let same = person("gleb", "demands = ['orders: by the fair']");
        assert_eq!(found(&format!("{GOAL}{ivan}{same}")), [""; 0], "of one mind");
        let left = person("gleb", "demands = ['orders: never']\nstatus = 'left'");
        assert_eq!(found(&format!("{GOAL}{ivan}{left}")), [""; 0]);
        let away = person("gleb", "demands = ['orders: never']\nstatus = 'on-leave'");
        assert_eq!(found(&format!("{GOAL}{ivan}{away}")), [""; 0]);
    }

    #[test]
    fn a_demand_names_its_goal_or_request_by_its_words() {
        let request = "[[requests]]\nid = 'stock'\ndate = 2026-01-01\nwhat = 'Live stock'\n";
        let client = Case::new(&format!("{GOAL}{request}")).client;
        for (demand, about, wish) in [
            ("orders: by the fair", Some("s"), "by the fair"),
            ("stock : today's", Some("Live stock"), "today's"),
            ("no calls: never", None, "no calls: never"),
            ("no phone", None, "no phone"),
        ] {
            assert_eq!(super::demanded(&client, demand), (about, wish));
        }
    }

    #[test]
    fn two_who_are_at_odds_are_told_once() {
        let ivan = person("ivan", "conflicts_with = ['gleb']");
        let one = found(&format!("{ivan}{}", person("gleb", "")));
        assert_eq!(one, ["- stakeholders[0].conflicts_with[0] stakeholders[1]"]);
        let each = found(&format!("{ivan}{}", person("gleb", "conflicts_with = ['ivan', 'gleb', 'nobody']")));
        assert_eq!(each, ["- stakeholders[0].conflicts_with[0] stakeholders[1].conflicts_with[0]"]);
    }
}
