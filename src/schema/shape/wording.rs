//! What is said of each fault: the title, the words at the caret, the way to mend it.

use serde_json::Value;

use crate::diagnostic::nearest;
use crate::model::value::Day;
use crate::schema::catalogue::{Field, Section};
use crate::schema::effective::NOT_BLANK;
use crate::schema::kind::{Choice, Kind};
use crate::schema::spot::Spot;
use crate::source::{self, Edit, KeyPath, Literal, Node, Part, Step};

use super::fault::{Found, ShapeFault};

/// A key that the schema does not have.
pub(super) fn unknown_key(found: &Found<'_>, key: &str) -> ShapeFault {
    let path = found.path.clone().then(key);
    let keys = found.spot.keys();
    let message = match found.spot {
        Spot::Root(_) => format!("`{key}` is not a section"),
        _ if is_custom(&found.path) => format!("`{key}` is not a custom field of this ledger"),
        _ => format!("`{key}` is not a key of `{}`", table_name(&found.path)),
    };
    // Mended only where there is one thing it can have meant, and that is not there yet.
    let near: Vec<_> = keys.iter().filter(|known| nearest(key, [**known]).is_some()).collect();
    let fix = match near.as_slice() {
        [one] if !found.holds(one) => Some(Edit::RenameKey { path: path.clone(), to: (**one).to_owned() }),
        _ => None,
    };
    let help = nearest(key, keys.iter().copied())
        .map(|known| format!("did you mean `{known}`?"))
        .or_else(|| elsewhere(found, key))
        .unwrap_or_else(|| known_keys(found));
    ShapeFault { rule: "unknown-key", path, part: Part::Key, message, label: "unknown".to_owned(), help, fix }
}

/// The table of the same file in which the key would be right.
fn elsewhere(found: &Found<'_>, key: &str) -> Option<String> {
    let tables = found.catalogue.sections().iter().filter(|section| !section.list);
    let owner = tables.into_iter().find(|section| section.field(key).is_some())?;
    Some(format!("`{key}` belongs under `[{}]`", owner.name))
}

fn known_keys(found: &Found<'_>) -> String {
    let first = found.path.steps().first();
    match (found.spot, first) {
        (Spot::Root(_), _) => format!("`{}` lists the sections", found.catalogue.explained_by()),
        _ if is_custom(&found.path) => {
            let place = match first {
                Some(Step::Key(section)) if section != "custom" => section.as_str(),
                _ => "client",
            };
            format!("declare it under `[custom.{place}]` in `folio.toml`, or remove it")
        }
        (_, Some(Step::Key(section))) => format!("`{} {section}` lists the keys", found.catalogue.explained_by()),
        _ => "remove it".to_owned(),
    }
}

/// A key that must be there; if it is a table with keys that must be there, those.
pub(super) fn missing_keys(found: &Found<'_>, key: &str) -> Vec<ShapeFault> {
    let path = found.path.clone().then(key);
    let field = found.spot.fields().iter().find(|field| field.name == key);
    if let (Some(field), Spot::Entry(_) | Spot::Section(_)) = (field, found.spot)
        && field.name == "custom"
    {
        return field.fields().iter().filter(|own| own.required).map(|own| missing_key(path.clone(), own)).collect();
    }
    if let Spot::Root(catalogue) = found.spot
        && let Some(section) = catalogue.section(key)
    {
        return missing_section(path, section);
    }
    field.map(|field| missing_key(found.path.clone(), field)).into_iter().collect()
}

fn missing_key(table: KeyPath, field: &Field) -> ShapeFault {
    let name = &field.name;
    ShapeFault {
        rule: "missing-key",
        message: format!("`{name}` is missing"),
        label: format!("needs `{name}`"),
        help: format!("add `{name} = {}`: {}", field.kind.example(), lower_first(field.summary())),
        path: table.then(name.clone()),
        part: Part::Header,
        fix: None,
    }
}

fn missing_section(path: KeyPath, section: &Section) -> Vec<ShapeFault> {
    let needed: Vec<_> = section.fields.iter().filter(|field| field.required).collect();
    if section.name == "custom" {
        return needed.into_iter().map(|field| missing_key(path.clone(), field)).collect();
    }
    let keys: Vec<_> = needed.iter().map(|field| format!("`{}`", field.name)).collect();
    vec![ShapeFault {
        rule: "missing-key",
        message: format!("`[{}]` is missing", section.name),
        label: format!("needs `[{}]`", section.name),
        help: format!("add `[{}]` with {}", section.name, listed(&keys, "and")),
        path,
        part: Part::Header,
        fix: None,
    }]
}

/// A number beyond an end.
pub(super) fn beyond(found: &Found<'_>, word: &str, limit: &Value) -> ShapeFault {
    let raw = found.node.map(Node::raw).unwrap_or_default();
    let message = format!("`{}` is {raw}, {word} {limit} is allowed", name(found));
    bad_value(found, message, format!("{word} {limit}"), meaning(found))
}

