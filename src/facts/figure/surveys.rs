//! What clients answered when asked: NPS, CSAT, CES.

use super::{Behind, Figure, Kind, Part, Value, Window, percent};
use crate::facts::AsOf;
use crate::ledger::Account;
use crate::model::feedback::FeedbackKind;
use crate::source::KeyPath;

/// NPS, CSAT and CES of the answers in that time; under `limits.survey_least` answers a figure says how many there are, and nothing
/// more.
///
/// NPS: percent of 9 and 10 less percent of 0 to 6; CSAT: percent of 4 and 5; CES: the mean of 1 to 7.
pub fn surveys(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> [Figure; 3] {
    let least = as_of.settings.limits.survey_least as usize;
    let figure = |kind, value, answers| figure(kind, window, value, answers, least);
    let nps = answers(accounts, FeedbackKind::Nps, window);
    let csat = answers(accounts, FeedbackKind::Csat, window);
    let ces = answers(accounts, FeedbackKind::Ces, window);
    let share = |rows: &[(Behind, i8)], part: Part| {
        percent(rows.iter().filter(|(row, _)| row.part == part).count(), rows.len()).unwrap_or_default()
    };
    let sum: f64 = ces.iter().map(|(_, score)| f64::from(*score)).sum();
    [
        figure(Kind::Nps, Value::Points(share(&nps, Part::Promoter) - share(&nps, Part::Detractor)), nps),
        figure(Kind::Csat, Value::Percent(share(&csat, Part::Satisfied)), csat),
        figure(Kind::Ces, Value::Points(mean(sum, ces.len())), ces),
    ]
}

#[allow(clippy::cast_precision_loss, reason = "counts of answers are far below 2^52")]
fn mean(sum: f64, count: usize) -> f64 {
    sum / count.max(1) as f64
}

fn figure(kind: Kind, window: Window, value: Value, answers: Vec<(Behind, i8)>, least: usize) -> Figure {
    let value = (answers.len() >= least).then_some(value);
    let rows: Vec<Behind> = answers.into_iter().map(|(row, _)| row).collect();
    Figure { kind, window, currency: None, value, base: rows.len(), base_money: None, rows }
}

fn answers(accounts: &[Account], kind: FeedbackKind, window: Window) -> Vec<(Behind, i8)> {
    let found = accounts.iter().flat_map(|account| {
        let asked = account.client.feedback.iter().filter(move |row| row.kind == kind && window.holds(row.date));
        asked.filter_map(move |row| {
            let score = row.score?.get();
            let part = match (kind, score) {
                (FeedbackKind::Nps, 9..) => Part::Promoter,
                (FeedbackKind::Nps, 7..) => Part::Passive,
                (FeedbackKind::Nps, _) => Part::Detractor,
                (FeedbackKind::Csat, 4..) => Part::Satisfied,
                (FeedbackKind::Csat, _) => Part::Unsatisfied,
                _ => Part::Counted,
            };
            let path = KeyPath::key("feedback").index(row.index);
            let row = Behind::new(account, &path, part).dated(row.date);
            Some((row.measuring(Value::Points(f64::from(score))), score))
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::surveys;
    use crate::facts::figure::{Value, Window};
    use crate::facts::given::{account, day, on};

    fn value(kind: &str, scores: &[u32]) -> (Option<Value>, usize) {
        let answer = |(at, score): (usize, &u32)| {
            format!("[[feedback]]\ndate = 2026-01-{:02}\nkind = '{kind}'\nscore = {score}\n", at + 1)
        };
        let text: String = scores.iter().enumerate().map(answer).collect();
        let window = Window { from: day("2026-01-01"), to: day("2026-01-31") };
        let figures = surveys(&[account("acme", &text)], window, &on("2026-01-31"));
        let figure = figures.iter().find(|figure| figure.kind.to_string() == kind).unwrap();
        (figure.value, figure.base)
    }

    #[test]
    fn five_answers_are_enough_and_four_are_not() {
        // Three of ten promote (30 %), two detract (20 %): 30 − 20 = 10.
        assert_eq!(value("nps", &[10, 9, 9, 8, 7, 7, 7, 8, 6, 0]), (Some(Value::Points(10.0)), 10));
        // 4 and 5 of five answers: 3 ÷ 5 = 60 %.
        assert_eq!(value("csat", &[5, 4, 4, 3, 1]), (Some(Value::Percent(60.0)), 5));
        // (7 + 6 + 5 + 4 + 3) ÷ 5 = 5.
        assert_eq!(value("ces", &[7, 6, 5, 4, 3]), (Some(Value::Points(5.0)), 5));
        for kind in ["nps", "csat", "ces"] {
            assert_eq!(value(kind, &[5, 5, 5, 5]), (None, 4), "{kind}");
            assert_eq!(value(kind, &[]), (None, 0), "{kind}");
        }
    }
}
