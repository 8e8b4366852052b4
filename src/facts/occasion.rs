//! Days to remember that come near: birthdays, jubilees, gifts that take months.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};

use super::{AsOf, is_gone, people};
use crate::model::Client;
use crate::model::interaction::{Interaction, InteractionKind, Way};
use crate::model::occasion::{LEAD, Occasion};
use crate::model::rows::Row;
use crate::model::stakeholder::Stakeholder;
use crate::model::value::{Birthday, Day};
use crate::source::KeyPath;

/// What there is to remember.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Remembered<'a> {
    /// An entry of `[[occasions]]`.
    Occasion(&'a Row<Occasion>),
    /// The birthday on the card of a person.
    Birthday(&'a Row<Stakeholder>),
}

/// A day to remember that lies ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct OccasionAhead<'a> {
    /// What it is.
    pub what: Remembered<'a>,
    /// The next time it comes, today included.
    pub day: Day,
    /// Calendar days until then.
    pub days: i64,
    /// The day to begin: the lead time before it.
    pub begins: Day,
    /// Whether it was done for this time already, in its lead time; for a birthday, whether a gift was, or a greeting on the day.
    pub marked: bool,
    /// The day of the preparation, such as of ordering a gift, once it is time for the day itself: it is kept on its own day, or on the
    /// working day before where that is a day off, and was marked before.
    pub prepared: Option<Day>,
    /// Where it is written.
    pub path: KeyPath,
}

impl OccasionAhead<'_> {
    /// Whether it asks for something up to and with `until`: inside the lead time and not done, or prepared and its day has come.
    pub fn is_near(&self, until: Day) -> bool {
        self.begins <= until && (!self.marked || self.prepared.is_some())
    }
}

/// The next time of each occasion and of each birthday on the cards of the client's people; those of people who have gone are left
/// out, and a birthday that is an occasion of its own comes once.
pub fn occasions_ahead<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<OccasionAhead<'a>> {
    let people_gone = client.stakeholders.iter().filter(|person| is_gone(person, as_of));
    let people_gone: HashSet<&str> = people_gone.map(|person| person.id.as_str()).collect();
    let gone = |row: &Row<Occasion>| row.stakeholder.as_ref().is_some_and(|id| people_gone.contains(id.as_str()));
    let mut ahead: Vec<OccasionAhead<'a>> = client
        .occasions
        .iter()
        .filter(|row| !gone(row))
        .filter_map(|row| {
            let day = if row.yearly { next_year_day(Birthday::Date(row.date), as_of)? } else { row.date };
            let path = KeyPath::key("occasions").index(row.index);
            let begins = row.lead.before(day, &as_of.calendar);
            let marked = row.marked.is_some_and(|marked| begins <= marked && marked <= as_of.today);
            let days = as_of.today.days_until(day);
            let calendar = &as_of.calendar;
            let kept = if calendar.works_on(day) { day } else { calendar.working_days_before(day, 1) };
            let prepared = row.marked.filter(|prepared| marked && *prepared < kept && kept <= as_of.today);
            let what = Remembered::Occasion(row);
            (days >= 0).then_some(OccasionAhead { what, day, days, begins, marked, prepared, path })
        })
        .collect();
    let yearly = client.occasions.iter().filter(|row| row.yearly);
    let own = yearly
        .filter_map(|row| Some((row.stakeholder.as_ref()?.as_str(), next_year_day(Birthday::Date(row.date), as_of)?)));
    let own: HashSet<(&str, Day)> = own.collect();
    let greetings = LazyCell::new(|| Greetings::of(client, as_of));
    let birthdays = people(client, as_of).filter_map(|person| {
        let day = next_year_day(person.birthday?, as_of)?;
        let path = KeyPath::key("stakeholders").index(person.index).then("birthday");
        let begins = LEAD.before(day, &as_of.calendar);
        let days = as_of.today.days_until(day);
        let what = Remembered::Birthday(person);
        // Before the lead time has begun nothing was done in it.
        let marked = begins <= as_of.today && greetings.holds(person, begins, day);
        (!own.contains(&(person.id.as_str(), day))).then_some(OccasionAhead {
            what,
            day,
            days,
            begins,
            marked,
            prepared: None,
            path,
        })
    });
    ahead.extend(birthdays);
    ahead
}

