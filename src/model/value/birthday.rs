//! Birthdays, of which the year is often not known.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::Day;
use super::fault::ValueFault;
use crate::source;

/// A birthday: month and day `"--03-07"`, or a date of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Birthday {
    /// The year is not known, or not ours to know.
    Yearly {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// A date with its year, believed or not.
    Date(Day),
}

impl Birthday {
    /// A day of any year, as in `03-07`.
    fn yearly(text: &str) -> Option<Birthday> {
        let (month, day) = text.split_once('-')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (month, day) = [month, day].iter().all(|part| two_digits(part)).then_some((month, day))?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // Any leap year will do, so that 29 February is a birthday.
        Day::new(2000, month, day).map(|_| Birthday::Yearly { month, day })
    }

    /// The birthday in a year; 29 February is kept on 28 February where there is none.
    pub fn in_year(&self, year: i32) -> Option<Day> {
        let (month, day) = match self {
            Birthday::Yearly { month, day } => (*month, *day),
            Birthday::Date(date) => (date.month(), chrono::Datelike::day(&date.date())),
        };
        Day::new(year, month, day).or_else(|| Day::new(year, month, 28))
    }
}

impl FromStr for Birthday {
    type Err = ValueFault;

    /// Reads the form without a year; a date with one is a TOML date, not text.
    fn from_str(text: &str) -> Result<Birthday, ValueFault> {
        text.strip_prefix("--").and_then(Birthday::yearly).ok_or_else(|| {
            let day = if Birthday::yearly(text).is_some() { text } else { "03-07" };
            ValueFault::new(
                format!("`{text}` is not a birthday"),
                format!("write `\"--{day}\"`, or a date such as `1980-{day}`"),
            )
        })
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Birthday::Yearly { month, day } => write!(formatter, "--{month:02}-{day:02}"),
            Birthday::Date(date) => date.fmt(formatter),
        }
    }
}

impl<'de> Deserialize<'de> for Birthday {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Birthday, D::Error> {
        if !deserializer.is_human_readable() {
            return Kept::deserialize(deserializer);
        }
        deserializer.deserialize_any(BirthdayVisitor)
    }
}

impl Serialize for Birthday {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { Kept::serialize(self, serializer) }
    }
}

/// How a birthday is read and written where programs keep it, which tells its type.
#[derive(Deserialize, Serialize)]
#[serde(remote = "Birthday")]
enum Kept {
    Yearly { month: u32, day: u32 },
    Date(Day),
}

struct BirthdayVisitor;

impl<'de> Visitor<'de> for BirthdayVisitor {
    type Value = Birthday;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a birthday")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Birthday, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u128<E: Error>(self, packed: u128) -> Result<Birthday, E> {
        Day::try_from(&source::unpack(packed)).map(Birthday::Date).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Birthday;
    use crate::source::Tree;

    #[derive(Debug, serde::Deserialize)]
    struct Person {
        birthday: Birthday,
    }

    #[test]
    fn a_birthday_is_a_date_or_a_day_of_any_year() {
        for (text, spelled) in [("\"--03-07\"", "--03-07"), ("1980-03-07", "1980-03-07"), ("\"--02-29\"", "--02-29")] {
            let person: Person = Tree::parse(&format!("birthday = {text}")).decode().unwrap();
            assert_eq!(person.birthday.to_string(), spelled);
        }
        for bad in ["\"--02-30\"", "\"03-07\"", "\"1980-03-07\"", "1980-03-07T10:00:00", "7"] {
            assert!(Tree::parse(&format!("birthday = {bad}")).decode::<Person>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_dashes_that_are_missing_are_shown() {
        let help = |text: &str| text.parse::<Birthday>().unwrap_err().help;
        assert_eq!(help("11-30"), "write `\"--11-30\"`, or a date such as `1980-11-30`");
        assert_eq!(help("30 November"), "write `\"--03-07\"`, or a date such as `1980-03-07`");
    }

    #[test]
    fn the_day_that_leap_years_have_is_kept_the_day_before() {
        let birthday: Birthday = "--02-29".parse().unwrap();
        assert_eq!(birthday.in_year(2026).unwrap().to_string(), "2026-02-28");
    }
}
