//! Accounting periods: a month, a quarter or a year.

use std::fmt;
use std::str::FromStr;

use super::day::Day;
use super::fault::ValueFault;
use super::text::stands_as_text;
use crate::model::contract::BillingPeriod;

/// A month `2026-09`, a quarter `2026-Q3` or a year `2026`; ordered by the first day, shorter ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    year: u16,
    length: Length,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Length {
    Month(u8),
    Quarter(u8),
    Year,
}

stands_as_text!(Period);

impl Period {
    /// The first day of the period.
    pub fn first(&self) -> Day {
        self.start(0)
    }

    /// The last day of the period.
    pub fn last(&self) -> Day {
        self.start(self.months()).plus_days(-1)
    }

    /// The month, quarter or year that a day lies in, whichever is billed.
    pub fn around(day: Day, billing: BillingPeriod) -> Period {
        // Four digits are all that TOML has for a year, and a month is at most 12.
        let year = u16::try_from(day.year()).unwrap_or_default();
        let month = u8::try_from(day.month()).unwrap_or(1);
        let length = match billing {
            BillingPeriod::Monthly => Length::Month(month),
            BillingPeriod::Quarterly => Length::Quarter(month.div_ceil(3)),
            BillingPeriod::Yearly => Length::Year,
        };
        Period { year, length }
    }

    /// The period of the same length just before.
    #[must_use]
    pub fn before(&self) -> Period {
        let last_year = self.year.saturating_sub(1);
        match self.length {
            Length::Month(1) => Period { year: last_year, length: Length::Month(12) },
            Length::Month(month) => Period { length: Length::Month(month - 1), ..*self },
            Length::Quarter(1) => Period { year: last_year, length: Length::Quarter(4) },
            Length::Quarter(quarter) => Period { length: Length::Quarter(quarter - 1), ..*self },
            Length::Year => Period { year: last_year, length: Length::Year },
        }
    }

    fn months(&self) -> u32 {
        match self.length {
            Length::Month(_) => 1,
            Length::Quarter(_) => 3,
            Length::Year => 12,
        }
    }

    /// The first day of the period's month `ahead`, counted from 0.
    fn start(&self, ahead: u32) -> Day {
        let month = ahead
            + match self.length {
                Length::Month(month) => u32::from(month) - 1,
                Length::Quarter(quarter) => (u32::from(quarter) - 1) * 3,
                Length::Year => 0,
            };
        let year = i32::from(self.year) + i32::from(month >= 12);
        // The first of a month always exists.
        Day::new(year, month % 12 + 1, 1).unwrap_or_else(|| Day::from(chrono::NaiveDate::MAX))
    }

    fn parse(text: &str) -> Option<Period> {
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        let (year, rest) = text.split_at_checked(4)?;
        if !digits(year, 4) {
            return None;
        }
        let length = match (rest.strip_prefix("-Q"), rest.strip_prefix('-')) {
            (Some(quarter), _) if digits(quarter, 1) => Length::Quarter(quarter.parse().ok()?),
            (None, Some(month)) if digits(month, 2) => Length::Month(month.parse().ok()?),
            (None, None) if rest.is_empty() => Length::Year,
            _ => return None,
        };
        let exists = match length {
            Length::Month(month) => (1..=12).contains(&month),
            Length::Quarter(quarter) => (1..=4).contains(&quarter),
            Length::Year => true,
        };
        exists.then_some(Period { year: year.parse().ok()?, length })
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> std::cmp::Ordering {
        (self.first(), self.months()).cmp(&(other.first(), other.months()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Period {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Period, ValueFault> {
        let help = "write a month `2026-09`, a quarter `2026-Q3` or a year `2026`";
        Period::parse(text).ok_or_else(|| ValueFault::new(format!("`{text}` is not a period"), help))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        match self.length {
            Length::Month(month) => write!(formatter, "-{month:02}"),
            Length::Quarter(quarter) => write!(formatter, "-Q{quarter}"),
            Length::Year => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BillingPeriod, Period};

    #[test]
    fn a_period_knows_its_first_and_last_day() {
        for (text, first, last) in [
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026-12", "2026-12-01", "2026-12-31"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2026", "2026-01-01", "2026-12-31"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(
                [period.to_string(), period.first().to_string(), period.last().to_string()],
                [text, first, last]
            );
        }
        for bad in ["2026-9", "2026-13", "2026-00", "2026-Q5", "26-09", "2026-", "2026-Q", "сен 2026", "2026-q3"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_day_lies_in_a_period_and_another_comes_before() {
        let day = "2026-01-31".parse().unwrap();
        for (billing, around, before) in [
            (BillingPeriod::Monthly, "2026-01", "2025-12"),
            (BillingPeriod::Quarterly, "2026-Q1", "2025-Q4"),
            (BillingPeriod::Yearly, "2026", "2025"),
        ] {
            let period = Period::around(day, billing);
            assert_eq!([period.to_string(), period.before().to_string()], [around, before]);
        }
        assert_eq!(Period::around("2026-08-01".parse().unwrap(), BillingPeriod::Quarterly).to_string(), "2026-Q3");
    }

    #[test]
    fn periods_stand_in_order_of_their_start() {
        let mut periods: Vec<Period> =
            ["2026", "2026-02", "2026-Q1", "2025-12", "2026-01"].map(|text| text.parse().unwrap()).into();
        periods.sort();
        let sorted: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(sorted, ["2025-12", "2026-01", "2026-Q1", "2026", "2026-02"]);
    }
}
