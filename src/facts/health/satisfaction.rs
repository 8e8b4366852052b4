//! How content the client is: what it said when asked, the mood of our talks, the complaints that are open.

use crate::facts::AsOf;
use crate::model::Client;
use crate::model::feedback::{Feedback, FeedbackKind, Severity};
use crate::model::value::Day;
use crate::source::KeyPath;

/// What the satisfaction of a client is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Satisfaction {
    /// Answers to surveys within `clocks.scores`.
    pub scores: usize,
    /// Talks within `clocks.moods` of which the mood is known.
    pub moods: usize,
    /// The weighted mean of both, 0 to 100.
    pub mean: f64,
    /// Complaints and claims that nobody has settled.
    pub complaints: usize,
    /// What they take off, in points.
    pub taken_off: f64,
    /// The score, 0 to 100.
    pub score: f64,
    /// The records behind it: complaints, scores, talks.
    pub records: Vec<KeyPath>,
}

/// The satisfaction of a client; `None` where nothing is scored.
///
/// The mean of survey scores, scaled to 0–100, each weighing 0.5^(age ÷ `clocks.half_life`, 90 d), none older than
/// `clocks.scores` (360 d), and of the moods of `clocks.moods` (90 d; −2 to 2 as 0 to 100), each weighing `health.mood` percent
/// (50); then, by `health.complaint_points`, 10, 20, 30 or 50 points less for each open complaint by its severity, one without a severity counting as medium;
/// never below 0.
pub fn satisfaction(client: &Client, as_of: &AsOf<'_>) -> Option<Satisfaction> {
    let clocks = &as_of.settings.clocks;
    let halved = |day: Day| {
        let half_life = clocks.half_life.nominal_days(&as_of.calendar);
        // Of a half-life of nothing, only what is of today weighs anything.
        let halves = as_of.days_since(day) as f64 / half_life.max(f64::MIN_POSITIVE);
        0.5_f64.powf(halves)
    };
    let scored = client.feedback.iter().filter_map(|row| {
        let score = scaled(row)?;
        as_of.within(clocks.scores, row.date).then(|| (row.index, score, halved(row.date)))
    });
    let felt = client.interactions.iter().filter_map(|row| {
        let mood = row.sentiment.filter(|_| !row.planned && as_of.within(clocks.moods, as_of.day(&row.at)))?;
        Some((row.index, (f64::from(mood.get()) + 2.0) * 25.0, f64::from(as_of.settings.health.mood) / 100.0))
    });
    let (scored, felt): (Vec<_>, Vec<_>) = (scored.collect(), felt.collect());
    let all = || scored.iter().chain(&felt);
    let weight: f64 = all().map(|(_, _, weight)| weight).sum();
    if weight <= 0.0 {
        return None;
    }
    let mean = all().map(|(_, score, weight)| score * weight).sum::<f64>() / weight;
    let complaints: Vec<_> =
        client.feedback.iter().filter(|row| row.is_open_complaint() && row.date <= as_of.today).collect();
    let taken_off = complaints.iter().map(|row| points(row.severity, as_of)).sum();
    let at = |section: &str, row: usize| KeyPath::key(section).index(row);
    let records = complaints.iter().map(|row| at("feedback", row.index));
    let records = records.chain(scored.iter().map(|(row, ..)| at("feedback", *row)));
    Some(Satisfaction {
        scores: scored.len(),
        moods: felt.len(),
        mean,
        complaints: complaints.len(),
        taken_off,
        score: (mean - taken_off).max(0.0),
        records: records.chain(felt.iter().map(|(row, ..)| at("interactions", *row))).collect(),
    })
}

/// A survey's score on 0 to 100; `None` for what has none.
fn scaled(feedback: &Feedback) -> Option<f64> {
    let score = f64::from(feedback.score?.get());
    let scaled = match feedback.kind {
        FeedbackKind::Nps => score * 10.0,
        FeedbackKind::Csat => (score - 1.0) * 25.0,
        FeedbackKind::Ces => (score - 1.0) * 100.0 / 6.0,
        _ => return None,
    };
    Some(scaled.clamp(0.0, 100.0))
}

fn points(severity: Option<Severity>, as_of: &AsOf<'_>) -> f64 {
    let [low, medium, high, critical] = as_of.settings.health.complaint_points;
    f64::from(match severity {
        Some(Severity::Low) => low,
        Some(Severity::Medium) | None => medium,
        Some(Severity::High) => high,
        Some(Severity::Critical) => critical,
    })
}

