//! Spans of time: `14d`, `2w`, `3mo`, `1y`, `2wd`, `4h`.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDateTime};

use serde::{Deserialize, Serialize};

use super::calendar::Calendar;
use super::day::Day;
use super::fault::ValueFault;
use super::text::{Kept, stands_as_text};

/// What a span counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display, strum::EnumString, Serialize, Deserialize)]
pub enum SpanUnit {
    /// Calendar days
    #[strum(serialize = "d")]
    Days,
    /// Calendar weeks
    #[strum(serialize = "w")]
    Weeks,
    /// Calendar months; the 31st becomes the last day of a shorter month
    #[strum(serialize = "mo")]
    Months,
    /// Calendar years
    #[strum(serialize = "y")]
    Years,
    /// Days the firm works
    #[strum(serialize = "wd")]
    WorkingDays,
    /// Hours the firm works
    #[strum(serialize = "h")]
    WorkingHours,
}

/// A length of time as people agree on it: a number and a unit.
///
/// Months have no fixed length, so spans have no order; what a span means for a day, [`Span::after`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// How many, 0 to 9999.
    pub amount: u32,
    /// Of what.
    pub unit: SpanUnit,
}

stands_as_text!(kept Span);

impl Kept for Span {
    type Form = (u32, SpanUnit);

    fn form(&self) -> Self::Form {
        (self.amount, self.unit)
    }

    fn of((amount, unit): Self::Form) -> Option<Span> {
        Some(Span { amount, unit })
    }
}

impl Span {
    /// So many calendar days.
    pub const fn days(amount: u32) -> Span {
        Span { amount, unit: SpanUnit::Days }
    }

    /// So many working days.
    pub const fn working_days(amount: u32) -> Span {
        Span { amount, unit: SpanUnit::WorkingDays }
    }

    /// So many months of the calendar.
    pub const fn months(amount: u32) -> Span {
        Span { amount, unit: SpanUnit::Months }
    }

    /// The day on which the span, begun on `day`, ends; stops at the end of the calendar.
    ///
    /// Working hours are counted from the morning of `day`, so that `4h` end on the same day.
    pub fn after(&self, day: Day, calendar: &Calendar) -> Day {
        match self.unit {
            SpanUnit::WorkingDays => calendar.working_days_after(day, self.amount),
            SpanUnit::WorkingHours => calendar.working_days_after(day, self.whole_working_days(calendar)),
            _ => self.calendar_shift(day, true),
        }
    }

    /// The day on which the span has to begin to end on `day`; stops at the beginning of the calendar.
    pub fn before(&self, day: Day, calendar: &Calendar) -> Day {
        match self.unit {
            SpanUnit::WorkingDays => calendar.working_days_before(day, self.amount),
            SpanUnit::WorkingHours => calendar.working_days_before(day, self.whole_working_days(calendar)),
            _ => self.calendar_shift(day, false),
        }
    }

    /// The moment at which the span, begun at `start`, ends: days keep the time of day, hours run while the office is
    /// open.
    pub fn after_moment(&self, start: NaiveDateTime, calendar: &Calendar) -> NaiveDateTime {
        match self.unit {
            SpanUnit::WorkingHours => calendar.working_minutes_after(start, self.amount * 60),
            _ => self.after(Day::from(start.date()), calendar).date().and_time(start.time()),
        }
    }

    /// Whether more than this span lies between the days: older than 30 d is strictly more than 30 days.
    pub fn exceeded(&self, since: Day, today: Day, calendar: &Calendar) -> bool {
        today > self.after(since, calendar)
    }

    /// Whether more than this span has been worked or has gone by between the days: of `5wd` from a Friday, the Saturday after the
    /// next Friday is no sixth day, for nobody works on it.
    pub fn used_up(&self, since: Day, today: Day, calendar: &Calendar) -> bool {
        let most = match self.unit {
            SpanUnit::WorkingDays => self.amount,
            SpanUnit::WorkingHours => self.whole_working_days(calendar),
            _ => return self.exceeded(since, today, calendar),
        };
        calendar.working_days_between(since, today) > most
    }

    /// The span in English words: `90 days`, `1 working day`.
    pub fn in_words(&self) -> String {
        let unit = match self.unit {
            SpanUnit::Days => "day",
            SpanUnit::Weeks => "week",
            SpanUnit::Months => "month",
            SpanUnit::Years => "year",
            SpanUnit::WorkingDays => "working day",
            SpanUnit::WorkingHours => "working hour",
        };
        if self.amount == 1 { format!("1 {unit}") } else { format!("{} {unit}s", self.amount) }
    }

    /// Calendar days, for comparing and scoring: a month counts as 30, a year as 365, five working days as a week.
    pub fn nominal_days(&self, calendar: &Calendar) -> f64 {
        let amount = f64::from(self.amount);
        match self.unit {
            SpanUnit::Days => amount,
            SpanUnit::Weeks => amount * 7.0,
            SpanUnit::Months => amount * 30.0,
            SpanUnit::Years => amount * 365.0,
            SpanUnit::WorkingDays => amount * 7.0 / 5.0,
            SpanUnit::WorkingHours => amount * 60.0 / f64::from(calendar.hours().minutes()) * 7.0 / 5.0,
        }
    }

