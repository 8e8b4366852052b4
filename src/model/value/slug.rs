//! Slugs: the names of clients and entries, safe as file names everywhere.

use std::fmt;
use std::str::FromStr;

use super::fault::ValueFault;
use super::text::{kept_as_string, stands_as_text};

/// Name of a client, or of an entry within its section: `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?`.
///
/// Names that Windows keeps for devices (`con`, `nul`, `com1` …) are refused, for the slug of a client is a file name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

stands_as_text!(kept Slug);
kept_as_string!(Slug);

const LONGEST: usize = 64;
const HELP: &str =
    "write small Latin letters, digits and hyphens, such as `north-mill`; names in any script go into `name`";

impl Slug {
    /// A slug that stands in folio's own source.
    pub(in crate::model) fn known(id: &'static str) -> Slug {
        debug_assert!(id.parse::<Slug>().is_ok(), "{id}");
        Slug(id.to_owned())
    }

    /// The slug as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is wrong with a text as a slug, without making one.
    pub(crate) fn fault(text: &str) -> Option<ValueFault> {
        if text.is_empty() {
            return Some(ValueFault::new("an id cannot be empty", HELP));
        }
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        // A ledger is full of ids, and nearly all are well formed: bytes tell that sooner than letters.
        if !text.bytes().all(fits)
            && let Some(letter) = text.chars().find(|letter| !u8::try_from(*letter).is_ok_and(fits))
        {
            let small = text.to_lowercase();
            let help = match small != text && Slug::fault(&small).is_none() {
                true => format!("an id has small letters only: `{small}`"),
                false => HELP.to_owned(),
            };
            return Some(ValueFault::new(format!("`{text}` is not an id: `{letter}` cannot stand in one"), help));
        }
        if text.starts_with('-') || text.ends_with('-') {
            return Some(ValueFault::new(format!("`{text}` is not an id: it starts or ends with a hyphen"), HELP));
        }
        if text.len() > LONGEST {
            let message = format!("`{text}` is not an id: {} letters, at most {LONGEST} are allowed", text.len());
            return Some(ValueFault::new(message, "shorten it"));
        }
        Slug::is_device(text).then(|| {
            let message = format!("`{text}` is not an id: Windows keeps the name for a device");
            ValueFault::new(message, format!("add a word: `{text}-client`"))
        })
    }

    /// Whether Windows keeps this name for a device, so that no file may have it.
    pub fn is_device(name: &str) -> bool {
        match name.as_bytes() {
            b"con" | b"prn" | b"aux" | b"nul" => true,
            [b'c', b'o', b'm', digit] | [b'l', b'p', b't', digit] => matches!(digit, b'1'..=b'9'),
            _ => false,
        }
    }
}

impl FromStr for Slug {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Slug, ValueFault> {
        match Slug::fault(text) {
            Some(fault) => Err(fault),
            None => Ok(Slug(text.to_owned())),
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Slug {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn a_slug_is_lower_case_latin_with_hyphens() {
        for good in ["a", "7", "north-mill", "a--b", &"x".repeat(64), "console", "com10"] {
            assert_eq!(good.parse::<Slug>().unwrap().to_string(), good);
        }
        for bad in ["", "-a", "a-", "North", "a_b", "север", "a/b", "..", &"x".repeat(65), "con", "lpt9"] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_fault_says_which_letter_is_wrong() {
        let fault = "north_mill".parse::<Slug>().unwrap_err();
        assert_eq!(fault.message, "`north_mill` is not an id: `_` cannot stand in one");
    }
}
