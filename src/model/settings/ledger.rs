//! `[ledger]`: name, place and working hours of the firm.

use serde::Deserialize;

use crate::model::value::{Currency, Day, Hours, Timezone, Weekday};

/// Name, place and working hours of the firm that keeps the ledger.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-folio-required" = ["name"])))]
#[serde(default)]
pub struct Ledger {
    /// Name of the firm, as reports print it.
    pub name: String,
    /// Time zone in which moments are written, such as `Europe/Moscow`.
    pub timezone: Timezone,
    /// Currency of amounts given without one on the command line, and of sums in reports.
    pub currency: Currency,
    /// Language of generated documents.
    pub language: DocumentLanguage,
    /// Office hours, by which working hours are counted.
    pub hours: Hours,
    /// Days of the week the firm works.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub workdays: Vec<Weekday>,
    /// Days off, by which working days are counted.
    pub holidays: Vec<Day>,
}

impl Default for Ledger {
    fn default() -> Ledger {
        Ledger {
            name: String::new(),
            timezone: Timezone::UTC,
            currency: Currency::EURO,
            language: DocumentLanguage::default(),
            hours: Hours::OFFICE,
            workdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            holidays: Vec::new(),
        }
    }
}

/// Language of generated documents.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DocumentLanguage {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Filipino.
    Fil,
}
