//! Time zones of the IANA list, with their rules.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike, Utc};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::diagnostic::nearest;

use super::fault::ValueFault;
use super::text::stands_as_text;

/// A time zone of the IANA list, such as `Europe/Moscow`.
///
/// The list is part of the program; a zone's rules are read once, when the zone is first named.
#[derive(Clone, PartialEq, Eq)]
pub struct Timezone(TimeZone);

stands_as_text!(Timezone);

/// Names of the list that stand for a zone nobody has chosen yet.
const UNSET: [&str; 2] = ["Factory", "Etc/Unknown"];

impl Timezone {
    /// UTC, for ledgers that name no zone.
    pub const UTC: Timezone = Timezone(TimeZone::UTC);

    /// The name on the list.
    pub fn name(&self) -> &str {
        // Only zones of the list are made, and each of them has a name.
        self.0.iana_name().unwrap_or_default()
    }

    /// All names of the list, in order.
    pub fn names() -> Vec<String> {
        let list = TimeZoneDatabase::bundled();
        let all = list.available().map(|name| name.to_string());
        let mut names: Vec<String> = all.filter(|name| !UNSET.contains(&name.as_str())).collect();
        names.sort_unstable();
        names
    }

    /// What the clock on the wall shows at a moment.
    pub fn wall_clock(&self, moment: DateTime<Utc>) -> NaiveDateTime {
        // Beyond the years that the list's rules are made for, the offset of the last of them holds.
        let seconds = moment.timestamp().clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        let offset = Timestamp::from_second(seconds).map_or(0, |moment| self.0.to_offset(moment).seconds());
        moment.naive_utc().checked_add_signed(TimeDelta::seconds(offset.into())).unwrap_or(moment.naive_utc())
    }

    /// The moment at which the clock on the wall shows `clock`; `None` beyond the year 9999.
    ///
    /// In the hour that summer time repeats it is the first of two; in the one it skips, as much later as the clock is put forward.
    pub fn moment(&self, clock: NaiveDateTime) -> Option<DateTime<Utc>> {
        let small = |number: u32| i8::try_from(number).ok();
        let (year, month, day) = (i16::try_from(clock.year()).ok()?, small(clock.month())?, small(clock.day())?);
        let (hour, minute, second) = (small(clock.hour())?, small(clock.minute())?, small(clock.second())?);
        let clock = civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
        DateTime::from_timestamp(self.0.to_timestamp(clock).ok()?.as_second(), 0)
    }
}

impl FromStr for Timezone {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Timezone, ValueFault> {
        let zone = TimeZoneDatabase::bundled().get(text).ok().map(Timezone);
        // The list itself answers in any letter case.
        zone.filter(|zone| zone.name() == text && !UNSET.contains(&text)).ok_or_else(|| {
            let names = Timezone::names();
            // Abbreviations are so short that any is like any other, and `MST` is half the world away from `MSK`.
            let alike = |name: &&str| name.contains('/') || name.eq_ignore_ascii_case(text);
            let help = nearest(text, names.iter().map(String::as_str).filter(alike)).map_or_else(
                || "write a region and a city of the IANA list, such as `Europe/Moscow` or `Asia/Manila`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            ValueFault::new(format!("`{text}` is not a time zone"), help)
        })
    }
}

impl fmt::Display for Timezone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl fmt::Debug for Timezone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDateTime, Utc};

    use super::Timezone;

    #[test]
    fn time_zones_are_those_of_iana() {
        for good in ["Europe/Moscow", "Asia/Manila", "UTC", "Etc/GMT+5", "America/Argentina/Ushuaia"] {
            assert_eq!(good.parse::<Timezone>().unwrap().to_string(), good);
        }
        for bad in ["Moscow", "MSK", "+03:00", "europe/moscow", "utc", "Factory", "Etc/Unknown", ""] {
            assert!(bad.parse::<Timezone>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_slip_is_told_by_the_city_and_an_abbreviation_by_how_zones_are_named() {
        let help = |text: &str| text.parse::<Timezone>().unwrap_err().help;
        assert_eq!(help("Europe/Moskow"), "did you mean `Europe/Moscow`?");
        assert_eq!(help("utc"), "did you mean `UTC`?");
        for text in ["MSK", "PHT", "+03:00"] {
            assert_eq!(
                help(text),
                "write a region and a city of the IANA list, such as `Europe/Moscow` or `Asia/Manila`"
            );
        }
    }

    #[test]
    fn each_name_of_the_list_is_a_zone() {
        for name in Timezone::names() {
            assert_eq!(name.parse::<Timezone>().unwrap().name(), name);
        }
    }

    #[test]
    fn the_wall_clock_follows_the_rules_of_the_zone() {
        // Summer time of Berlin: from 01:00 UTC of the last Sunday in March to that of October. Moscow gave it up in 2011.
        for (zone, moment, clock) in [
            ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00"),
            ("Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00"),
            ("Europe/Moscow", "2010-07-01T00:00:00Z", "2010-07-01T04:00:00"),
            ("Europe/Moscow", "2026-07-01T00:00:00Z", "2026-07-01T03:00:00"),
            ("Asia/Kathmandu", "2500-01-01T00:00:00Z", "2500-01-01T05:45:00"),
        ] {
            let moment: DateTime<Utc> = moment.parse().unwrap();
            assert_eq!(zone.parse::<Timezone>().unwrap().wall_clock(moment), clock.parse().unwrap(), "{zone} {moment}");
        }
    }

    #[test]
    fn a_clock_on_the_wall_is_a_moment_even_where_it_is_put_forward_or_back() {
        for (clock, moment) in [
            ("2026-03-29T01:59:59", "2026-03-29T00:59:59Z"),
            ("2026-03-29T02:30:00", "2026-03-29T01:30:00Z"),
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
        ] {
            let clock: NaiveDateTime = clock.parse().unwrap();
            assert_eq!("Europe/Berlin".parse::<Timezone>().unwrap().moment(clock), moment.parse().ok(), "{clock}");
        }
        assert_eq!(Timezone::UTC.moment("+12000-01-01T00:00:00".parse().unwrap()), None);
    }
}
