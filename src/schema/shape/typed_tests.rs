//! A client that was read as its types is judged as the whole schema would judge it.

use serde_json::Value;

use super::{Shape, ShapeFault};
use crate::model::{Client, Settings};
use crate::schema::effective;
use crate::source::{Node, PassedOver, Table, Tree};

const EVERYTHING: &str = include_str!("../../../tests/schema/valid/everything.toml");
const FOLIO: &str = include_str!("../../../tests/schema/valid/folio-everything.toml");

/// What stands in place of a value: nearly always of another type, or beyond what the type or the schema allows.
const ODD: [&str; 24] = [
    "1",
    "0",
    "-3",
    "70000",
    "99999999999999999999",
    "1.5",
    "true",
    "2026-03-02",
    "2026-03-02T10:00:00",
    "2026-03-02T10:00:00+03:00",
    "10:00:00",
    "''",
    "' '",
    "'x'",
    "'North mill'",
    "'con'",
    "'150000 RUB'",
    "'-5 RUB'",
    "'2026-03-02'",
    "[]",
    "['x', 'x']",
    "[1]",
    "[{ id = 'x' }]",
    "{ date = 2026-03-02, odd = 1 }",
];

/// For the ledger whose own fields the file has, one of which must be there.
fn shape() -> Shape {
    let folio = FOLIO.replace("pattern = \"^[0-9]{6}$\"", "required = true");
    let settings: Settings = Tree::parse(&folio).decode().unwrap();
    assert!(settings.custom.values().flat_map(|fields| fields.values()).any(|field| field.required));
    Shape::client(&settings)
}

/// What the whole schema says, and what is said once the file was read as its types; `None` where it was not.
fn judged(shape: &Shape, text: &str) -> Option<[Vec<ShapeFault>; 2]> {
    let tree = Tree::parse(text);
    let (client, passed_over) = tree.decode_noting::<Client>();
    let whole = client.is_ok() && passed_over == PassedOver::default();
    whole.then(|| [shape.check(&tree), shape.check_typed(&tree)])
}

/// The bytes of every value.
fn values(table: Table<'_>, found: &mut Vec<std::ops::Range<usize>>) {
    table.iter().for_each(|entry| value(entry.node, found));
}

fn value(node: Node<'_>, found: &mut Vec<std::ops::Range<usize>>) {
    if node.as_table().is_none_or(Table::is_inline) && node.as_array().is_none_or(|list| !list.is_entries()) {
        found.push(node.span());
    }
    if let Some(inner) = node.as_table() {
        values(inner, found);
    }
    node.as_array().into_iter().flat_map(|list| list.iter()).for_each(|element| value(element, found));
}

#[test]
fn a_sound_file_needs_no_engine() {
    let agency = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/agency");
    let read = |path: &std::path::Path| std::fs::read_to_string(path).unwrap();
    let files = walkdir::WalkDir::new(format!("{agency}/clients")).into_iter().map(Result::unwrap);
    let clients: Vec<String> = files.filter(|file| file.path().is_file()).map(|file| read(file.path())).collect();
    assert!(clients.len() > 14);
    let folio = read(format!("{agency}/folio.toml").as_ref());
    for (folio, texts) in [(folio.as_str(), clients), (FOLIO, vec![EVERYTHING.to_owned()])] {
        let shape = Shape::client(&Tree::parse(folio).decode().unwrap());
        for text in &texts {
            assert_eq!(shape.check_typed(&Tree::parse(text)), []);
        }
        assert!(shape.engine.get().is_none());
    }
}

