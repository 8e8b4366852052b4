//! The views of the trade: what an account manager asks for daily, ready to select from. One file each.
//!
//! # Adding a view
//! Write one file with a [`View`]: its SQL, and what each column means in the order of the `select`. Add its `mod` line and a line
//! to [`ALL`]; then raise `VERSION` in `src/query/index/fingerprint.rs`, as the test beside it says.

mod contracts_live;
mod invoices_open;
mod people_active;
mod promises_open;
mod receivables_ageing;
mod recurring_monthly;

use super::Relation;
use super::attribute::{Attribute, Holds};

/// Every view, in the order in which `folio schema tables` shows them.
pub(super) const ALL: &[View] = &[
    promises_open::VIEW,
    invoices_open::VIEW,
    contracts_live::VIEW,
    people_active::VIEW,
    receivables_ageing::VIEW,
    recurring_monthly::VIEW,
];

/// A named question.
pub(super) struct View {
    name: &'static str,
    doc: &'static str,
    /// Name, kind and meaning of each column, in the order of the `select`.
    columns: &'static [(&'static str, Holds, &'static str)],
    sql: &'static str,
}

/// Where a row comes from; every view of records begins with these.
const CLIENT: (&str, Holds, &str) = ("client", Holds::Word, "Slug of the client.");
const FILE: (&str, Holds, &str) = ("file", Holds::Word, "Path of the client's file, from the ledger's root.");
const LINE: (&str, Holds, &str) = ("line", Holds::Integer, "Line of the file on which the entry begins.");

impl View {
    pub(super) fn relation(&self) -> Relation {
        relation(self.name, self.doc, self.columns, Some(self.sql))
    }
}

/// Every text that people wrote, a row a value; what `find` looks through.
pub(super) fn prose() -> Relation {
    let columns = [
        CLIENT,
        ("section", Holds::Word, "Section the text stands in."),
        ("field", Holds::Word, "Field it is the value of, or a part of."),
        FILE,
        ("line", Holds::Integer, "Line on which the text begins."),
        ("text", Holds::Text, "The text."),
    ];
    relation(
        "prose",
        "Every text and amount that people wrote, a row a value. `folio find` looks through it.",
        &columns,
        Some(PROSE),
    )
}

/// The texts, each with its place.
const PROSE: &str = "select f.slug as client, d.section, d.field, f.path as file, p.line, p.text
    from _prose p left join _files f on f.id = p.rowid >> 20 left join _fields d on d.id = p.field";

/// What `check` finds.
pub(super) fn findings() -> Relation {
    let columns = [
        CLIENT,
        FILE,
        ("line", Holds::Integer, "Line of the finding."),
        ("level", Holds::Word, "`error`, `warning` or `note`."),
        ("rule", Holds::Word, "Name of the rule; `folio explain` tells more."),
        ("message", Holds::Text, "What is wrong."),
        ("help", Holds::Text, "How to mend it."),
    ];
    let doc =
        "What `folio check` finds in the ledger. Every file is read anew for a question that asks for this table.";
    relation("findings", doc, &columns, None)
}

fn relation(name: &str, doc: &str, columns: &[(&str, Holds, &str)], sql: Option<&str>) -> Relation {
    Relation {
        name: name.to_owned(),
        doc: doc.to_owned(),
        attributes: columns.iter().map(|(name, holds, doc)| Attribute::new(name, *holds, doc)).collect(),
        query: sql.map(str::to_owned),
    }
}
