//! Who speaks for the client: those in touch with us, those who decide, those who are gone but still named.

use std::collections::HashMap;

use super::{AsOf, Contact, contacts};
use crate::model::Client;
use crate::model::commitment::{CommitmentState, PromiseSide};
use crate::model::goal::GoalState;
use crate::model::rows::Row;
use crate::model::stakeholder::{BuyingRole, Presence, Side, Stakeholder};
use crate::model::value::Ref;
use crate::source::KeyPath;

/// Whether the person has left or moved by the day; without `left_on` it has always been so.
pub fn is_gone(person: &Stakeholder, as_of: &AsOf<'_>) -> bool {
    person.is_gone() && person.left_on.is_none_or(|day| day <= as_of.today)
}

/// Whether the person acts for the client on the day: has come, and neither left nor moved.
pub fn is_there(person: &Stakeholder, as_of: &AsOf<'_>) -> bool {
    let come = person.joined.is_none_or(|day| day <= as_of.today);
    person.side == Side::Client && come && !is_gone(person, as_of)
}

/// The people who act for the client on the day.
pub fn people<'a>(client: &'a Client, as_of: &AsOf<'_>) -> impl Iterator<Item = &'a Row<Stakeholder>> {
    client.stakeholders.iter().filter(|person| is_there(person, as_of))
}

/// Whether the person acts for the client on the day, and is neither on leave nor of a whereabouts that nobody knows.
pub fn is_active(person: &Stakeholder, as_of: &AsOf<'_>) -> bool {
    is_there(person, as_of) && !matches!(person.status, Presence::OnLeave | Presence::Unknown)
}

/// The active people on the client's side who decide or hold the purse.
pub fn decision_makers<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<&'a Row<Stakeholder>> {
    let decides = |role: &BuyingRole| matches!(role, BuyingRole::DecisionMaker | BuyingRole::EconomicBuyer);
    let active = client.stakeholders.iter().filter(|person| is_active(person, as_of));
    active.filter(|person| person.roles.iter().any(decides)).collect()
}

/// A person on the client's side with whom we have spoken lately.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thread<'a> {
    /// The person.
    pub person: &'a Row<Stakeholder>,
    /// The last two-way contact with the person.
    pub last: Contact,
    /// Whether the person has left or moved since, so that the thread is cut.
    pub cut: bool,
}

/// Everybody on the client's side with two-way contact within `clocks.thread`, those who have gone since included.
pub fn touched<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Thread<'a>> {
    let clock = as_of.settings.clocks.thread;
    let mut last: HashMap<&str, Contact> = HashMap::new();
    let recent = contacts(client, as_of.zone)
        .filter(|(day, _)| *day <= as_of.today && !clock.exceeded(*day, as_of.today, &as_of.calendar));
    for (day, talk) in recent {
        for named in &talk.people {
            let contact = Contact { day, row: talk.index };
            let last = last.entry(named.as_str()).or_insert(contact);
            if last.day <= day {
                *last = contact;
            }
        }
    }
    let people = client.stakeholders.iter().filter(|person| person.side == Side::Client);
    let thread = |person: &'a Row<Stakeholder>| {
        let last = *last.get(person.id.as_str())?;
        Some(Thread { person, last, cut: is_gone(person, as_of) })
    };
    people.filter_map(thread).collect()
}

/// The threads of the account: people on the client's side with two-way contact within `clocks.thread` who are still there.
pub fn threads<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Thread<'a>> {
    touched(client, as_of).into_iter().filter(|thread| !thread.cut).collect()
}

/// The only person we spoke with lately, where that person has left or moved: the account hangs by nothing.
pub fn cut_thread<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Option<Thread<'a>> {
    match touched(client, as_of).as_slice() {
        [only] if only.cut => Some(*only),
        _ => None,
    }
}

/// What a person who is gone is still named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Whom to call when it burns.
    Urgent,
    /// With whom the agreement was made.
    Agreement,
    /// Whose goal it is.
    Goal,
    /// Who has promised us something.
    Promiser,
    /// To whom we have promised something.
    Promisee,
}

/// Somebody who has left or moved, and is still named where somebody is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct GoneContact<'a> {
    /// Who has gone.
    pub person: &'a Row<Stakeholder>,
    /// What for the person is still named.
    pub part: Part,
    /// Where.
    pub path: KeyPath,
}

