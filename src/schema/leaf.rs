//! A JSON document as the catalogue reads it: once, from end to end. Texts stay where they are, and keys in their order: most
//! commands wait for it, and to copy every text and to hash every key, as a [`serde_json::Value`] does, takes longer than to read it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Index;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value of the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Leaf<'t> {
    /// Nothing, also what is not there.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// Text.
    Text(Cow<'t, str>),
    /// Values.
    List(Vec<Leaf<'t>>),
    /// Values by their keys.
    Object(Vec<(Cow<'t, str>, Leaf<'t>)>),
}

static NULL: Leaf<'static> = Leaf::Null;

impl<'t> Leaf<'t> {
    /// Reads a document; one that is none has nothing in it.
    pub(super) fn parse(text: &'t str) -> Leaf<'t> {
        // The text is folio's own, and tests read it.
        serde_json::from_str(text).unwrap_or(Leaf::Null)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Leaf<'t>> {
        self.as_object()?.iter().find(|(known, _)| known == key).map(|(_, leaf)| leaf)
    }

    pub(super) fn as_object(&self) -> Option<&[(Cow<'t, str>, Leaf<'t>)]> {
        if let Leaf::Object(entries) = self { Some(entries) } else { None }
    }

    pub(super) fn as_array(&self) -> Option<&[Leaf<'t>]> {
        if let Leaf::List(list) = self { Some(list) } else { None }
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        if let Leaf::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn as_i64(&self) -> Option<i64> {
        if let Leaf::Whole(number) = self { Some(*number) } else { None }
    }

    #[allow(clippy::cast_precision_loss, reason = "ends of numbers, written as binary fractions")]
    pub(super) fn as_f64(&self) -> Option<f64> {
        match self {
            Leaf::Whole(number) => Some(*number as f64),
            Leaf::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// What a reference within the document leads to: `#/$defs/Money`.
    pub(super) fn at(&self, reference: &str) -> Option<&Leaf<'t>> {
        let path = reference.strip_prefix("#/")?;
        path.split('/').try_fold(self, |leaf, key| leaf.get(key))
    }
}

impl<'t> Index<&str> for Leaf<'t> {
    type Output = Leaf<'t>;

    fn index(&self, key: &str) -> &Leaf<'t> {
        self.get(key).unwrap_or(&NULL)
    }
}

impl<'t> Index<usize> for Leaf<'t> {
    type Output = Leaf<'t>;

    fn index(&self, at: usize) -> &Leaf<'t> {
        self.as_array().and_then(|list| list.get(at)).unwrap_or(&NULL)
    }
}

impl<'de> Deserialize<'de> for Leaf<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Leaf<'de>, D::Error> {
        deserializer.deserialize_any(LeafVisitor)
    }
}

struct LeafVisitor;

impl<'de> Visitor<'de> for LeafVisitor {
    type Value = Leaf<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Leaf<'de>, E> {
        Ok(Leaf::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Leaf<'de>, E> {
        Ok(Leaf::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Leaf<'de>, E> {
        Ok(Leaf::Whole(value))
    }

    #[allow(clippy::cast_precision_loss, reason = "beyond the whole numbers of TOML")]
    fn visit_u64<E>(self, value: u64) -> Result<Leaf<'de>, E> {
        Ok(i64::try_from(value).map_or(Leaf::Number(value as f64), Leaf::Whole))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Leaf<'de>, E> {
        Ok(Leaf::Number(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Leaf<'de>, E> {
        Ok(Leaf::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Leaf<'de>, E> {
        Ok(Leaf::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Leaf<'de>, A::Error> {
        let mut found = Vec::new();
        while let Some(leaf) = list.next_element()? {
            found.push(leaf);
        }
        Ok(Leaf::List(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Leaf<'de>, A::Error> {
        let mut found = Vec::new();
        while let Some((Key(key), leaf)) = map.next_entry()? {
            found.push((key, leaf));
        }
        Ok(Leaf::Object(found))
    }
}

/// A key, where it stands if it is written without escapes.
struct Key<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key<'de>, D::Error> {
        match deserializer.deserialize_str(LeafVisitor)? {
            Leaf::Text(key) => Ok(Key(key)),
            _ => Ok(Key(Cow::Borrowed(""))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Leaf;

    #[test]
    fn it_is_read_as_serde_json_reads_it() {
        let text = r##"{"a": [1, -2, 2.5, 18446744073709551615, true, null, "x\ty"], "$defs": {"M": {"b\u0041": "и"}}, "n": {}}"##;
        let leaf = Leaf::parse(text);
        let list = &leaf["a"];
        assert_eq!([list[0].as_i64(), list[1].as_i64(), list[2].as_i64()], [Some(1), Some(-2), None]);
        assert_eq!(
            [list[0].as_f64(), list[2].as_f64(), list[3].as_f64()],
            [Some(1.0), Some(2.5), Some(1.8446744073709552e19)]
        );
        assert_eq!(
            (&list[4], &list[5], list[6].as_str(), &list[7]),
            (&Leaf::Bool(true), &Leaf::Null, Some("x\ty"), &Leaf::Null)
        );
        assert_eq!(leaf.at("#/$defs/M").unwrap()["bA"].as_str(), Some("и"));
        assert_eq!((leaf.at("#/$defs/N"), leaf["n"]["x"].as_str(), leaf["n"].as_object()), (None, None, Some(&[][..])));
        assert_eq!(Leaf::parse("{"), Leaf::Null);
    }
}