/// On which days each person had a gift of ours, and on which a gift or a word.
struct Greetings<'a> {
    gifts: BTreeSet<(&'a str, Day)>,
    words: HashSet<(&'a str, Day)>,
}

impl<'a> Greetings<'a> {
    fn of(client: &'a Client, as_of: &AsOf<'_>) -> Greetings<'a> {
        let ours = |talk: &&Row<Interaction>| match talk.direction() {
            _ if talk.planned => false,
            Way::Inbound => talk.kind.needs_two(),
            Way::Outbound => true,
            Way::Internal => false,
        };
        let mut found = Greetings { gifts: BTreeSet::new(), words: HashSet::new() };
        for talk in client.interactions.iter().filter(ours) {
            let day = as_of.day(&talk.at);
            let theirs = talk.people.iter().map(|person| (person.as_str(), day)).filter(|_| day <= as_of.today);
            if talk.kind == InteractionKind::Gift {
                found.gifts.extend(theirs.clone());
            }
            found.words.extend(theirs);
        }
        found
    }

    /// Whether a person had a gift within the lead time, or a word on the day itself. What is written on another day is about other
    /// matters.
    fn holds(&self, person: &Stakeholder, begins: Day, day: Day) -> bool {
        let person = person.id.as_str();
        self.words.contains(&(person, day)) || self.gifts.range((person, begins)..=(person, day)).next().is_some()
    }
}

/// The next time a yearly day comes, today included; 29 February is kept on the 28th of ordinary years.
fn next_year_day(day: Birthday, as_of: &AsOf<'_>) -> Option<Day> {
    let year = as_of.today.year();
    [year, year + 1].into_iter().filter_map(|year| day.in_year(year)).find(|day| *day >= as_of.today)
}

#[cfg(test)]
mod tests {
    use super::occasions_ahead;
    use crate::facts::given::Case;

    fn ahead(case: &Case, day: &str) -> Vec<(String, i64, bool)> {
        let as_of = case.on(day);
        let found = occasions_ahead(&case.client, &as_of);
        found.iter().map(|next| (next.day.to_string(), next.days, next.is_near(as_of.today))).collect()
    }

    #[test]
    fn the_lead_time_begins_before_the_day() {
        let case = Case::new("[[occasions]]\nwhat = 'Jubilee'\ndate = 2026-03-16\n");
        assert_eq!(ahead(&case, "2026-03-01"), [("2026-03-16".to_owned(), 15, false)]);
        assert_eq!(ahead(&case, "2026-03-02"), [("2026-03-16".to_owned(), 14, true)]);
        assert_eq!(ahead(&case, "2026-03-16"), [("2026-03-16".to_owned(), 0, true)]);
        assert_eq!(ahead(&case, "2026-03-17"), []);
        let marked = Case::new("[[occasions]]\nwhat = 'Jubilee'\ndate = 2026-03-16\nmarked = 2026-03-05\n");
        assert!(ahead(&marked, "2026-03-04")[0].2, "done on the next day");
        assert!(!ahead(&marked, "2026-03-05")[0].2);
    }

    #[test]
    fn a_yearly_day_comes_again_and_was_marked_for_one_year_only() {
        let text =
            "[[occasions]]\nwhat = 'New Year'\ndate = 2020-12-31\nyearly = true\nlead = '5mo'\nmarked = 2025-11-01\n";
        let case = Case::new(text);
        assert_eq!(ahead(&case, "2025-12-31"), [("2025-12-31".to_owned(), 0, true)], "prepared");
        assert_eq!(ahead(&case, "2026-01-01"), [("2026-12-31".to_owned(), 364, false)]);
        // Five months before 31 December: 31 July.
        assert!(!ahead(&case, "2026-07-30")[0].2 && ahead(&case, "2026-07-31")[0].2);
    }

