//! References: ids that name something elsewhere, with what they name in their type.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use super::fault::ValueFault;
use super::number::Number;
use super::slug::Slug;
use super::text;

/// What a reference can name.
pub trait Target {
    /// The word for the target in the schema: a section of the same file, or `member`, `tier`, `lifecycle`,
    /// `pipeline`, `client`, `member-or-sales`, `owner`.
    const NAME: &'static str;
    /// Whether ids of this target are numbers on papers, not slugs.
    const NUMBERED: bool = false;
}

macro_rules! targets {
    ($($(#[$doc:meta])+ $target:ident = $name:literal $(, $numbered:literal)?;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy)]
        pub enum $target {}

        impl Target for $target {
            const NAME: &'static str = $name;
            $(const NUMBERED: bool = $numbered;)?
        }
    )+};
}

targets! {
    /// One of our people: `[[members]]` of `folio.toml`.
    Member = "member";
    /// One of our people, or the word `sales`.
    MemberOrSales = "member-or-sales";
    /// One of our people where the promise is ours, a stakeholder where it is the client's.
    MemberOrStakeholder = "owner";
    /// A tier of `folio.toml`.
    Tier = "tier";
    /// A stage of a client: `[[lifecycle]]` of `folio.toml`.
    LifecycleStage = "lifecycle";
    /// A stage of an opportunity: `[[pipeline]]` of `folio.toml`.
    PipelineStage = "pipeline";
    /// Another client file, by its slug.
    ClientFile = "client";
    /// A person of the same file.
    StakeholderEntry = "stakeholders";
    /// A driving force of the same file.
    ForceEntry = "forces";
    /// A project of the same file.
    ProjectEntry = "projects";
    /// A goal of the same file.
    GoalEntry = "goals";
    /// A contract of the same file, by the number on the paper.
    ContractEntry = "contracts", true;
}

/// The id of a `T`: well formed, but whether it names anything is for the rules to say.
pub struct Ref<T> {
    id: String,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.id
    }
}

impl<T: Target> FromStr for Ref<T> {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Ref<T>, ValueFault> {
        if T::NUMBERED {
            text.parse::<Number>()?;
        } else {
            text.parse::<Slug>()?;
        }
        Ok(Ref { id: text.to_owned(), target: PhantomData })
    }
}

impl<'de, T: Target> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::parse(deserializer)
    }
}

#[cfg(test)]
impl<T> serde::Serialize for Ref<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.id)
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
