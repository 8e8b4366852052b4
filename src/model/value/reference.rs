//! References: ids that name something elsewhere, with what they name in their type.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use super::fault::ValueFault;
use super::number::Number;
use super::slug::Slug;
use super::text::{self, Kept};

/// What a reference can name.
pub trait Target {
    /// The word for the target in the schema: a section of the same file, or `member`, `tier`, `lifecycle`,
    /// `pipeline`, `client`, `member-or-sales`, `promiser`.
    const NAME: &'static str;
    /// Whether ids of this target are numbers on papers, not slugs.
    const NUMBERED: bool = false;
}

/// One of our people, or the word `sales`.
#[derive(Debug, Clone, Copy)]
pub enum MemberOrSales {}

impl Target for MemberOrSales {
    const NAME: &'static str = "member-or-sales";
}

/// Who keeps a promise: one of our people where it is ours, a stakeholder where it is the client's.
#[derive(Debug, Clone, Copy)]
pub enum Promiser {}

impl Target for Promiser {
    const NAME: &'static str = "promiser";
}

/// The id of a `T`: well formed, but whether it names anything is for the rules to say.
pub struct Ref<T> {
    id: String,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A reference to a known entry.
    pub fn to(id: Slug) -> Ref<T> {
        Ref { id: id.into(), target: PhantomData }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.id
    }
}

impl<T: Target> FromStr for Ref<T> {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Ref<T>, ValueFault> {
        let fault = if T::NUMBERED { Number::fault(text) } else { Slug::fault(text) };
        match fault {
            Some(fault) => Err(fault),
            None => Ok(Ref { id: text.to_owned(), target: PhantomData }),
        }
    }
}

impl<'de, T: Target> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer)
    }
}

impl<T> serde::Serialize for Ref<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        text::write(self, serializer)
    }
}

impl<T> Kept for Ref<T> {
    type Form = String;

    fn form(&self) -> String {
        self.id.clone()
    }

    fn of(id: String) -> Option<Ref<T>> {
        Some(Ref { id, target: PhantomData })
    }
}

impl<T> fmt::Display for Ref<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.id)
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Ref({:?})", self.id)
    }
}

// Derived, these would ask the same of `T`, which is only a word.
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Ref<T> {
        Ref { id: self.id.clone(), target: PhantomData }
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Ref<T>) -> bool {
        self.id == other.id
    }
}

impl<T> Eq for Ref<T> {}

impl<T> PartialEq<str> for Ref<T> {
    fn eq(&self, other: &str) -> bool {
        self.id == other
    }
}

impl<T> PartialEq<Slug> for Ref<T> {
    fn eq(&self, other: &Slug) -> bool {
        self.id == other.as_str()
    }
}

impl<T> PartialEq<Number> for Ref<T> {
    fn eq(&self, other: &Number) -> bool {
        self.id == other.as_str()
    }
}
