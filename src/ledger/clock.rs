//! The one clock: what day it is for the ledger, whatever the machine says.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::error::{Error, Result};
use crate::model::value::{Day, Moment, Timezone};

/// The moment a command runs at, or the one it was told to take.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    utc: DateTime<Utc>,
    told: Option<NaiveDateTime>,
}

impl Clock {
    /// The real moment; `told` is a date (then it is noon) or a local date-time in the ledger's zone.
    ///
    /// # Errors
    /// A usage error where `told` is neither.
    pub fn new(utc: DateTime<Utc>, told: Option<&str>) -> Result<Clock> {
        let told = told.map(|text| {
            let day = text.parse::<NaiveDate>().map(|day| day.and_time(noon()));
            day.or_else(|_| text.replacen(' ', "T", 1).parse::<NaiveDateTime>())
                .or_else(|_| NaiveDateTime::parse_from_str(&text.replacen(' ', "T", 1), "%Y-%m-%dT%H:%M"))
                .map_err(|_| {
                    Error::usage(format!("`{text}` is not a day"))
                        .hint("write a date such as 2026-03-02, or a local date-time such as 2026-03-02T09:30, for `--today` or `FOLIO_TODAY`")
                })
        });
        Ok(Clock { utc, told: told.transpose()? })
    }

    /// The day it is in `zone`.
    pub fn today(&self, zone: &Timezone) -> Day {
        Day::from(self.local(zone).date())
    }

    /// The moment it is in `zone`, to the second.
    pub fn now(&self, zone: &Timezone) -> Moment {
        Moment::local(self.local(zone))
    }

    fn local(&self, zone: &Timezone) -> NaiveDateTime {
        let local = self.told.unwrap_or_else(|| zone.wall_clock(self.utc));
        // A ledger keeps seconds; fractions would only lengthen what people read.
        local.date().and_time(whole_second(local.time()))
    }
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

fn whole_second(time: NaiveTime) -> NaiveTime {
    use chrono::Timelike as _;
    time.with_nanosecond(0).unwrap_or(time)
}
