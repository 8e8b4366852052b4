//! A file that was read as its types is judged as the whole schema would judge it.

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

/// What the engine says of a `folio.toml`, and whether it is taken for sound; `None` where it was not read as its type.
fn settled(shape: &Shape, text: &str) -> Option<(Vec<ShapeFault>, bool)> {
    let tree = Tree::parse(text);
    let (settings, passed_over) = tree.decode_noting::<Settings>();
    let whole = settings.is_ok() && passed_over == PassedOver::default();
    whole.then(|| (shape.judged(&tree), shape.is_sound(&tree)))
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
        let shape = Shape::folio();
        assert_eq!(shape.check(&Tree::parse(folio)), []);
        assert!(shape.engine.get().is_none());
    }
}

/// Every keyword that may narrow what a file can hold is one that the types prove or `open` looks at.
#[test]
fn the_schema_asks_nothing_that_is_not_looked_at() {
    const PROVED: [&str; 10] =
        ["$ref", "$defs", "type", "enum", "items", "properties", "x-folio-type", "x-folio-target", "format", "allOf"];
    const LOOKED_AT: [&str; 7] =
        ["required", "additionalProperties", "minimum", "maximum", "minItems", "pattern", "x-folio-custom"];
    /// The names of rules, and of fields of the ledger's own.
    const NAMES: [&str; 2] = ["^[a-z]+(-[a-z]+)*$", "^[a-z][a-z0-9_]{0,62}$"];
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
        // Of a list of so many values the type knows how many.
        let fixed = schema.contains_key("maxItems");
        for (keyword, below) in schema.iter().filter(|(keyword, _)| !(fixed && keyword.ends_with("Items"))) {
            if keyword == "patternProperties" {
                let names = below.as_object().unwrap();
                assert!(names.len() == 1 && names.keys().all(|name| NAMES.contains(&name.as_str())), "{at}: {names:?}");
                names.values().for_each(|node| walk(node, at));
                continue;
            }
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
    walk(&effective::folio(), "");
}

#[test]
fn what_is_taken_for_sound_settings_has_no_fault() {
    const MORE: [&str; 8] = [
        "odd = 1",
        "[rules]\nOdd = 'off'",
        "[rules]\nodd-- = 'off'",
        "[rules]\nodd1 = 'off'",
        "[custom.client]\nOdd = { type = 'string' }",
        "[custom.client]\n1odd = { type = 'string' }",
        "[custom.odd]\nodd = { type = 'string' }",
        "[odd]",
    ];
    let shape = Shape::folio();
    let mut places = Vec::new();
    values(Tree::parse(FOLIO).root(), &mut places);
    let odd = ODD.iter().chain(&["['mon']", "[60, 40]", "[0, 0, 0, 0, 200]", "'Europe/Moscow'", "{}"]);
    let changed = places
        .iter()
        .flat_map(|place| odd.clone().map(|odd| format!("{}{odd}{}", &FOLIO[..place.start], &FOLIO[place.end..])));
    let lines: Vec<&str> = FOLIO.lines().collect();
    let without = (0..lines.len()).flat_map(|at| {
        let lines = &lines;
        ["", "odd = 1"].map(|instead| [&lines[..at], &[instead], &lines[at + 1..]].concat().join("\n"))
    });
    let own = |name: String| format!("[custom.client]\n{name} = {{ type = 'string' }}");
    let longer = MORE.iter().map(|more| format!("{FOLIO}\n{more}\n"));
    let names = [63, 64].map(|letters| format!("format = 1\n[ledger]\nname = 'A'\n{}", own("a".repeat(letters))));
    let (mut sound, mut sick, mut doubted) = (0, 0, 0);
    for text in changed.chain(without).chain(longer).chain(names) {
        let Some((faults, taken)) = settled(&shape, &text) else { continue };
        assert!(faults.is_empty() || !taken, "{faults:?}\n{text}");
        sound += usize::from(taken);
        sick += usize::from(!faults.is_empty());
        doubted += usize::from(faults.is_empty() && !taken);
    }
    assert!(sound > 200 && sick > 100 && doubted < 10, "{sound} sound, {sick} sick, {doubted} in doubt");
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
