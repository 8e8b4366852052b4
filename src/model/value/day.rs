//! Calendar days.

use std::fmt;
use std::str::FromStr;

use crate::source::{self, Date, Datetime, Literal};
use chrono::{Datelike, Days, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::fault::ValueFault;
use super::weekday::Weekday;

/// A calendar day: a TOML local date such as `2026-03-02`, without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a year, month and day of month; `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// The day in chrono's words.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The year as written.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day within its week.
    pub fn weekday(self) -> Weekday {
        Weekday::from(self.0.weekday())
    }

    /// So many calendar days later, earlier if negative; stops at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Day {
        let shift = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(shift) } else { self.0.checked_add_days(shift) };
        Day(moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }

    /// Calendar days from this day to `later`; negative if `later` is earlier.
    pub fn days_until(self, later: Day) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date)
    }
}

impl From<Day> for Datetime {
    fn from(day: Day) -> Datetime {
        // TOML has four digits for a year; nothing that came from a ledger has more.
        let year = u16::try_from(day.0.year()).unwrap_or_default();
        let small = |number: u32| u8::try_from(number).unwrap_or_default();
        let date = Date { year, month: small(day.0.month()), day: small(day.0.day()) };
        Datetime { date: Some(date), time: None, offset: None }
    }
}

impl From<Day> for Literal {
    fn from(day: Day) -> Literal {
        Literal::from(Datetime::from(day))
    }
}

impl TryFrom<&Datetime> for Day {
    type Error = ValueFault;

    /// Takes a TOML value that is a date and nothing more.
    fn try_from(written: &Datetime) -> Result<Day, ValueFault> {
        match (written.date, written.time) {
            (Some(date), None) => calendar_day(date).ok_or_else(|| not_a_day(&written.to_string())),
            (Some(date), Some(_)) => {
                Err(ValueFault::new(format!("`{written}` is a moment, a day is wanted"), format!("write `{date}`")))
            }
            _ => Err(not_a_day(&written.to_string())),
        }
    }
}

pub(super) fn calendar_day(date: Date) -> Option<Day> {
    Day::new(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

fn not_a_day(text: &str) -> ValueFault {
    ValueFault::new(format!("`{text}` is not a day"), "write year, month and day: `2026-03-02`")
}

impl FromStr for Day {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Day, ValueFault> {
        // chrono alone also takes signs and short numbers.
        let shape = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
        let plain = text.len() == 10 && text.bytes().enumerate().all(shape);
        let day = plain.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
        day.map(Day).ok_or_else(|| not_a_day(text))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        if !deserializer.is_human_readable() {
            let day = NaiveDate::from_num_days_from_ce_opt(i32::deserialize(deserializer)?);
            return day.map(Day).ok_or_else(|| D::Error::custom("no day of the calendar"));
        }
        let written = source::datetime(deserializer)?;
        Day::try_from(&written).map_err(D::Error::custom)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i32(self.0.num_days_from_ce())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_is_year_month_day_and_nothing_else() {
        assert_eq!("2024-02-29".parse::<Day>().unwrap().to_string(), "2024-02-29");
        for bad in ["2023-02-29", "2024-2-9", "24-02-09", "2024-02-29T10:00:00", "", "вчера", "+024-02-09"] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_calendar_has_ends() {
        let day: Day = "2026-03-02".parse().unwrap();
        assert_eq!(day.plus_days(-1).to_string(), "2026-03-01");
        assert_eq!(day.plus_days(i64::MAX), Day(chrono::NaiveDate::MAX));
        assert_eq!(day.days_until(day.plus_days(-30)), -30);
        assert_eq!(crate::source::Literal::from(day).as_str(), "2026-03-02");
    }
}
