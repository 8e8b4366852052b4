//! From the model's types to the schema that is committed: derived by schemars, then normalised for editors.
//!
//! Editors read draft-07 keywords plus `$defs`; so what the types say is put in those words and no others. Keywords
//! that begin with `x-folio-` are folio's own, and editors pass over them.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::effective::NOT_BLANK;
use crate::model::{Client, Settings};

/// The schema of a client file, before any ledger's own fields.
fn client() -> Value {
    let description = "One client of the ledger, as its file in `clients/` tells.";
    derive::<Client>("Client file of a folio ledger", description)
}

/// The schema of `folio.toml`.
fn folio() -> Value {
    let mut schema = derive::<Settings>("Settings of a folio ledger", "What the ledger's own firm has settled.");
    schema["properties"]["custom"] = custom_sections(&client());
    // Which rules there are, the rules say; here is only how their names look.
    let level = schema["properties"]["rules"]["additionalProperties"].take();
    schema["properties"]["rules"]["patternProperties"] = json!({ "^[a-z]+(-[a-z]+)*$": level });
    schema["properties"]["rules"]["additionalProperties"] = false.into();
    schema
}

fn derive<T: JsonSchema>(title: &str, description: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    schema["description"] = description.into();
    normalise(&mut schema);
    if let Value::Object(root) = &mut schema {
        root.shift_remove("$schema");
        root.shift_insert(0, "$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        root.shift_remove("title");
        root.shift_insert(1, "title".to_owned(), title.into());
    }
    // Conditions look at choices, which are known once everything else is in place.
    visit(&mut schema, &conditions);
    visit(&mut schema, &written);
    schema
}

/// `[custom.*]` of `folio.toml`: one table for each place of a client file that takes fields of the ledger's own.
fn custom_sections(client: &Value) -> Value {
    let sections = client["properties"].as_object().into_iter().flatten();
    let lists = sections.filter(|(_, section)| section["type"] == "array").map(|(name, _)| name.as_str());
    let place = |name: &str| {
        let doc = match name {
            "client" => "Fields under `[custom]` of a client file.".to_owned(),
            _ => format!("Fields of the inline table `custom` of an entry of `{name}`."),
        };
        json!({ "description": doc, "allOf": [{ "$ref": "#/$defs/CustomFields" }] })
    };
    let places: Map<_, _> = std::iter::once("client").chain(lists).map(|name| (name.to_owned(), place(name))).collect();
    json!({
        "description": "The ledger's own typed fields, by section.",
        "type": "object",
        "properties": places,
        "additionalProperties": false
    })
}

/// Puts one node and everything below it in the words editors read.
fn normalise(node: &mut Value) {
    visit(node, &|schema| {
        without_null(schema);
        choices(schema);
        numbers(schema);
        closed(schema);
        defaults(schema);
        required(schema);
        described(schema);
        reference(schema);
    });
}

/// Applies `change` to every object of the tree, the outer ones first.
fn visit(node: &mut Value, change: &dyn Fn(&mut Map<String, Value>)) {
    match node {
        Value::Object(schema) => {
            // `properties` and `$defs` hold schemas by name, which is no schema itself.
            if !schema.values().all(Value::is_object) || schema.is_empty() {
                change(schema);
            }
            schema.values_mut().for_each(|below| visit(below, change));
        }
        Value::Array(list) => list.iter_mut().for_each(|below| visit(below, change)),
        _ => {}
    }
}

/// Absent is absent: TOML has no null, and neither `type` nor `anyOf` need speak of it.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            schema["type"] = only.clone();
        }
    }
    let Some(Value::Array(forms)) = schema.get_mut("anyOf") else { return };
    forms.retain(|form| form["type"] != "null");
    if let [Value::Object(only)] = forms.as_mut_slice() {
        let only = std::mem::take(only);
        schema.shift_remove("anyOf");
        schema.extend(only);
    }
}

/// A list of documented constants is an `enum` with the docs beside it, where editors look for them.
fn choices(schema: &mut Map<String, Value>) {
    let Some(Value::Array(forms)) = schema.get("oneOf") else { return };
    let words: Vec<_> = forms.iter().map(|form| form["const"].clone()).collect();
    let docs: Vec<_> = forms.iter().map(|form| form["description"].clone()).collect();
    assert!(docs.iter().chain(&words).all(Value::is_string), "an undocumented choice in {schema:?}");
    schema.shift_remove("oneOf");
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), words.into());
    schema.insert("x-taplo".to_owned(), json!({ "docs": { "enumValues": docs } }));
}

