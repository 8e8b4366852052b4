//! What people say in the ledger, per language: `phrases/*.toml`, one list a key.

use std::sync::LazyLock;

use serde::Deserialize;

/// A town that clients live in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) city: String,
    pub(super) country: String,
    pub(super) timezone: String,
    pub(super) currency: String,
}

/// The texts of one language. `{person}`, `{thing}`, `{city}` and `{n}` in them are filled in by the story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub(super) language: String,
    pub(super) men: Vec<String>,
    pub(super) women: Vec<String>,
    /// A man's and a woman's form of one family name.
    pub(super) surnames: Vec<(String, String)>,
    pub(super) propers: Vec<String>,
    pub(super) trades: Vec<String>,
    /// `{}` stands for the name.
    pub(super) legal_forms: Vec<String>,
    pub(super) industries: Vec<String>,
    pub(super) positions: Vec<String>,
    pub(super) things: Vec<String>,
    pub(super) talk: Vec<String>,
    pub(super) mail: Vec<String>,
    pub(super) inbound: Vec<String>,
    pub(super) note: Vec<String>,
    pub(super) planned: Vec<String>,
    /// Second sentences.
    pub(super) then: Vec<String>,
    /// Summaries with the rare word that a question counts.
    pub(super) rare: Vec<String>,
    pub(super) topics: Vec<String>,
    /// In the order of the directions of `market.rs`, one each.
    pub(super) forces: Vec<String>,
    pub(super) not_applicable: Vec<String>,
    pub(super) changes: Vec<String>,
    pub(super) effects: Vec<String>,
    pub(super) responses: Vec<String>,
    pub(super) duties: Vec<String>,
    pub(super) wins: Vec<String>,
    pub(super) fears: Vec<String>,
    pub(super) corners: Vec<String>,
    pub(super) grounds: Vec<String>,
    pub(super) demands: Vec<String>,
    pub(super) projects: Vec<String>,
    pub(super) milestones: Vec<String>,
    pub(super) issues: Vec<String>,
    pub(super) goals: Vec<String>,
    pub(super) results: Vec<String>,
    pub(super) revised: Vec<String>,
    pub(super) unit: String,
    pub(super) wishes: Vec<String>,
    pub(super) arguments: Vec<String>,
    pub(super) alternatives: Vec<String>,
    pub(super) promises: Vec<String>,
    pub(super) owed: Vec<String>,
    pub(super) moved: Vec<String>,
    pub(super) options: Vec<String>,
    pub(super) titles: Vec<String>,
    pub(super) terms: Vec<String>,
    /// Id, name.
    pub(super) opportunities: Vec<(String, String)>,
    pub(super) benefits: Vec<String>,
    pub(super) praise: Vec<String>,
    pub(super) complaints: Vec<String>,
    pub(super) measures: Vec<String>,
    pub(super) occasions: Vec<String>,
    pub(super) gifts: Vec<String>,
    pub(super) checklist: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) warnings: Vec<String>,
    /// Comments that people leave in files.
    pub(super) remarks: Vec<String>,
    pub(super) places: Vec<Place>,
}

/// The three languages; Russian twice, as every other client speaks it.
pub(super) static LANGUAGES: LazyLock<[Phrases; 4]> = LazyLock::new(|| {
    let russian = include_str!("phrases/russian.toml");
    let filipino = include_str!("phrases/filipino.toml");
    let english = include_str!("phrases/english.toml");
    [russian, filipino, russian, english].map(|text| match toml::from_str(text) {
        Ok(phrases) => phrases,
        Err(fault) => panic!("phrases that do not read: {fault}"),
    })
});
