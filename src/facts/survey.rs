//! When the client may be asked what it liked and what it did not.

use super::AsOf;
use crate::model::Client;
use crate::model::feedback::{Feedback, FeedbackKind};
use crate::model::project::Project;
use crate::model::rows::Row;
use crate::model::value::Day;

/// A delivered project about which the client may be asked, and was not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurveyDue<'a> {
    /// The project.
    pub project: &'a Row<Project>,
    /// When it was delivered.
    pub delivered: Day,
    /// The first day to ask: `clocks.survey_after` later.
    pub from: Day,
    /// The last day to ask: `clocks.survey_until` later.
    pub until: Day,
}

/// The projects about which the client may be asked: delivered long enough ago and not too long, without feedback since; the
/// client agreed to be asked, and was not for `clocks.survey_gap`.
///
/// Feedback that names no project counts as feedback about each.
pub fn surveys_due<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<SurveyDue<'a>> {
    let agreed = client.communication.as_ref().and_then(|agreement| agreement.surveys) == Some(true);
    if !agreed || last_survey(client, as_of).is_some_and(|day| !gap_is_over(day, as_of)) {
        return Vec::new();
    }
    let due = client.projects.iter().filter_map(|project| {
        let delivered = project.delivered?;
        let clocks = &as_of.settings.clocks;
        let from = clocks.survey_after.after(delivered, &as_of.calendar);
        let until = clocks.survey_until.after(delivered, &as_of.calendar);
        let about = |feedback: &Row<Feedback>| {
            let named = feedback.project.as_ref().is_none_or(|named| *named == project.id);
            named && delivered <= feedback.date && feedback.date <= as_of.today
        };
        let open = from <= as_of.today && as_of.today <= until && !client.feedback.iter().any(about);
        open.then_some(SurveyDue { project, delivered, from, until })
    });
    due.collect()
}

/// The last day on which somebody of the client gave a score.
pub fn last_survey(client: &Client, as_of: &AsOf<'_>) -> Option<Day> {
    let scored = |kind| matches!(kind, FeedbackKind::Nps | FeedbackKind::Csat | FeedbackKind::Ces);
    client.feedback.iter().filter(|row| scored(row.kind) && row.date <= as_of.today).map(|row| row.date).max()
}

fn gap_is_over(last: Day, as_of: &AsOf<'_>) -> bool {
    as_of.today >= as_of.settings.clocks.survey_gap.after(last, &as_of.calendar)
}

#[cfg(test)]
mod tests {
    use super::surveys_due;
    use crate::facts::given::Case;

    const DELIVERED: &str = "[communication]\nsurveys = true\n\
                             [[projects]]\nid = 'site'\nname = 'Site'\nstatus = 'done'\ndelivered = 2026-01-31\n\
                             [[projects]]\nid = 'app'\nname = 'App'\nstatus = 'active'\n";

    fn due(text: &str, day: &str) -> usize {
        let case = Case::new(text);
        surveys_due(&case.client, &case.on(day)).len()
    }

    #[test]
    fn from_the_fourteenth_day_to_the_sixtieth() {
        // 31 January and 14 days: 14 February; and 60 days: 1 April (28 + 31 + 1).
        let found = ["2026-02-13", "2026-02-14", "2026-04-01", "2026-04-02"].map(|day| due(DELIVERED, day));
        assert_eq!(found, [0, 1, 1, 0]);
        assert_eq!(due(&DELIVERED.replace("surveys = true", "surveys = false"), "2026-02-14"), 0);
        assert_eq!(due(&DELIVERED.replace("surveys = true", "channel = 'phone'"), "2026-02-14"), 0);
    }

    #[test]
    fn feedback_about_it_and_a_survey_within_ninety_days_forbid_it() {
        let praise = |more: &str| format!("{DELIVERED}[[feedback]]\nkind = 'praise'\n{more}\n");
        assert_eq!(due(&praise("date = 2026-02-10"), "2026-02-20"), 0);
        assert_eq!(due(&praise("date = 2026-02-10\nproject = 'app'"), "2026-02-20"), 1);
        assert_eq!(due(&praise("date = 2026-01-30"), "2026-02-20"), 1, "before delivery");
        let score = format!("{DELIVERED}[[feedback]]\nkind = 'nps'\nscore = 9\ndate = 2025-11-25\n");
        // Ninety days from 25 November end on 23 February: 5 + 31 + 31 + 23.
        assert_eq!([due(&score, "2026-02-22"), due(&score, "2026-02-23")], [0, 1]);
    }
}
