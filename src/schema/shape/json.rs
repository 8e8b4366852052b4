//! The face of a syntax tree that the schema engine sees: JSON without a copy.
//!
//! TOML has what JSON lacks: dates, and integers that differ from floats by how they are written. Dates appear as
//! `null`, which TOML lacks, so that no schema takes them for text; the keyword of folio's own looks behind it.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{self, Json, JsonNumber, NodeIdentity};
use serde_json::{Map, Number, Value};

use crate::source::{Array, Elements, Entries, Entry, Kind, Node, Table};

/// The representation, as a type for the engine.
pub(super) struct Toml;

/// One value, the root table included.
#[derive(Clone, Copy)]
pub(super) enum Face<'a> {
    /// The table of the whole file.
    Root(&'a Table<'a>),
    /// A value in it.
    Value(Node<'a>),
    /// A key, where the schema speaks of names.
    Name(&'a str),
}

impl Json for Toml {
    type Node<'a> = Face<'a>;
    type PreparedKey = String;
    type StringBuffer = String;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, act: impl FnOnce(Face<'_>) -> T) -> T {
        string.clone_into(buffer);
        act(Face::Name(buffer))
    }
}

impl<'a> Face<'a> {
    fn value(self) -> Option<Node<'a>> {
        match self {
            Face::Value(node) => Some(node),
            Face::Root(_) | Face::Name(_) => None,
        }
    }
}

impl<'a> json::Node<'a, Toml> for Face<'a> {
    type Object = Members<'a>;
    type Array = List<'a>;
    type Number = WrittenNumber;

    fn as_object(&self) -> Option<Members<'a>> {
        match self {
            Face::Root(table) => Some(Members(**table)),
            Face::Value(node) => node.as_table().map(Members),
            Face::Name(_) => None,
        }
    }

    fn as_array(&self) -> Option<List<'a>> {
        self.value()?.as_array().map(List)
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self {
            Face::Root(_) => None,
            Face::Value(node) => node.as_str().map(Cow::Borrowed),
            Face::Name(name) => Some(Cow::Borrowed(name)),
        }
    }

    fn as_number(&self) -> Option<WrittenNumber> {
        let node = self.value()?;
        match node.kind() {
            // Beyond 64 bits it is a fault of the syntax already; any number will do.
            Kind::Integer => Some(WrittenNumber::Integer(node.as_integer().unwrap_or(i64::MAX))),
            Kind::Float => Some(WrittenNumber::Float(node.as_float().unwrap_or(f64::MAX))),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        self.value()?.as_bool()
    }

    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }

    fn json_type(&self) -> JsonType {
        match self {
            Face::Root(_) => JsonType::Object,
            Face::Name(_) => JsonType::String,
            Face::Value(node) => match node.kind() {
                Kind::String => JsonType::String,
                Kind::Integer | Kind::Float => JsonType::Number,
                Kind::Boolean => JsonType::Boolean,
                Kind::Datetime => JsonType::Null,
                Kind::Array => JsonType::Array,
                Kind::Table => JsonType::Object,
            },
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self, expected) {
            (Face::Value(node), Value::String(text)) => node.as_str() == Some(text),
            _ => *self.to_value() == *expected,
        }
    }

    // The engine asks for this only to report an error; what folio reports it reads from the tree itself.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self {
            Face::Root(_) => Value::Object(Map::new()),
            Face::Name(name) => Value::from(*name),
            Face::Value(node) => match node.kind() {
                Kind::String => node.as_str().into(),
                Kind::Integer => node.as_integer().into(),
                Kind::Float => node.as_float().into(),
                Kind::Boolean => node.as_bool().into(),
                Kind::Datetime => Value::Null,
                Kind::Array => Value::Array(Vec::new()),
                Kind::Table => Value::Object(Map::new()),
            },
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        // Only schemas that refer to themselves need it, and folio's do not.
        None
    }
}

/// A table.
#[derive(Clone, Copy)]
pub(super) struct Members<'a>(Table<'a>);

/// The members of a table.
pub(super) struct MembersIter<'a>(Entries<'a>);

impl<'a> Iterator for MembersIter<'a> {
    type Item = (&'a str, Face<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let Entry { key, node, .. } = self.0.next()?;
        Some((key, Face::Value(node)))
    }
}

impl<'a> json::Object<'a, Toml> for Members<'a> {
    type Node = Face<'a>;
    type MemberName = &'a str;
    type MembersIter = MembersIter<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<Face<'a>> {
        self.0.get(key).map(Face::Value)
    }

    fn members(&self) -> MembersIter<'a> {
        MembersIter(self.0.iter())
    }
}

/// A list.
#[derive(Clone, Copy)]
pub(super) struct List<'a>(Array<'a>);

/// The elements of a list.
pub(super) struct ListIter<'a>(Elements<'a>);

impl<'a> Iterator for ListIter<'a> {
    type Item = Face<'a>;

    fn next(&mut self) -> Option<Face<'a>> {
        self.0.next().map(Face::Value)
    }
}

impl<'a> json::Array<'a, Toml> for List<'a> {
    type Node = Face<'a>;
    type ElementsIter = ListIter<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> ListIter<'a> {
        ListIter(self.0.iter())
    }
}

/// A number, an integer if it is written as one.
#[derive(Clone, Copy)]
pub(super) enum WrittenNumber {
    Integer(i64),
    Float(f64),
}

impl JsonNumber for WrittenNumber {
    fn as_u64(&self) -> Option<u64> {
        self.as_i64().and_then(|number| number.try_into().ok())
    }

    fn as_i64(&self) -> Option<i64> {
        match self {
            WrittenNumber::Integer(number) => Some(*number),
            WrittenNumber::Float(_) => None,
        }
    }

    fn as_f64(&self) -> Option<f64> {
        Some(match self {
            // As near as a float can come: that is what comparing with a float bound means.
            WrittenNumber::Integer(number) => *number as f64,
            WrittenNumber::Float(number) => *number,
        })
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            WrittenNumber::Integer(number) => number.to_string(),
            WrittenNumber::Float(number) => number.to_string(),
        })
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(match self {
            WrittenNumber::Integer(number) => Number::from(*number),
            // `inf` and `nan` are numbers in TOML only.
            WrittenNumber::Float(number) => Number::from_f64(*number).unwrap_or_else(|| Number::from(0)),
        })
    }

    fn is_integer(&self) -> bool {
        matches!(self, WrittenNumber::Integer(_))
    }
}
