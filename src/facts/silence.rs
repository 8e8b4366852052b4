//! How long it is since we spoke with a client, measured against what was agreed.

use std::collections::HashSet;

use super::{Agreed, AsOf, Contact, cadence, decision_makers, is_live, last_contact, last_contact_where};
use crate::model::Client;
use crate::model::value::{Day, Span};
use crate::source::KeyPath;

/// The time since the last two-way contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiet {
    /// The day of the last contact; without any, the day the account began.
    pub since: Day,
    /// Calendar days since then, 0 on the day itself.
    pub days: i64,
    /// Position of the last contact in the file; `None` where there was none.
    pub last: Option<usize>,
    /// Where `since` stands: the contact, else `profile.since` or the first stage.
    pub evidence: KeyPath,
    /// How often we have to speak.
    pub cadence: Agreed,
    /// The days as a multiple of the cadence, which counts a month as 30 days and five working days as a week.
    pub ratio: f64,
    /// Whether it is longer than agreed: strictly more than the cadence has passed.
    pub broken: bool,
}

/// How long the client and we have not spoken; `None` where nobody knows since when, or how often we should.
pub fn quiet(client: &Client, as_of: &AsOf<'_>) -> Option<Quiet> {
    let cadence = cadence(client, as_of)?;
    let last = last_contact(client, as_of);
    let (since, evidence) = match last {
        Some(Contact { day, row }) => (day, KeyPath::key("interactions").index(row)),
        None => beginning(client, as_of)?,
    };
    let days = as_of.days_since(since);
    Some(Quiet {
        since,
        days,
        last: last.map(|contact| contact.row),
        evidence,
        // Until silence begins nothing is late: a weekend is no working day, and months have more days than thirty.
        ratio: if cadence.span.exceeded(since, as_of.today, &as_of.calendar) {
            ratio(days, cadence.span, as_of)
        } else {
            ratio(days, cadence.span, as_of).min(1.0)
        },
        broken: cadence.span.exceeded(since, as_of.today, &as_of.calendar),
        cadence,
    })
}

/// The silence of a live client: no two-way contact for longer than agreed.
pub fn silence(client: &Client, as_of: &AsOf<'_>) -> Option<Quiet> {
    if !is_live(client, as_of) {
        return None;
    }
    quiet(client, as_of).filter(|quiet| quiet.broken)
}

/// Whether those who decide were not reached for more than `health.unreached` cadences, though there are some.
///
/// Before the first contact with any of them the count runs from the day the account began.
pub fn decision_maker_unreached(client: &Client, as_of: &AsOf<'_>) -> bool {
    let deciders = decision_makers(client, as_of);
    let deciders: HashSet<&str> = deciders.iter().map(|person| person.id.as_str()).collect();
    let Some(cadence) = cadence(client, as_of).filter(|_| !deciders.is_empty()) else { return false };
    let reached =
        last_contact_where(client, as_of, |talk| talk.people.iter().any(|person| deciders.contains(person.as_str())));
    let since = reached.map(|contact| contact.day).or_else(|| beginning(client, as_of).map(|(day, _)| day));
    let times = as_of.settings.health.unreached;
    let most = Span { amount: cadence.span.amount.saturating_mul(times), unit: cadence.span.unit };
    since.is_some_and(|since| most.exceeded(since, as_of.today, &as_of.calendar))
}

/// The day the account began and where it is written: `profile.since`, else the first stage; none that lies ahead.
pub fn beginning(client: &Client, as_of: &AsOf<'_>) -> Option<(Day, KeyPath)> {
    let since = client.profile.as_ref().and_then(|profile| profile.since);
    let since = since.map(|day| (day, KeyPath::key("profile").then("since")));
    let entered = || client.stages.first().map(|row| (row.entered, KeyPath::key("stages").index(row.index)));
    since.or_else(entered).filter(|(day, _)| *day <= as_of.today)
}

