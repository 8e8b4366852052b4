//! What documents say, in the language of their reader: one catalogue a language, a file a document, in the syntax of
//! [Fluent](https://projectfluent.org), which knows the plural forms of each.
//!
//! # Adding a document
//! Write `<document>.ftl` in the folder of every language and add its line to `TEXTS`. A test sees to it that all languages
//! say the same things, with the same variables.

mod figures;

use std::fmt::Display;

use chrono::{Datelike as _, NaiveDateTime};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::settings::DocumentLanguage;
use crate::model::value::{Day, Money};

/// The catalogue of each language: English, Russian, Filipino.
const TEXTS: &[[&str; 3]] = &[
    [include_str!("en/common.ftl"), include_str!("ru/common.ftl"), include_str!("fil/common.ftl")],
    [include_str!("en/terms.ftl"), include_str!("ru/terms.ftl"), include_str!("fil/terms.ftl")],
    [include_str!("en/parts.ftl"), include_str!("ru/parts.ftl"), include_str!("fil/parts.ftl")],
    [include_str!("en/brief.ftl"), include_str!("ru/brief.ftl"), include_str!("fil/brief.ftl")],
    [include_str!("en/status.ftl"), include_str!("ru/status.ftl"), include_str!("fil/status.ftl")],
    [include_str!("en/handover.ftl"), include_str!("ru/handover.ftl"), include_str!("fil/handover.ftl")],
    [include_str!("en/map.ftl"), include_str!("ru/map.ftl"), include_str!("fil/map.ftl")],
    [include_str!("en/agenda.ftl"), include_str!("ru/agenda.ftl"), include_str!("fil/agenda.ftl")],
    [include_str!("en/figures.ftl"), include_str!("ru/figures.ftl"), include_str!("fil/figures.ftl")],
    [include_str!("en/health.ftl"), include_str!("ru/health.ftl"), include_str!("fil/health.ftl")],
    [include_str!("en/receivables.ftl"), include_str!("ru/receivables.ftl"), include_str!("fil/receivables.ftl")],
    [include_str!("en/management.ftl"), include_str!("ru/management.ftl"), include_str!("fil/management.ftl")],
    [include_str!("en/portfolio.ftl"), include_str!("ru/portfolio.ftl"), include_str!("fil/portfolio.ftl")],
];

/// A value that stands in a message.
pub type Word<'a> = FluentValue<'a>;

