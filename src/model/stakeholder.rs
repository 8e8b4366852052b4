//! `[[stakeholders]]`: the people who act for the client, and what moves them.

use serde::{Deserialize, Serialize};

use super::common::Channel;
use super::custom::Custom;
use super::settings::Member;
use super::value::{Birthday, Day, Email, Hours, Language, Ref, Scale, Slug, Target};

/// A person who acts for the client, for us or for a partner, with the forces upon and within them.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stakeholder {
    /// Short name that other entries refer to, such as `ivan`.
    pub id: Slug,
    /// Full name, in any script.
    pub name: String,
    /// For whom the person acts.
    #[serde(default)]
    pub side: Side,
    /// Post in the firm, such as `Head of marketing`.
    pub position: Option<String>,
    /// Department or branch.
    pub unit: Option<String>,
    /// Parts the person plays when the client decides and buys.
    #[serde(default)]
    pub roles: Vec<BuyingRole>,
    /// Whether the person is there.
    #[serde(default)]
    pub status: Presence,
    /// Day from which the person acts for the client.
    pub joined: Option<Day>,
    /// Day on which the person left or moved.
    pub left_on: Option<Day>,
    /// Who came in this person's place.
    pub replaced_by: Option<Ref<Stakeholder>>,
    /// The person's manager.
    pub reports_to: Option<Ref<Stakeholder>>,
    /// People who listen to this one.
    #[serde(default)]
    pub influences: Vec<Ref<Stakeholder>>,
    /// People this one is at odds with.
    #[serde(default)]
    pub conflicts_with: Vec<Ref<Stakeholder>>,
    /// How much the person can decide or stop: 1 (nothing) to 5 (everything).
    pub power: Option<Scale>,
    /// How much the person cares about our work: 1 (not at all) to 5 (very much).
    pub interest: Option<Scale>,
    /// Where the person stands towards our work now.
    pub engagement: Option<Engagement>,
    /// Where we want the person to stand.
    pub desired: Option<Engagement>,
    /// What we are to the person now.
    pub relationship: Option<Relationship>,
    /// What we want to become to the person.
    pub relationship_desired: Option<Relationship>,
    /// Goals and figures the person has to report on.
    #[serde(default)]
    pub answers_for: Vec<String>,
    /// Other outer forces: the boss, the boss's boss, colleagues.
    #[serde(default)]
    pub pressures: Vec<String>,
    /// Why the person wants the work to succeed.
    #[serde(default)]
    pub wins: Vec<String>,
    /// Why the person might not want it to succeed.
    #[serde(default)]
    pub fears: Vec<String>,
    /// Inclinations and temper: what the person likes and how they decide.
    #[serde(default)]
    pub inclinations: Vec<String>,
    /// What the person is good at.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// Topics and manners to steer clear of.
    #[serde(default)]
    pub sharp_corners: Vec<String>,
    /// What we share: places, hobbies, acquaintances.
    #[serde(default)]
    pub common_ground: Vec<String>,
    /// What the person demands; may start with the id of a goal or request and a colon: `dealer-orders: no phone`.
    #[serde(default)]
    pub demands: Vec<String>,
    /// E-mail addresses, domains of any script allowed.
    #[serde(default)]
    pub emails: Vec<Email>,
    /// Telephone numbers as you dial them, such as `+7 812 555-01-02`.
    #[serde(default)]
    pub phones: Vec<String>,
    /// Names in messengers, such as `telegram: @ivan`.
    #[serde(default)]
    pub messengers: Vec<String>,
    /// The way this person prefers.
    pub channel: Option<Channel>,
    /// When this person takes calls: `10:00-19:00`.
    pub hours: Option<Hours>,
    /// Language to speak with this person, such as `ru`.
    pub language: Option<Language>,
    /// How the person likes to be addressed.
    pub address: Option<String>,
    /// Birthday: `"--03-07"`, or a date of any year.
    pub birthday: Option<Birthday>,
    /// Our member who keeps in touch with this person.
    pub contact: Option<Ref<Member>>,
    /// Day on which this card was last gone through.
    pub reviewed: Option<Day>,
    /// Why we may keep these personal data.
    pub lawful_basis: Option<LawfulBasis>,
    /// Where that basis is written down: a contract, a letter.
    pub basis_source: Option<String>,
    /// Last day these personal data may be kept.
    pub retain_until: Option<Day>,
    /// Anything else worth knowing.
    pub note: Option<String>,
    /// The ledger's own fields, as `[custom.stakeholders]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Target for Stakeholder {
    const NAME: &'static str = "stakeholders";
}

