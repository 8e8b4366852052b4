//! The ledger's own fields.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::value::Day;
use crate::source;

/// Values of the ledger's own fields by name; `folio.toml` says which there are and of what type.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Custom(BTreeMap<String, CustomValue>);

impl Deref for Custom {
    type Target = BTreeMap<String, CustomValue>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// A value of a custom field as the file has it; money and spans are text here.
#[derive(Debug, Clone, PartialEq)]
pub enum CustomValue {
    /// Text, an amount of money or a span.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Day(Day),
    /// A list of texts.
    List(Vec<String>),
}

impl<'de> Deserialize<'de> for CustomValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CustomValue, D::Error> {
        if !deserializer.is_human_readable() {
            return Kept::deserialize(deserializer);
        }
        deserializer.deserialize_any(CustomVisitor)
    }
}

impl Serialize for CustomValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Kept::serialize(self, serializer)
    }
}

/// How a value is read and written where programs keep it, which tells its type.
#[derive(Deserialize, Serialize)]
#[serde(remote = "CustomValue")]
enum Kept {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Day(Day),
    List(Vec<String>),
}

struct CustomVisitor;

impl<'de> Visitor<'de> for CustomVisitor {
    type Value = CustomValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text, a number, a boolean, a day or a list of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<CustomValue, E> {
        Ok(CustomValue::Text(text.to_owned()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<CustomValue, E> {
        Ok(CustomValue::Integer(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<CustomValue, E> {
        Ok(CustomValue::Number(number))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<CustomValue, E> {
        Ok(CustomValue::Boolean(flag))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<CustomValue, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element()? {
            texts.push(text);
        }
        Ok(CustomValue::List(texts))
    }

    fn visit_u128<E: Error>(self, packed: u128) -> Result<CustomValue, E> {
        Day::try_from(&source::unpack(packed)).map(CustomValue::Day).map_err(E::custom)
    }
}

/// The ledger's own fields are merged in when its `folio.toml` is known; until then there is none.
#[cfg(test)]
impl schemars::JsonSchema for Custom {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Custom".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "properties": {}, "additionalProperties": false })
    }
}