/// A list with too few elements.
pub(super) fn too_short(found: &Found<'_>, limit: u64) -> ShapeFault {
    let are = if limit == 1 { "is" } else { "are" };
    let message = format!("`{}` has too few elements, at least {limit} {are} wanted", name(found));
    bad_value(found, message, "too short".to_owned(), meaning(found))
}

/// A list with more elements than may be.
pub(super) fn too_long(found: &Found<'_>, limit: u64) -> ShapeFault {
    let message = format!("`{}` has too many elements, at most {limit} may be", name(found));
    bad_value(found, message, "too long".to_owned(), meaning(found))
}

/// Text that a custom field's pattern does not fit, or one that must be there and says nothing.
pub(super) fn unlike_pattern(found: &Found<'_>, pattern: &str) -> ShapeFault {
    let text = found.node.and_then(Node::as_str).unwrap_or_default();
    if pattern == NOT_BLANK {
        let help = format!("write `{} = \"…\"`: {}", name(found), meaning(found));
        return bad_value(found, format!("`{}` says nothing", name(found)), "empty".to_owned(), help);
    }
    let message = format!("`{text}` does not match `{pattern}`");
    bad_value(found, message, "does not match".to_owned(), meaning(found))
}

/// A word that is not among the choices.
pub(super) fn no_choice(found: &Found<'_>) -> ShapeFault {
    let (Some(text), Some(Kind::Choice(choices))) = (found.node.and_then(Node::as_str), found.spot.kind()) else {
        return unfit(found);
    };
    let words = |choices: &[Choice]| choices.iter().map(|choice| format!("`{}`", choice.value)).collect::<Vec<_>>();
    let near = nearest(text, choices.iter().map(|choice| choice.value.as_str()));
    let help = match near {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("write {}", listed(&words(choices), "or")),
    };
    bad_value(found, format!("`{text}` is not a choice of `{}`", name(found)), "not a choice".to_owned(), help)
}

/// A value of the wrong type, or of the right one that does not hold.
pub(super) fn unfit(found: &Found<'_>) -> ShapeFault {
    let (Some(node), Some(kind)) = (found.node, found.spot.kind()) else { return wrong_section(found) };
    if let (Kind::Day | Kind::Moment | Kind::Birthday, Some(text)) = (kind, node.as_str())
        && let Some(fault) = quoted_date(found, kind, text)
    {
        return fault;
    }
    if let Some(fault) = node.as_str().filter(|_| kind.is_text()).and_then(|text| kind.fault(text)) {
        return bad_value(found, fault.message, format!("not {}", wanted(kind)), fault.help);
    }
    let what = what(node);
    ShapeFault {
        rule: "wrong-type",
        path: found.path.clone(),
        part: Part::Value,
        message: format!("`{}` is {what}, {} is wanted", name(found), wanted(kind)),
        label: what.to_owned(),
        help: instead(found, node, kind),
        fix: None,
    }
}

/// A date in quotes, if the text is one.
fn quoted_date(found: &Found<'_>, kind: &Kind, text: &str) -> Option<ShapeFault> {
    let unquoted = match kind {
        Kind::Birthday => Kind::Day,
        kind => kind.clone(),
    };
    if unquoted.date_fault(text).is_some() {
        return None;
    }
    let value = Literal::parse(text).ok()?;
    Some(ShapeFault {
        rule: "quoted-date",
        path: found.path.clone(),
        part: Part::Value,
        message: format!("`{}` is a date in quotes", name(found)),
        label: "text, not a date".to_owned(),
        help: format!("write it without quotes: `{text}`"),
        fix: Some(Edit::Set { path: found.path.clone(), value }),
    })
}

/// A section that is no table, or no list of entries.
fn wrong_section(found: &Found<'_>) -> ShapeFault {
    let what = found.node.map_or("missing", what);
    let (name, wanted, help) = match found.spot {
        Spot::Section(section) if section.list => {
            (&section.name, "a list of entries", format!("write `[[{}]]` above each entry", section.name))
        }
        Spot::Section(section) => {
            (&section.name, "a table", format!("write `[{}]` once, and its keys below", section.name))
        }
        Spot::Entry(section) => {
            (&section.name, "an entry", format!("write `[[{}]]` and the keys of the entry below", section.name))
        }
        _ => (&String::new(), "a table", String::new()),
    };
    ShapeFault {
        rule: "wrong-type",
        path: found.path.clone(),
        part: Part::Value,
        message: format!("`{name}` is {what}, {wanted} is wanted"),
        label: what.to_owned(),
        help,
        fix: None,
    }
}

fn bad_value(found: &Found<'_>, message: String, label: String, help: String) -> ShapeFault {
    ShapeFault { rule: "bad-value", path: found.path.clone(), part: Part::Value, message, label, help, fix: None }
}

