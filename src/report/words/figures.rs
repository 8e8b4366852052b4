//! Figures as a language writes them: shares, changes, spans of time.

use super::{Word, Words};
use crate::facts::decimals;
use crate::model::value::{Span, SpanUnit};

impl Words {
    /// A message that counts: `3 days`.
    pub fn counted(&self, id: &str, count: i64) -> String {
        self.tell(id, &[("count", count.into())])
    }

    /// A number with one decimal at most.
    pub fn tenth(&self, number: f64) -> String {
        self.number(decimals(number, 1))
    }

    /// A share in percent, with one decimal at most.
    pub fn percent(&self, share: f64) -> String {
        self.tell("percent", &[("number", Word::from(self.tenth(share)))])
    }

    /// A share in whole percent.
    pub fn whole_percent(&self, share: impl std::fmt::Display) -> String {
        self.tell("percent", &[("number", Word::from(share.to_string()))])
    }

    /// A change, with its sign: `+3`, `−12`, `0`.
    pub fn signed(&self, change: i64) -> String {
        #[allow(clippy::cast_precision_loss, reason = "changes are counted in points and records")]
        let number = self.number(change as f64);
        if change > 0 { format!("+{number}") } else { number }
    }

    /// How often: `every 7 days`.
    pub fn cadence(&self, span: &Span) -> String {
        self.counted(&format!("every-{}", unit(span)), i64::from(span.amount))
    }

    /// A step of the ladder by which debts are chased: in words where it is one of those that every ledger has.
    pub fn step(&self, step: &str) -> String {
        if ["remind", "call", "letter", "escalate"].contains(&step) { self.term("step", step) } else { step.to_owned() }
    }

    /// A figure with what it counts: `20.7 months`.
    pub fn measured(&self, id: &str, figure: f64) -> String {
        let rounded = decimals(figure, 1);
        self.tell(id, &[("count", rounded.into()), ("number", self.number(rounded).into())])
    }

    /// A length of time: `90 days`.
    pub fn span(&self, span: &Span) -> String {
        self.counted(&format!("span-{}", unit(span)), i64::from(span.amount))
    }

    /// How much work: `takes 4 hours`.
    pub fn work(&self, span: &Span) -> String {
        self.counted(&format!("work-{}", unit(span)), i64::from(span.amount))
    }

    /// A list inside a sentence of which no more than `most` are named, one left over at least as a name: `A, B and 2 others`.
    pub fn some_of(&self, all: &[String], most: usize) -> String {
        if all.len() <= most + 1 {
            return self.listed(all);
        }
        let with = [("before", all[..most].join(", ").into()), ("count", ((all.len() - most) as i64).into())];
        self.tell("list-others", &with)
    }

    /// A list inside a sentence: `A, B and C`.
    pub fn listed(&self, all: &[String]) -> String {
        match all {
            [before @ .., last] if !before.is_empty() => {
                self.tell("list-last", &[("before", before.join(", ").into()), ("last", last.as_str().into())])
            }
            _ => all.concat(),
        }
    }
}

/// What a span counts, as messages name it.
fn unit(span: &Span) -> &'static str {
    match span.unit {
        SpanUnit::Days => "days",
        SpanUnit::Weeks => "weeks",
        SpanUnit::Months => "months",
        SpanUnit::Years => "years",
        SpanUnit::WorkingDays => "working-days",
        SpanUnit::WorkingHours => "working-hours",
    }
}

#[cfg(test)]
mod tests {
    use crate::model::settings::DocumentLanguage;
    use crate::report::words::Words;

    #[test]
    fn figures_are_written_as_in_the_language() {
        let written = |language| {
            let words = Words::of(language);
            let every = |span: &str| words.cadence(&span.parse().unwrap());
            [
                words.percent(62.55),
                words.signed(3),
                words.signed(-12),
                words.signed(0),
                every("1w"),
                every("3mo"),
                every("5wd"),
            ]
        };
        assert_eq!(
            written(DocumentLanguage::En),
            ["62.6%", "+3", "\u{2212}12", "0", "every week", "every 3 months", "every 5 working days"]
        );
        assert_eq!(
            written(DocumentLanguage::Ru),
            ["62,6\u{a0}%", "+3", "\u{2212}12", "0", "раз в неделю", "раз в 3 месяца", "раз в 5 рабочих дней"]
        );
        assert_eq!(
            written(DocumentLanguage::Fil),
            ["62.6%", "+3", "\u{2212}12", "0", "linggo-linggo", "tuwing 3 buwan", "tuwing 5 araw ng trabaho"]
        );
    }

    /// What a language says of 0, 1, 2, 5, 11 and 21.
    fn of_each(language: DocumentLanguage, say: impl Fn(&Words, i64) -> String) -> [String; 6] {
        let words = Words::of(language);
        [0, 1, 2, 5, 11, 21].map(|count| say(&words, count))
    }