/// Everywhere that somebody is needed and the one who is named has gone: the agreement, open goals, open promises.
pub fn gone_contacts<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<GoneContact<'a>> {
    let mut found = Vec::new();
    let people = client.stakeholders.iter().rev().filter(|person| is_gone(person, as_of));
    let gone: HashMap<&str, &Row<Stakeholder>> = people.map(|person| (person.id.as_str(), person)).collect();
    let mut note = |id: Option<&str>, part, path: KeyPath| {
        if let Some(person) = id.and_then(|id| gone.get(id)) {
            found.push(GoneContact { person, part, path });
        }
    };
    let communication = KeyPath::key("communication");
    if let Some(agreement) = &client.communication {
        let (urgent, with) = (agreement.urgent.as_ref(), agreement.agreed_with.as_ref());
        note(urgent.map(Ref::as_str), Part::Urgent, communication.clone().then("urgent"));
        note(with.map(Ref::as_str), Part::Agreement, communication.then("agreed_with"));
    }
    for goal in client.goals.iter().filter(|goal| !matches!(goal.state, GoalState::Achieved | GoalState::Abandoned)) {
        let path = KeyPath::key("goals").index(goal.index).then("client_owner");
        note(goal.client_owner.as_ref().map(Ref::as_str), Part::Goal, path);
    }
    for promise in client.commitments.iter().filter(|promise| promise.state == CommitmentState::Open) {
        let path = KeyPath::key("commitments").index(promise.index);
        // A member of ours has an id that may be a stakeholder's too.
        let theirs = promise.side == PromiseSide::Client;
        let owner = promise.owner.as_ref().filter(|_| theirs).map(Ref::as_str);
        note(owner, Part::Promiser, path.clone().then("owner"));
        note(promise.promised_to.as_ref().map(Ref::as_str), Part::Promisee, path.then("promised_to"));
    }
    found
}

/// Who has taken over from the people gone, by their position in the file: the first in the line of `replaced_by` who is not gone
/// too; nobody where the line ends before, or goes round.
pub fn successors<'a>(client: &'a Client, as_of: &AsOf<'_>) -> HashMap<usize, &'a Row<Stakeholder>> {
    let by_id: HashMap<&str, &'a Row<Stakeholder>> =
        client.stakeholders.iter().rev().map(|person| (person.id.as_str(), person)).collect();
    let mut heirs: HashMap<usize, Option<&'a Row<Stakeholder>>> = HashMap::new();
    for gone in client.stakeholders.iter().filter(|person| is_gone(person, as_of)) {
        let (mut line, mut next) = (Vec::new(), Some(gone));
        let heir = loop {
            let Some(person) = next else { break None };
            if !is_gone(person, as_of) {
                break Some(person);
            }
            if let Some(known) = heirs.get(&person.index) {
                break *known;
            }
            // Until more is known nobody: so a line that goes round ends.
            heirs.insert(person.index, None);
            line.push(person.index);
            next = person.replaced_by.as_ref().and_then(|id| by_id.get(id.as_str()).copied());
        };
        heirs.extend(line.into_iter().map(|person| (person, heir)));
    }
    heirs.into_iter().filter_map(|(person, heir)| Some((person, heir?))).collect()
}

#[cfg(test)]
mod tests {
    use super::{cut_thread, decision_makers, gone_contacts, successors, threads};
    use crate::facts::given::Case;

    const PEOPLE: &str = "[[stakeholders]]\nid = 'ivan'\nname = 'Ivan'\n\
                          [[stakeholders]]\nid = 'olga'\nname = 'Olga'\nroles = ['economic-buyer']\njoined = 2026-02-01\n\
                          [[stakeholders]]\nid = 'sveta'\nname = 'Sveta'\nstatus = 'left'\nleft_on = 2026-02-20\n\
                          [[stakeholders]]\nid = 'timur'\nname = 'Timur'\nside = 'us'\n";

    fn call(at: &str, people: &str) -> String {
        format!("[[interactions]]\nat = {at}T10:00:00\nkind = 'call'\nsummary = 'talk'\npeople = [{people}]\n")
    }

