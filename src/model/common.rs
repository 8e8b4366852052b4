//! Choices that several nouns share.

use serde::{Deserialize, Serialize};

/// A traffic light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Light {
    /// All is well.
    Green,
    /// Something needs attention.
    Amber,
    /// In danger: act now.
    Red,
}

/// How much or how sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Degree {
    /// Little; a guess.
    Low,
    /// Some; likely.
    Medium,
    /// Much; as good as certain.
    High,
}

/// A way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Channel {
    /// A telephone call.
    Phone,
    /// A video call.
    Video,
    /// E-mail.
    Email,
    /// Telegram, WhatsApp, Viber and the like.
    Messenger,
    /// A short text message.
    Sms,
    /// The task tracker shared with the client.
    Tracker,
    /// A meeting face to face.
    InPerson,
    /// The client's own portal.
    Portal,
    /// A letter on paper.
    Post,
}

/// Who reminds the client of unpaid invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Chaser {
    /// The client's account manager.
    Account,
    /// Our accounting.
    Accounting,
    /// The head of the firm.
    Head,
}

/// Serde's word for "true unless written otherwise".
pub(super) fn yes() -> bool {
    true
}
