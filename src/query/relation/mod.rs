//! What tables and views a question may read: their names, columns and meanings, all from the schema's
//! [`Catalogue`].
//!
//! A field added to the model is a column here without a word of code. What is derived from several fields, or depends on
//! the day, is added in `derived` (stored once a file is read) and in `views` (computed when it is asked for).
//!
//! # Adding a view
//! See [`views`].

mod attribute;
mod base;
mod derived;
mod own;
mod settings;
mod views;

pub use attribute::{Attribute, Holds};
pub(super) use base::Base;
pub(super) use settings::{SETTINGS, SettingsTable};

use crate::model::Settings;
use crate::schema::{Catalogue, Section};

/// The view of the clients themselves, one row a file.
pub const CLIENTS: &str = "clients";

/// A table or view that a question may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its name in SQL.
    pub name: String,
    /// What one row of it is.
    pub doc: String,
    /// Its columns, in order.
    pub attributes: Vec<Attribute>,
    /// The query behind a view; `None` for a real table.
    pub(super) query: Option<String>,
}

/// Everything there is to read, and the hidden tables behind it.
#[derive(Debug, Clone)]
pub struct Relations {
    bases: Vec<Base>,
    shown: Vec<Relation>,
}

impl Relations {
    /// The tables of format 1.
    ///
    /// They are the same in every ledger: fields that a ledger adds of its own stand as JSON in the column `custom`.
    pub fn of_format() -> Relations {
        let catalogue = Catalogue::client(&Settings::default());
        let bases: Vec<Base> =
            catalogue.sections().iter().filter(|section| section.name != "custom").map(Base::of).collect();
        let mut shown: Vec<Relation> = bases.iter().map(Base::relation).collect();
        shown.extend(settings::relations());
        shown.push(views::prose());
        shown.extend(views::ALL.iter().map(views::View::relation));
        shown.push(views::findings());
        Relations { bases, shown }
    }

    /// The real tables that hold sections, in the order of the format.
    pub(super) fn bases(&self) -> &[Base] {
        &self.bases
    }

    /// Every table and view a question may read: the sections, the settings, the prose, the views.
    pub fn all(&self) -> &[Relation] {
        &self.shown
    }

    /// The table or view of that name.
    pub fn named(&self, name: &str) -> Option<&Relation> {
        self.shown.iter().find(|relation| relation.name == name)
    }

    /// The section whose entries a table holds; `None` for what is no section.
    pub fn section(&self, relation: &Relation) -> Option<&Section> {
        let held = if relation.name == CLIENTS { "profile" } else { &relation.name };
        self.bases.iter().map(|base| &base.section).find(|section| section.name == held)
    }

    /// The columns by which a row is called, besides its client: the key of a section, an id, of settings the first column.
    pub fn key<'r>(&'r self, relation: &'r Relation) -> Vec<&'r str> {
        match self.section(relation) {
            Some(section) => section.key.iter().map(String::as_str).collect(),
            None if relation.client().is_none() => relation.names().take(1).collect(),
            None => relation.names().filter(|name| *name == "id").collect(),
        }
    }
}

impl Relation {
    /// The column of that name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| attribute.name.as_str())
    }

    /// The column that names a row's client; `None` where rows belong to none, as those of the settings.
    pub fn client(&self) -> Option<&str> {
        self.names().find(|name| *name == if self.name == CLIENTS { "slug" } else { "client" })
    }

    /// Whether a column is an amount of money, with two more columns that hold it exactly.
    pub fn is_money(&self, name: &str) -> bool {
        base::MONEY.iter().all(|ending| self.attribute(&format!("{name}{ending}")).is_some())
    }

    /// The columns to show where nobody asks for others: not where a row stands, and money as one.
    pub fn plain_names(&self) -> impl Iterator<Item = &str> {
        let part = |name: &str| {
            base::MONEY.iter().any(|ending| name.strip_suffix(ending).is_some_and(|whole| self.is_money(whole)))
        };
        self.names().filter(move |name| !["file", "line"].contains(name) && !part(name))
    }
}
