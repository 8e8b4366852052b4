//! A page's days as a calendar (iCalendar, RFC 5545), which calendars subscribe to.
//!
//! An event keeps its name from day to day, so that it moves in a calendar instead of standing there twice.

use icalendar::{Calendar, Component as _, EventLike as _};

use super::Safe;
use crate::report::{Event, When};

/// How long a meeting takes where nobody says.
const MEETING: chrono::Duration = chrono::Duration::minutes(30);

/// The calendar with these events.
pub fn write(name: &str, events: &[Event]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//folio//agenda//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    // `NAME` of RFC 7986 would be written with its commas bare.
    calendar.append_property(("X-WR-CALNAME", Safe::line(name).to_string().as_str()));
    for event in events {
        calendar.push(entry(event));
    }
    calendar.to_string()
}

fn entry(event: &Event) -> icalendar::Event {
    let mut entry = icalendar::Event::new();
    entry.uid(&format!("{}@folio", Safe::line(&event.id)));
    entry.timestamp(event.stamp);
    entry.summary(&Safe::line(&event.summary).to_string());
    entry.description(&Safe::block(&event.description).to_string());
    match event.when {
        When::Day(day) => {
            // The day after is the first that does not belong to it.
            entry.starts(day.date()).ends(day.plus_days(1).date());
            entry.add_property("TRANSP", "TRANSPARENT");
        }
        When::Moment(at) => {
            entry.starts(at).ends(at + MEETING);
        }
    }
    entry.done()
}

#[cfg(test)]
mod tests {
    use super::super::{Safe, hostile};
    use icalendar::{Calendar, CalendarComponent, Component as _};
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Event, When, write};

    fn read(text: &str) -> Vec<icalendar::Event> {
        let calendar: Calendar = text.parse().unwrap_or_else(|fault| panic!("{fault}: {text}"));
        let event = |component: &CalendarComponent| component.as_event().cloned();
        calendar.components.iter().map(|component| event(component).expect("events only")).collect()
    }

    fn event(id: &str, when: When, summary: &str, description: &str) -> Event {
        let stamp = "2026-03-02T09:30:00Z".parse().unwrap();
        Event { id: id.into(), when, summary: summary.into(), description: description.into(), stamp }
    }

    #[test]
    fn a_day_lasts_all_day_and_a_meeting_half_an_hour() {
        let day =
            event("acme.commitments.logo", When::Day("2026-02-28".parse().unwrap()), "Logo", "folio keep acme logo");
        let meeting = event("acme.meeting", When::Moment("2026-03-02T08:30:00Z".parse().unwrap()), "Review", "");
        let text = write("Monday, 2 March", &[day, meeting]);
        assert_eq!(
            text.replace("\r\n", "\n"),
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//folio//agenda//EN\nCALSCALE:GREGORIAN\nX-WR-CALNAME:Monday\\, 2 March\n\
             BEGIN:VEVENT\nDESCRIPTION:folio keep acme logo\nDTEND;VALUE=DATE:20260301\nDTSTAMP:20260302T093000Z\n\
             DTSTART;VALUE=DATE:20260228\nSUMMARY:Logo\nTRANSP:TRANSPARENT\nUID:acme.commitments.logo@folio\nEND:VEVENT\n\
             BEGIN:VEVENT\nDESCRIPTION:\nDTEND:20260302T090000Z\nDTSTAMP:20260302T093000Z\nDTSTART:20260302T083000Z\n\
             SUMMARY:Review\nUID:acme.meeting@folio\nEND:VEVENT\nEND:VCALENDAR\n"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn hostile_text_comes_back_as_text(summary in hostile::text(), description in hostile::text()) {
            let day = When::Day("2026-02-28".parse().unwrap());
            let text = write("agenda", &[event("a", day, &summary, &description)]);
            let read = read(&text);
            assert_eq!(read.len(), 1, "{text}");
            assert_eq!(read[0].get_uid(), Some("a@folio"));
            assert_eq!(read[0].get_summary().map(str::trim), Some(Safe::line(&summary).to_string().trim()), "{text}");
        }
    }
}
