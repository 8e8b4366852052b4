//! From the engine's errors to faults in folio's words, one a value.

use jsonschema::error::ValidationErrorKind;
use jsonschema::paths::LocationSegment;
use jsonschema::{ErrorIterator, ValidationError};
use serde_json::Value;

use crate::schema::catalogue::Catalogue;
use crate::schema::spot::Spot;
use crate::source::{Edit, KeyPath, Node, Part, Step, Tree};

use super::wording;

/// One fault of a document against its schema.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapeFault {
    /// `unknown-key`, `missing-key`, `wrong-type`, `quoted-date` or `bad-value`.
    pub rule: &'static str,
    /// The key or value; of a missing key, where it would stand.
    pub path: KeyPath,
    /// Which bytes of it to point at.
    pub part: Part,
    /// The fault in a few words.
    pub message: String,
    /// A few words at the caret.
    pub label: String,
    /// How to mend it.
    pub help: String,
    /// The edit that mends it, where there is no doubt.
    pub fix: Option<Edit>,
}

/// The most faults that are told of one file; nobody reads more, and finding the words takes its time.
const MOST: usize = 1000;

/// Turns the engine's errors into faults.
pub(super) fn collect(errors: ErrorIterator<'_>, tree: &Tree<'_>, catalogue: &Catalogue) -> Vec<ShapeFault> {
    errors.flat_map(|error| of_error(&error, tree, catalogue)).take(MOST).collect()
}

/// Puts faults in the order of the file and keeps one of those about the same value.
pub(super) fn in_order(mut faults: Vec<ShapeFault>, tree: &Tree<'_>) -> Vec<ShapeFault> {
    // A value of the wrong type is not one of the choices either; the type says more.
    let weight = |fault: &ShapeFault| usize::from(fault.rule == "bad-value");
    let start = |fault: &ShapeFault| tree.span(&fault.path, fault.part).map_or(0, |span| span.start);
    faults.sort_by_cached_key(|fault| (start(fault), fault.path.clone(), weight(fault)));
    faults.dedup_by(|later, earlier| later.path == earlier.path);
    faults
}

fn of_error(error: &ValidationError<'_>, tree: &Tree<'_>, catalogue: &Catalogue) -> Vec<ShapeFault> {
    let Some(found) = Found::at(error, tree, catalogue) else { return Vec::new() };
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().take(MOST).map(|key| wording::unknown_key(&found, key)).collect()
        }
        ValidationErrorKind::Required { property: Value::String(key) } => wording::missing_keys(&found, key),
        ValidationErrorKind::Minimum { limit } => vec![wording::beyond(&found, "at least", limit)],
        ValidationErrorKind::Maximum { limit } => vec![wording::beyond(&found, "at most", limit)],
        ValidationErrorKind::MinItems { limit } => vec![wording::too_short(&found, *limit)],
        ValidationErrorKind::MaxItems { limit } => vec![wording::too_long(&found, *limit)],
        ValidationErrorKind::Pattern { pattern } => vec![wording::unlike_pattern(&found, pattern)],
        ValidationErrorKind::Enum { .. } => vec![wording::no_choice(&found)],
        _ => vec![wording::unfit(&found)],
    }
}

/// What an error is about: the place in the file, the value there, and what the schema says of it.
pub(super) struct Found<'a> {
    pub path: KeyPath,
    /// `None` for the file itself.
    pub node: Option<Node<'a>>,
    pub spot: Spot<'a>,
    pub catalogue: &'a Catalogue,
    pub tree: &'a Tree<'a>,
}

impl<'a> Found<'a> {
    fn at(error: &ValidationError<'_>, tree: &'a Tree<'_>, catalogue: &'a Catalogue) -> Option<Found<'a>> {
        let mut steps = Vec::new();
        let mut node: Option<Node<'a>> = None;
        for segment in error.instance_path().segments() {
            let name = match segment {
                LocationSegment::Property(name) => name.into_owned(),
                // A key may look like a position: what it is, the tree says.
                LocationSegment::Index(index) => index.to_string(),
            };
            let list = node.and_then(Node::as_array);
            let (step, below) = match list {
                Some(list) => {
                    let index = name.parse().ok()?;
                    (Step::Index(index), list.get(index)?)
                }
                None => {
                    let table = node.map_or_else(|| Some(tree.root()), Node::as_table)?;
                    let below = table.get(&name)?;
                    (Step::Key(name), below)
                }
            };
            steps.push(step);
            node = Some(below);
        }
        let path = KeyPath::from(steps);
        let spot = catalogue.at(&path)?;
        Some(Found { path, node, spot, catalogue, tree })
    }

    /// Whether the table here has a key.
    pub(super) fn holds(&self, key: &str) -> bool {
        let table = self.node.map_or_else(|| Some(self.tree.root()), Node::as_table);
        table.is_some_and(|table| table.get(key).is_some())
    }
}
