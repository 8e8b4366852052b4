//! The schema as it holds in one ledger: the committed one with the ledger's own fields merged in.

use std::borrow::Cow;

use jsonschema::{Draft, PatternOptions, Regex, Validator};
use serde_json::{Map, Value, json};

use crate::model::Settings;
use crate::model::settings::{CustomField, CustomType};

/// The draft by which the engine reads.
///
/// What it gets of a schema has only words that drafts agree on. It first holds every schema against that of the draft, and
/// the seventh's is compiled in a fraction of the time.
pub(super) const DRAFT: Draft = Draft::Draft7;

const CLIENT: &str = include_str!("../../schema/client.schema.json");
const FOLIO: &str = include_str!("../../schema/folio.schema.json");

/// The schema of a client file of this ledger, as a JSON document for editors.
pub fn client_text(settings: &Settings) -> Cow<'static, str> {
    if settings.custom.is_empty() {
        return Cow::Borrowed(CLIENT);
    }
    // Values that were read from JSON can always be written as JSON.
    Cow::Owned(serde_json::to_string_pretty(&client(settings)).unwrap_or_default() + "\n")
}

/// The schema of `folio.toml`, as a JSON document for editors.
pub fn folio_text() -> &'static str {
    FOLIO
}

/// The schema of `folio.toml`.
pub(super) fn folio() -> Value {
    parse(FOLIO)
}

/// The schema of a client file of this ledger.
pub(super) fn client(settings: &Settings) -> Value {
    let mut schema = parse(CLIENT);
    for (place, fields) in settings.custom.iter().filter(|(_, fields)| !fields.is_empty()) {
        if let Some(table) = table_with_custom(&mut schema, place) {
            merge(table, fields.iter().map(|(name, field)| (name.as_str(), field)));
        }
    }
    schema
}

fn parse(text: &str) -> Value {
    // The text is folio's own, and a test reads it.
    serde_json::from_str(text).unwrap_or_default()
}

/// The table that holds a key `custom`: the file itself, or an entry of a section.
fn table_with_custom<'s>(schema: &'s mut Value, place: &str) -> Option<&'s mut Value> {
    if place == "client" {
        return Some(schema);
    }
    let pointer = schema["properties"][place]["items"]["$ref"].as_str()?.strip_prefix('#')?.to_owned();
    schema.pointer_mut(&pointer)
}

/// Adds fields to the key `custom` of a table; if any of them is required, so is `custom`.
fn merge<'f>(table: &mut Value, fields: impl Iterator<Item = (&'f str, &'f CustomField)>) {
    let mut required = Vec::new();
    let mut properties = Map::new();
    for (name, field) in fields {
        if field.required {
            required.push(Value::from(name));
        }
        properties.insert(name.to_owned(), property(field));
    }
    let custom = &mut table["properties"]["custom"];
    custom["properties"] = properties.into();
    if required.is_empty() {
        return;
    }
    custom["required"] = required.into();
    match &mut table["required"] {
        Value::Array(keys) => keys.push("custom".into()),
        none => *none = json!(["custom"]),
    }
}

/// One field of the ledger's own in the words of the schema.
fn property(field: &CustomField) -> Value {
    let mut schema = match field.r#type {
        CustomType::String => json!({ "type": "string" }),
        CustomType::Integer => json!({ "type": "integer" }),
        CustomType::Number => json!({ "type": "number" }),
        CustomType::Boolean => json!({ "type": "boolean" }),
        CustomType::Date => json!({ "type": "string", "format": "date" }),
        CustomType::Money => json!({ "allOf": [{ "$ref": "#/$defs/Money" }] }),
        CustomType::Span => json!({ "allOf": [{ "$ref": "#/$defs/Span" }] }),
        CustomType::List => json!({ "type": "array", "items": { "type": "string" } }),
    };
    schema["description"] = field.doc.as_deref().unwrap_or("A field of this ledger's own.").into();
    schema["x-folio-custom"] = true.into();
    if field.r#type == CustomType::String {
        if !field.choices.is_empty() {
            schema["enum"] = field.choices.clone().into();
        }
        // A pattern that no engine reads is a fault of `folio.toml`, reported there; here it must not stop all checks.
        if let Some(pattern) = field.pattern.as_ref().filter(|pattern| is_pattern(pattern)) {
            schema["pattern"] = pattern.clone().into();
        } else if field.required && field.choices.is_empty() {
            schema["pattern"] = NOT_BLANK.into();
        }
    }
    if matches!(field.r#type, CustomType::Integer | CustomType::Number) {
        for (keyword, end) in [("minimum", field.minimum), ("maximum", field.maximum)] {
            if let Some(end) = end.filter(|end| end.is_finite()) {
                schema[keyword] = number(end);
            }
        }
    }
    schema
}

/// The pattern of a text that must be there: something that can be read.
pub(super) const NOT_BLANK: &str = r"\S";

/// How regular expressions are read: in time that grows as the text does, whatever the expression.
///
/// What looks ahead or back, or names a group again, takes another way of reading, which for some texts does not come to an end.
pub(super) fn pattern_options() -> PatternOptions<Regex> {
    PatternOptions::regex()
}

/// Whether the schema engine can read a regular expression.
pub(super) fn is_pattern(pattern: &str) -> bool {
    Pattern::of(pattern).is_some()
}

/// A regular expression as the schema engine reads it.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) text: String,
    engine: Validator,
}

impl Pattern {
    pub(super) fn of(text: &str) -> Option<Pattern> {
        // In the draft of the schema itself, whose own schema is at hand.
        let options = jsonschema::options().with_draft(DRAFT).with_pattern_options(pattern_options());
        let engine = options.build(&json!({ "pattern": text })).ok()?;
        Some(Pattern { text: text.to_owned(), engine })
    }

    /// Whether it matches a text anywhere.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.engine.is_valid(&Value::from(text))
    }
}

/// Whole ends as whole numbers, so that messages say `1`, not `1.0`.
fn number(end: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if end.fract() == 0.0 && end.abs() <= EXACT {
        // Within the range in which every whole float is an integer.
        return Value::from(end as i64);
    }
    Value::from(end)
}