    #[test]
    fn birthdays_come_from_the_cards_of_those_who_are_there() {
        let text = "[[stakeholders]]\nid = 'ivan'\nname = 'I'\nbirthday = '--02-29'\n\
                    [[stakeholders]]\nid = 'olga'\nname = 'O'\nbirthday = 1980-03-07\nstatus = 'left'\n\
                    [[stakeholders]]\nid = 'timur'\nname = 'T'\nbirthday = 1980-03-07\nside = 'us'\n";
        let case = Case::new(text);
        assert_eq!(ahead(&case, "2026-02-14"), [("2026-02-28".to_owned(), 14, true)]);
        assert_eq!(ahead(&case, "2028-02-14"), [("2028-02-29".to_owned(), 15, false)]);
        let own = "[[occasions]]\nwhat = 'Birthday'\ndate = 1985-02-28\nyearly = true\nstakeholder = 'ivan'\n";
        assert_eq!(ahead(&Case::new(&format!("{text}{own}")), "2026-02-14").len(), 1, "told once");
    }

    #[test]
    fn a_birthday_is_done_with_a_gift_ahead_or_a_word_on_the_day() {
        let near = |born: &str, talk: &str, day: &str| {
            let case = Case::new(&format!("[[stakeholders]]\nid = 'ivan'\nname = 'I'\nbirthday = '{born}'\n{talk}"));
            ahead(&case, day).first().is_some_and(|next| next.2)
        };
        let talk = |at: &str, kind: &str, more: &str| {
            format!("[[interactions]]\nat = {at}T10:00:00\nkind = '{kind}'\nsummary = 's'\npeople = ['ivan']\n{more}\n")
        };
        let days =
            |talk: &str| ["2026-03-02", "2026-03-04", "2026-03-05", "2026-03-06"].map(|day| near("--03-05", talk, day));
        assert_eq!(days(""), [true, true, true, false], "three days before, the day before, the day, the day after");
        assert_eq!(days(&talk("2026-03-02", "gift", "")), [false, false, false, false]);
        assert_eq!(days(&talk("2026-03-02", "message", "")), [true, true, true, false], "about another matter");
        assert_eq!(days(&talk("2026-03-05", "message", "")), [true, true, false, false]);
        assert_eq!(days(&talk("2026-03-05", "email", "direction = 'inbound'")), [true, true, true, false]);
        assert_eq!(days(&talk("2026-02-18", "gift", "")), [true, true, true, false], "before the two weeks began");
        // 29 February is kept on the 28th of ordinary years.
        assert!(near("--02-29", "", "2026-02-28"));
        assert!(!near("--02-29", &talk("2026-02-28", "message", ""), "2026-02-28"));
        assert!(near("--02-29", &talk("2028-02-28", "message", ""), "2028-02-28"));
        assert!(!near("--02-29", &talk("2028-02-29", "call", ""), "2028-02-29"));
    }

    #[test]
    fn what_was_prepared_comes_once_more_on_its_working_day() {
        let prepared = |date: &str, marked: &str, day: &str| {
            let text = format!("[[occasions]]\nwhat = 'New Year'\ndate = {date}\nlead = '5mo'\nmarked = {marked}\n");
            let case = Case::new(&text);
            occasions_ahead(&case.client, &case.on(day))[0].prepared.map(|day| day.to_string())
        };
        let ordered = Some("2025-10-20".to_owned());
        let on = |day| prepared("2026-03-16", "2025-10-20", day);
        assert_eq!(["2025-10-20", "2026-03-13", "2026-03-16"].map(on), [None, None, ordered.clone()]);
        assert_eq!(prepared("2026-03-16", "2026-03-16", "2026-03-16"), None, "kept on the day");
        // The 15th is a Sunday: it is kept on Friday.
        let on = |marked, day| prepared("2026-03-15", marked, day);
        assert_eq!((on("2025-10-20", "2026-03-12"), on("2025-10-20", "2026-03-13")), (None, ordered));
        assert_eq!(on("2026-03-13", "2026-03-15"), None);
        assert_eq!(on("2025-09-20", "2026-03-13"), None, "before the lead time: of another year");
    }
}
