//! What a record is called in calendars: the same from day to day, wherever in the file it stands.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::model::value::Slug;

/// How many bytes of a digest tell entries of one day from each other.
const DIGEST: usize = 6;

/// The name of an entry: its id, else what its natural key begins with and a digest of the text that the key ends in.
///
/// Every entry without an id has the digest, not only those that need it: else a second one of that day would rename the first.
pub(super) fn named(section: &str, id: Option<&Slug>, key: &str, text: &str) -> String {
    id.map_or_else(|| format!("{section}.{key}-{}", digest(text)), |id| format!("{section}.{id}"))
}

/// The name of a paper, which has neither id nor text: contract, kind and period.
pub(super) fn paper(parts: [&str; 3]) -> String {
    format!("documents.{}", parts.join("-"))
}

fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    bytes.iter().take(DIGEST).fold(String::new(), |mut word, byte| {
        // A string takes whatever is written to it.
        let _ = write!(word, "{byte:02x}");
        word
    })
}
