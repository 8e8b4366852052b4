//! The real table of a section.

use super::attribute::{Attribute, Holds};
use super::{Relation, derived};
use crate::schema::{Field, Kind, Section};

/// What follows the name of a money field in the columns that hold it exactly.
pub(super) const MONEY: [&str; 2] = ["_minor", "_currency"];

/// The table that holds the entries of one section of every file.
#[derive(Debug, Clone)]
pub(in crate::query) struct Base {
    /// Its name; begins with `_` where a view stands before it.
    pub(in crate::query) name: String,
    /// The section it holds.
    pub(in crate::query) section: Section,
    /// Its columns: `client`, `file`, `line`, the fields, what is derived from the file.
    pub(in crate::query) attributes: Vec<Attribute>,
}

impl Base {
    pub(super) fn of(section: &Section) -> Base {
        let mut attributes = origin("client");
        attributes.extend(section.fields.iter().flat_map(columns));
        if section.name == "profile" {
            attributes.push(Attribute::new("custom", Holds::Json, "The ledger's own fields, `[custom]` of the file."));
        }
        attributes.extend(derived::stored(&section.name).iter().map(derived::Derived::attribute));
        let hidden = derived::shown(&section.name).is_some();
        let name = if hidden { format!("_{}", section.name) } else { section.name.clone() };
        Base { name, section: section.clone(), attributes }
    }

    /// What a question sees of it: the table itself, or the view before it.
    pub(super) fn relation(&self) -> Relation {
        let doc =
            format!("{} One row for each {}.", self.section.doc, if self.section.list { "entry" } else { "file" });
        match derived::shown(&self.section.name) {
            None => Relation { name: self.name.clone(), doc, attributes: self.attributes.clone(), query: None },
            Some(shown) => shown.relation(self, doc),
        }
    }

    /// The statement that makes the table.
    pub(in crate::query) fn ddl(&self) -> String {
        let columns: Vec<String> = self.attributes.iter().map(Attribute::declaration).collect();
        format!("create table \"{}\" ({})", self.name, columns.join(", "))
    }
}

/// Where a row comes from.
pub(super) fn origin(client: &str) -> Vec<Attribute> {
    vec![
        Attribute::new(client, Holds::Word, "Slug of the client."),
        Attribute::new("file", Holds::Word, "Path of the client's file, from the ledger's root."),
        Attribute::new("line", Holds::Integer, "Line of the file on which the entry begins."),
    ]
}

/// The columns of a field: one, or three for money.
fn columns(field: &Field) -> Vec<Attribute> {
    if !matches!(field.kind, Kind::Money | Kind::SignedMoney) {
        return vec![Attribute::new(&field.name, Holds::of(&field.kind), &field.doc)];
    }
    let [minor, currency] = MONEY.map(|ending| format!("{}{ending}", field.name));
    vec![
        Attribute::new(&field.name, Holds::Number, &field.doc),
        Attribute::new(&minor, Holds::Integer, &format!("`{}` in kopecks, cents …: exact, for sums.", field.name)),
        Attribute::new(&currency, Holds::Word, &format!("Currency of `{}`.", field.name)),
    ]
}