/// The messages of one language.
pub struct Words {
    language: DocumentLanguage,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The catalogue of a language.
    pub fn of(language: DocumentLanguage) -> Words {
        let (at, tag) = match language {
            DocumentLanguage::En => (0, "en"),
            DocumentLanguage::Ru => (1, "ru"),
            DocumentLanguage::Fil => (2, "fil"),
        };
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        // What a message holds is made safe where it is drawn; isolating marks would be noise on a terminal.
        bundle.set_use_isolating(false);
        for text in TEXTS {
            // A fault of a catalogue is ours and found by the tests; what can be read is used.
            let resource = FluentResource::try_new(text[at].to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Words { language, bundle }
    }

    /// The language of the catalogue.
    pub fn language(&self) -> DocumentLanguage {
        self.language
    }

    /// A message without variables.
    pub fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// A message with its variables.
    ///
    /// # Panics
    /// In a build with debug assertions, where the catalogue has no such message or the message other variables.
    pub fn tell(&self, id: &str, with: &[(&str, Word<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(with.len());
        for (name, value) in with {
            args.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "the catalogue has no message `{id}`");
        let text = pattern.map(|pattern| self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned());
        debug_assert!(faults.is_empty(), "`{id}`: {faults:?}");
        text.unwrap_or_else(|| id.to_owned())
    }

    /// A choice of a client's file by the name of its kind: `role` and `day-to-day`.
    pub fn term(&self, kind: &str, choice: impl Display) -> String {
        self.say(&format!("{kind}-{}", choice.to_string().replace(' ', "-")))
    }

    /// A day as the language writes it in a text: `2 March 2026`.
    pub fn day(&self, day: Day) -> String {
        let number = |number: u32| Word::from(number);
        let year = Word::from(day.year().to_string());
        self.tell("day", &[("day", number(day.day_of_month())), ("month", number(day.month())), ("year", year)])
    }

    /// A day as the language writes it in a list: `2 Mar 2026`.
    pub fn short_day(&self, day: Day) -> String {
        let year = Word::from(day.year().to_string());
        let parts = [("day", Word::from(day.day_of_month())), ("month", Word::from(day.month())), ("year", year)];
        self.tell("short-day", &parts)
    }

    /// A day with the time of day, on the clock that `moment` is of.
    pub fn moment(&self, moment: NaiveDateTime) -> String {
        let time = moment.format("%H:%M").to_string();
        self.tell("moment", &[("day", self.day(Day::from(moment.date())).into()), ("time", time.into())])
    }

    /// A number of the ledger with the marks of the language, and every digit that is written: a share of 0.0149 is not 0.01.
    pub fn number(&self, number: f64) -> String {
        self.grouped(&number.to_string())
    }

    /// A day with its name: `Monday, 2 March 2026`.
    pub fn long_day(&self, day: Day) -> String {
        let weekday = Word::from(day.date().weekday().number_from_monday());
        self.tell("long-day", &[("weekday", weekday), ("day", Word::from(self.day(day)))])
    }

    /// An amount as the language writes it, without minor units where there are none: `RUB 150,000`.
    pub fn money(&self, money: &Money) -> String {
        let amount = money.amount().normalize();
        let digits = if amount.scale() == 0 { 0 } else { money.currency().minor_digits() };
        let amount = format!("{:.*}", digits as usize, amount);
        self.tell(
            "money",
            &[("amount", Word::from(self.grouped(&amount))), ("currency", Word::from(money.currency().code()))],
        )
    }

    /// Decimal digits, with the marks of the language.
    fn grouped(&self, plain: &str) -> String {
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain), |plain| ("\u{2212}", plain));
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        // ru: no-break space and comma; en and fil: comma and point (CLDR).
        let (group, mark) = match self.language {
            DocumentLanguage::Ru => ("\u{a0}", ","),
            DocumentLanguage::En | DocumentLanguage::Fil => (",", "."),
        };
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push_str(group);
            }
            out.push(digit);
        }
        if !part.is_empty() {
            out.push_str(mark);
            out.push_str(part);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;

    use super::{TEXTS, Words};
    use crate::model::Settings;
    use crate::model::settings::DocumentLanguage;
    use crate::schema::Catalogue;

    /// The messages of a text, each with the variables it names.
    fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(_, faults)| panic!("{faults:?} in {text}"));
        let mut found = BTreeMap::new();
        let mut current = None;
        for line in resource.source().lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) =
                line.split_once('=').filter(|_| line.starts_with(|first: char| first.is_alphabetic()))
            {
                current = Some(id.trim().to_owned());
            }
            let Some(id) = &current else { continue };
            let variables: &mut BTreeSet<String> = found.entry(id.clone()).or_default();
            for piece in line.split('$').skip(1) {
                variables
                    .insert(piece.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '-').collect());
            }
        }
        found
    }

    #[test]
    fn all_languages_say_the_same_things() {
        for [english, others @ ..] in TEXTS {
            others.iter().for_each(|other| assert_eq!(messages(other), messages(english)));
        }
    }

    #[test]
    fn no_message_is_said_twice() {
        let mut known = BTreeSet::new();
        for [english, ..] in TEXTS {
            messages(english)
                .into_keys()
                .for_each(|id| assert!(known.insert(id.clone()), "{id} stands in two catalogues"));
        }
    }

    #[test]
    fn every_choice_that_a_document_shows_has_its_word() {
        let catalogue = Catalogue::client(&Settings::default());
        for (section, field, kind) in [
            ("stakeholders", "roles", "role"),
            ("stakeholders", "engagement", "engagement"),
            ("interactions", "kind", "kind"),
            ("goals", "state", "goal-state"),
            ("requests", "alignment", "alignment"),
            ("requests", "decision", "decision"),
            ("projects", "status", "project-status"),
            ("projects", "rag", "light"),
            ("forces", "direction", "direction"),
            ("changes", "impact", "impact"),
            ("feedback", "severity", "severity"),
            ("communication", "chaser", "chaser"),
            ("profile", "confidentiality", "confidentiality"),
            ("contracts", "decision", "renewal"),
            ("contracts", "kind", "contract-kind"),
            ("contracts", "state", "contract-state"),
            ("contracts", "period", "period"),
            ("handovers", "kind", "handover-kind"),
            ("stages", "loss_reason", "loss"),
            ("contracts", "decision", "renewal"),
            ("communication", "chaser", "chaser"),
        ] {
            let field = catalogue.section(section).and_then(|section| section.field(field)).unwrap();
            assert!(!field.choices().is_empty(), "{section}");
            for language in [DocumentLanguage::En, DocumentLanguage::Ru, DocumentLanguage::Fil] {
                let words = Words::of(language);
                field.choices().iter().for_each(|choice| assert!(!words.term(kind, &choice.value).is_empty()));
            }
        }
    }

    #[test]
    fn numbers_and_moments_are_written_as_in_the_language() {
        let at = "2026-03-02T09:05:00".parse().unwrap();
        let written = |language| {
            let words = Words::of(language);
            (
                words.moment(at),
                words.short_day("2026-03-02".parse().unwrap()),
                words.number(-1940.5),
                words.number(60.0),
            )
        };
        let own = |texts: [&str; 4]| (texts[0].into(), texts[1].into(), texts[2].into(), texts[3].into());
        assert_eq!(written(DocumentLanguage::En), own(["2 March 2026, 09:05", "2 Mar 2026", "\u{2212}1,940.5", "60"]));
        assert_eq!(
            written(DocumentLanguage::Ru),
            own(["2 марта 2026 г., 09:05", "2 мар. 2026", "\u{2212}1\u{a0}940,5", "60"])
        );
        assert_eq!(
            written(DocumentLanguage::Fil),
            own(["Marso 2, 2026, 09:05", "Mar 2, 2026", "\u{2212}1,940.5", "60"])
        );
    }

    #[test]
    fn days_and_money_are_written_as_in_the_language() {
        let written = |language| {
            let words = Words::of(language);
            let money = |text: &str| words.money(&text.parse().unwrap());
            (words.day("2026-03-02".parse().unwrap()), money("1250000.50 RUB"), money("150000 PHP"))
        };
        let own = |texts: [&str; 3]| (texts[0].to_owned(), texts[1].to_owned(), texts[2].to_owned());
        assert_eq!(written(DocumentLanguage::En), own(["2 March 2026", "RUB\u{a0}1,250,000.50", "PHP\u{a0}150,000"]));
        assert_eq!(
            written(DocumentLanguage::Ru),
            own(["2 марта 2026 г.", "1\u{a0}250\u{a0}000,50\u{a0}RUB", "150\u{a0}000\u{a0}PHP"])
        );
        assert_eq!(written(DocumentLanguage::Fil), own(["Marso 2, 2026", "RUB\u{a0}1,250,000.50", "PHP\u{a0}150,000"]));
    }
}
