//! Whose hand an entry is in.

use super::words::value::Reading;
use crate::change::Draft;
use crate::error::Result;
use crate::source::{KeyPath, Node};

/// The member to write as `author`: who runs folio, where that is another member than the client's manager.
pub fn author(reading: &Reading<'_>, draft: &Draft<'_>) -> Result<Option<String>> {
    let email = draft.author()?.email;
    let member = reading.ledger.settings().member_by_email(&email).map(|member| member.id.to_string());
    let manager = reading.tree.node(&KeyPath::key("profile").then("manager")).and_then(Node::as_str);
    Ok(member.filter(|member| Some(member.as_str()) != manager))
}
