//! `[[members]]`: our people.

use serde::Deserialize;

use crate::model::value::{Day, Email, Ref, Slug, Target};

/// One of our people; the addresses tie commits to the person.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Member {
    /// Short name that client files refer to, such as `anna`.
    pub id: Slug,
    /// Full name; absent: the id.
    pub name: Option<String>,
    /// E-mail addresses the person commits with.
    #[serde(default)]
    pub emails: Vec<Email>,
    /// Experience, which decides how many clients the person can carry.
    #[serde(default)]
    pub grade: Grade,
    /// What the person does.
    #[serde(default)]
    pub role: MemberRole,
    /// Times away, and who stands in.
    #[serde(default)]
    pub absent: Vec<Absence>,
}

impl Target for Member {
    const NAME: &'static str = "member";
}

impl Member {
    /// The name for people: as written, else the id.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }

    /// Who stands in on this day; `None` if the person is there or nobody is named.
    pub fn cover_on(&self, day: Day) -> Option<&Ref<Member>> {
        self.absent.iter().find(|absence| absence.covers(day)).and_then(|absence| absence.cover.as_ref())
    }

    /// Whether the person is away on this day.
    pub fn is_absent_on(&self, day: Day) -> bool {
        self.absent.iter().any(|absence| absence.covers(day))
    }
}

/// A time away.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Absence {
    /// First day away.
    pub starts: Day,
    /// Last day away.
    pub ends: Day,
    /// The member who stands in.
    pub cover: Option<Ref<Member>>,
}

impl Absence {
    fn covers(&self, day: Day) -> bool {
        self.starts <= day && day <= self.ends
    }
}

/// Experience.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Grade {
    /// Simple tasks, few clients.
    Junior,
    /// Clients of their own.
    #[default]
    Middle,
    /// The top clients.
    Senior,
    /// Leads the others.
    Head,
}

/// What a member does.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum MemberRole {
    /// Keeps and grows clients.
    #[default]
    Account,
    /// Wins clients.
    Sales,
    /// Leads projects.
    Project,
    /// Does the work.
    Specialist,
    /// Keeps the books.
    Accounting,
    /// Leads the firm or a department.
    Head,
}
