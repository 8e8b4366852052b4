//! From JSON Schema, in the few words the normalised schema uses, to sections and fields.

use super::catalogue::{Field, Section, Unless, Within};
use super::effective::Pattern;
use super::kind::{Choice, Kind, Target};
use super::leaf::Leaf;

/// The plain fields and the sections at the root of a schema.
pub(super) fn root(schema: &Leaf<'_>) -> (Vec<Field>, Vec<Section>) {
    let reader = Reader { root: schema };
    let all = reader.fields(schema);
    let properties = &schema["properties"];
    let is_section = |kind: &Kind| match kind {
        Kind::Table(_) | Kind::Open(_) => true,
        Kind::List(of) => matches!(**of, Kind::Table(_)),
        _ => false,
    };
    let (sections, fields): (Vec<_>, Vec<_>) = all.into_iter().partition(|field| is_section(&field.kind));
    let sections = sections.into_iter().map(|field| section(&properties[field.name.as_str()], field)).collect();
    (fields, sections)
}

fn section(schema: &Leaf<'_>, field: Field) -> Section {
    let natural: Vec<_> = texts(&schema["x-folio-key"]);
    let (list, kind) = match field.kind {
        Kind::List(of) => (true, *of),
        kind => (false, kind),
    };
    let (fields, others) = match kind {
        Kind::Table(fields) => (fields, None),
        Kind::Open(of) => (Vec::new(), Some(*of)),
        _ => (Vec::new(), None),
    };
    let key = if list && natural.is_empty() { vec!["id".to_owned()] } else { natural };
    Section { name: field.name, doc: field.doc, required: field.required, list, key, fields, others }
}

struct Reader<'s> {
    root: &'s Leaf<'s>,
}

impl<'s> Reader<'s> {
    /// The definition a node leads to, or the node itself.
    fn definition(&self, node: &'s Leaf<'s>) -> &'s Leaf<'s> {
        let reference = node.get("$ref").or_else(|| node["allOf"][0].get("$ref"));
        reference.and_then(Leaf::as_str).and_then(|reference| self.root.at(reference)).unwrap_or(node)
    }

    /// The fields of a table in their order.
    fn fields(&self, table: &'s Leaf<'s>) -> Vec<Field> {
        let required = texts(&table["required"]);
        let properties = table["properties"].as_object().into_iter().flatten();
        properties
            .map(|(name, node)| Field {
                name: name.to_string(),
                doc: self.doc(node).to_owned(),
                required: required.iter().any(|needed| needed == name),
                required_unless: unless(table, name),
                within: within(table, name),
                least: node["minItems"].as_i64().filter(|_| node.get("maxItems").is_none()).unwrap_or_default(),
                default: node.get("default").and_then(plain),
                kind: self.kind(node),
                custom: node.get("x-folio-custom").is_some(),
            })
            .collect()
    }

    fn doc(&self, node: &'s Leaf<'s>) -> &'s str {
        let own = node["description"].as_str();
        own.or_else(|| self.definition(node)["description"].as_str()).unwrap_or_default()
    }

    fn kind(&self, node: &'s Leaf<'s>) -> Kind {
        if let Some(target) = node["x-folio-target"].as_str() {
            return Kind::Reference(Target::from_word(target));
        }
        let node = self.definition(node);
        if let Some(kind) = node["x-folio-type"].as_str().and_then(Kind::from_word) {
            return kind;
        }
        if let Some(words) = node["enum"].as_array() {
            let mut choices = choices(words, &node["x-taplo"]["docs"]["enumValues"]);
            // Only the ledger's own fields may ask for both, and then a word has to be both.
            if let Some(pattern) = node["pattern"].as_str().and_then(Pattern::of) {
                choices.retain(|choice| pattern.is_match(&choice.value));
            }
            return Kind::Choice(choices);
        }
        match node["type"].as_str() {
            Some("integer") => {
                Kind::Integer { min: whole(&node["minimum"], f64::ceil), max: whole(&node["maximum"], f64::floor) }
            }
            Some("number") => Kind::Decimal { min: node["minimum"].as_f64(), max: node["maximum"].as_f64() },
            Some("boolean") => Kind::Boolean,
            Some("array") => Kind::List(Box::new(self.kind(&node["items"]))),
            Some("object") => self.table(node),
            _ if node["format"].as_str() == Some("date") => Kind::Day,
            _ => Kind::Text { pattern: node["pattern"].as_str().map(str::to_owned) },
        }
    }

    fn table(&self, node: &'s Leaf<'s>) -> Kind {
        match node["patternProperties"].as_object().and_then(|patterns| patterns.first()) {
            Some((_, any)) => Kind::Open(Box::new(self.kind(any))),
            None => Kind::Table(self.fields(node)),
        }
    }
}

/// The end of a range of whole numbers; the ledger's own fields may have a fraction there.
fn whole(end: &Leaf<'_>, inward: fn(f64) -> f64) -> Option<i64> {
    end.as_i64().or_else(|| end.as_f64().map(|end| inward(end) as i64))
}

fn choices(words: &[Leaf<'_>], docs: &Leaf<'_>) -> Vec<Choice> {
    let text = |value: &Leaf<'_>| value.as_str().unwrap_or_default().to_owned();
    words.iter().enumerate().map(|(at, word)| Choice { value: text(word), doc: text(&docs[at]) }).collect()
}

/// The condition under which the table can do without a field, from its `if … else { required }`.
fn unless(table: &Leaf<'_>, name: &str) -> Option<Unless> {
    let mut conditions = table["allOf"].as_array()?.iter();
    let condition = conditions.find(|all| texts(&all["else"]["required"]).iter().any(|field| field == name))?;
    let (field, value) = case(condition)?;
    Some(Unless { field, value })
}

/// The ends of a number under conditions, from the table's `if … then { minimum, maximum }`.
fn within(table: &Leaf<'_>, name: &str) -> Vec<Within> {
    let ends = |condition: &Leaf<'_>| {
        let ends = &condition["then"]["properties"][name];
        let (field, value) = case(condition)?;
        Some(Within { field, value, min: ends["minimum"].as_i64()?, max: ends["maximum"].as_i64()? })
    };
    table["allOf"].as_array().into_iter().flatten().filter_map(ends).collect()
}

/// The field and value of which a condition speaks.
fn case(condition: &Leaf<'_>) -> Option<(String, String)> {
    let (field, when) = condition["if"]["properties"].as_object().and_then(|fields| fields.first())?;
    Some((field.to_string(), when["const"].as_str()?.to_owned()))
}

fn texts(list: &Leaf<'_>) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// A default as the file would spell it, without quotes.
fn plain(value: &Leaf<'_>) -> Option<String> {
    match value {
        Leaf::Text(text) => Some(text.to_string()),
        Leaf::Bool(flag) => Some(flag.to_string()),
        Leaf::Whole(number) => Some(number.to_string()),
        Leaf::Number(number) => Some(format!("{number:?}")),
        Leaf::List(list) => Some(list.iter().filter_map(plain).collect::<Vec<_>>().join(", ")),
        Leaf::Null | Leaf::Object(_) => None,
    }
}
