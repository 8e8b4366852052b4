//! Hours of a day, for office time and times to call.

use std::fmt;
use std::str::FromStr;

use super::fault::ValueFault;
use super::text::stands_as_text;

/// A time of day to the minute; `24:00` is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

impl Clock {
    /// Minutes since midnight, 0 to 1440.
    pub fn minutes(self) -> u32 {
        u32::from(self.0)
    }

    fn parse(text: &str) -> Option<Clock> {
        let (hour, minute) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !two_digits(hour) || !two_digits(minute) {
            return None;
        }
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(Clock(hour * 60 + minute))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// From one time of a day to a later one: `10:00-19:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hours {
    /// First minute.
    pub from: Clock,
    /// The minute after the last.
    pub until: Clock,
}

stands_as_text!(Hours);

impl Hours {
    /// Nine to six, for ledgers that name no hours.
    pub const OFFICE: Hours = Hours { from: Clock(9 * 60), until: Clock(18 * 60) };

    /// Length in minutes, at least 1.
    pub fn minutes(&self) -> u32 {
        self.until.minutes() - self.from.minutes()
    }
}

impl FromStr for Hours {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Hours, ValueFault> {
        let help = "write from and until: `10:00-19:00`";
        let clocks = text.split_once('-').and_then(|(from, until)| Some((Clock::parse(from)?, Clock::parse(until)?)));
        let Some((from, until)) = clocks else {
            return Err(ValueFault::new(format!("`{text}` are not hours of a day"), help));
        };
        if from >= until {
            return Err(ValueFault::new(format!("`{text}` ends before it starts"), help));
        }
        Ok(Hours { from, until })
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::Hours;

    #[test]
    fn hours_run_from_earlier_to_later() {
        let hours: Hours = "09:30-18:00".parse().unwrap();
        assert_eq!((hours.to_string().as_str(), hours.minutes()), ("09:30-18:00", 510));
        assert!("00:00-24:00".parse::<Hours>().is_ok());
        for bad in
            ["9-18", "9:00-18:00", "18:00-09:00", "10:00-10:00", "10:60-11:00", "10:00-24:01", "10:00", "+1:00-02:00"]
        {
            assert!(bad.parse::<Hours>().is_err(), "{bad}");
        }
    }
}