    #[test]
    fn a_thread_lives_for_ninety_days() {
        let talks = call("2025-12-01", "'ivan', 'timur'") + &call("2026-02-10", "'sveta'");
        let case = Case::new(&format!("{PEOPLE}{talks}"));
        let ids = |day| -> Vec<String> {
            threads(&case.client, &case.on(day)).iter().map(|thread| thread.person.id.to_string()).collect()
        };
        assert_eq!(ids("2025-11-30"), [""; 0], "nobody yet");
        assert_eq!(ids("2026-02-19"), ["ivan", "sveta"]);
        assert_eq!(ids("2026-02-20"), ["ivan"], "gone on that day");
        // Ninety days from 1 December end on 1 March: 30 + 31 + 28 + 1.
        assert_eq!(ids("2026-03-01"), ["ivan"]);
        assert_eq!(ids("2026-03-02"), [""; 0]);
        let cut = cut_thread(&case.client, &case.on("2026-03-02")).map(|thread| thread.person.id.to_string());
        assert_eq!(cut.as_deref(), Some("sveta"));
        assert_eq!(cut_thread(&case.client, &case.on("2026-03-01")), None, "there is Ivan too");
    }

    #[test]
    fn the_last_talk_with_each_person_counts() {
        let talks = call("2026-02-10", "'ivan', 'ivan'")
            + &call("2026-02-20", "'ivan', 'olga'")
            + &call("2026-02-15", "'olga'");
        let case = Case::new(&format!("{PEOPLE}{talks}{}", call("2026-02-20", "'olga', 'nobody'")));
        let found = threads(&case.client, &case.on("2026-03-02"));
        let found: Vec<_> = found.iter().map(|thread| (thread.person.id.as_str(), thread.last.row)).collect();
        assert_eq!(found, [("ivan", 1), ("olga", 3)]);
    }

    #[test]
    fn who_decides_must_have_come() {
        let case = Case::new(PEOPLE);
        assert_eq!(decision_makers(&case.client, &case.on("2026-01-31")).len(), 0);
        assert_eq!(decision_makers(&case.client, &case.on("2026-02-01")).len(), 1);
    }

    #[test]
    fn a_successor_is_the_first_in_the_line_who_is_there() {
        let gone = |id: &str, by: &str| {
            format!(
                "[[stakeholders]]\nid = '{id}'\nname = 'N'\nstatus = 'left'\nleft_on = 2026-02-20\nreplaced_by = '{by}'\n"
            )
        };
        let vera = "[[stakeholders]]\nid = 'vera'\nname = 'Vera'\n";
        let first = gone("ivan", "olga").replace("02-20", "02-18");
        let line = |last: &str| Case::new(&(first.clone() + &gone("olga", last) + vera));
        let heir =
            |case: &Case, day| successors(&case.client, &case.on(day)).get(&0).map(|person| person.id.to_string());
        assert_eq!(heir(&line("vera"), "2026-03-02").as_deref(), Some("vera"));
        assert_eq!(heir(&line("vera"), "2026-02-19").as_deref(), Some("olga"), "who was there then");
        let all = line("vera");
        assert_eq!(successors(&all.client, &all.on("2026-03-02")).len(), 2, "whoever in the line is asked");
        assert_eq!(heir(&line("ivan"), "2026-03-02"), None, "it goes round");
        assert_eq!(heir(&line("nobody"), "2026-03-02"), None);
    }

    #[test]
    fn somebody_gone_is_found_wherever_somebody_is_needed() {
        let text = format!(
            "[communication]\nurgent = 'sveta'\nagreed_with = 'ivan'\n{PEOPLE}\
             [[goals]]\nid = 'g'\nstate = 'hypothesis'\nstatement = 's'\nstated = 2026-01-01\nclient_owner = 'sveta'\n\
             [[goals]]\nid = 'h'\nstate = 'achieved'\nstatement = 's'\nstated = 2026-01-01\nclient_owner = 'sveta'\n\
             [[commitments]]\nid = 'c'\nwhat = 'w'\nside = 'client'\ndue = 2026-03-01\nowner = 'sveta'\n\
             [[commitments]]\nid = 'd'\nwhat = 'w'\nside = 'us'\ndue = 2026-03-01\nowner = 'sveta'\npromised_to = 'sveta'\n"
        );
        let case = Case::new(&text);
        assert_eq!(gone_contacts(&case.client, &case.on("2026-02-19")), []);
        let paths: Vec<String> =
            gone_contacts(&case.client, &case.on("2026-02-20")).iter().map(|gone| gone.path.to_string()).collect();
        assert_eq!(
            paths,
            ["communication.urgent", "goals[0].client_owner", "commitments[0].owner", "commitments[1].promised_to"]
        );
    }
}
