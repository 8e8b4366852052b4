//! The firm's working days and hours, by which working-day and working-hour spans are counted.

use std::collections::BTreeSet;
use std::ops::Bound;

use chrono::{Duration, NaiveDateTime, NaiveTime, Timelike};

use super::day::Day;
use super::hours::Hours;
use super::weekday::Weekday;

/// Which days the firm works, and from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Whether it works on each day of the week, Monday first.
    week: [bool; 7],
    holidays: BTreeSet<Day>,
    hours: Hours,
}

/// No count goes further than this many days, so that a year full of holidays cannot hold folio up.
const FARTHEST: u32 = 40_000;

impl Calendar {
    /// A calendar; without any workday every day counts as one.
    pub fn new(workdays: &[Weekday], holidays: &[Day], hours: Hours) -> Calendar {
        let mut week = [workdays.is_empty(); 7];
        workdays.iter().for_each(|day| week[*day as usize] = true);
        Calendar { week, holidays: holidays.iter().copied().collect(), hours }
    }

    /// Whether the firm works on this day.
    pub fn works_on(&self, day: Day) -> bool {
        self.works_in_a_week_of(day) && !self.holidays.contains(&day)
    }

    /// Whether the firm works on that day of the week.
    fn works_in_a_week_of(&self, day: Day) -> bool {
        self.week[day.weekday() as usize]
    }

    /// The office hours of a working day.
    pub fn hours(&self) -> Hours {
        self.hours
    }

    /// The `count`th working day after `day`; `day` itself where `count` is 0.
    pub fn working_days_after(&self, day: Day, count: u32) -> Day {
        self.walk(day, count, 1)
    }

    /// The `count`th working day before `day`; `day` itself where `count` is 0.
    pub fn working_days_before(&self, day: Day, count: u32) -> Day {
        self.walk(day, count, -1)
    }

    /// Working days after `from` up to and with `until`; 0 if `until` is not later.
    pub fn working_days_between(&self, from: Day, until: Day) -> u32 {
        let days = from.days_until(until).clamp(0, i64::from(FARTHEST));
        if days == 0 {
            return 0;
        }
        // Whole weeks are alike but for the holidays, so a promise of ten years ago costs no more than one of yesterday.
        let after = from.weekday() as usize + 1;
        let in_week =
            |days: usize| self.week.iter().cycle().skip(after).take(days).filter(|works| **works).count() as i64;
        let worked = days / 7 * in_week(7) + in_week((days % 7) as usize);
        let last = from.plus_days(days);
        let off = self.holidays.range((Bound::Excluded(from), Bound::Included(from.max(last))));
        let off = off.filter(|day| self.works_in_a_week_of(**day)).count() as i64;
        u32::try_from(worked - off).unwrap_or_default()
    }

    /// The moment when so many minutes of office time have passed since `start`.
    pub fn working_minutes_after(&self, start: NaiveDateTime, minutes: u32) -> NaiveDateTime {
        let mut left = minutes;
        let mut day = Day::from(start.date());
        let mut from = start.time().num_seconds_from_midnight().div_ceil(60);
        for _ in 0..FARTHEST {
            if self.works_on(day) {
                let begin = from.max(self.hours.from.minutes());
                let open = self.hours.until.minutes().saturating_sub(begin);
                if left <= open {
                    return at_minute(day, begin + left);
                }
                left -= open;
            }
            day = day.plus_days(1);
            from = 0;
        }
        at_minute(day, 0)
    }

    /// Minutes of office time between two moments; 0 if `until` is not later.
    pub fn working_minutes_between(&self, from: NaiveDateTime, until: NaiveDateTime) -> u32 {
        let minute = |moment: NaiveDateTime| moment.time().num_seconds_from_midnight() / 60;
        let (first, last) = (Day::from(from.date()), Day::from(until.date()));
        let days = first.days_until(last).clamp(-1, i64::from(FARTHEST));
        let open = |ahead: i64| {
            let day = first.plus_days(ahead);
            let begin = if ahead == 0 { minute(from) } else { 0 }.max(self.hours.from.minutes());
            let end = if day == last { minute(until) } else { 24 * 60 }.min(self.hours.until.minutes());
            if self.works_on(day) { end.saturating_sub(begin) } else { 0 }
        };
        (0..=days).map(open).sum()
    }

    fn walk(&self, day: Day, count: u32, step: i64) -> Day {
        let mut reached = day;
        let mut left = count;
        for _ in 0..FARTHEST {
            if left == 0 {
                break;
            }
            reached = reached.plus_days(step);
            left -= u32::from(self.works_on(reached));
        }
        reached
    }
}

fn at_minute(day: Day, minute: u32) -> NaiveDateTime {
    day.date().and_time(NaiveTime::MIN) + Duration::minutes(i64::from(minute))
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Day, Weekday};

    fn office() -> Calendar {
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        Calendar::new(&week, &[day("2026-03-09")], "09:00-18:00".parse().unwrap())
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        let friday = day("2026-03-06");
        assert_eq!(office().working_days_after(friday, 1), day("2026-03-10"));
        assert_eq!(office().working_days_before(day("2026-03-10"), 1), friday);
        assert_eq!(office().working_days_between(friday, day("2026-03-11")), 2);
        assert_eq!(office().working_days_between(friday, friday), 0);
    }

    #[test]
    fn counting_by_weeks_is_counting_by_days() {
        for from in (0..20).map(|ahead| day("2026-02-20").plus_days(ahead)) {
            for length in -3..40 {
                let until = from.plus_days(length);
                let one_by_one = (1..=length).filter(|ahead| office().works_on(from.plus_days(*ahead))).count();
                assert_eq!(office().working_days_between(from, until) as usize, one_by_one, "{from} {until}");
            }
        }
    }

    #[test]
    fn a_firm_without_workdays_ends_all_the_same() {
        let never = Calendar::new(&[], &[], "09:00-18:00".parse().unwrap());
        assert_eq!(never.working_days_after(day("2026-03-06"), 2), day("2026-03-08"));
    }

    #[test]
    fn office_minutes_run_only_while_the_office_is_open() {
        let late_friday = "2026-03-06T17:00:00".parse().unwrap();
        let after = office().working_minutes_after(late_friday, 120);
        assert_eq!(after.to_string(), "2026-03-10 10:00:00");
        for (from, until, minutes) in [
            ("2026-03-06T17:00:00", "2026-03-10T10:00:00", 120), // an hour on Friday, none on the holiday, one on Tuesday
            ("2026-03-06T06:00:00", "2026-03-06T09:30:00", 30),
            ("2026-03-07T10:00:00", "2026-03-08T10:00:00", 0),
            ("2026-03-06T12:00:00", "2026-03-06T11:00:00", 0),
            ("2026-03-06T12:00:00", "2026-03-05T13:00:00", 0),
        ] {
            let between = office().working_minutes_between(from.parse().unwrap(), until.parse().unwrap());
            assert_eq!(between, minutes, "{from} to {until}");
        }
        let early = "2026-03-05T06:00:00".parse().unwrap();
        assert_eq!(office().working_minutes_after(early, 60).to_string(), "2026-03-05 10:00:00");
    }
}
