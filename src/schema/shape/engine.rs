//! The schema made ready for the engine, and folio's one keyword for values.
//!
//! What editors need patterns, lists and formats for, folio reads with the value's own `FromStr`: every node with an
//! `x-folio-type` is reduced to that keyword. Definitions are put in place of their references and prose is dropped,
//! so that there is less to compile and less to walk.

use jsonschema::paths::Location;
use jsonschema::{Keyword, ValidationError, Validator};
use serde_json::{Map, Value, json};

use crate::model::value::{Day, Moment};
use crate::schema::effective::{DRAFT, pattern_options};
use crate::schema::kind::{Kind, Target};
use crate::source::Node;

use super::json::{Face, Toml};

const VALUE: &str = "x-folio-type";
const PROSE: [&str; 9] =
    ["$schema", "$defs", "title", "description", "default", "examples", "x-taplo", "x-folio-key", "x-folio-custom"];

/// The engine for a schema.
pub(super) fn compile(schema: &Value) -> Validator<Toml> {
    jsonschema::options_for::<Toml>()
        .with_draft(DRAFT)
        .with_pattern_options(pattern_options())
        .should_validate_formats(false)
        .with_keyword(VALUE, value_keyword)
        .offline()
        .build(&reduced(schema, schema))
        // A ledger's own patterns were tried before they were merged in; the rest is folio's own, and tested.
        .unwrap_or_else(|fault| unreachable!("the schema of folio does not compile: {fault}"))
}

/// A node of the schema as the engine needs it.
fn reduced(node: &Value, root: &Value) -> Value {
    match node {
        Value::Object(schema) => match value_type(schema, root) {
            Some(word) => json!({ VALUE: word }),
            None => reduced_object(schema, root),
        },
        Value::Array(list) => list.iter().map(|below| reduced(below, root)).collect(),
        plain => plain.clone(),
    }
}

fn reduced_object(schema: &Map<String, Value>, root: &Value) -> Value {
    if let Some(definition) = definition(schema, root) {
        return reduced(definition, root);
    }
    let kept = schema.iter().filter(|(keyword, _)| !PROSE.contains(&keyword.as_str()));
    let below = |(keyword, value): (&String, &Value)| {
        let value = match keyword.as_str() {
            "properties" | "patternProperties" => named(value, root),
            "enum" | "const" | "required" => value.clone(),
            _ => reduced(value, root),
        };
        (keyword.clone(), value)
    };
    Value::Object(kept.map(below).collect())
}

/// Schemas by name: the names may look like keywords.
fn named(schemas: &Value, root: &Value) -> Value {
    let all = schemas.as_object().into_iter().flatten();
    Value::Object(all.map(|(name, schema)| (name.clone(), reduced(schema, root))).collect())
}

/// The value type of a node, if it is one of folio's own.
fn value_type(schema: &Map<String, Value>, root: &Value) -> Option<String> {
    if let Some(target) = schema.get("x-folio-target").and_then(Value::as_str) {
        return Some(if Target::from_word(target).is_numbered() { "number" } else { "slug" }.to_owned());
    }
    if schema.get("format").is_some_and(|format| format == "date") {
        return Some("day".to_owned());
    }
    let own = schema.get(VALUE).or_else(|| definition(schema, root)?.get(VALUE));
    own.and_then(Value::as_str).map(str::to_owned)
}

/// What a reference leads to.
fn definition<'s>(schema: &Map<String, Value>, root: &'s Value) -> Option<&'s Value> {
    let reference = schema.get("$ref").or_else(|| schema.get("allOf")?.get(0)?.get("$ref"))?;
    root.pointer(reference.as_str()?.strip_prefix('#')?)
}

fn value_keyword<'a>(
    _: &'a Map<String, Value>,
    word: &'a Value,
    _: Location,
) -> Result<Box<dyn for<'i> Keyword<'i, Toml>>, ValidationError<'a>> {
    let kind = word.as_str().and_then(Kind::from_word);
    let kind = kind.ok_or_else(|| ValidationError::schema(format!("no value is called {word}")))?;
    Ok(Box::new(ValueKeyword(kind)))
}

/// The keyword that says what value a string or date must be.
struct ValueKeyword(Kind);

impl<'i> Keyword<'i, Toml> for ValueKeyword {
    fn validate(&self, face: Face<'i>) -> Result<(), ValidationError<'i>> {
        // Why it does not hold is worked out from the tree, where the text stands.
        if self.is_valid(face) { Ok(()) } else { Err(ValidationError::custom("")) }
    }

    fn is_valid(&self, face: Face<'i>) -> bool {
        matches!(face, Face::Value(node) if holds(&self.0, node))
    }
}

/// Whether a string or date is one of a kind of value.
pub(super) fn holds(kind: &Kind, node: Node<'_>) -> bool {
    match (kind, node.as_str(), node.as_datetime()) {
        (Kind::Day | Kind::Birthday, None, Some(written)) => Day::try_from(written).is_ok(),
        (Kind::Moment, None, Some(written)) => Moment::try_from(written).is_ok(),
        (kind, Some(text), None) => kind.is_text() && kind.fault(text).is_none(),
        _ => false,
    }
}