impl Stakeholder {
    /// Whether the person has left or moved.
    pub fn is_gone(&self) -> bool {
        matches!(self.status, Presence::Left | Presence::Moved)
    }

    /// The person's place in Mendelow's square; `None` unless power and interest are both known. 4 and 5 are high.
    pub fn quadrant(&self) -> Option<Quadrant> {
        let (power, interest) = (self.power?.get() >= 4, self.interest?.get() >= 4);
        Some(match (power, interest) {
            (true, true) => Quadrant::ManageClosely,
            (true, false) => Quadrant::KeepSatisfied,
            (false, true) => Quadrant::KeepInformed,
            (false, false) => Quadrant::Monitor,
        })
    }
}

/// What to do with a person, by power and interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
pub enum Quadrant {
    /// Much power, much interest.
    #[strum(serialize = "manage closely")]
    ManageClosely,
    /// Much power, little interest.
    #[strum(serialize = "keep satisfied")]
    KeepSatisfied,
    /// Little power, much interest.
    #[strum(serialize = "keep informed")]
    KeepInformed,
    /// Little of both.
    #[strum(serialize = "monitor")]
    Monitor,
}

/// For whom a person acts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Side {
    /// For the client.
    #[default]
    Client,
    /// For us.
    Us,
    /// For a partner.
    Partner,
}

/// Part a person plays when the client decides and buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum BuyingRole {
    /// Has the last word.
    DecisionMaker,
    /// Holds the purse.
    EconomicBuyer,
    /// Must agree before it goes on.
    Approver,
    /// Lends us weight from above.
    Sponsor,
    /// Fights for us inside.
    Champion,
    /// Tells us how things work there.
    Coach,
    /// Works with what we deliver.
    User,
    /// Judges whether it works.
    TechnicalEvaluator,
    /// Is listened to.
    Influencer,
    /// Decides who gets through to the others.
    Gatekeeper,
    /// Buys by the rules.
    Procurement,
    /// Reads contracts.
    Legal,
    /// Pays invoices.
    Billing,
    /// Talks with us every day.
    DayToDay,
    /// Works against us.
    Blocker,
}

/// Whether a person is there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Presence {
    /// There and reachable.
    #[default]
    Active,
    /// Away for a time.
    OnLeave,
    /// In another post at the client.
    Moved,
    /// No longer at the client.
    Left,
    /// We do not know.
    Unknown,
}

/// Where a person stands towards our work: PMI's scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Engagement {
    /// Does not know of it.
    Unaware,
    /// Knows and is against it.
    Resistant,
    /// Knows and stays aside.
    Neutral,
    /// Knows and is for it.
    Supportive,
    /// Drives it.
    Leading,
}

/// What we are to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Relationship {
    /// One who delivers what was ordered.
    Vendor,
    /// One whose word is believed.
    CredibleSource,
    /// One who is called when there is a problem.
    ProblemSolver,
    /// One who is asked before decisions.
    TrustedAdvisor,
}

/// Why personal data may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LawfulBasis {
    /// A contract with the person needs them.
    Contract,
    /// We have a legitimate interest that outweighs.
    LegitimateInterest,
    /// The person agreed.
    Consent,
    /// A law demands it.
    LegalObligation,
}