/// What to write instead of a value of another type: the value itself, where only the quotes are wrong.
fn instead(found: &Found<'_>, node: Node<'_>, kind: &Kind) -> String {
    // An element is mended where it stands; the whole line would take the others away.
    let of_list = matches!(found.path.steps().last(), Some(Step::Index(_)));
    let start = if of_list { String::new() } else { format!("{} = ", name(found)) };
    let unquoted = node.as_str().filter(|text| match kind {
        Kind::Integer { .. } => text.parse::<i64>().is_ok(),
        Kind::Decimal { .. } => text.parse::<f64>().is_ok(),
        Kind::Boolean => matches!(*text, "true" | "false"),
        _ => false,
    });
    let number = matches!(node.kind(), source::Kind::Integer | source::Kind::Float);
    let example = || format!("write `{start}{}`", kind.example());
    match (unquoted, kind) {
        (Some(text), _) => format!("write it without quotes: `{start}{text}`"),
        (None, Kind::Money | Kind::SignedMoney) if number => {
            format!("put it in quotes, with its currency: `{start}\"{} RUB\"`", node.raw())
        }
        (None, Kind::Day) => match meant(node) {
            Some(day) => format!("write `{start}{day}`"),
            None => format!("write year-month-day, as in `{start}{}`", kind.example()),
        },
        (None, Kind::Span) if number && Kind::Span.fault(&format!("{}d", node.raw())).is_none() => {
            let units = "or `w`, `mo`, `y`, `wd` (working days), `h` (working hours)";
            format!("put it in quotes, with its unit: `{start}\"{}d\"` for days, {units}", node.raw())
        }
        (None, Kind::List(_)) if !matches!(node.kind(), source::Kind::Table) => {
            format!("put it in brackets: `{start}[{}]`", node.raw())
        }
        _ if kind.is_text()
            && !matches!(node.kind(), source::Kind::Array | source::Kind::Table | source::Kind::String) =>
        {
            // Where quotes alone would not do, the kind knows what to write.
            kind.fault(node.raw())
                .map_or_else(|| format!("put it in quotes: `{start}\"{}\"`", node.raw()), |fault| fault.help)
        }
        (_, Kind::Integer { .. } | Kind::Decimal { .. }) => usual(found).unwrap_or_else(example),
        _ => example(),
    }
}

/// What a number means and what it is where it is not written; `None` where no number is usual.
fn usual(found: &Found<'_>) -> Option<String> {
    let (Spot::Field(field) | Spot::Element(field, _)) = found.spot else { return None };
    let default = field.default.as_ref()?;
    let default = if field.is_list() { format!("[{default}]") } else { default.clone() };
    Some(format!("{}; the default is `{} = {default}`", meaning(found), field.name))
}

/// The day that was meant by what is none: a moment of it, or its figures without their dashes.
fn meant(node: Node<'_>) -> Option<Day> {
    if let Some(date) = node.as_datetime().and_then(|written| written.date) {
        return date.to_string().parse().ok();
    }
    let figures = node.raw().trim_matches(['"', '\'']);
    let of_a_day = figures.len() == 8 && figures.bytes().all(|figure| figure.is_ascii_digit());
    of_a_day.then(|| format!("{}-{}-{}", &figures[..4], &figures[4..6], &figures[6..])).and_then(|day| day.parse().ok())
}

/// What stands there, with its article.
fn what(node: Node<'_>) -> &'static str {
    match node.kind() {
        source::Kind::String => "text",
        source::Kind::Integer => "a whole number",
        source::Kind::Float => "a decimal number",
        source::Kind::Boolean => "true or false",
        source::Kind::Array => "a list",
        source::Kind::Table => "a table",
        source::Kind::Datetime => {
            match node.as_datetime().map(|written| (written.date.is_some(), written.time.is_some())) {
                Some((true, true)) => "a moment",
                Some((true, false)) => "a day",
                _ => "a time",
            }
        }
    }
}

/// What a kind is called, with its article.
fn wanted(kind: &Kind) -> String {
    let name = kind.to_string();
    match kind {
        Kind::Text { .. } | Kind::Boolean | Kind::Hours => name,
        Kind::List(_) => "a list".to_owned(),
        _ if name.starts_with(['a', 'e', 'i', 'o']) => format!("an {name}"),
        _ => format!("a {name}"),
    }
}

/// The name of the value: its key, or the key of the list it stands in.
fn name(found: &Found<'_>) -> String {
    table_name(&found.path)
}

/// The last key of a path.
fn table_name(path: &KeyPath) -> String {
    let keys = path.steps().iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    });
    keys.unwrap_or_default()
}

/// Whether a path ends at a table for fields of the ledger's own, in a client file.
fn is_custom(path: &KeyPath) -> bool {
    let steps = path.steps();
    matches!(steps.last(), Some(Step::Key(key)) if key == "custom") && (steps.len() == 1 || steps.len() == 3)
}

fn meaning(found: &Found<'_>) -> String {
    match found.spot {
        Spot::Field(field) | Spot::Element(field, _) => lower_first(&field.doc),
        _ => String::new(),
    }
}

/// A sentence as it goes on after a colon.
fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// `a`, `b` and `c`.
fn listed(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., end] => format!("{} {last} {end}", init.join(", ")),
    }
}