    fn whole_working_days(&self, calendar: &Calendar) -> u32 {
        (self.amount * 60).saturating_sub(1) / calendar.hours().minutes()
    }

    fn calendar_shift(&self, day: Day, later: bool) -> Day {
        let date = day.date();
        let moved = match (self.unit, later) {
            (SpanUnit::Months, true) => date.checked_add_months(Months::new(self.amount)),
            (SpanUnit::Months, false) => date.checked_sub_months(Months::new(self.amount)),
            (SpanUnit::Years, true) => date.checked_add_months(Months::new(self.amount * 12)),
            (SpanUnit::Years, false) => date.checked_sub_months(Months::new(self.amount * 12)),
            (SpanUnit::Weeks, true) => date.checked_add_days(Days::new(u64::from(self.amount) * 7)),
            (SpanUnit::Weeks, false) => date.checked_sub_days(Days::new(u64::from(self.amount) * 7)),
            (_, true) => date.checked_add_days(Days::new(u64::from(self.amount))),
            (_, false) => date.checked_sub_days(Days::new(u64::from(self.amount))),
        };
        moved.map_or_else(|| day.plus_days(if later { i64::MAX } else { i64::MIN }), Day::from)
    }
}

impl FromStr for Span {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Span, ValueFault> {
        let help = "write a number and a unit: `14d`, `2w`, `3mo`, `1y`, `2wd` (working days) or `4h` (working hours)";
        let fault = |message: String| ValueFault::new(message, help);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        if number.is_empty() || number.len() > 4 || (number.len() > 1 && number.starts_with('0')) {
            return Err(fault(format!("`{text}` is not a span of time")));
        }
        let amount = number.parse().map_err(|_| fault(format!("`{text}` is not a span of time")))?;
        let unit = unit.parse().map_err(|_| match unit {
            "" => fault(format!("`{text}` is a span without a unit")),
            "m" => fault(format!("`{text}` is not a span of time: months are `mo`")),
            _ => fault(format!("`{text}` is not a span of time: `{unit}` is not a unit")),
        })?;
        Ok(Span { amount, unit })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.amount, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Day, Span};
    use crate::model::value::Weekday;

    fn span(text: &str) -> Span {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn office() -> Calendar {
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        Calendar::new(&week, &[], "09:00-18:00".parse().unwrap())
    }

    #[test]
    fn a_span_keeps_its_spelling() {
        for text in ["14d", "2w", "3mo", "1y", "2wd", "4h", "0d", "9999d"] {
            assert_eq!(span(text).to_string(), text);
        }
        for bad in ["", "d", "14", "14 d", "-1d", "1.5d", "14D", "01d", "10000d", "2m", "1d2h"] {
            assert!(bad.parse::<Span>().is_err(), "{bad}");
        }
    }

    #[test]
    fn months_end_on_days_that_exist() {
        assert_eq!(span("1mo").after(day("2026-01-31"), &office()), day("2026-02-28"));
        assert_eq!(span("1y").before(day("2024-02-29"), &office()), day("2023-02-28"));
    }

    #[test]
    fn a_span_stops_at_the_ends_of_the_calendar() {
        let [first, last] = [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX].map(Day::from);
        for text in ["3d", "2w", "1mo", "1y", "3wd"] {
            assert_eq!(span(text).after(last.plus_days(-1), &office()), last, "{text}");
            assert_eq!(span(text).before(first.plus_days(1), &office()), first, "{text}");
        }
    }

    #[test]
    fn working_units_follow_the_calendar() {
        let friday = day("2026-03-06");
        assert_eq!(span("2wd").after(friday, &office()), day("2026-03-10"));
        assert_eq!(span("4h").after(friday, &office()), friday);
        assert_eq!(span("10h").after(friday, &office()), day("2026-03-09"));
        let late = "2026-03-06T17:00:00".parse().unwrap();
        assert_eq!(span("4h").after_moment(late, &office()).to_string(), "2026-03-09 12:00:00");
        assert_eq!(span("1wd").after_moment(late, &office()).to_string(), "2026-03-09 17:00:00");
    }

    #[test]
    fn days_off_use_up_no_working_span() {
        // From Friday the 20th: Monday to Friday are five; Saturday and Sunday are none, Monday is the sixth.
        let used_up = |text: &str, today: &str| span(text).used_up(day("2026-02-20"), day(today), &office());
        assert_eq!(["2026-02-27", "2026-03-01", "2026-03-02"].map(|today| used_up("5wd", today)), [false, false, true]);
        assert!(span("5wd").exceeded(day("2026-02-20"), day("2026-03-01"), &office()), "its last day has passed");
        assert_eq!(["2026-02-27", "2026-02-28"].map(|today| used_up("7d", today)), [false, true]);
    }

    #[test]
    fn a_span_is_said_in_words() {
        let said = ["90d", "1d", "2w", "3mo", "1y", "5wd", "4h"].map(|text| span(text).in_words());
        let words = ["90 days", "1 day", "2 weeks", "3 months", "1 year", "5 working days", "4 working hours"];
        assert_eq!(said, words);
    }

    #[test]
    fn older_than_thirty_days_is_strictly_more() {
        assert!(!span("30d").exceeded(day("2026-03-01"), day("2026-03-31"), &office()));
        assert!(span("30d").exceeded(day("2026-03-01"), day("2026-04-01"), &office()));
    }
}