#[cfg(test)]
mod tests {
    use super::satisfaction;
    use crate::facts::given::{client, on};

    fn score(text: &str, today: &str) -> Option<f64> {
        satisfaction(&client(text), &on(today)).map(|found| (found.score * 100.0).round() / 100.0)
    }

    fn survey(kind: &str, date: &str, score: u32) -> String {
        format!("[[feedback]]\ndate = {date}\nkind = '{kind}'\nscore = {score}\n")
    }

    fn talk(day: &str, mood: i8) -> String {
        format!("[[interactions]]\nat = {day}T10:00:00\nkind = 'call'\nsummary = '{mood}'\nsentiment = {mood}\n")
    }

    fn complaint(severity: &str) -> String {
        format!("[[feedback]]\ndate = 2026-03-01\nkind = 'complaint'\ntext = '{severity}'\nseverity = '{severity}'\n")
    }

    #[test]
    fn every_survey_is_scaled_to_a_hundred() {
        for (kind, written, wanted) in [
            ("nps", 0, 0.0),
            ("nps", 7, 70.0), // 7 · 10
            ("csat", 1, 0.0),
            ("csat", 4, 75.0), // (4 − 1) ÷ 4
            ("ces", 4, 50.0),  // (4 − 1) ÷ 6
            ("ces", 7, 100.0),
        ] {
            assert_eq!(score(&survey(kind, "2026-03-02", written), "2026-03-02"), Some(wanted), "{kind} {written}");
        }
    }

    #[test]
    fn an_old_score_weighs_half_after_ninety_days() {
        // NPS 10 of today weighs 1, NPS 4 of 90 days ago (2 December) 0.5: (100 · 1 + 40 · 0.5) ÷ 1.5 = 80.
        let two = survey("nps", "2026-03-02", 10) + &survey("nps", "2025-12-02", 4);
        assert_eq!(score(&two, "2026-03-02"), Some(80.0));
        // 360 days after 7 March 2025 is 2 March 2026, a day later nothing is left.
        let old = survey("nps", "2025-03-07", 8);
        assert_eq!((score(&old, "2026-03-02"), score(&old, "2026-03-03")), (Some(80.0), None));
        // Over a leap day: 360 days after 5 March 2023 is 28 February 2024.
        let leap = survey("nps", "2023-03-05", 8);
        assert_eq!((score(&leap, "2024-02-28"), score(&leap, "2024-02-29")), (Some(80.0), None));
    }

    #[test]
    fn a_mood_weighs_half_a_score_for_ninety_days() {
        // NPS 10 today (100, weight 1) and two talks at 0 (50, weight 0.5 each): (100 + 25 + 25) ÷ 2 = 75.
        let mixed = survey("nps", "2026-03-02", 10) + &talk("2026-02-20", 0) + &talk("2026-02-21", 0);
        assert_eq!(score(&mixed, "2026-03-02"), Some(75.0));
        assert_eq!(score(&talk("2025-12-02", -1), "2026-03-02"), Some(25.0), "90 days");
        assert_eq!(score(&talk("2025-12-01", -1), "2026-03-02"), None, "91 days");
        assert_eq!(score(&talk("2026-03-03", 2), "2026-03-02"), None, "to come");
    }

    #[test]
    fn each_open_complaint_takes_off_by_its_severity() {
        let base = survey("nps", "2026-03-02", 10);
        for (severity, left) in [("low", 90.0), ("medium", 80.0), ("high", 70.0), ("critical", 50.0)] {
            assert_eq!(score(&(base.clone() + &complaint(severity)), "2026-03-02"), Some(left), "{severity}");
        }
        // 100 − 50 − 30 − 20 − 10 = −10, which is 0.
        let all = ["critical", "high", "medium", "low"].map(complaint).concat();
        assert_eq!(score(&(base.clone() + &all), "2026-03-02"), Some(0.0));
        let settled = complaint("critical") + "state = 'resolved'\nresolved = 2026-03-02\n";
        assert_eq!(score(&(base + &settled), "2026-03-02"), Some(100.0));
    }

    #[test]
    fn praise_without_a_score_says_nothing_in_points() {
        assert_eq!(score("[[feedback]]\ndate = 2026-03-01\nkind = 'praise'\ntext = 'good'\n", "2026-03-02"), None);
        assert_eq!(score(&complaint("critical"), "2026-03-02"), None, "nothing is scored");
    }
}