/// Rust's number formats say nothing to an editor; whole numbers stay whole.
fn numbers(schema: &mut Map<String, Value>) {
    let of_rust = |format: &Value| matches!(format.as_str(), Some("uint32" | "int64" | "double"));
    if schema.get("format").is_some_and(of_rust) {
        schema.shift_remove("format");
    }
}

/// An empty list is what absence means anyway, and so is no text.
fn defaults(schema: &mut Map<String, Value>) {
    if schema.get("default").is_some_and(|default| [json!(null), json!([]), json!({}), json!("")].contains(default)) {
        schema.shift_remove("default");
    }
}

/// What has a default in Rust, so that a sick file hides nothing, may still have to stand in the file.
fn required(schema: &mut Map<String, Value>) {
    let Some(needed) = schema.shift_remove("x-folio-required") else { return };
    for name in needed.as_array().into_iter().flatten().filter_map(Value::as_str) {
        let field = schema["properties"][name].as_object_mut().expect("a required field that there is");
        field.shift_remove("default");
    }
    schema.insert("required".to_owned(), needed);
}

/// The description comes first, as one paragraph a line: line breaks of the source mean nothing.
fn described(schema: &mut Map<String, Value>) {
    let Some(Value::String(text)) = schema.shift_remove("description") else { return };
    let paragraphs: Vec<_> = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
    schema.shift_insert(0, "description".to_owned(), paragraphs.join("\n\n").into());
}

/// What is not in the schema is a slip of the pen.
fn closed(schema: &mut Map<String, Value>) {
    if schema.contains_key("properties") && schema.get("type").is_some_and(|kind| kind == "object") {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

/// Before 2019 a `$ref` made engines blind for what stands beside it.
fn reference(schema: &mut Map<String, Value>) {
    if schema.len() > 1
        && let Some(target) = schema.shift_remove("$ref")
    {
        schema.insert("allOf".to_owned(), json!([{ "$ref": target }]));
    }
}

/// Folio's conditions in the words of JSON Schema.
fn conditions(schema: &mut Map<String, Value>) {
    let mut all = Vec::new();
    if let Some(Value::Object(unless)) = schema.shift_remove("x-folio-unless") {
        for (needed, when) in &unless {
            for (field, value) in when.as_object().into_iter().flatten() {
                all.push(json!({
                    "if": { "properties": { field: { "const": value } } },
                    "else": { "required": [needed], "properties": { needed: { "pattern": NOT_BLANK } } }
                }));
            }
        }
    }
    if let Some(Value::Object(ranges)) = schema.shift_remove("x-folio-range") {
        for (number, by) in &ranges {
            for (field, ends) in by.as_object().into_iter().flatten() {
                for (value, ends) in ends.as_object().into_iter().flatten() {
                    all.push(json!({
                        "if": { "properties": { field: { "const": value } } },
                        "then": { "properties": { number: { "minimum": ends[0], "maximum": ends[1] } } }
                    }));
                }
            }
        }
    }
    if !all.is_empty() {
        schema.insert("allOf".to_owned(), all.into());
    }
}

/// A text that must be there must say something.
fn written(schema: &mut Map<String, Value>) {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    for name in required.iter().filter_map(Value::as_str) {
        let Some(field) = schema.get_mut("properties").and_then(|fields| fields.get_mut(name)) else { continue };
        let is_free = ["enum", "format", "pattern", "x-folio-type", "x-folio-target"]
            .iter()
            .all(|word| field.get(word).is_none());
        if field["type"] == "string" && is_free {
            field["pattern"] = NOT_BLANK.into();
        }
    }
}

mod tests {
    use std::path::Path;

    use super::{client, folio};

    #[test]
    fn schema_is_current() {
        #[expect(clippy::disallowed_methods, reason = "a switch of this test, not of the program")]
        let write = std::env::var_os("FOLIO_WRITE_SCHEMA").is_some();
        for (file, schema) in [("client.schema.json", client()), ("folio.schema.json", folio())] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
            let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            if write {
                std::fs::write(&path, &text).unwrap();
            }
            let committed = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                committed == text,
                "schema/{file} is not what the types say; write it anew with `FOLIO_WRITE_SCHEMA=1 cargo test schema_is_current`"
            );
        }
    }
}
