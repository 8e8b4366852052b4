//! The day that facts are computed for, and what the ledger has settled about days.

use chrono::NaiveDateTime;

use crate::ledger::Ledger;
use crate::model::Settings;
use crate::model::value::{Calendar, Day, Moment, Span, Timezone};

/// A day, with the settings and the calendar that facts of it are measured by.
#[derive(Debug, Clone)]
pub struct AsOf<'a> {
    /// The ledger's settings.
    pub settings: &'a Settings,
    /// The firm's working days and hours.
    pub calendar: Calendar,
    /// The ledger's time zone.
    pub zone: &'a Timezone,
    /// The day.
    pub today: Day,
    /// The moment on that day, on the clock of the ledger's zone.
    pub now: NaiveDateTime,
}

impl<'a> AsOf<'a> {
    /// The ledger's own moment.
    pub fn of(ledger: &'a Ledger) -> AsOf<'a> {
        let now = ledger.now().in_zone(ledger.zone());
        AsOf::new(ledger.settings(), now)
    }

    /// A moment on the clock of the ledger's zone.
    pub fn new(settings: &'a Settings, now: NaiveDateTime) -> AsOf<'a> {
        AsOf { settings, calendar: settings.calendar(), zone: settings.zone(), today: Day::from(now.date()), now }
    }

    /// The same ledger on another day, at the same time of day.
    #[must_use]
    pub fn on(&self, day: Day) -> AsOf<'a> {
        AsOf { today: day, now: day.date().and_time(self.now.time()), ..self.clone() }
    }

    /// The day of a moment on the calendar of the ledger's zone.
    pub fn day(&self, moment: &Moment) -> Day {
        moment.day(self.zone)
    }

    /// Calendar days from `day` to today; negative if `day` is yet to come.
    pub fn days_since(&self, day: Day) -> i64 {
        day.days_until(self.today)
    }

    /// Whether the day has come, and no more than the span has passed since.
    pub fn within(&self, span: Span, day: Day) -> bool {
        day <= self.today && !span.exceeded(day, self.today, &self.calendar)
    }
}
