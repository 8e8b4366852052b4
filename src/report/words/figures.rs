//! Figures as a language writes them: shares, changes, spans of time.

use super::{Word, Words};
use crate::model::value::{Span, SpanUnit};

impl Words {
    /// A message that counts: `3 days`.
    pub fn counted(&self, id: &str, count: i64) -> String {
        self.tell(id, &[("count", count.into())])
    }

    /// A number with one decimal at most.
    pub fn tenth(&self, number: f64) -> String {
        self.number((number * 10.0).round() / 10.0)
    }

    /// A share in percent, with one decimal at most.
    pub fn percent(&self, share: f64) -> String {
        self.tell("percent", &[("number", Word::from(self.tenth(share)))])
    }

    /// A change, with its sign: `+3`, `−12`, `0`.
    pub fn signed(&self, change: i64) -> String {
        #[allow(clippy::cast_precision_loss, reason = "changes are counted in points and records")]
        let number = self.number(change as f64);
        if change > 0 { format!("+{number}") } else { number }
    }

    /// How often: `every 7 days`.
    pub fn cadence(&self, span: &Span) -> String {
        let id = match span.unit {
            SpanUnit::Days => "every-days",
            SpanUnit::Weeks => "every-weeks",
            SpanUnit::Months => "every-months",
            SpanUnit::Years => "every-years",
            SpanUnit::WorkingDays => "every-working-days",
            SpanUnit::WorkingHours => "every-working-hours",
        };
        self.counted(id, i64::from(span.amount))
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
}
