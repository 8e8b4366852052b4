//! Whether we speak as often as was agreed.

use crate::facts::{AsOf, decision_maker_unreached, quiet};
use crate::model::Client;
use crate::model::value::{Day, Span};
use crate::source::KeyPath;

/// How contact stands against what was agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct Touch {
    /// The day of the last two-way contact; without any, the day the account began.
    pub since: Day,
    /// Calendar days since then.
    pub days: i64,
    /// Whether there was any contact.
    pub spoken: bool,
    /// How often we have to speak.
    pub cadence: Span,
    /// Whether that is agreed with the client; else it is what the tier has.
    pub agreed: bool,
    /// The days as a multiple of the cadence.
    pub ratio: f64,
    /// Whether those who decide were not reached for so many cadences as `health.unreached` has, which caps the score.
    pub unreached: bool,
    /// How many cadences these are.
    pub cadences: u32,
    /// The most that is scored then.
    pub cap: u32,
    /// The score, 0 to 100.
    pub score: f64,
    /// The last contact, and the agreed cadence where there is one.
    pub records: Vec<KeyPath>,
}

/// How contact stands; `None` without contact where nobody knows since when the client is ours.
///
/// With r = days since the last two-way contact ÷ cadence: 100 up to the first of `health.contact_cadences` (1), 0 from the second
/// (3) on, in between on a line; at most
/// `health.unreached_cap` (60) where a decision-maker is known and none was reached for `health.unreached` (3) cadences.
pub fn touch(client: &Client, as_of: &AsOf<'_>) -> Option<Touch> {
    let quiet = quiet(client, as_of)?;
    let settings = &as_of.settings.health;
    let unreached = decision_maker_unreached(client, as_of);
    let [full, none] = settings.contact_cadences.map(f64::from);
    // Facts are told of settings that `check` refuses, too: without a way between the ends the line is a step.
    let way = (none - full).max(f64::MIN_POSITIVE);
    let line = ((none - quiet.ratio) / way * 100.0).clamp(0.0, 100.0);
    let score = if unreached { line.min(f64::from(settings.unreached_cap)) } else { line };
    Some(Touch {
        since: quiet.since,
        days: quiet.days,
        spoken: quiet.last.is_some(),
        cadence: quiet.cadence.span,
        agreed: quiet.cadence.path.is_some(),
        ratio: quiet.ratio,
        unreached,
        cadences: settings.unreached,
        cap: settings.unreached_cap,
        score,
        records: std::iter::once(quiet.evidence).chain(quiet.cadence.path).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::touch;
    use crate::facts::given::{client, on};

    const CALL: &str = "[[interactions]]\nat = 2026-02-01T10:00:00\nkind = 'call'\nsummary = 's'\npeople = ['ivan']\n";
    const TEN: &str = "[communication]\ncadence = '10d'\n";

    fn score(text: &str, today: &str) -> Option<f64> {
        touch(&client(text), &on(today)).map(|touch| (touch.score * 100.0).round() / 100.0)
    }

    #[test]
    fn from_one_cadence_to_three_the_score_falls_on_a_line() {
        let text = format!("{TEN}{CALL}");
        for (today, wanted) in [
            ("2026-02-01", 100.0), // r = 0
            ("2026-02-11", 100.0), // 10 days, r = 1
            ("2026-02-12", 95.0),  // r = 1.1: (3 − 1.1) ÷ 2
            ("2026-02-21", 50.0),  // r = 2
            ("2026-03-02", 5.0),   // 29 days, r = 2.9
            ("2026-03-03", 0.0),   // r = 3
            ("2026-05-01", 0.0),
        ] {
            assert_eq!(score(&text, today), Some(wanted), "{today}");
        }
    }

    #[test]
    fn a_weekend_is_no_working_day_of_silence() {
        // The call was on Friday: on Monday one working day has passed, and on Tuesday two.
        let text = "[communication]\ncadence = '1wd'\n[[stages]]\nstage = 'delivery'\nentered = 2026-01-05\n";
        let text = format!("{text}{}", CALL.replace("2026-02-01", "2026-02-27"));
        assert_eq!(score(&text, "2026-03-02"), Some(100.0));
        assert!(score(&text, "2026-03-03") < Some(100.0));
    }

    #[test]
    fn a_leap_day_is_a_day() {
        let text = format!("{TEN}{}", CALL.replace("2026", "2024"));
        // 1 February to 2 March is 30 days in 2024, 29 in 2026.
        assert_eq!((score(&text, "2024-03-02"), score(&format!("{TEN}{CALL}"), "2026-03-02")), (Some(0.0), Some(5.0)));
    }

    #[test]
    fn a_decision_maker_out_of_reach_caps_at_sixty() {
        let olga = "[[stakeholders]]\nid = 'olga'\nname = 'O'\nroles = ['decision-maker']\n";
        let met = "[[interactions]]\nat = 2026-01-20T10:00:00\nkind = 'call'\nsummary = 'o'\npeople = ['olga']\n";
        let recent = CALL.replace("2026-02-01", "2026-02-19");
        let text = format!("{TEN}{olga}{met}{recent}");
        // Thrice ten days from 20 January end on 19 February.
        assert_eq!((score(&text, "2026-02-19"), score(&text, "2026-02-20")), (Some(100.0), Some(60.0)));
        // Below the cap the line goes on: 20 days since the call, r = 2.
        assert_eq!(score(&text, "2026-03-11"), Some(50.0));
    }

    #[test]
    fn without_contact_the_first_day_counts_and_without_that_nothing_is_known() {
        let since = "[profile]\nname = 'A'\nmanager = 'anna'\nsince = 2026-02-01\n";
        // The tier's cadence is 30 days: 45 days make r = 1.5, 75 points.
        assert_eq!(score(since, "2026-03-18"), Some(75.0));
        assert_eq!(score("", "2026-03-18"), None);
    }
}
