//! `[[interactions]]`: every contact with the client, one line each.

use serde::{Deserialize, Serialize};

use super::custom::Custom;
use super::project::Project;
use super::settings::Member;
use super::stakeholder::Stakeholder;
use super::value::{Moment, Ref, Sentiment, Slug};

/// A contact with the client, or a note about it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Interaction {
    /// Short name for links and commands; not needed, for moment, kind and summary name the entry.
    pub id: Option<Slug>,
    /// When it was: day and time in the ledger's zone, such as `2026-10-02T11:30:00`, or with an offset.
    pub at: Moment,
    /// What it was.
    pub kind: InteractionKind,
    /// What was said, in a sentence or two that help a colleague.
    pub summary: String,
    /// A meeting to come: it may lie ahead, and is no contact yet.
    #[serde(default)]
    pub planned: bool,
    /// Who wrote or called; a `note` is always internal.
    #[cfg_attr(test, schemars(extend("default" = "outbound")))]
    pub direction: Option<Way>,
    /// The member who took part; absent: the client's manager.
    pub author: Option<Ref<Member>>,
    /// The client's people who took part.
    #[serde(default)]
    pub people: Vec<Ref<Stakeholder>>,
    /// What it was about, in a word or two.
    pub topic: Option<String>,
    /// How long it took, in minutes.
    #[cfg_attr(test, schemars(range(min = 0, max = 1440)))]
    pub minutes: Option<u32>,
    /// The project it was about.
    pub project: Option<Ref<Project>>,
    /// The client's mood: -2 (very bad) to 2 (very good).
    pub sentiment: Option<Sentiment>,
    /// What the client's behaviour told.
    #[serde(default)]
    pub signals: Vec<Signal>,
    /// When we answered, if they wrote to us.
    pub answered: Option<Moment>,
    /// Where to read more: addresses or paths of files.
    #[serde(default)]
    pub links: Vec<String>,
    /// Keeps the entry out of everything the client may see.
    #[serde(default)]
    pub sensitive: bool,
    /// The ledger's own fields, as `[custom.interactions]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Interaction {
    /// Who wrote or called: as written, else outbound. A note is internal whatever is written: it is neither contact nor an answer.
    pub fn direction(&self) -> Way {
        if self.kind == InteractionKind::Note { Way::Internal } else { self.direction.unwrap_or(Way::Outbound) }
    }

    /// The client's people who took part, each once, in the order of the file.
    pub fn attendees(&self) -> impl Iterator<Item = &Ref<Stakeholder>> {
        let first = |(turn, person): &(usize, &Ref<Stakeholder>)| !self.people[..*turn].contains(person);
        self.people.iter().enumerate().filter(first).map(|(_, person)| person)
    }

    /// Whether both sides took part, so that it counts as contact: it has taken place, and it is inbound, or of a
    /// kind that needs two and not internal. Mail we sent and notes to self are none.
    pub fn is_two_way(&self) -> bool {
        if self.planned {
            return false;
        }
        match self.direction() {
            Way::Inbound => true,
            Way::Outbound => self.kind.needs_two(),
            Way::Internal => false,
        }
    }
}

/// What an interaction was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum InteractionKind {
    /// People met.
    Meeting,
    /// A telephone call that was answered.
    Call,
    /// A video call.
    Video,
    /// An e-mail.
    Email,
    /// A message in a messenger; also a call nobody took.
    Message,
    /// We were at their place, or they at ours.
    Visit,
    /// An exhibition, a conference, a dinner.
    Event,
    /// A review of the work with the client.
    Review,
    /// A report that went out.
    Report,
    /// A contract, invoice or other paper that went out or came in.
    Document,
    /// A gift.
    Gift,
    /// A training.
    Training,
    /// A conflict that went one level up.
    Escalation,
    /// A note to ourselves.
    Note,
}

impl InteractionKind {
    /// Whether such a thing takes two who talk with each other.
    pub fn needs_two(self) -> bool {
        matches!(
            self,
            InteractionKind::Meeting
                | InteractionKind::Call
                | InteractionKind::Video
                | InteractionKind::Visit
                | InteractionKind::Review
                | InteractionKind::Training
                | InteractionKind::Event
        )
    }
}

/// Who wrote or called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Way {
    /// They.
    Inbound,
    /// We.
    Outbound,
    /// Nobody outside.
    Internal,
}

/// What the client's behaviour told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Signal {
    /// Asked for our advice.
    AskedAdvice,
    /// Left a choice to us.
    Delegated,
    /// Did what we advised.
    TookAdvice,
    /// Praised us.
    Praised,
    /// Complained.
    Complained,
    /// Grew silent.
    WentSilent,
    /// Pressed for a lower price.
    PricePressure,
    /// Spoke of a competitor of ours.
    MentionedCompetitor,
    /// People or structure change at the client.
    OrgChange,
}