/// Every keyword that may narrow what a file can hold is one that the types prove or `open` looks at.
#[test]
fn the_schema_asks_nothing_that_is_not_looked_at() {
    const PROVED: [&str; 10] =
        ["$ref", "$defs", "type", "enum", "items", "properties", "x-folio-type", "x-folio-target", "format", "allOf"];
    const LOOKED_AT: [&str; 6] =
        ["required", "additionalProperties", "minimum", "maximum", "pattern", "x-folio-custom"];
    const SAID: [&str; 7] = ["$schema", "title", "description", "default", "examples", "x-taplo", "x-folio-key"];
    fn walk(node: &Value, at: &str) {
        let Some(schema) = node.as_object() else { return };
        // Of such a value the type knows all.
        if schema.contains_key("x-folio-type") {
            return;
        }
        if let Some(case) = schema.get("if") {
            assert_eq!(case["properties"].as_object().unwrap().len(), 1, "{at}");
            let known: &[&str] = if schema.contains_key("then") { &["if", "then"] } else { &["if", "else"] };
            assert!(schema.keys().all(|keyword| known.contains(&keyword.as_str())), "{at}: {schema:?}");
            return;
        }
        for (keyword, below) in schema {
            let known = [&PROVED[..], &LOOKED_AT, &SAID].concat().contains(&keyword.as_str());
            assert!(known, "{at}: `open` has to learn `{keyword}`");
            let at = format!("{at}/{keyword}");
            match keyword.as_str() {
                "properties" | "$defs" => {
                    below.as_object().unwrap().iter().for_each(|(name, node)| walk(node, &format!("{at}/{name}")));
                }
                "allOf" => below.as_array().unwrap().iter().for_each(|node| walk(node, &at)),
                "items" => walk(below, &at),
                _ => {}
            }
        }
    }
    walk(&effective::client(&Settings::default()), "");
}

#[test]
fn own_fields_that_ask_for_much_are_told_as_by_the_whole_schema() {
    let folio = "[custom.client]\n\
        word = { type = 'string', choices = ['S', 'M'], pattern = '^M$' }\n\
        most = { type = 'number', maximum = 9007199254740992.0 }\n\
        least = { type = 'integer', minimum = 1e19 }\n";
    let shape = Shape::client(&Tree::parse(folio).decode().unwrap());
    let sick = |own: &str| {
        let text = format!("[profile]\nname = 'A'\nmanager = 'anna'\n[custom]\n{own}\n");
        let [all, rest] = judged(&shape, &text).unwrap();
        assert_eq!(all, rest, "{own}");
        !all.is_empty()
    };
    assert!(!sick("word = 'M'") && sick("word = 'S'") && sick("word = 'L'"));
    assert!(!sick("most = 9007199254740992") && sick("most = 9007199254740993"));
    assert!(sick("least = 9223372036854775807"));
}

#[test]
fn an_odd_value_anywhere_is_told_as_by_the_whole_schema() {
    let shape = shape();
    let mut places = Vec::new();
    values(Tree::parse(EVERYTHING).root(), &mut places);
    let (mut read, mut sick) = (0, 0);
    for place in places {
        for odd in ODD {
            let text = format!("{}{odd}{}", &EVERYTHING[..place.start], &EVERYTHING[place.end..]);
            let Some([all, rest]) = judged(&shape, &text) else { continue };
            assert_eq!(all, rest, "{} -> {odd}", &EVERYTHING[place.clone()]);
            read += 1;
            sick += usize::from(!all.is_empty());
        }
    }
    // Both kinds were met: what the types leave open, and what nobody minds.
    assert!(sick > 100 && read > 2 * sick, "{sick} of {read}");
}

#[test]
fn a_line_left_out_or_unknown_is_told_as_by_the_whole_schema() {
    let shape = shape();
    let lines: Vec<&str> = EVERYTHING.lines().collect();
    let mut sick = 0;
    for at in 0..lines.len() {
        for instead in ["", "odd = 1", "[odd]", "[[odd]]"] {
            let text = [&lines[..at], &[instead], &lines[at + 1..]].concat().join("\n");
            let Some([all, rest]) = judged(&shape, &text) else { continue };
            assert_eq!(all, rest, "{} -> {instead}", lines[at]);
            sick += usize::from(!all.is_empty());
        }
    }
    assert!(sick > 100, "{sick}");
}
