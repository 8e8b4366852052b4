//! From a tree to a typed value, through serde, with the tree left as it is.
//!
//! `toml` has a deserializer of its own. It takes the tree apart, and it prints each date to parse it again, which is a
//! tenth of what checking a ledger costs.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::source::packed;
use crate::source::view::{Elements, Entries, Node, Table};

/// Why a file is not a value of the type asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeFault {
    /// The bytes of the value at fault, where they are known.
    pub span: Option<Range<usize>>,
    /// What was expected.
    pub message: String,
}

impl fmt::Display for DecodeFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for DecodeFault {}

impl de::Error for DecodeFault {
    fn custom<T: fmt::Display>(message: T) -> DecodeFault {
        DecodeFault { span: None, message: message.to_string() }
    }
}

/// The table as a value of `T`; what a key holds that `T` does not have is passed over.
pub(super) fn decode<T: DeserializeOwned>(table: Table<'_>) -> Result<T, DecodeFault> {
    T::deserialize(MapAccessDeserializer::new(Fields::of(table)))
}

/// What of a file was passed over on the way to a value that knows how to do without it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// The bytes of the entries of the file's lists that are none of their type, in the order of the file.
    pub entries: Vec<Range<usize>>,
    /// The bytes of the file's other values of which that is so.
    pub values: Vec<Range<usize>>,
}

/// As [`decode`], with what was passed over of it.
pub(super) fn decode_noting<T: DeserializeOwned>(table: Table<'_>) -> (Result<T, DecodeFault>, PassedOver) {
    let noted = RefCell::default();
    let fields = Fields { notes: Notes::Value(&noted), ..Fields::of(table) };
    let value = T::deserialize(MapAccessDeserializer::new(fields));
    (value, noted.into_inner())
}

/// The table as a value of `T` without the keys whose values are none; `None` where one of those has to be there.
pub(super) fn decode_sound<T: DeserializeOwned>(table: Table<'_>) -> Option<T> {
    let mut without: Vec<&str> = Vec::new();
    loop {
        let fields = Fields { without: &without, ..Fields::of(table) };
        let fault = match T::deserialize(MapAccessDeserializer::new(fields)) {
            Ok(value) => return Some(value),
            Err(fault) => fault.span?,
        };
        let holds = |span: Range<usize>| span.start <= fault.start && fault.end <= span.end;
        let left = table.iter().find(|entry| holds(entry.node.span()) && !without.contains(&entry.key))?;
        without.push(left.key);
    }
}

/// Whether faults are noted, and as what.
#[derive(Clone, Copy)]
enum Notes<'de> {
    No,
    Value(&'de RefCell<PassedOver>),
    Entry(&'de RefCell<PassedOver>),
}

impl<'de> Notes<'de> {
    fn take(self, span: Range<usize>) {
        match self {
            Notes::No => {}
            Notes::Value(noted) => noted.borrow_mut().values.push(span),
            Notes::Entry(noted) => noted.borrow_mut().entries.push(span),
        }
    }

    /// What is noted of the elements, if the value is a list.
    fn of_elements(self) -> Notes<'de> {
        match self {
            Notes::Value(noted) => Notes::Entry(noted),
            Notes::No | Notes::Entry(_) => Notes::No,
        }
    }
}

/// One value on its way through serde.
struct Written<'de>(Node<'de>, Notes<'de>);

impl<'de> Written<'de> {
    /// Lets a visitor look, and says where a fault stands that has no place yet.
    fn visited<V>(self, look: impl FnOnce(Node<'de>) -> Result<V, DecodeFault>) -> Result<V, DecodeFault> {
        look(self.0).map_err(|fault| {
            self.1.take(self.0.span());
            DecodeFault { span: fault.span.or_else(|| Some(self.0.span())), ..fault }
        })
    }
}

impl<'de> Deserializer<'de> for Written<'de> {
    type Error = DecodeFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeFault> {
        let notes = self.1.of_elements();
        self.visited(|node| {
            if let Some(text) = node.as_str() {
                visitor.visit_borrowed_str(text)
            } else if let Some(written) = node.as_datetime() {
                visitor.visit_u128(packed::pack(written))
            } else if let Some(flag) = node.as_bool() {
                visitor.visit_bool(flag)
            } else if let Some(number) = node.as_integer() {
                visitor.visit_i64(number)
            } else if let Some(number) = node.as_float() {
                visitor.visit_f64(number)
            } else if let Some(list) = node.as_array() {
                visitor.visit_seq(List(list.iter(), notes))
            } else if let Some(table) = node.as_table() {
                visitor.visit_map(Fields::of(table))
            } else {
                Err(de::Error::custom("expected a number of at most 64 bits"))
            }
        })
    }

    /// What is there is there: TOML has no empty value.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeFault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, DecodeFault> {
        visitor.visit_newtype_struct(self)
    }

    /// A choice is a word; no noun of folio has choices that hold more.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeFault> {
        self.visited(|node| match node.as_str() {
            Some(word) => visitor.visit_enum(BorrowedStrDeserializer::new(word)),
            None => Err(de::Error::custom(format_args!("expected a word, found {}", node.kind().word()))),
        })
    }

    /// What nobody asks for is not looked at.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeFault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

struct List<'de>(Elements<'de>, Notes<'de>);

impl<'de> SeqAccess<'de> for List<'de> {
    type Error = DecodeFault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeFault> {
        self.0.next().map(|element| seed.deserialize(Written(element, self.1))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields<'de> {
    rest: Entries<'de>,
    /// Keys that are passed over.
    without: &'de [&'de str],
    notes: Notes<'de>,
    /// The value of the key read last.
    value: Option<Node<'de>>,
}

impl<'de> Fields<'de> {
    fn of(table: Table<'de>) -> Fields<'de> {
        Fields { rest: table.iter(), without: &[], notes: Notes::No, value: None }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = DecodeFault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeFault> {
        let Some(entry) = self.rest.find(|entry| !self.without.contains(&entry.key)) else { return Ok(None) };
        self.value = Some(entry.node);
        seed.deserialize(BorrowedStrDeserializer::new(entry.key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeFault> {
        match self.value.take() {
            Some(node) => seed.deserialize(Written(node, self.notes)),
            None => Err(de::Error::custom("a value was asked for before its key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

#[cfg(test)]
mod tests;