    #[test]
    fn spans_of_work_are_said_in_words() {
        let said = |language, unit: &str| {
            of_each(language, |words, count| words.work(&format!("{count}{unit}").parse().unwrap()))
        };
        let en = said(DocumentLanguage::En, "h");
        assert_eq!(en[..3], ["takes 0 hours", "takes 1 hour", "takes 2 hours"]);
        assert_eq!(said(DocumentLanguage::En, "wd")[1..3], ["takes 1 working day", "takes 2 working days"]);
        let weeks =
            ["1 неделю", "2 недели", "5 недель", "11 недель", "21 неделю"].map(|weeks| format!("работы на {weeks}"));
        assert_eq!(said(DocumentLanguage::Ru, "w")[1..], weeks);
        let hours = ["1 час", "2 часа", "5 часов", "11 часов", "21 час"].map(|hours| format!("работы на {hours}"));
        assert_eq!(said(DocumentLanguage::Ru, "h")[1..], hours);
        assert_eq!(said(DocumentLanguage::Fil, "wd")[2], "2 araw ng trabaho");
    }

    #[test]
    fn verbs_follow_the_number_of_what_they_are_said_of() {
        let said = |language, id: &'static str| {
            of_each(language, |words, count| {
                let time = ("time", words.span(&"90d".parse().unwrap()).into());
                words.tell(id, &[("count", 21.into()), ("astray", count.into()), ("percent", "4%".into()), time])
            })
        };
        let en = said(DocumentLanguage::En, "part-no-drift");
        assert_eq!(en[0], "No drift: of 21 requests in 90 days, none fails to advance the goal (4%)");
        assert_eq!(en[1], "No drift: of 21 requests in 90 days, 1 does not advance the goal (4%)");
        assert_eq!(en[5], "No drift: of 21 requests in 90 days, 21 do not advance the goal (4%)");
        let en = said(DocumentLanguage::En, "part-drift");
        assert_eq!(en[1], "The goal drifts: 1 of 21 requests in 90 days does not advance it (4%)");
        let ru = said(DocumentLanguage::Ru, "part-no-drift").map(|text| text.split(", ").nth(1).unwrap().to_owned());
        let not = |count: &str, verb: &str| format!("{count} к цели не {verb} (4%)");
        assert_eq!(ru[0], "мимо цели ни одного (4%)");
        assert_eq!(ru[1..3], [not("1", "приближает"), not("2", "приближают")]);
        assert_eq!(ru[3..], [not("5", "приближают"), not("11", "приближают"), not("21", "приближает")]);
        let day = |language, id: &'static str| {
            of_each(language, |words, days| words.tell(id, &[("day", "x".into()), ("days", days.into())]))
        };
        let ru = day(DocumentLanguage::Ru, "health-continuity");
        assert_eq!(ru[0], "отказаться можно до x, сегодня последний день, не решено");
        assert_eq!(ru[1], "отказаться можно до x, остался 1 день, не решено");
        assert_eq!(ru[2], "отказаться можно до x, осталось 2 дня, не решено");
        assert_eq!(
            ru[4..],
            ["осталось 11 дней", "остался 21 день"].map(|left| format!("отказаться можно до x, {left}, не решено"))
        );
        assert_eq!(
            of_each(DocumentLanguage::En, |words, count| words.counted("base-nps", count))[1..3],
            ["1 answer", "2 answers"]
        );
    }

    #[test]
    fn a_figure_agrees_with_what_it_counts() {
        let ru = [0.0, 1.0, 2.0, 5.0, 21.0, 20.7]
            .map(|days| Words::of(DocumentLanguage::Ru).measured("portfolio-days", days));
        assert_eq!(ru, ["0 дней", "1 день", "2 дня", "5 дней", "21 день", "20,7 дня"]);
        let en =
            [0.0, 1.0, 1.04, 20.7].map(|months| Words::of(DocumentLanguage::En).measured("portfolio-months", months));
        assert_eq!(en, ["0 months", "1 month", "1 month", "20.7 months"]);
        let ru = of_each(DocumentLanguage::Ru, |words, count| words.counted("base-delivered-in-time", count));
        assert_eq!(ru[1..3], ["из 1 сданного", "из 2 сданных"]);
    }

    #[test]
    fn a_list_ends_in_a_word() {
        let listed = |language, all: &[&str]| {
            Words::of(language).listed(&all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(listed(DocumentLanguage::En, &[]), "");
        assert_eq!(listed(DocumentLanguage::En, &["A"]), "A");
        assert_eq!(listed(DocumentLanguage::Ru, &["A", "B"]), "A и B");
        assert_eq!(listed(DocumentLanguage::Fil, &["A", "B", "C"]), "A, B at C");
    }
}
