//! Numbers printed on papers: the ids of contracts and invoices.

use std::fmt;
use std::str::FromStr;

use super::fault::ValueFault;
use super::text::{kept_as_string, stands_as_text};

/// The number on the paper, such as `№15/К` or `INV-2026/17`: 1 to 64 printable characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(String);

stands_as_text!(kept Number);
kept_as_string!(Number);

const LONGEST: usize = 64;

impl Number {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is wrong with a text as a number, without making one.
    pub(super) fn fault(text: &str) -> Option<ValueFault> {
        let help = "write the number on the paper, such as `№15/К` or `INV-2026/17`";
        let length = text.chars().count();
        let message = if length == 0 {
            "a number cannot be empty".to_owned()
        } else if length > LONGEST {
            format!("a number of {length} characters, at most {LONGEST} are allowed")
        } else if text.chars().any(char::is_control) {
            "a number cannot hold line breaks or control characters".to_owned()
        } else {
            return None;
        };
        Some(ValueFault::new(message, help))
    }
}

impl FromStr for Number {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Number, ValueFault> {
        match Number::fault(text) {
            Some(fault) => Err(fault),
            None => Ok(Number(text.to_owned())),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<str> for Number {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Number {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn any_printable_text_up_to_64_characters_is_a_number() {
        for good in ["1", "№15/К", "INV-2026/17 bis", &"№".repeat(64)] {
            assert_eq!(good.parse::<Number>().unwrap().as_str(), good);
        }
        for bad in ["", &"№".repeat(65), "a\nb", "a\u{85}b"] {
            assert!(bad.parse::<Number>().is_err(), "{bad:?}");
        }
    }
}
