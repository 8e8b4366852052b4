//! `reference-cycle`: references that go round.

use std::collections::HashMap;

use crate::diagnostic::{Level, Place};
use crate::rules::{Check, Fault, Group, Overview, Rule, Spot, Written, text};
use crate::source::Part;

/// A chain of command, of contracts or of owners has an end.
pub const RULE: Rule = Rule {
    name: "reference-cycle",
    group: Group::Structure,
    level: Level::Error,
    finds: "references that go round",
    explain: "Following who reports to whom, which contract belongs to which, who took over from whom, or which client owns \
        which, one comes back to where one began. Such a chain has no top, so no map can be drawn and no total be counted. \
        One of the references is wrong, most often the one that was added last: take it away, or let it name somebody else.",
    checks: &[Check::Written(look), Check::Ledger(look_at_parents)],
};

/// A reference from one member of a chain to the next.
struct Link<'a> {
    from: &'a str,
    to: &'a str,
}

/// References within one section of one file: superiors, successors, frame contracts.
fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    for section in &written.layout.sections {
        for key in &section.chains {
            let mut links = Vec::new();
            let mut places = Vec::new();
            for entry in written.entries(section) {
                if let (Some(from), Some(to)) = (entry.id(), text(entry.table, key)) {
                    links.push(Link { from, to });
                    places.push(entry);
                }
            }
            for cycle in cycles(&links) {
                let place = |member: &usize| Spot::Path(places[*member].field(key), Part::Value);
                faults.push(fault(key, &links, &cycle, place));
            }
        }
    }
}

/// `parent` of `[profile]`, from client to client.
fn look_at_parents(overview: &Overview<'_>, faults: &mut Vec<(String, Fault)>) {
    let children: Vec<(&str, &str, &str, &Place)> = overview
        .kept
        .iter()
        .filter_map(|kept| {
            kept.parent.as_ref().map(|(parent, place)| (kept.file.as_str(), kept.slug.as_str(), parent.as_str(), place))
        })
        .collect();
    let links: Vec<Link<'_>> = children.iter().map(|(_, from, to, _)| Link { from, to }).collect();
    for cycle in cycles(&links) {
        let place = |member: &usize| Spot::Known(children[*member].3.clone());
        faults.push((children[cycle[0]].0.to_owned(), fault("parent", &links, &cycle, place)));
    }
}

fn fault(key: &str, links: &[Link<'_>], cycle: &[usize], place: impl Fn(&usize) -> Spot) -> Fault {
    let Some((first, others)) = cycle.split_first() else { return Fault::file("an empty cycle") };
    let names: Vec<String> = cycle.iter().chain([first]).map(|member| format!("`{}`", links[*member].from)).collect();
    let message = if others.is_empty() {
        format!("`{key}` of {} names {} itself", names[0], names[0])
    } else {
        format!("`{key}` goes round: {}", names.join(" → "))
    };
    let names = |member: &usize| format!("`{}` names `{}`", links[*member].from, links[*member].to);
    let help = format!("take one `{key}` away, or let it name another; the chain needs an end");
    let fault = Fault::new(place(first), message).help(help);
    let fault = if others.is_empty() { fault } else { fault.label(names(first)) };
    others.iter().fold(fault, |fault, member| fault.also_at(place(member), names(member)))
}

/// Every cycle among links of which each member has at most one, as positions in `links`, the first member first.
fn cycles(links: &[Link<'_>]) -> Vec<Vec<usize>> {
    let mut by_name: HashMap<&str, usize> = HashMap::with_capacity(links.len());
    for (position, link) in links.iter().enumerate() {
        by_name.entry(link.from).or_insert(position);
    }
    let mut walks = vec![None; links.len()];
    let mut found = Vec::new();
    for start in 0..links.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(position) = at.filter(|position| walks[*position].is_none()) {
            walks[position] = Some(start);
            path.push(position);
            at = by_name.get(links[position].to).copied();
        }
        // A walk that runs into its own track has found a cycle; one that runs into another's has not.
        let Some(entrance) = at.filter(|position| walks[*position] == Some(start)) else { continue };
        let Some(begin) = path.iter().position(|position| *position == entrance) else { continue };
        let mut cycle = path.split_off(begin);
        let least = cycle.iter().enumerate().min_by_key(|(_, position)| **position).map_or(0, |(turn, _)| turn);
        cycle.rotate_left(least);
        found.push(cycle);
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::{Link, cycles};

    fn found(links: &[(&str, &str)]) -> Vec<Vec<usize>> {
        cycles(&links.iter().map(|(from, to)| Link { from, to }).collect::<Vec<_>>())
    }

    #[test]
    fn a_chain_with_an_end_is_no_cycle() {
        assert!(found(&[("a", "b"), ("b", "c"), ("d", "b")]).is_empty());
    }

    #[test]
    fn every_cycle_is_found_once_from_its_first_member() {
        assert_eq!(found(&[("a", "a")]), [[0]]);
        assert_eq!(found(&[("c", "a"), ("a", "b"), ("x", "c"), ("b", "c")]), [[0, 1, 3]]);
        assert_eq!(found(&[("x", "b"), ("a", "b"), ("b", "a"), ("y", "z"), ("z", "y")]), [[1, 2], [3, 4]]);
    }

    #[test]
    fn an_id_given_twice_counts_as_the_first() {
        assert_eq!(found(&[("a", "b"), ("b", "a"), ("a", "c")]), [[0, 1]]);
    }
}