/// Days as a multiple of a span; of a span of nothing, a day is one too many.
#[allow(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
fn ratio(days: i64, span: Span, as_of: &AsOf<'_>) -> f64 {
    let agreed = span.nominal_days(&as_of.calendar);
    days as f64 / if agreed > 0.0 { agreed } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::{decision_maker_unreached, quiet, silence};
    use crate::facts::given::Case;

    const LIVE: &str = "[[stages]]\nstage = 'delivery'\nentered = 2026-01-05\n";
    const CALL: &str = "[[interactions]]\nat = 2026-02-01T10:00:00\nkind = 'call'\nsummary = 'a'\npeople = ['ivan']\n";

    #[test]
    fn silence_begins_on_the_day_after_the_cadence() {
        let case = Case::new(&format!("[communication]\ncadence = '10d'\n{LIVE}{CALL}"));
        // Ten days from 1 February end on the 11th, which is still in time.
        assert_eq!(silence(&case.client, &case.on("2026-02-11")), None);
        let late = silence(&case.client, &case.on("2026-02-12")).unwrap();
        assert_eq!((late.days, late.last, late.evidence.to_string()), (11, Some(0), "interactions[0]".to_owned()));
        assert!((late.ratio - 1.1).abs() < 1e-9, "11 days of 10");
    }

    #[test]
    fn a_cadence_of_working_days_and_months_follows_the_calendar() {
        let friday = "[[interactions]]\nat = 2026-02-27T10:00:00\nkind = 'call'\nsummary = 'a'\n";
        let working = Case::new(&format!("[communication]\ncadence = '2wd'\n{LIVE}{friday}"));
        assert_eq!(silence(&working.client, &working.on("2026-03-03")), None, "Monday, Tuesday");
        assert!(silence(&working.client, &working.on("2026-03-04")).is_some());
        let end = "[[interactions]]\nat = 2024-01-31T10:00:00\nkind = 'call'\nsummary = 'a'\n";
        let live = LIVE.replace("2026", "2024");
        let monthly = Case::new(&format!("[communication]\ncadence = '1mo'\n{live}{end}"));
        assert_eq!(silence(&monthly.client, &monthly.on("2024-02-29")), None, "a month from the 31st ends on the 29th");
        assert!(silence(&monthly.client, &monthly.on("2024-03-01")).is_some());
    }

    #[test]
    fn without_contact_the_account_itself_counts() {
        let case = Case::new(LIVE);
        // Thirty days from 5 January end on 4 February: 26 + 4.
        assert_eq!(silence(&case.client, &case.on("2026-02-04")), None);
        let late = silence(&case.client, &case.on("2026-02-05")).unwrap();
        assert_eq!((late.last, late.evidence.to_string()), (None, "stages[0]".to_owned()));
        let nothing = Case::new("");
        assert_eq!(quiet(&nothing.client, &nothing.on("2026-02-05")), None);
        let paused = Case::new("[[stages]]\nstage = 'paused'\nentered = 2025-01-05\n");
        assert_eq!(silence(&paused.client, &paused.on("2026-02-05")), None);
    }

    #[test]
    fn those_who_decide_have_three_cadences() {
        let people = "[[stakeholders]]\nid = 'olga'\nname = 'Olga'\nroles = ['decision-maker']\n\
                      [[stakeholders]]\nid = 'ivan'\nname = 'Ivan'\n";
        let olga = "[[interactions]]\nat = 2026-01-20T10:00:00\nkind = 'call'\nsummary = 'o'\npeople = ['olga']\n";
        let case = Case::new(&format!("[communication]\ncadence = '10d'\n{LIVE}{people}{CALL}{olga}"));
        // Thrice ten days from 20 January end on 19 February.
        assert!(!decision_maker_unreached(&case.client, &case.on("2026-02-19")));
        assert!(decision_maker_unreached(&case.client, &case.on("2026-02-20")));
        let nobody = Case::new(&format!("{LIVE}{CALL}"));
        assert!(!decision_maker_unreached(&nobody.client, &nobody.on("2027-02-20")));
    }
}
