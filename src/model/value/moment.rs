//! Moments: a day with a time.

use std::fmt;
use std::str::FromStr;

use crate::source::{self, Datetime, Literal, Offset, Time};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::day::{Day, calendar_day};
use super::fault::ValueFault;
use super::timezone::Timezone;

/// A day with a time: `2026-03-02T11:30:00` in the ledger's zone, or with an offset, `2026-03-02T11:30:00+08:00`.
///
/// Moments compare only once they are read [in the ledger's zone](Moment::in_zone); so there is no order here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    written: NaiveDateTime,
    offset: Option<FixedOffset>,
}

const HELP: &str = "write day and time: `2026-03-02T11:30:00`";

impl Moment {
    /// A moment of the ledger's own zone.
    pub fn local(written: NaiveDateTime) -> Moment {
        Moment { written, offset: None }
    }

    /// The clock on the wall in the ledger's zone at this moment.
    ///
    /// Without an offset that is what is written, even in the hour that summer time skips or repeats.
    pub fn in_zone(&self, zone: &Timezone) -> NaiveDateTime {
        match self.offset.and_then(|offset| offset.from_local_datetime(&self.written).single()) {
            Some(moment) => zone.wall_clock(moment.to_utc()),
            None => self.written,
        }
    }

    /// The day on the calendar of the ledger's zone.
    pub fn day(&self, zone: &Timezone) -> Day {
        Day::from(self.in_zone(zone).date())
    }
}

impl From<Moment> for Datetime {
    fn from(moment: Moment) -> Datetime {
        let small = |number: u32| u8::try_from(number).unwrap_or_default();
        let clock = moment.written.time();
        let nanosecond = clock.nanosecond() % 1_000_000_000;
        let time = Time {
            hour: small(clock.hour()),
            minute: small(clock.minute()),
            second: Some(small(clock.second())),
            nanosecond: (nanosecond > 0).then_some(nanosecond),
        };
        let offset = moment.offset.map(|offset| match i16::try_from(offset.local_minus_utc() / 60) {
            Ok(0) | Err(_) => Offset::Z,
            Ok(minutes) => Offset::Custom { minutes },
        });
        Datetime { time: Some(time), offset, ..Datetime::from(Day::from(moment.written.date())) }
    }
}

impl From<Moment> for Literal {
    fn from(moment: Moment) -> Literal {
        Literal::from(Datetime::from(moment))
    }
}

impl TryFrom<&Datetime> for Moment {
    type Error = ValueFault;

    fn try_from(written: &Datetime) -> Result<Moment, ValueFault> {
        let fault = || ValueFault::new(format!("`{written}` is not a moment"), HELP);
        let (Some(date), Some(time)) = (written.date, written.time) else {
            let help = match written.date {
                Some(date) => format!("add the time: `{date}T12:00:00`"),
                None => HELP.to_owned(),
            };
            return Err(ValueFault::new(format!("`{written}` is not a moment: day and time are wanted"), help));
        };
        let date: NaiveDate = calendar_day(date).ok_or_else(fault)?.date();
        let second = u32::from(time.second.unwrap_or(0));
        let nanosecond = time.nanosecond.unwrap_or(0);
        // A leap second exists on clocks but not in sums: chrono keeps it as the end of second 59.
        let (second, nanosecond) = if second == 60 { (59, 1_000_000_000 + nanosecond) } else { (second, nanosecond) };
        let time = NaiveTime::from_hms_nano_opt(time.hour.into(), time.minute.into(), second, nanosecond);
        let offset = match written.offset {
            None => None,
            Some(Offset::Z) => FixedOffset::east_opt(0),
            Some(Offset::Custom { minutes }) => Some(FixedOffset::east_opt(i32::from(minutes) * 60).ok_or_else(fault)?),
        };
        Ok(Moment { written: date.and_time(time.ok_or_else(fault)?), offset })
    }
}

impl FromStr for Moment {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Moment, ValueFault> {
        let written: Datetime = text.parse().map_err(|_| ValueFault::new(format!("`{text}` is not a moment"), HELP))?;
        Moment::try_from(&written)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.written.format("%Y-%m-%dT%H:%M:%S%.f"))?;
        match self.offset {
            None => Ok(()),
            Some(offset) if offset.local_minus_utc() == 0 => formatter.write_str("Z"),
            Some(offset) => write!(formatter, "{offset}"),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        if !deserializer.is_human_readable() {
            return Kept::deserialize(deserializer)?.into_moment().ok_or_else(|| D::Error::custom("no moment"));
        }
        let written = source::datetime(deserializer)?;
        Moment::try_from(&written).map_err(D::Error::custom)
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { Kept::of(self).serialize(serializer) }
    }
}

/// A moment as programs keep it: seconds and nanoseconds on the wall clock, and the offset in seconds.
#[derive(Deserialize, serde::Serialize)]
struct Kept(i64, u32, Option<i32>);

impl Kept {
    fn of(moment: &Moment) -> Kept {
        let clock = moment.written.and_utc();
        // A leap second's nanoseconds go beyond a second; they are kept as they are.
        Kept(clock.timestamp(), clock.nanosecond(), moment.offset.map(|offset| offset.local_minus_utc()))
    }

    fn into_moment(self) -> Option<Moment> {
        let written = DateTime::from_timestamp(self.0, self.1)?.naive_utc();
        let offset = match self.2 {
            Some(seconds) => Some(FixedOffset::east_opt(seconds)?),
            None => None,
        };
        Some(Moment { written, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_moment_keeps_its_spelling() {
        for text in
            ["2026-10-02T11:30:00", "2026-10-02T11:30:00Z", "2026-10-02T11:30:00-03:30", "2026-10-02T11:30:00.250"]
        {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
            let literal = crate::source::Literal::from(text.parse::<Moment>().unwrap());
            assert_eq!(literal.as_str().parse::<Moment>(), text.parse(), "{literal}");
        }
        for bad in ["2026-10-02", "11:30:00", "soon", "2026-02-30T11:30:00"] {
            assert!(bad.parse::<Moment>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_offset_is_read_in_the_zone_of_the_ledger() {
        let moscow = "Europe/Moscow".parse().unwrap();
        let late: Moment = "2026-10-02T23:30:00-08:00".parse().unwrap();
        assert_eq!(late.day(&moscow).to_string(), "2026-10-03");
        let local: Moment = "2026-10-02T23:30:00".parse().unwrap();
        assert_eq!(local.day(&moscow).to_string(), "2026-10-02");
    }
}
