//! Where a client is and what is spoken there: countries and languages, from kept lists.

use std::fmt;
use std::str::FromStr;

use super::fault::ValueFault;
use super::text::stands_as_text;

/// A country of ISO 3166, by its two capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(iso_currency::Country);

/// A language tag of BCP 47, such as `ru`, `fil` or `en-GB`, in the customary letter case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language(String);

stands_as_text!(Country, Language);

impl Language {
    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language itself, without script and region: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl FromStr for Country {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Country, ValueFault> {
        let help = "write the two capital letters of ISO 3166, such as `RU`, `PH` or `GB`";
        let fault = || ValueFault::new(format!("`{text}` is not a country"), help);
        // The list itself also takes small letters and longer names.
        if text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(fault());
        }
        text.parse().map(Country).map_err(|_| fault())
    }
}

impl FromStr for Language {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Language, ValueFault> {
        let help =
            "write a tag of BCP 47: a language such as `ru`, `en` or `fil`, with a region where it matters: `en-GB`";
        let known = language_tags::LanguageTag::parse(text).is_ok_and(|tag| tag.is_valid() && tag.as_str() == text);
        // Of tags without a language (`x-…`, `i-…`) no document can be made.
        let named = text.split('-').next().is_some_and(|language| matches!(language.len(), 2 | 3));
        (known && named)
            .then(|| Language(text.to_owned()))
            .ok_or_else(|| ValueFault::new(format!("`{text}` is not a language"), help))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Country, Language};

    #[test]
    fn countries_are_two_capital_letters_that_exist() {
        for good in ["RU", "PH", "GB", "SS", "CW"] {
            assert_eq!(good.parse::<Country>().unwrap().to_string(), good);
        }
        for bad in ["UK", "ru", "RUS", "Russia", "XX", ""] {
            assert!(bad.parse::<Country>().is_err(), "{bad}");
        }
    }

    #[test]
    fn languages_exist_and_so_do_their_regions() {
        for good in ["ru", "en", "fil", "en-GB", "zh-Hant-TW", "sr-Latn"] {
            assert_eq!(good.parse::<Language>().unwrap().to_string(), good);
        }
        for bad in ["ua", "english", "en-UK", "en_GB", "RU", "en-gb", "x-ours", "i-klingon", "русский", ""] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
        assert_eq!("en-GB".parse::<Language>().unwrap().primary(), "en");
    }
}
