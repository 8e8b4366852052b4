//! Days and moments as people type them: `fri`, `+3d`, `next monday`, `yesterday 15:00`, and always ISO.
//!
//! What could mean two days is refused, never guessed: `01/02/2026`, a bare `7`, a lone `may`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use interim::{Dialect, parse_date_string};

use crate::ledger::Ledger;
use crate::model::value::{Calendar, Day, Moment, Span, Timezone, ValueFault};

/// The months as they are typed; three letters do.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAY_HELP: &str =
    "write a date such as 2026-03-02, or `today`, `fri`, `next monday`, `9 oct`, `+3d`, `+2w`, `in 3 days`";
const MOMENT_HELP: &str =
    "write a moment such as `2026-03-02T11:30`, `yesterday 15:00`, `10:30`, or a day for its noon";

/// The years in which a ledger's days lie; beyond them somebody slipped.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Reads days and moments as seen from the ledger's own now.
#[derive(Debug, Clone)]
pub struct When {
    now: NaiveDateTime,
    calendar: Calendar,
}

impl When {
    /// Reads as seen from the ledger's day, by its working days.
    pub fn of(ledger: &Ledger) -> When {
        When { now: ledger.now().in_zone(ledger.zone()), calendar: ledger.settings().calendar() }
    }

    /// The day that is today.
    pub fn today(&self) -> Day {
        Day::from(self.now.date())
    }

    /// The day that `typed` means; a weekday is the next such day after today, with or without `next`.
    pub fn day(&self, typed: &str) -> Result<Day, ValueFault> {
        let words = plain(typed);
        if let Ok(day) = words.parse::<Day>() {
            return in_reach(day, typed);
        }
        if let Some(fault) = ambiguous(&words, typed) {
            return Err(fault);
        }
        let day = match self.shifted(&words) {
            Some(shifted) => shifted?,
            None => self.named(&words, typed)?,
        };
        in_reach(day, typed)
    }

    /// The moment that `typed` means: a day and a time, a time of today, or the noon of a day.
    pub fn moment(&self, typed: &str) -> Result<Moment, ValueFault> {
        let words = plain(typed);
        if words == "now" {
            return Ok(Moment::local(self.now));
        }
        if let Some(moment) = iso_moment(&words) {
            in_reach(Day::from(moment.in_zone(&Timezone::UTC).date()), typed)?;
            return Ok(moment);
        }
        let (day, time) = match words.rsplit_once(' ') {
            Some((day, time)) if looks_like_time(time) => (Some(day), Some(time)),
            None if looks_like_time(&words) => (None, Some(words.as_str())),
            _ => (Some(words.as_str()), None),
        };
        let day = match day {
            Some(day) => {
                self.day(day).map_err(|fault| ValueFault::new(renamed(&fault, day, typed), moment_help(&fault)))?
            }
            None => self.today(),
        };
        let time = match time {
            Some(time) => time_of_day(time).ok_or_else(|| {
                ValueFault::new(format!("`{typed}` is not a moment: `{time}` is no time of day"), MOMENT_HELP)
            })?,
            None => noon(),
        };
        Ok(Moment::local(day.date().and_time(time)))
    }

    /// `+3d`, `-1w`, `+2wd`, `in 3 days`, `2 weeks ago`; `None` where the words are of another kind.
    fn shifted(&self, words: &str) -> Option<Result<Day, ValueFault>> {
        let (span, later) = if let Some(span) = words.strip_prefix('+').or_else(|| words.strip_prefix("in ")) {
            (span, true)
        } else {
            (words.strip_prefix('-').or_else(|| words.strip_suffix(" ago"))?, false)
        };
        let span = match abbreviated(span).parse::<Span>() {
            Ok(span) => span,
            Err(fault) => return Some(Err(ValueFault::new(fault.message, DAY_HELP))),
        };
        let today = self.today();
        Some(Ok(if later { span.after(today, &self.calendar) } else { span.before(today, &self.calendar) }))
    }

    /// `today`, `fri`, `last fri`, `next week`, `9 oct`, `October 9, 2026`.
    fn named(&self, words: &str, typed: &str) -> Result<Day, ValueFault> {
        let fault = || ValueFault::new(format!("`{typed}` is not a day"), DAY_HELP);
        if !words.split([' ', ',']).filter(|word| !word.is_empty()).all(known_word) {
            return Err(fault());
        }
        // interim swings a weekday by the time of day; seen from the last second, today's weekday is next week's.
        let base = NaiveTime::from_hms_opt(23, 59, 59).map(|time| self.now.date().and_time(time)).ok_or_else(fault)?;
        if words.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(words)) {
            return Err(ValueFault::new(
                format!("`{typed}` is a month, a day is wanted"),
                format!("write the day: `9 {words}`"),
            ));
        }
        let read = parse_date_string(words, base.and_utc(), Dialect::Us).map_err(|_| fault())?;
        Ok(Day::from(read.date_naive()))
    }
}

