//! From bytes to a client: the faults of the Shape group are found on the way, and none of them hides the next file.

use super::{Fault, Spot};
use crate::diagnostic::Place;
use crate::source::{self, Position, SyntaxFault, SyntaxKind, Tree};
use crate::store::ReadFault;

/// A fault found while reading, with the name of its rule.
pub type Named = (&'static str, Fault);

/// Why the bytes of a file could not be had, as a fault of the ledger.
pub fn fault(fault: &ReadFault) -> Named {
    let (rule, message, help) = match fault {
        ReadFault::TooLarge { .. } => (
            "too-large",
            format!("the file has {fault}"),
            "was something pasted that belongs elsewhere? keep it beside the ledger, or split a very old client in two",
        ),
        ReadFault::NotAFile => {
            ("symlink", "something else stands where a file should be".to_owned(), "put a regular file in its place")
        }
        ReadFault::Missing | ReadFault::Unreadable(_) | ReadFault::Git(_) => (
            "unreadable",
            format!("the file cannot be read: {fault}"),
            "check that it is there and that you may read it; until then the client is missing from every list",
        ),
    };
    (rule, Fault::file(message).help(help))
}

/// The text of a file, or why it is none.
pub fn text(file: &str, bytes: Vec<u8>) -> Result<String, Box<Named>> {
    source::decode(bytes).map_err(|fault| {
        let Position { line, column } = fault.position;
        let place =
            Place { line, column, end_line: line, end_column: column + 1, text: fault.line, ..Place::file(file) };
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
                found = found.also_at(Spot::Span(also.clone()), cause(fault, &tree.text()[also.clone()]));
            }
            (named(fault.kind), found)
        })
        .collect()
}

/// What a second place has to do with a fault of the syntax, by what stands there.
fn cause(fault: &SyntaxFault, there: &str) -> &'static str {
    match there {
        _ if fault.kind == SyntaxKind::ConflictMarker => "up to here",
        "[" | "[[" | "{" | "\"" | "'" | "\"\"\"" | "'''" => "opened here",
        _ => "first given here",
    }
}
