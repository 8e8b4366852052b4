//! Numbers printed on papers: the ids of contracts and invoices.

use std::fmt;
use std::str::FromStr;

use super::fault::ValueFault;
use super::text::stands_as_text;

/// The number on the paper, such as `№15/К` or `INV-2026/17`: 1 to 64 printable characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(String);

stands_as_text!(Number);

const LONGEST: usize = 64;

impl Number {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Number {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Number, ValueFault> {
        let help = "write the number on the paper, such as `№15/К` or `INV-2026/17`";
        let length = text.chars().count();
        if length == 0 {
            return Err(ValueFault::new("a number cannot be empty", help));
        }
        if length > LONGEST {
            let message = format!("a number of {length} characters, at most {LONGEST} are allowed");
            return Err(ValueFault::new(message, help));
        }
        if text.chars().any(char::is_control) {
            return Err(ValueFault::new("a number cannot hold line breaks or control characters", help));
        }
        Ok(Number(text.to_owned()))
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