fn plain(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

fn in_reach(day: Day, typed: &str) -> Result<Day, ValueFault> {
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(ValueFault::new(format!("`{typed}` is not a day: the year {} is out of reach", day.year()), DAY_HELP))
}

/// Numbers with slashes or dots between them: whether the day or the month comes first depends on who writes.
fn ambiguous(words: &str, typed: &str) -> Option<ValueFault> {
    let parts: Vec<&str> = words.split(['/', '.', '-']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let numbers = numbers.filter(|_| !words.starts_with(['-', '+']))?;
    let iso =
        |year: u32, month: u32, day: u32| Day::new(i32::try_from(year).ok()?, month, day).map(|day| format!("`{day}`"));
    let meant: Vec<String> = match numbers[..] {
        [first, second, year] if first <= 31 => {
            let year = if year < 100 { 2000 + year } else { year };
            let mut meant: Vec<String> =
                [iso(year, second, first), iso(year, first, second)].into_iter().flatten().collect();
            meant.dedup();
            meant
        }
        [year, month, day] => iso(year, month, day).into_iter().collect(),
        _ => Vec::new(),
    };
    let message =
        if meant.len() > 1 { format!("`{typed}` may mean two days") } else { format!("`{typed}` is not a day") };
    let help = if meant.is_empty() { DAY_HELP.to_owned() } else { format!("write {}", meant.join(" or ")) };
    Some(ValueFault::new(message, help))
}

/// `3 days` as the span `3d`; a span stays what it is.
fn abbreviated(words: &str) -> String {
    let words = words.trim();
    let Some((number, unit)) = words.split_once(' ') else { return words.to_owned() };
    let number = if matches!(number, "a" | "an" | "one") { "1" } else { number };
    let unit = match unit {
        "day" | "days" => "d",
        "week" | "weeks" => "w",
        "month" | "months" => "mo",
        "year" | "years" => "y",
        "working day" | "working days" | "workday" | "workdays" => "wd",
        other => other,
    };
    format!("{number}{unit}")
}

/// Words of which a day can be made; interim passes over some it does not know.
fn known_word(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["today", "tomorrow", "yesterday", "next", "last", "this", "week", "month", "year", "weeks", "tues", "thurs"];
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits && matches!(word.len(), 1 | 2 | 4);
    let named = || DAYS.iter().chain(&MONTHS).any(|name| name.starts_with(word));
    number || WORDS.contains(&word) || (word.len() >= 3 && named())
}

/// `2026-03-02T11:30`, with seconds and offset if wanted; a space does for the `T`.
fn iso_moment(words: &str) -> Option<Moment> {
    let (date, rest) = words.split_once(['t', ' '])?;
    date.parse::<NaiveDate>().ok().filter(|_| date.len() == 10)?;
    let rest = rest.to_uppercase();
    let zone = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(zone);
    let time =
        NaiveTime::parse_from_str(time, "%H:%M").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S")).ok()?;
    format!("{date}T{}{zone}", time.format("%H:%M:%S")).parse().ok()
}

fn looks_like_time(word: &str) -> bool {
    word.contains(':')
        || word.strip_suffix("am").or_else(|| word.strip_suffix("pm")).is_some_and(|rest| rest.parse::<u8>().is_ok())
}

/// `9:05`, `15:00:30`, `3pm`, `3:15pm`.
fn time_of_day(word: &str) -> Option<NaiveTime> {
    let base = NaiveDate::from_ymd_opt(2000, 1, 1)?.and_time(NaiveTime::MIN);
    let digits = word.split([':', 'a', 'p']).take(3).all(|part| part.len() <= 2);
    let read = parse_date_string(&spaced(word), base.and_utc(), Dialect::Us).ok().filter(|_| digits)?;
    // An hour beyond 23 would run over into the next day.
    (read.date_naive() == base.date()).then(|| read.time())
}

/// interim reads `12 pm` right and `12pm` as midnight of the next day.
fn spaced(word: &str) -> String {
    match word.find(['a', 'p']) {
        Some(at) => format!("{} {}", &word[..at], &word[at..]),
        None => word.to_owned(),
    }
}

fn renamed(fault: &ValueFault, day: &str, typed: &str) -> String {
    if fault.message == format!("`{day}` is not a day") {
        format!("`{typed}` is not a moment")
    } else {
        fault.message.clone()
    }
}

fn moment_help(fault: &ValueFault) -> String {
    if fault.help == DAY_HELP { MOMENT_HELP.to_owned() } else { fault.help.clone() }
}

#[cfg(test)]
mod tests {
    use super::When;
    use crate::model::value::{Calendar, Weekday};

    /// Monday, 2 March 2026, noon; Monday 9 March is a holiday.
    fn monday() -> When {
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let calendar = Calendar::new(&week, &["2026-03-09".parse().unwrap()], "09:00-18:00".parse().unwrap());
        When { now: "2026-03-02T12:00:00".parse().unwrap(), calendar }
    }

    #[test]
    fn a_day_may_be_typed_in_many_ways() {
        for (typed, meant) in [
            ("2026-03-05", "2026-03-05"),
            ("today", "2026-03-02"),
            ("Tomorrow", "2026-03-03"),
            ("yesterday", "2026-03-01"),
            ("fri", "2026-03-06"),
            ("friday", "2026-03-06"),
            ("mon", "2026-03-09"),
            ("next monday", "2026-03-09"),
            ("next  Fri", "2026-03-06"),
            ("last fri", "2026-02-27"),
            ("next week", "2026-03-09"),
            ("next month", "2026-04-02"),
            ("+3d", "2026-03-05"),
            ("+2w", "2026-03-16"),
            ("+1mo", "2026-04-02"),
            ("+5wd", "2026-03-10"),
            ("-1d", "2026-03-01"),
            ("in 3 days", "2026-03-05"),
            ("in a week", "2026-03-09"),
            ("2 weeks ago", "2026-02-16"),
            ("9 oct", "2026-10-09"),
            ("oct 9", "2026-10-09"),
            ("9 October 2027", "2027-10-09"),
            ("October 9, 2027", "2027-10-09"),
        ] {
            assert_eq!(monday().day(typed).map(|day| day.to_string()), Ok(meant.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_may_mean_two_days_is_refused_with_both() {
        let fault = monday().day("01/02/2026").unwrap_err();
        assert_eq!(fault.message, "`01/02/2026` may mean two days");
        assert_eq!(fault.help, "write `2026-02-01` or `2026-01-02`");
        assert_eq!(monday().day("13.02.26").unwrap_err().help, "write `2026-02-13`");
        assert_eq!(monday().day("2026-3-5").unwrap_err().help, "write `2026-03-05`");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in [
            "",
            "7",
            "2026",
            "soon",
            "may",
            "fri noon",
            "пятница",
            "2026-02-30",
            "+3",
            "+3m",
            "in 3 moons",
            "4 July 10",
            "31 feb",
            "-",
            "next",
            "20260302",
            "+99999d",
            "1 January 0001",
            "today today",
            "friday 13",
        ] {
            assert!(monday().day(typed).is_err(), "{typed}: {:?}", monday().day(typed));
        }
        assert_eq!(monday().day("+3m").unwrap_err().message, "`3m` is not a span of time: months are `mo`");
    }

    #[test]
    fn a_moment_is_a_day_and_a_time() {
        for (typed, meant) in [
            ("2026-03-02T11:30", "2026-03-02T11:30:00"),
            ("2026-03-02 11:30:05", "2026-03-02T11:30:05"),
            ("2026-03-02T11:30+08:00", "2026-03-02T11:30:00+08:00"),
            ("2026-03-02T11:30:00Z", "2026-03-02T11:30:00Z"),
            ("yesterday 15:00", "2026-03-01T15:00:00"),
            ("last fri 9:05", "2026-02-27T09:05:00"),
            ("10:30", "2026-03-02T10:30:00"),
            ("3pm", "2026-03-02T15:00:00"),
            ("12pm", "2026-03-02T12:00:00"),
            ("today 12am", "2026-03-02T00:00:00"),
            ("3:15pm", "2026-03-02T15:15:00"),
            ("yesterday", "2026-03-01T12:00:00"),
            ("2026-03-01", "2026-03-01T12:00:00"),
            ("now", "2026-03-02T12:00:00"),
        ] {
            assert_eq!(monday().moment(typed).map(|moment| moment.to_string()), Ok(meant.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for typed in [
            "25:00",
            "24:00",
            "10:60",
            "13pm",
            "10:30:99",
            "noon-ish",
            "soon 10:00",
            "01/02/2026 10:00",
            "2026-03-02T1130",
            "1:2:3:4",
        ] {
            assert!(monday().moment(typed).is_err(), "{typed}: {:?}", monday().moment(typed));
        }
        assert_eq!(monday().moment("soon 10:00").unwrap_err().message, "`soon 10:00` is not a moment");
        assert_eq!(monday().moment("01/02/2026 10:00").unwrap_err().help, "write `2026-02-01` or `2026-01-02`");
    }
}
