//! What tables and views a question may read: their names, columns and meanings, all from the schema's
//! [`Catalogue`](crate::schema::Catalogue).
//!
//! A field added to the model is a column here without a word of code. What is derived from several fields, or depends on
//! the day, is added in `derived` (stored once a file is read) and in `views` (computed when it is asked for).
//!
//! # Adding a view
//! Write `views/<name>.rs` with its SQL and a line for each column, and add it to the list in `views`.

mod attribute;
mod base;
mod derived;
mod settings;
mod views;

pub use attribute::{Attribute, Holds};
pub(super) use base::Base;
pub(super) use settings::SETTINGS;

use crate::model::Settings;
use crate::schema::Catalogue;

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
}

impl Relation {
    /// The column of that name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}
