//! What a client's file says and its [`Account`](super::Account) lacks, because it is malformed.

use serde::{Deserialize, Serialize};

/// Where there are gaps in a client, so that nobody takes what facts and reports say of it for the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    /// The lines on which malformed entries of lists begin: each is left out whole.
    pub entries: Vec<u32>,
    /// Whether a table of the client, or a value in it, is left out.
    pub tables: bool,
    /// Whether the file does not parse whole: what stands at its faults is left out.
    pub broken: bool,
}

impl Gaps {
    /// Whether nothing is missing.
    pub fn none(&self) -> bool {
        *self == Gaps::default()
    }

    /// What this folio can [read](Gaps::kept) again.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// The gaps of bytes that [`Gaps::to_bytes`] gave; of damaged ones, that there are some.
    pub fn kept(bytes: &[u8]) -> Gaps {
        postcard::from_bytes(bytes).unwrap_or(Gaps { broken: true, ..Gaps::default() })
    }
}
