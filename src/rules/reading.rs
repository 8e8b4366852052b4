//! From bytes to a client: the faults of the Shape group are found on the way, and none of them hides the next file.

use std::ops::Range;

use super::{Fault, Spot};
use crate::diagnostic::Place;
use crate::facts::address::{argument, numbered};
use crate::model::value::Slug;
use crate::schema::ShapeFault;
use crate::source::{self, KeyPath, Position, Step, SyntaxFault, SyntaxKind, Tree};
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
        ReadFault::Missing | ReadFault::Unnameable | ReadFault::Unreadable(_) | ReadFault::Git(_) => (
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
        SyntaxKind::Bulk => "too-large",
    };
    let spot = |fault: &SyntaxFault| match fault.kind {
        SyntaxKind::Bulk => Spot::File,
        _ => Spot::Span(fault.span.clone()),
    };
    tree.faults()
        .iter()
        .map(|fault| {
            let mut found = Fault::new(spot(fault), fault.message.clone()).help(fault.help.clone());
            if let Some(also) = &fault.also {
                found = found.also_at(Spot::Span(also.clone()), cause(fault, &tree.text()[also.clone()]));
            }
            (named(fault.kind), found)
        })
        .collect()
}

/// Those of a tree's faults against the schema that do not only echo a fault of the syntax.
pub fn shape(slug: Option<&str>, tree: &Tree<'_>, faults: Vec<ShapeFault>) -> Vec<Named> {
    let broken: Vec<Range<usize>> = tree
        .faults()
        .iter()
        .filter(|fault| fault.kind != SyntaxKind::Version)
        .map(|fault| whole_lines(tree.text(), &fault.span))
        .collect();
    let faults = faults.into_iter().filter(|fault| !is_echo(tree, fault, &broken));
    let faults = faults.map(|fault| match slug.and_then(|slug| given_by(slug, tree, &fault)) {
        Some(command) => ShapeFault { help: format!("{}; or `{command}`", fault.help), ..fault },
        None => fault,
    });
    faults.map(named_by_schema).collect()
}

/// The command that gives a client the field of the ledger's own that it must have: nobody knows by heart where such a key goes.
fn given_by(slug: &str, tree: &Tree<'_>, fault: &ShapeFault) -> Option<String> {
    let address = match (fault.rule, fault.path.steps()) {
        ("missing-key", [Step::Key(custom), Step::Key(key)]) if custom == "custom" => format!("custom.{key}"),
        ("missing-key", [Step::Key(section), Step::Index(at), Step::Key(custom), Step::Key(key)])
            if custom == "custom" =>
        {
            let id = tree.node(&KeyPath::key(section).index(*at).then("id"))?.as_str()?;
            let entry = match id.parse::<Slug>() {
                Ok(id) => format!("{section}.{id}"),
                Err(_) => numbered(section, id),
            };
            format!("{entry}.custom.{key}")
        }
        _ => return None,
    };
    Some(format!("folio set {slug} {}", argument(&format!("{address}=…"))))
}

fn named_by_schema(fault: ShapeFault) -> Named {
    let mut found = Fault::new(Spot::Path(fault.path, fault.part), fault.message).label(fault.label).help(fault.help);
    found.fix = fault.fix;
    (fault.rule, found)
}

/// Whether a fault would go with the syntax mended: it stands on a broken line, or misses what may be on one.
fn is_echo(tree: &Tree<'_>, fault: &ShapeFault, broken: &[Range<usize>]) -> bool {
    let Some(span) = tree.span(&fault.path, fault.part).filter(|_| !broken.is_empty()) else { return false };
    if broken.iter().any(|lines| lines.start <= span.start && span.start <= lines.end) {
        return true;
    }
    let text = tree.text();
    if fault.rule != "missing-key" {
        return false;
    }
    if fault.path.steps().len() == 1 {
        // A section may be missing because its header is broken.
        return broken.iter().any(|lines| text[lines.clone()].trim_start().starts_with('['));
    }
    let end = text[span.end..].find("\n[").map_or(text.len(), |next| span.end + next);
    broken.iter().any(|lines| span.start <= lines.start && lines.start <= end)
}

fn whole_lines(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |length| span.end + length);
    start..end
}

/// What a second place has to do with a fault of the syntax, by what stands there.
fn cause(fault: &SyntaxFault, there: &str) -> &'static str {
    match there {
        _ if fault.kind == SyntaxKind::ConflictMarker => "up to here",
        "[" | "[[" | "{" | "\"" | "'" | "\"\"\"" | "'''" => "opened here",
        _ => "first given here",
    }
}
