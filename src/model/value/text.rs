//! How values written as text are read.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize as _, Deserializer, Serialize, Serializer};

/// Reads a TOML string through the value's `FromStr`, without copying the text first.
pub(super) fn parse<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// A value that the index keeps in a form that needs no parsing; it was sound when it was written.
pub(super) trait Kept: Sized {
    /// The form, as a binary encoding has it.
    type Form: Serialize + DeserializeOwned;

    /// The value in that form.
    fn form(&self) -> Self::Form;

    /// The value again; `None` where the form is that of no value.
    fn of(form: Self::Form) -> Option<Self>;
}

/// Reads a value: a TOML string through its `FromStr`, a binary encoding through its [form](Kept).
pub(super) fn read<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display> + Kept,
{
    if deserializer.is_human_readable() {
        return parse(deserializer);
    }
    T::of(T::Form::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no such value"))
}

/// Writes a value: as text, in a binary encoding in its [form](Kept).
pub(super) fn write<S, T>(value: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: fmt::Display + Kept,
{
    if serializer.is_human_readable() {
        return serializer.collect_str(value);
    }
    value.form().serialize(serializer)
}

/// Lets a type with `FromStr` and `Display` stand as text in a TOML file; with `kept`, in its [form](Kept) in the index.
macro_rules! stands_as_text {
    (kept $($value:ty),+) => {$(
        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::value::text::read(deserializer)
            }
        }

        impl serde::Serialize for $value {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::model::value::text::write(self, serializer)
            }
        }
    )+};
    ($($value:ty),+) => {$(
        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::value::text::parse(deserializer)
            }
        }

        impl serde::Serialize for $value {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )+};
}

/// Keeps a type around a `String` as that string.
macro_rules! kept_as_string {
    ($($value:ident),+) => {$(
        impl $crate::model::value::text::Kept for $value {
            type Form = String;

            fn form(&self) -> String {
                self.0.clone()
            }

            fn of(form: String) -> Option<$value> {
                Some($value(form))
            }
        }
    )+};
}

pub(super) use {kept_as_string, stands_as_text};
