//! The ledger's own fields of its clients as a table: not one of the database, for each ledger has its own.

use super::attribute::{Attribute, Holds};
use super::{CLIENTS, Relation, base};
use crate::schema::{Field, Section};

impl Relation {
    /// `[custom]` of every client that has one, a column for each field that `folio.toml` declares; `section` is that of the
    /// ledger's own catalogue.
    ///
    /// A field called as what every table has (`client`, `file`, `line`), or by no name that `check` would pass, is none: it
    /// can still be read as `custom ->> 'name'` of `clients`.
    pub fn own(section: &Section) -> Relation {
        let mut attributes = base::origin("client");
        let taken: Vec<String> = attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let mut columns = vec!["slug as client".to_owned(), "file".to_owned(), "line".to_owned()];
        for field in section.fields.iter().filter(|field| is_plain(field) && !taken.contains(&field.name)) {
            columns.push(format!("custom ->> '$.{0}' as \"{0}\"", field.name));
            attributes.push(Attribute::new(&field.name, Holds::of(&field.kind), &field.doc));
        }
        let query = format!("select {} from {CLIENTS} where custom is not null", columns.join(", "));
        Relation { name: section.name.clone(), doc: section.doc.clone(), attributes, query: Some(query) }
    }
}

fn is_plain(field: &Field) -> bool {
    field.name.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '_'))
}
