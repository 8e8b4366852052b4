//! Dates on their way through serde, which has no word for them.
//!
//! They pass as the one number TOML cannot write, that of 128 bits: nothing is printed, nothing is parsed again, and no
//! other value can be taken for a date.

use serde::de::{Deserializer, Error, Visitor};
use toml::value::{Date, Datetime, Offset, Time};

// Which parts are written.
const DATE: u8 = 1;
const TIME: u8 = 1 << 1;
const SECOND: u8 = 1 << 2;
const NANOSECOND: u8 = 1 << 3;
const ZULU: u8 = 1 << 4;
const MINUTES: u8 = 1 << 5;

/// A date, time or both as a number.
pub(super) fn pack(written: &Datetime) -> u128 {
    let mut parts = 0;
    let mut note = |part, there: bool| parts |= if there { part } else { 0 };
    let date = written.date.unwrap_or(Date { year: 0, month: 0, day: 0 });
    note(DATE, written.date.is_some());
    let time = written.time.unwrap_or(Time { hour: 0, minute: 0, second: None, nanosecond: None });
    note(TIME, written.time.is_some());
    note(SECOND, time.second.is_some());
    note(NANOSECOND, time.nanosecond.is_some());
    note(ZULU, written.offset == Some(Offset::Z));
    let minutes = if let Some(Offset::Custom { minutes }) = written.offset { Some(minutes) } else { None };
    note(MINUTES, minutes.is_some());
    let [y1, y0] = date.year.to_be_bytes();
    let [n3, n2, n1, n0] = time.nanosecond.unwrap_or_default().to_be_bytes();
    let [m1, m0] = minutes.unwrap_or_default().to_be_bytes();
    let second = time.second.unwrap_or_default();
    let bytes = [parts, y1, y0, date.month, date.day, time.hour, time.minute, second, n3, n2, n1, n0, m1, m0, 0, 0];
    u128::from_be_bytes(bytes)
}

/// The date, time or both that became this number.
pub fn unpack(number: u128) -> Datetime {
    let [parts, y1, y0, month, day, hour, minute, second, n3, n2, n1, n0, m1, m0, _, _] = number.to_be_bytes();
    let has = |part| parts & part != 0;
    let time = Time {
        hour,
        minute,
        second: has(SECOND).then_some(second),
        nanosecond: has(NANOSECOND).then_some(u32::from_be_bytes([n3, n2, n1, n0])),
    };
    let minutes = Offset::Custom { minutes: i16::from_be_bytes([m1, m0]) };
    Datetime {
        date: has(DATE).then_some(Date { year: u16::from_be_bytes([y1, y0]), month, day }),
        time: has(TIME).then_some(time),
        offset: if has(ZULU) { Some(Offset::Z) } else { has(MINUTES).then_some(minutes) },
    }
}

/// Reads a date, time or both from a file that is being [decoded](super::Tree::decode).
pub fn datetime<'t, D: Deserializer<'t>>(deserializer: D) -> Result<Datetime, D::Error> {
    deserializer.deserialize_u128(DatetimeVisitor)
}

struct DatetimeVisitor;

impl Visitor<'_> for DatetimeVisitor {
    type Value = Datetime;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a date or time")
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Datetime, E> {
        Ok(unpack(number))
    }
}

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

    use super::{Date, Datetime, Offset, Time, pack, unpack};

    fn written() -> impl Strategy<Value = Datetime> {
        let date = any::<(u16, u8, u8)>().prop_map(|(year, month, day)| Date { year, month, day });
        let time = any::<(u8, u8, Option<u8>, Option<u32>)>();
        let time = time.prop_map(|(hour, minute, second, nanosecond)| Time { hour, minute, second, nanosecond });
        let minutes = any::<i16>().prop_map(|minutes| Some(Offset::Custom { minutes }));
        let offset = prop_oneof![Just(None), Just(Some(Offset::Z)), minutes];
        (option::of(date), option::of(time), offset).prop_map(|(date, time, offset)| Datetime { date, time, offset })
    }

    proptest! {
        #[test]
        fn a_date_comes_out_as_it_went_in(written in written()) {
            prop_assert_eq!(unpack(pack(&written)), written);
        }
    }
}
