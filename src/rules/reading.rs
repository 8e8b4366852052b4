//! From bytes to a client: the faults of the Shape group are found on the way, and none of them hides the next file.

use super::{Fault, Spot};
use crate::diagnostic::Place;
use crate::model::Client;
use crate::source::{self, Position, SyntaxKind, Tree};
use crate::store::ReadFault;

/// A fault found while reading, with the name of its rule.
pub type Named = (&'static str, Fault);

/// Why the bytes of a file could not be had, as a fault of the ledger.
pub fn fault(fault: &ReadFault) -> Named {
    let (rule, help) = match fault {
        ReadFault::TooLarge { .. } => {
            ("too-large", "split the history: move old interactions into a file of their own, outside `clients/`")
        }
        ReadFault::NotAFile => ("symlink", "put a regular file in its place; folio follows no links"),
        ReadFault::Missing | ReadFault::Unreadable(_) | ReadFault::Git(_) => {
            ("unreadable", "check that the file is there and that you may read it")
        }
    };
    (rule, Fault::file(format!("expected a readable file: {fault}")).help(help))
}

/// The text of a file, or why it is none.
pub fn text(file: &str, bytes: Vec<u8>) -> Result<String, Box<Named>> {
    source::decode(bytes).map_err(|fault| {
        let Position { line, column } = fault.position;
        let place = Place { line, column, end_line: line, end_column: column, ..Place::file(file) };
        Box::new(("encoding", Fault::new(Spot::Known(place), fault.message).help(fault.help)))
    })
}

/// The faults of a text's syntax.
pub fn syntax(tree: &Tree<'_>) -> Vec<Named> {
    let named = |kind| match kind {
        SyntaxKind::Syntax => "syntax",
        SyntaxKind::ConflictMarker => "conflict-marker",
        SyntaxKind::Version => "toml-version",
    };
    tree.faults()
        .iter()
        .map(|fault| {
            let mut found = Fault::new(Spot::Span(fault.span.clone()), fault.message.clone()).help(fault.help.clone());
            if let Some(also) = &fault.also {
                found = found.also_at(Spot::Span(also.clone()), "first given here");
            }
            (named(fault.kind), found)
        })
        .collect()
}

/// The well-formed entries of a tree as values; an ill-formed one is left out and hides no other.
pub fn client(text: &str) -> Client {
    Tree::parse(text).decode().unwrap_or_default()
}
