//! Tables of what `folio.toml` says, so that a question can ask for a person's name or a stage's kind.

use super::Relation;
use super::attribute::{Attribute, Holds};

/// One table of the settings.
pub(in crate::query) struct SettingsTable {
    pub(in crate::query) name: &'static str,
    doc: &'static str,
    columns: &'static [(&'static str, Holds, &'static str)],
}

/// The tables, each keyed by its first column.
pub(in crate::query) const SETTINGS: [SettingsTable; 4] = [
    SettingsTable {
        name: "members",
        doc: "Our people, `[[members]]` of `folio.toml`.",
        columns: &[
            ("id", Holds::Word, "Id by which clients name the member."),
            ("name", Holds::Text, "Name; the id where none is written."),
            ("grade", Holds::Word, "`junior`, `middle`, `senior` or `head`."),
            ("role", Holds::Word, "What the member does: `account`, `sales`, `project` …"),
            ("emails", Holds::Json, "E-mail addresses."),
        ],
    },
    SettingsTable {
        name: "lifecycle",
        doc: "The stages of a client, in order.",
        columns: &[
            ("id", Holds::Word, "Id of the stage."),
            ("position", Holds::Integer, "Place in the order, from 1."),
            ("label", Holds::Text, "What people call it."),
            ("kind", Holds::Word, "`presale`, `live`, `postsale`, `paused` or `closed`."),
            ("max_days", Holds::Integer, "Days after which a client is stuck in it; unknown where it may stay."),
        ],
    },
    SettingsTable {
        name: "tiers",
        doc: "The tiers of clients, with their clocks.",
        columns: &[
            ("id", Holds::Word, "Id of the tier."),
            ("position", Holds::Integer, "Place in the order, from 1."),
            ("cadence", Holds::Word, "How often to be in touch, unless the client agreed on something else."),
            ("response", Holds::Word, "How soon to answer."),
            ("goal_review", Holds::Word, "How often to look at the goals again."),
            ("force_review", Holds::Word, "How often to look at the driving forces again."),
            ("people_review", Holds::Word, "How often to look at the people again."),
        ],
    },
    SettingsTable {
        name: "pipeline",
        doc: "The stages of an opportunity, in order.",
        columns: &[
            ("id", Holds::Word, "Id of the stage."),
            ("position", Holds::Integer, "Place in the order, from 1."),
            ("label", Holds::Text, "What people call it."),
            ("kind", Holds::Word, "`open`, `won`, `lost` or `on-hold`."),
            ("probability", Holds::Integer, "Chance in percent, unless the opportunity says otherwise."),
        ],
    },
];

/// Where a row stands, the last columns of each table.
const PLACE: [(&str, Holds, &str); 2] = [
    ("file", Holds::Word, "`folio.toml`; unknown for what the format brings of its own."),
    ("line", Holds::Integer, "Line of it on which the entry begins."),
];

impl SettingsTable {
    /// The statement that makes the table.
    pub(in crate::query) fn ddl(&self) -> String {
        let columns: Vec<String> = self.attributes().iter().map(Attribute::declaration).collect();
        format!("create table {} ({}, primary key (id)) without rowid", self.name, columns.join(", "))
    }

    /// The statement that puts a row in.
    pub(in crate::query) fn insert(&self) -> String {
        format!(
            "insert or ignore into {} values ({})",
            self.name,
            vec!["?"; self.columns.len() + PLACE.len()].join(", ")
        )
    }

    fn attributes(&self) -> Vec<Attribute> {
        let columns = self.columns.iter().chain(&PLACE);
        columns.map(|(name, holds, doc)| Attribute::new(name, *holds, doc)).collect()
    }
}

/// The tables of the settings as a question sees them.
pub(super) fn relations() -> impl Iterator<Item = Relation> {
    SETTINGS.iter().map(|table| Relation {
        name: table.name.to_owned(),
        doc: table.doc.to_owned(),
        attributes: table.attributes(),
        query: None,
    })
}
