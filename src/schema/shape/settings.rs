//! What a schema cannot say about `folio.toml`.

use std::cell::LazyCell;

use crate::diagnostic::nearest;
use crate::model::Settings;
use crate::model::settings::Health;
use crate::schema::catalogue::Catalogue;
use crate::schema::effective::is_pattern;
use crate::source::{KeyPath, Node, Part, Table, Tree};

use super::fault::ShapeFault;
use super::order;

/// Faults that need more than one value, or more knowledge than a schema has.
pub(super) fn faults(tree: &Tree<'_>) -> Vec<ShapeFault> {
    let root = tree.root();
    weights(root).into_iter().chain(order::faults(root)).chain(patterns(root)).chain(needs(root)).collect()
}

/// The weights of the health score add up to 100, those that are not written counted with their defaults.
fn weights(root: Table<'_>) -> Option<ShapeFault> {
    let health = root.get("health").and_then(Node::as_table)?;
    let mut sum = 0_i64;
    let mut unwritten = Vec::new();
    for (name, default) in Health::WEIGHTS.into_iter().zip(Health::default().weights()) {
        match health.get(name) {
            // What is no number, or beyond its ends, is a fault of its own.
            Some(weight) => sum += weight.as_integer().filter(|weight| (0..=100).contains(weight))?,
            None => {
                sum += i64::from(default);
                unwritten.push(format!("`{name}` {default}"));
            }
        }
    }
    let defaults = match unwritten.as_slice() {
        [] => String::new(),
        unwritten => format!("; not written, and counted all the same: {}", unwritten.join(", ")),
    };
    (sum != 100).then(|| ShapeFault {
        rule: "bad-value",
        path: KeyPath::key("health"),
        part: Part::Header,
        message: format!("the weights add up to {sum}, not to 100"),
        label: format!("{sum} in all"),
        help: format!("change a weight by {}{defaults}", (100 - sum).abs()),
        fix: None,
    })
}

/// The patterns of custom fields are regular expressions.
fn patterns(root: Table<'_>) -> Vec<ShapeFault> {
    let mut faults = Vec::new();
    for place in tables(root.get("custom")) {
        for field in tables(Some(place.1)) {
            let pattern = field.1.as_table().and_then(|field| field.get("pattern")).and_then(Node::as_str);
            if let Some(pattern) = pattern.filter(|pattern| !is_pattern(pattern)) {
                let path = KeyPath::key("custom").then(place.0).then(field.0).then("pattern");
                faults.push(unread_pattern(path, pattern));
            }
        }
    }
    faults
}

fn unread_pattern(path: KeyPath, pattern: &str) -> ShapeFault {
    let (message, label, help) = if looks_around(pattern) {
        (
            format!("`{pattern}` looks ahead or back, which folio does not read"),
            "looks ahead or back",
            "write it without `(?=`, `(?!`, `(?<=`, `(?<!` and `\\1`, which can take for ever to read, or list `choices`",
        )
    } else {
        (
            format!("`{pattern}` is not a regular expression"),
            "not a regular expression",
            "write one such as `^[0-9]{6}$`; outside brackets, `( ) [ ] { } . * + ? ^ $ |` and the backslash have a meaning",
        )
    };
    let (label, help) = (label.to_owned(), help.to_owned());
    ShapeFault { rule: "bad-value", path, part: Part::Value, message, label, help, fix: None }
}

/// Whether a regular expression asks what stands before or behind, or for what a group held.
fn looks_around(pattern: &str) -> bool {
    let escaped = pattern.as_bytes().windows(2).any(|two| two[0] == b'\\' && matches!(two[1], b'1'..=b'9' | b'k'));
    escaped || ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|begins| pattern.contains(begins))
}

/// The keys of a table that hold tables.
fn tables(node: Option<Node<'_>>) -> Vec<(&str, Node<'_>)> {
    let table = node.and_then(Node::as_table);
    let entries = table.into_iter().flat_map(Table::iter).map(|entry| (entry.key, entry.node));
    entries.filter(|(_, node)| node.as_table().is_some()).collect()
}

/// What a stage needs are sections or fields of a client file.
fn needs(root: Table<'_>) -> Vec<ShapeFault> {
    let Some(stages) = root.get("lifecycle").and_then(Node::as_array) else { return Vec::new() };
    let catalogue = LazyCell::new(|| Catalogue::client(&Settings::default()));
    let mut faults = Vec::new();
    for (at, stage) in stages.iter().enumerate() {
        let list = stage.as_table().and_then(|stage| stage.get("needs")).and_then(Node::as_array);
        for (position, need) in list.into_iter().flat_map(|list| list.iter().enumerate()) {
            let Some(need) = need.as_str() else { continue };
            if let Some(help) = unknown_need(&catalogue, need) {
                faults.push(ShapeFault {
                    rule: "bad-value",
                    path: KeyPath::key("lifecycle").index(at).then("needs").index(position),
                    part: Part::Value,
                    message: format!("`{need}` is not a section or field of a client file"),
                    label: "unknown".to_owned(),
                    help,
                    fix: None,
                });
            }
        }
    }
    faults
}

/// What may have been meant by something that names nothing; `None` if it names something.
fn unknown_need(catalogue: &Catalogue, need: &str) -> Option<String> {
    let (section, field) = need.split_once('.').map_or((need, None), |(section, field)| (section, Some(field)));
    let sections = "`folio schema` lists the sections and their fields";
    let Some(known) = catalogue.section(section) else {
        let near = nearest(section, catalogue.sections().iter().map(|section| section.name.as_str()));
        return Some(near.map_or_else(|| sections.to_owned(), |near| format!("did you mean `{near}`?")));
    };
    let field = field?;
    // Which fields `custom` has, this very file says, perhaps further down.
    if known.field(field).is_some() || section == "custom" {
        return None;
    }
    let near = known.nearest_field(field);
    Some(near.map_or_else(|| sections.to_owned(), |near| format!("did you mean `{section}.{}`?", near.name)))
}
